package importer

import (
	"slices"
	"strings"
)

// even puts every row's cells under their headers.
func (s *section) even() {
	s.gaps = slices.Contains(s.headers, "")
	for i, l := range s.body {
		s.body[i] = s.level(l)
	}
	s.repeated()
}

// repeated decides between columns of one and the same name, as in a list that
// repeats the meeting and its host in every row: the person's are those that differ
// from row to row.
func (s *section) repeated() {
	for col, at := range s.at {
		if len(at) < 2 || foldHeader(s.headers[at[0]]) != foldHeader(s.headers[at[1]]) {
			continue
		}
		values := map[int]int{}
		for _, i := range at {
			seen := map[string]bool{}
			for _, l := range s.body[:min(len(s.body), sampled)] {
				if i < len(l.cells) {
					seen[l.cells[i]] = true
				}
			}
			values[i] = len(seen)
		}
		if values[at[1]] > values[at[0]] {
			s.at[col] = slices.Clone(at)
			slices.SortStableFunc(s.at[col], func(a, b int) int { return values[b] - values[a] })
		}
	}
}

// level puts a row's cells under their headers where a spreadsheet cut times off
// their dates: it joins the two again, whether the times got a header cell of their
// own, which is empty, or none. Empty cells beyond the headers go.
func (s *section) level(l line) line {
	extra := len(l.cells) - s.width
	if extra <= 0 && !s.gaps {
		return l
	}
	n := len(l.cells)
	for n > s.width && l.cells[n-1] == "" {
		n--
	}
	if !apart(l.cells[:n]) {
		return line{l.at, l.cells[:n]}
	}
	joined := make([]string, 0, n)
	for i := 0; i < n; i++ {
		k := len(joined)
		joined = append(joined, l.cells[i])
		if i+1 == n || !dateAlone(l.cells[i]) || !timeAlone(l.cells[i+1]) {
			continue
		}
		empty := k+1 < s.width && s.headers[k+1] == ""
		if !empty && extra <= 0 {
			continue
		}
		joined[k] += " " + l.cells[i+1]
		if i++; empty {
			joined = append(joined, "")
		} else {
			extra--
		}
	}
	return line{l.at, joined}
}

// apart tells whether a date stands before a time.
func apart(cells []string) bool {
	for i := 1; i < len(cells); i++ {
		if dateAlone(cells[i-1]) && timeAlone(cells[i]) {
			return true
		}
	}
	return false
}

// longestDate is the length of the longest date or time of day that a spreadsheet
// writes in a cell of its own.
const longestDate = 16

func dateAlone(cell string) bool {
	if cell == "" || len(cell) > longestDate || !isDigit(cell[0]) {
		return false
	}
	s, ok := parseStamp(cell)
	return ok && s.hasDate && !s.hasTime
}

func timeAlone(cell string) bool {
	if cell == "" || len(cell) > longestDate || !isDigit(cell[0]) && cell[0] < 0x80 {
		return false
	}
	s, ok := parseStamp(cell)
	return ok && s.hasTime && !s.hasDate
}

// givenNames settles what "Nombre" or "Nom" is beside a column for the other half
// of a name: that half of it, and not all.
func (s *section) givenNames() {
	first, last := s.has(colFirst), s.has(colLast)
	if first == last {
		return
	}
	half := colFirst
	if first {
		half = colLast
	}
	for k, i := range s.at[colName] {
		switch foldHeader(s.headers[i]) {
		case "name", "nombre", "nome", "nom", "naam", "namn", "navn", "nimi", "imie", "имя", "ad", "名", "名前":
			s.at[half] = []int{i}
			if s.at[colName] = slices.Delete(slices.Clone(s.at[colName]), k, k+1); len(s.at[colName]) == 0 {
				delete(s.at, colName)
			}
			return
		}
	}
}

// jobTitles takes "Title" for what people are where a table is about people.
func (s *section) jobTitles() {
	if !s.has(colJoin) && !s.has(colRegistered) || !s.hasPerson() {
		return
	}
	for k, i := range s.at[colTopic] {
		switch foldHeader(s.headers[i]) {
		case "title", "titulo", "titel", "titre":
			if s.at[colTopic] = slices.Delete(slices.Clone(s.at[colTopic]), k, k+1); len(s.at[colTopic]) == 0 {
				delete(s.at, colTopic)
			}
			return
		}
	}
}

// pairs reads rows of a name and a value, as the preambles and summaries of
// reports have them: the first told value of each column.
func pairs(lines []line) map[column]string {
	all := map[column]string{}
	for _, l := range lines {
		col := columnOf(pairName(l))
		if col == colNone || all[col] != "" {
			continue
		}
		if value := pairValue(l); value != "" {
			all[col] = value
		}
	}
	return all
}

func pairName(l line) string { return strings.TrimRight(l.cells[0], ":： ") }

// pairValue is the first told cell after the name; a time in the cell after its
// date belongs to it.
func pairValue(l line) string {
	for i, cell := range l.cells[1:] {
		if cell = told(cell); cell == "" {
			continue
		}
		if next := l.cells[i+2:]; len(next) > 0 && dateAlone(cell) && timeAlone(next[0]) {
			return cell + " " + next[0]
		}
		return cell
	}
	return ""
}
