package desktop

import (
	"slices"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/store"
)

// roomless are the layouts of exports that do not tell who was in the room.
var roomless = []string{string(importer.ZoomRegistration), string(importer.ZoomQuestions), string(importer.ZoomPolls)}

// roomUnknown tells whether all that was imported of a webinar does not tell who
// came: nobody known to have come is not nobody then. Any goroutine may call it.
func roomUnknown(r store.Reader, webinar store.ID) (bool, error) {
	unknown := false
	for a, err := range store.All[store.Attendance](r) {
		switch {
		case err != nil:
			return false, err
		case a.Webinar != webinar:
		case !slices.Contains(roomless, a.Layout):
			return false, nil
		default:
			unknown = true
		}
	}
	return unknown, nil
}
