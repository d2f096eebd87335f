package desktop

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/words"
)

// noticesHere are the notices that the program has built in.
func noticesHere(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile("../../THIRD_PARTY_NOTICES.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// TestHelpSaysWhatItIsThere walks the views of Help in the smallest window and in
// every language, with keys alone.
func TestHelpSaysWhatItIsThere(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	d.options.Notices = noticesHere(t)
	d.win.Resize(fyne.NewSize(1024, 640))
	for _, language := range words.Languages() {
		d = d.speak(language)
		l.until("the page in "+language, func() bool { return !d.loads.running && d.places.at.Page != "" })
		d.shell.rail.help.Tapped(&fyne.PointEvent{})
		wants(t, d, d.t("help.tour.line"), d.t("page.participation"))
		pressKey(d, fyne.KeyRight)
		for _, platform := range importer.Platforms() {
			wants(t, d, d.t("import.platform."+string(platform)))
		}
		pressKey(d, fyne.KeyRight)
		wants(t, d, d.t("help.privacy.network"), d.t("help.privacy.backups"))
		pressKey(d, fyne.KeyRight)
		wants(t, d, "test.rapporteur")
		pressKey(d, fyne.KeyRight)
		wants(t, d, d.t("about.version", "version", "test"), "Third-party notices", d.t("help.notices.page", "page", 1, "pages", len(pagesOfNotices(d.options.Notices))))
		for _, line := range linesIn(d.win.Canvas().Overlays().Top(), d.win.Canvas().Size()) {
			checkLine(t, d, line, "Help in "+language)
		}
		pressKey(d, fyne.KeyEscape)
		if d.covered() {
			t.Fatal("Esc does not close Help")
		}
		pressKey(d, fyne.KeyF1)
		wants(t, d, d.t("keys.help"), "Ctrl Shift D")
		pressKey(d, fyne.KeyEscape)
	}
}

// TestHelpComesFromEverywhereInTheWindow tabs through every page: whatever has the
// focus, F1 shows the keys.
func TestHelpComesFromEverywhereInTheWindow(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	for _, entry := range pageEntries() {
		d.open(Route{Page: entry.name, Webinar: d.at().Webinar})
		l.until("the page "+string(entry.name), func() bool { return d.at().Page == entry.name && !d.loads.running })
		canvas := d.win.Canvas()
		canvas.Unfocus()
		seen := map[fyne.Focusable]bool{}
		for canvas.FocusNext(); canvas.Focused() != nil && !seen[canvas.Focused()]; canvas.FocusNext() {
			focused := canvas.Focused()
			seen[focused] = true
			pressKey(d, fyne.KeyF1)
			if !d.covered() {
				t.Errorf("%s: F1 does nothing while a %T has the focus", entry.name, focused)
				continue
			}
			pressKey(d, fyne.KeyEscape)
			canvas.Focus(focused)
		}
		if len(seen) < 5 {
			t.Errorf("%s: only %d places to tab to", entry.name, len(seen))
		}
	}
}

// TestTheTourLeadsToEachPage takes every step that leads to a page.
func TestTheTourLeadsToEachPage(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	for _, entry := range pageEntries() {
		d.showTour()
		step := pressNamed(d, d.t(entry.words))
		if step == nil {
			t.Fatalf("no step leads to %s", entry.name)
		}
		d.win.Canvas().Focus(step)
		pressKey(d, fyne.KeyReturn)
		l.until("the tour shows "+string(entry.name), func() bool { return !d.covered() && d.at().Page == entry.name && !d.loads.running })
	}
}

// pressNamed is what can be pressed under a name in the dialog that is open.
func pressNamed(d *desk, name string) (found *press) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if p, ok := o.(*press); ok && p.o.name == name {
			found = p
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(d.win.Canvas().Overlays().Top())
	return found
}

func TestTheTourWithoutANotebookLeadsToOne(t *testing.T) {
	d, _ := sit(t, "", nil)
	d.showTour()
	wants(t, d, d.t("help.tour.closed"), d.t("menu.sample"))
	if pressNamed(d, d.t("page.notes")) != nil {
		t.Error("a step leads to a page of no notebook")
	}
}

// TestNoticesAreWhole finds each module and each licence text on the pages, none of
// them long.
func TestNoticesAreWhole(t *testing.T) {
	raw := noticesHere(t)
	pages := pagesOfNotices(raw)
	var all strings.Builder
	for _, page := range pages {
		if n := strings.Count(page.text, "\n"); n > noticeLines+2 {
			t.Errorf("%s: %d lines on a page", page.title, n)
		}
		all.WriteString(page.text + "\n")
	}
	said := strings.Join(strings.Fields(strings.ReplaceAll(all.String(), "\u00a0", " ")), " ")
	for _, line := range strings.Split(raw, "\n") {
		line = strings.Trim(strings.ReplaceAll(line, "`", ""), "| ")
		if cells := strings.Split(line, " | "); len(cells) > 2 && cells[0] != "Work" && cells[0] != "Module" {
			line = cells[0] + " " + cells[1]
		} else if len(cells) > 1 || strings.HasPrefix(line, "#") || strings.Trim(line, "-| ") == "" || line == "text" {
			continue
		}
		if want := strings.Join(strings.Fields(line), " "); !strings.Contains(said, want) {
			t.Errorf("%q stands on no page", want)
		}
	}
}

func TestReadOnlyHelpOffersNothingThatWrites(t *testing.T) {
	d, _ := sit(t, writeSmall(t).path, nil)
	d.session.readOnly = true
	d.showTour()
	if pressNamed(d, d.t("keys.webinar_new")) != nil {
		t.Error("the tour offers a new webinar in a notebook that takes none")
	}
}
