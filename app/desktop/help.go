package desktop

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// keysEverywhere are the keys that work on every screen.
var keysEverywhere = []keyHelp{
	{"Ctrl O", "keys.open"}, {"Ctrl Shift O", "keys.sample"}, {"Ctrl Shift N", "keys.new"},
	{"Ctrl Shift I", "importdialog.keys"}, {"Ctrl ,", "keys.settings"},
	{"Ctrl Shift D", "keys.theme"}, {"Tab, Shift Tab", "keys.tab"}, {"Esc", "keys.close"}, {"F1", "keys.help"},
}

// keysWithNotebook work while a notebook is open.
func keysWithNotebook() []keyHelp {
	return []keyHelp{
		{"Ctrl K", "keys.search"}, {pageKeys(), "keys.pages"}, {"F5", "present.keys.start"}, {"Ctrl N", "keys.new_note"},
		{"Ctrl Shift A", "questions.keys.new"}, {"Ctrl Shift W", "keys.webinar_new"}, {"Ctrl Shift E", "keys.webinar_edit"},
		{"Ctrl Shift P", "keys.partnership_new"},
		{"Ctrl Shift M", "merge.menu"}, {"Ctrl Shift B", "backups.menu"},
		{"Ctrl Z, Ctrl Shift Z", "keys.undo"}, {"Ctrl Shift U", "steps.menu"}, {"Ctrl Shift X", "deleted.menu"}, {"Alt ←, Alt →", "keys.back"},
	}
}

// pageKeys are the keys of the pages: "Ctrl 1, 2, 3".
func pageKeys() string {
	var keys []string
	for _, entry := range pageEntries() {
		keys = append(keys, string(entry.key))
	}
	return "Ctrl " + strings.Join(keys, ", ")
}

// keyList lists the keys of the present screen, and those that work everywhere.
func (d *desk) keyList() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	group := func(title string, keys []keyHelp) {
		if len(keys) == 0 {
			return
		}
		if len(parts) > 0 {
			parts = append(parts, space(tokens.Space8))
		}
		parts = append(parts, look.Label(title, tokens.SmallBold, look.Ink2))
		for _, k := range keys {
			parts = append(parts, widgets.Row(tokens.Space16, widgets.Stretch(look.Para(d.t(k.words), tokens.Body, look.Ink, 2)), keyCap(k.keys)))
		}
	}
	if p, ok := d.pages[d.places.at.Page].(keyed); ok && d.session != nil {
		group(d.t("page."+string(d.places.at.Page)), p.keys())
	}
	all := keysEverywhere
	if d.session != nil {
		all = append(append([]keyHelp{}, keysWithNotebook()...), keysEverywhere...)
	}
	group(d.t("keys.everywhere"), all)
	return parts
}
