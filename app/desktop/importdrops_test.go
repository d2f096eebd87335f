package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// otherTable is a table of no known layout.
const otherTable = "Nombre y apellidos;Llegada;Salida;Observaciones\nAna Sol;03/24/2026 10:00;03/24/2026 11:00;nada\n"

func TestADropIsNeverSwallowed(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	d.askImport()
	l.until("the chooser", d.choosing)
	drop(t, d, l, scratch(t, "meeting.csv", zoomMeeting("03/24/2026", "Ana")))
	if d.choosing() || !shows(d, "meeting.csv") {
		t.Error("what is dropped on the chooser is what would have been chosen")
	}
	pressKey(d, fyne.KeyEscape)

	drop(t, d, l, scratch(t, "list.csv", otherTable))
	wants(t, d, "What do the columns hold?")
	drop(t, d, l, scratch(t, "meeting.csv", zoomMeeting("03/24/2026", "Ana")))
	wants(t, d, "What do the columns hold?", "list.csv", "meeting.csv")
	if len(d.importing.files) != 2 {
		t.Errorf("dropped beside the question about columns, there are %d files", len(d.importing.files))
	}
	pressKey(d, fyne.KeyEscape)
	pressKey(d, fyne.KeyEscape)

	d.tellTitled("Wait", "A sentence.")
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI("/tmp/a.csv"), storage.NewFileURI("/tmp/b.rapporteur")})
	wants(t, d, "The files were not taken", "b.rapporteur and a.csv: nothing was opened or imported")
	if d.importing != nil {
		t.Error("an import began under a dialog")
	}
}

func TestABadRowNamesItsColumnWhereItsCellMayBeAName(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	text := zoomMeeting("03/24/2026", "Ana") + "Bea,bea@example.org,Bea Example,03/24/2026 11:00:00 AM,60,Yes\n"
	i := drop(t, d, l, scratch(t, "meeting.csv", text))
	i.unfolded["bad "+i.files[0].path] = true
	i.build()
	wants(t, d, "Line 3: Its time of coming cannot be read.")
	if strings.Contains(strings.Join(texts(d), " "), "“…”") {
		t.Error("a mask is shown")
	}
}

func TestManyWebinarsAtOnceAreALineEach(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	var paths []string
	for _, day := range []string{"03/24/2026", "04/24/2026", "05/24/2026"} {
		paths = append(paths, scratch(t, "m.csv", zoomMeeting(day, "Ana")))
	}
	i := drop(t, d, l, paths...)
	if shows(d, "Details") {
		t.Error("the zone of three webinars can be asked one by one")
	}
	i.zone = "America/Santiago" // as chosen for one of them
	i.work()
	settled(d, l)
	wants(t, d, "America/Santiago (UTC−3)", "this is what you chose for another")
	for _, day := range []string{"06/24/2026", "07/24/2026"} {
		paths = append(paths, scratch(t, "m.csv", zoomMeeting(day, "Ana", "Bea")))
	}
	drop(t, d, l, paths[3:]...)
	wants(t, d, "5 webinars: 7 people", "Webinar 5 of 5: Friday 24 July 2026", "2 people for a new webinar, “Webinar of 24 Jul 2026” · America/Santiago", "Details")
	if shows(d, "Time zone of the export") {
		t.Error("five webinars are one long form")
	}
	i.controls["session "+i.files[4].path].(fyne.Tappable).Tapped(nil)
	wants(t, d, "Time zone of the export")
	if d.win.Canvas().Focused() != i.controls["remove "+i.files[4].path] {
		t.Error("the keyboard is not in what was opened")
	}
}
