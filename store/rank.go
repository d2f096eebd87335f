package store

import "strings"

// RankBetween is a rank key that sorts after one and before another, as short as it
// can be: what is moved in an ordered list gets a new key and its neighbours keep
// theirs. An empty after is the beginning of the list, an empty before its end. A
// key is of the letters a to z and does not end in a, so that there is always room
// before it. Where the two are no such keys, or not in this order, it returns "".
func RankBetween(after, before string) string {
	if !isRank(after) || !isRank(before) || before != "" && after >= before {
		return ""
	}
	var key strings.Builder
	for i, bound := 0, before != ""; ; i++ {
		low, high := 0, rankLetters
		if i < len(after) {
			low = int(after[i] - 'a')
		}
		if bound {
			high = int(before[i] - 'a')
		}
		if high-low > 1 {
			key.WriteByte(byte('a' + (low+high)/2))
			return key.String()
		}
		key.WriteByte(byte('a' + low))
		bound = bound && low == high
	}
}

const rankLetters = 26

func isRank(key string) bool {
	for i := range len(key) {
		if key[i] < 'a' || key[i] > 'z' {
			return false
		}
	}
	return !strings.HasSuffix(key, "a")
}

// Ranks gives the items of a list, whose present keys are listed in the order that
// the list is to have, keys in that order. As many as can keep theirs do.
func Ranks(present []string) []string {
	kept := longestRising(present)
	ranks := make([]string, len(present))
	after := ""
	for i := range present {
		if kept[i] {
			ranks[i], after = present[i], present[i]
			continue
		}
		before := ""
		for j := i + 1; j < len(present) && before == ""; j++ {
			if kept[j] {
				before = present[j]
			}
		}
		ranks[i] = RankBetween(after, before)
		after = ranks[i]
	}
	return ranks
}

// longestRising marks the items of the longest row of keys that rise.
func longestRising(keys []string) []bool {
	length, previous := make([]int, len(keys)), make([]int, len(keys))
	last := -1
	for i, key := range keys {
		if key == "" || !isRank(key) {
			continue
		}
		length[i], previous[i] = 1, -1
		for j := range i {
			if length[j] >= length[i] && keys[j] < key {
				length[i], previous[i] = length[j]+1, j
			}
		}
		if last < 0 || length[i] > length[last] {
			last = i
		}
	}
	kept := make([]bool, len(keys))
	for ; last >= 0; last = previous[last] {
		kept[last] = true
	}
	return kept
}
