package places

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/places/fold"
)

// Beginning lists the cities one of whose names begins as written, the largest
// first; none for fewer than three letters.
func Beginning(written string, most int) []City {
	key := fold.Key(written)
	if len([]rune(key)) < 3 {
		return nil
	}
	table := cities()
	var found []int32
	for name, at := range table.first {
		if !strings.HasPrefix(name, key) {
			continue
		}
		for ; at >= 0; at = table.chain[at].next {
			found = append(found, table.chain[at].city)
		}
	}
	slices.SortFunc(found, func(a, b int32) int {
		return cmp.Or(cmp.Compare(table.all[b].Population, table.all[a].Population), cmp.Compare(a, b))
	})
	found = slices.Compact(found)
	var list []City
	for _, at := range found[:min(most, len(found))] {
		list = append(list, table.all[at].City)
	}
	return list
}
