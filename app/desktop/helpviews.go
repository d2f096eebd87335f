package desktop

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// tourStep is one step of the tour and where it leads.
type tourStep struct {
	icon, title, line, keys string
	to                      func()
}

// tourSteps lead through a notebook in the order in which a webinar is worked on.
func (d *desk) tourSteps() (steps []tourStep) {
	steps = append(steps,
		tourStep{"event", "keys.webinar_new", "help.tour.webinar", "Ctrl Shift W", d.askWebinar},
		tourStep{"handshake", "keys.partnership_new", "help.tour.partnership", "Ctrl Shift P", d.askPartnership},
		tourStep{"upload_file", "help.tour.import_title", "help.tour.import", "Ctrl Shift I", d.askImport})
	for _, entry := range pageEntries() {
		steps = append(steps, tourStep{entry.icon, entry.words, "help.tour." + string(entry.name), "Ctrl " + string(entry.key),
			func() { d.turnTo(entry.name) }})
	}
	return append(steps,
		tourStep{"search", "keys.search", "help.tour.search", "Ctrl K", d.focusSearch},
		tourStep{"settings", "settings.title", "help.tour.settings", "Ctrl ,", d.showSettings})
}

// tour leads to each page. Without a notebook it leads to the sample first.
func (h *helpForm) tour() []fyne.CanvasObject {
	d := h.d
	if d.session == nil {
		return []fyne.CanvasObject{h.para("help.tour.closed"),
			h.step(tourStep{"auto_stories", "menu.sample", "first.sample_line", "Ctrl Shift O", d.openSample}),
			h.step(tourStep{"note_add", "keys.new", "first.new_line", "Ctrl Shift N", d.askNew})}
	}
	parts := []fyne.CanvasObject{h.para("help.tour.line")}
	for _, step := range d.tourSteps() {
		if d.readOnly() && (step.line == "help.tour.webinar" || step.line == "help.tour.import") {
			continue // nothing can be added
		}
		parts = append(parts, h.step(step))
	}
	return parts
}

// step is a row that closes Help and goes where it says.
func (h *helpForm) step(s tourStep) fyne.CanvasObject {
	d := h.d
	row := widgets.Row(tokens.Space12, widgets.NewIcon(s.icon, look.Ink2, tokens.IconSize),
		widgets.Stretch(widgets.Column(0, look.Para(d.t(s.title), tokens.BodyBold, look.Ink, 1), look.Para(d.t(s.line), tokens.Small, look.Ink2, 0))),
		keyCap(s.keys))
	var pressed *press
	pressed = newPress(pressOptions{content: widgets.Inset(tokens.Space8, tokens.Space8, row), name: d.t(s.title), radius: tokens.RadiusControl,
		tapped: func() {
			h.box.hide()
			s.to()
		},
		focus: func(gained bool) {
			if gained {
				h.page.Reveal(pressed)
			}
		}})
	return pressed
}

// formats says what can be imported, from what the readers know.
func (h *helpForm) formats() []fyne.CanvasObject {
	d := h.d
	parts := []fyne.CanvasObject{h.para("help.formats.line", "endings", d.book.List(importable))}
	for _, platform := range importer.Platforms() {
		var names []string
		for _, layout := range importer.LayoutsOf(platform) {
			names = append(names, d.t("import.layout."+string(layout)))
		}
		parts = append(parts, widgets.Column(0, h.heading(d.t("import.platform."+string(platform))),
			look.Para(strings.Join(names, " · "), tokens.Body, look.Ink2, 0)))
	}
	return append(parts, widgets.Column(0, h.heading(d.t("help.formats.other")), h.para("help.formats.other_line")),
		widgets.Column(0, h.heading(d.t("help.formats.text")), h.para("help.formats.text_line")))
}

// privacy says what leaves the machine and what is kept of people.
func (h *helpForm) privacy() []fyne.CanvasObject {
	return h.paras("help.privacy.network", "help.privacy.groups", "help.privacy.published", "help.privacy.roles", "help.privacy.kept",
		"help.privacy.dropped", "help.privacy.key", "help.privacy.forget", "help.privacy.backups")
}

// file says what a notebook is on the disk.
func (h *helpForm) file() []fyne.CanvasObject {
	parts := h.paras("help.file.one", "help.file.inside", "help.file.log", "help.file.newer", "help.file.out")
	if path := h.d.path(); path != "" {
		parts = append(parts, widgets.Column(0, h.heading(h.d.t("help.file.here")), look.Para(homely(path), tokens.Body, look.Ink2, 0)))
	}
	return parts
}

// version says which version this is and on what it stands.
func (h *helpForm) version() []fyne.CanvasObject {
	d := h.d
	parts := []fyne.CanvasObject{
		widgets.Row(tokens.Space12, newMark(32), widgets.Stretch(widgets.Column(0,
			look.Para(d.t("app.name"), tokens.Title, look.Ink, 1),
			look.Para(d.t("about.version", "version", d.options.Version), tokens.Small, look.Ink3, 1)))),
		h.para("about.line"),
		h.para("help.version.format", "format", store.Format),
		h.para("help.version.licence"),
	}
	return append(parts, h.notices.show(h)...)
}
