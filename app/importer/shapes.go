package importer

import (
	"slices"

	"github.com/rapporteur-app/rapporteur/assets/places"
)

// shapedSection makes a section of a header row and the rows under it. Columns
// whose names are not known are told by what stands in them, so that a table of
// any language can be read.
func shapedSection(title string, head line, body []line) *section {
	sec := namedSection(title, head, body)
	sec.byShape()
	return sec
}

// namedSection makes a section whose columns are told by their names alone.
func namedSection(title string, head line, body []line) *section {
	sec := &section{name: title, title: foldHeader(title), head: head, at: map[column][]int{}}
	for i, cell := range head.cells {
		if cell == "" {
			continue
		}
		sec.width = i + 1
		if col := columnOf(cell); col != colNone && !looksValue(cell) {
			sec.at[col] = append(sec.at[col], i)
		}
	}
	sec.headers = head.cells[:sec.width]
	sec.givenNames()
	sec.jobTitles()
	sec.body = slices.DeleteFunc(slices.Clone(body), sec.isHeader)
	sec.even()
	return sec
}

// isHeader tells the header again, as it stands on each page of a report.
func (s *section) isHeader(l line) bool {
	return len(l.cells) >= s.width && slices.Equal(l.cells[:s.width], s.headers)
}

// hasPerson tells whether a section says who its rows are about.
func (s *section) hasPerson() bool {
	return s.has(colName) || s.has(colFirst) || s.has(colLast) || s.has(colEmail) || s.has(colID)
}

// sampled is how many rows decide what a column holds.
const sampled = 60

// byShape names the columns that no header named: addresses, durations, times, the
// person's name and the role.
func (s *section) byShape() {
	known := s.known()
	var times, texts []int
	for i := range s.width {
		if known[i] {
			continue
		}
		switch s.shapeOf(i) {
		case colJoin:
			times = append(times, i)
		case colDuration:
			s.claim(colDuration, i)
		case colEmail:
			if !s.claim(colEmail, i) {
				s.claim(colID, i)
			}
		case colName:
			texts = append(texts, i)
		}
	}
	s.shapeTimes(times)
	s.shapeTexts(texts)
}

// claim gives a column to what no other column is.
func (s *section) claim(col column, i int) bool {
	if s.has(col) {
		return false
	}
	s.at[col] = []int{i}
	return true
}

// shapeTimes tells joining from leaving: in a row where all are told, the last is
// leaving and the one before it joining; any earlier is the registration.
func (s *section) shapeTimes(times []int) {
	if len(times) == 0 {
		return
	}
	for _, l := range s.body[:min(len(s.body), sampled)] {
		stamps := make([]stamp, len(times))
		all := true
		for k, i := range times {
			if i < len(l.cells) {
				st, ok := parseStamp(l.cells[i])
				stamps[k], all = st, all && ok
			} else {
				all = false
			}
		}
		if !all {
			continue
		}
		order := make([]int, len(times))
		for k := range order {
			order[k] = k
		}
		slices.SortStableFunc(order, func(a, b int) int { return stamps[a].compare(stamps[b]) })
		sorted := make([]int, len(times))
		for k, from := range order {
			sorted[k] = times[from]
		}
		times = sorted
		break
	}
	wanted := []column{colJoin, colLeave}
	wanted = slices.DeleteFunc(wanted, func(col column) bool { return s.has(col) })
	for len(times) > 0 && len(wanted) > 0 {
		if len(times) > len(wanted) {
			s.claim(colRegistered, times[0])
			times = times[1:]
			continue
		}
		s.claim(wanted[0], times[0])
		times, wanted = times[1:], wanted[1:]
	}
}

// compare orders times that are written the same way, whichever number is the day.
func (s stamp) compare(other stamp) int {
	key := func(s stamp) []int { return []int{s.year, s.a, s.b, s.hour, s.minute, s.second} }
	return slices.Compare(key(s), key(other))
}

// shapeTexts takes the text with the most different values for the name, and
// another of few values, one of them a host's, for the role.
func (s *section) shapeTexts(texts []int) {
	values, hosts := map[int]int{}, map[int]bool{}
	for _, i := range texts {
		seen := map[string]bool{}
		for _, l := range s.body[:min(len(s.body), sampled)] {
			if i < len(l.cells) && l.cells[i] != "" {
				if !seen[l.cells[i]] && hosting(l.cells[i]) {
					hosts[i] = true
				}
				seen[l.cells[i]] = true
			}
		}
		values[i] = len(seen)
	}
	texts = slices.DeleteFunc(texts, func(i int) bool { return s.countries(i) && s.claim(colCountry, i) })
	if !s.has(colName) && !s.has(colFirst) && !s.has(colLast) {
		name := -1
		for _, i := range texts {
			if values[i] > 0 && (name < 0 || values[i] > values[name]) {
				name = i
			}
		}
		if name >= 0 {
			s.at[colName] = []int{name}
			texts = slices.DeleteFunc(texts, func(i int) bool { return i == name })
		}
	}
	for _, i := range texts {
		if values[i] <= 6 && hosts[i] && s.claim(colRole, i) {
			return
		}
	}
}

// countries tells a column of names of countries.
func (s *section) countries(i int) bool {
	seen, known := 0, 0
	for _, l := range s.body[:min(len(s.body), sampled)] {
		if i >= len(l.cells) || told(l.cells[i]) == "" {
			continue
		}
		seen++
		if _, ok := places.CountryOf(l.cells[i]); ok && len(l.cells[i]) > 3 {
			known++
		}
	}
	return known > 0 && 4*known >= 3*seen
}

// shapeOf tells what most cells of a column are: times, durations, addresses, or
// words (colName); colNone where it is empty or mixed.
func (s *section) shapeOf(i int) column {
	counts := map[column]int{}
	seen := 0
	for _, l := range s.body[:min(len(s.body), 10*sampled)] {
		if i >= len(l.cells) || told(l.cells[i]) == "" {
			continue
		}
		seen++
		cell := l.cells[i]
		if _, ok := digits(cell); ok {
			counts[colNumber]++
		} else if st, ok := parseStamp(cell); ok && (st.hasDate || st.twelve || len(cell) <= 5 || st.hour > 5) {
			counts[colJoin]++
		} else if _, ok := durationOf(cell); ok {
			counts[colDuration]++
		} else if address(cell) != "" {
			counts[colEmail]++
		} else {
			counts[colName]++
		}
		if seen == sampled {
			break
		}
	}
	for col, n := range counts {
		if 2*n > seen && col != colNumber {
			return col
		}
	}
	return colNone
}
