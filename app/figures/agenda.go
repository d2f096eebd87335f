package figures

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// AgendaOf reads the agenda of a webinar in its order.
func AgendaOf(r store.Reader, webinar store.ID) ([]store.AgendaPart, error) {
	var parts []store.AgendaPart
	for part, err := range store.All[store.AgendaPart](r) {
		if err != nil {
			return nil, err
		}
		if part.Webinar == webinar {
			parts = append(parts, part)
		}
	}
	slices.SortFunc(parts, func(a, b store.AgendaPart) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), bytes.Compare(a.ID[:], b.ID[:]))
	})
	return parts, nil
}
