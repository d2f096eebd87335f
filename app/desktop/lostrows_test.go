package desktop

import (
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// TestPagesOfANotebookWithoutTheRowsOfItsAttendance say what is lost, and show the rest.
func TestPagesOfANotebookWithoutTheRowsOfItsAttendance(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.edit("step.import", func(tx *store.Tx) error {
		return store.Put(tx, &store.Attendance{Webinar: w.webinar, Layout: "zoom_participants", People: store.HashOf([]byte("rows that nobody has"))})
	})
	for page, words := range map[PageName]string{
		Overview: "The rows of the attendance are lost", Participation: "The rows of the attendance are lost",
		Regions: "Magallanes", Present: "", Report: "", Notes: "",
	} {
		d.open(Route{Page: page})
		l.until(string(page)+" is shown", func() bool {
			return d.places.at.Page == page && !d.loads.running && shows(d, "Saved") && shows(d, words)
		})
		if shows(d, "could not be read") {
			t.Errorf("%s shows\n%q", page, texts(d))
		}
	}
}
