package store

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestRanksHaveRoomEverywhere(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var list []string
	for range 2000 {
		at := random.IntN(len(list) + 1)
		after, before := "", ""
		if at > 0 {
			after = list[at-1]
		}
		if at < len(list) {
			before = list[at]
		}
		key := RankBetween(after, before)
		if key <= after || before != "" && key >= before || strings.HasSuffix(key, "a") {
			t.Fatalf("%q is not between %q and %q", key, after, before)
		}
		list = slices.Insert(list, at, key)
	}
	first := list[0]
	for range 200 {
		next := RankBetween("", first)
		if next == "" || next >= first {
			t.Fatalf("%q is not before %q", next, first)
		}
		first = next
	}
}

func TestNoRankBetweenWhatIsNotInOrder(t *testing.T) {
	for _, pair := range [][2]string{{"n", "n"}, {"p", "n"}, {"N", "p"}, {"", "ba"}, {"3", ""}} {
		if key := RankBetween(pair[0], pair[1]); key != "" {
			t.Errorf("%q is said to be between %q and %q", key, pair[0], pair[1])
		}
	}
}

func TestMovingOneItemChangesOneKey(t *testing.T) {
	for name, present := range map[string][]string{
		"last to the front": {"t", "d", "h", "n"}, "first to the end": {"h", "n", "t", "d"},
		"a new one inside": {"d", "", "h"}, "the same key twice": {"d", "d", "h"}, "a key that is none": {"d", "5", "h"},
	} {
		ranks := Ranks(present)
		changed := 0
		for i, rank := range ranks {
			if i > 0 && rank <= ranks[i-1] {
				t.Errorf("%s: %v is not in order", name, ranks)
			}
			if rank != present[i] {
				changed++
			}
		}
		if changed != 1 {
			t.Errorf("%s: %d keys of %v changed to %v", name, changed, present, ranks)
		}
	}
	if ranks := Ranks([]string{"", "", ""}); !slices.IsSorted(ranks) || slices.Contains(ranks, "") {
		t.Errorf("new items have the keys %v", ranks)
	}
}
