package desktop

import (
	"cmp"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// byRank puts questions into their order: their keys, then when they were asked,
// then when they were written down.
func byRank(x, y store.Question) int {
	return cmp.Or(cmp.Compare(x.Rank, y.Rank), cmp.Compare(x.AskedMS, y.AskedMS), slices.Compare(x.ID[:], y.ID[:]))
}

// rankWidth is how many letters count the questions that are written down one
// after the other: 26 to that power are more than anybody asks.
const rankWidth = 4

// rankAfter is a key after the last of a list. Half way to the end, again and
// again, would make keys longer and longer; this one counts on. Keys of another
// make, such as those of older imports, have one after them too.
func rankAfter(last string) string {
	if last == "" {
		return "naab"
	}
	key := []byte("aaaa")
	for i := range min(rankWidth, len(last)) {
		key[i] = min(max(last[i], 'a'), 'z')
	}
	for i := rankWidth - 1; i >= 0; i-- {
		if key[i] == 'z' {
			continue
		}
		key[i]++
		for j := i + 1; j < rankWidth; j++ {
			key[j] = 'a'
		}
		if key[rankWidth-1] == 'a' {
			key[rankWidth-1] = 'b'
		}
		if next := string(key); next > last {
			return next
		}
	}
	return last + "n"
}

// longestRank is the longest key that a move may give: moving to and fro between
// two questions makes their keys longer.
const longestRank = 24

// placeQuestion gives a question a key between two others of a list, which is in
// order; -1 is before the first. Where there is no room between them all get keys
// anew. It returns the questions that have changed.
func placeQuestion(q store.Question, list []store.Question, after int) []store.Question {
	low, high := "", ""
	if after >= 0 {
		low = list[after].Rank
	}
	if after+1 < len(list) {
		high = list[after+1].Rank
	}
	key := ""
	switch {
	case after >= 0 && high == "" && after+1 == len(list):
		key = rankAfter(low)
	case after < 0 || low != "":
		key = store.RankBetween(low, high)
	}
	if key != "" && len(key) <= longestRank {
		q.Rank = key
		return []store.Question{q}
	}
	all := slices.Insert(slices.Clone(list), after+1, q)
	last := ""
	for i := range all {
		last = rankAfter(last)
		all[i].Rank = last
	}
	return all
}
