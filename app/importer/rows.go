package importer

import (
	"regexp"
	"slices"
	"strings"
)

// even puts every row's cells under their headers.
func (s *section) even() {
	s.gaps = slices.Contains(s.headers, "")
	for i, l := range s.body {
		s.body[i] = s.level(l)
	}
	s.halved()
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
	if extra > 0 {
		l = unbroken(l)
		extra = len(l.cells) - s.width
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

var (
	monthAndDay = regexp.MustCompile(`^\pL{3,12}\.? \d{1,2}$`)
	yearAndTime = regexp.MustCompile(`^(?:19|20)\d\d \d{1,2}:\d\d`)
)

// unbroken joins dates that nobody quoted and that their own comma has cut in two:
// "Mar 28" and "2020 08:07:27".
func unbroken(l line) line {
	broken := func(i int) bool {
		return i+1 < len(l.cells) && len(l.cells[i+1]) >= 9 && yearAndTime.MatchString(l.cells[i+1]) && monthAndDay.MatchString(l.cells[i])
	}
	for i := range l.cells {
		if !broken(i) {
			continue
		}
		var joined []string
		for i := 0; i < len(l.cells); i++ {
			if joined = append(joined, l.cells[i]); broken(i) {
				joined[len(joined)-1] += ", " + l.cells[i+1]
				i++
			}
		}
		return line{l.at, joined}
	}
	return l
}

// halved joins a date and a time that stand under headers of their own, such as
// "Join Date" and "Join Time".
func (s *section) halved() {
	for _, col := range []column{colJoin, colLeave, colRegistered, colStart, colEnd, colSubmitted} {
		at := s.at[col]
		if len(at) != 2 {
			continue
		}
		day, clock := at[0], at[1]
		if s.holds(at[1], dateAlone) {
			day, clock = at[1], at[0]
		}
		if !s.holds(day, dateAlone) || !s.holds(clock, timeAlone) {
			continue
		}
		for i, l := range s.body {
			if max(day, clock) < len(l.cells) && told(l.cells[day]) != "" && told(l.cells[clock]) != "" {
				cells := slices.Clone(l.cells)
				cells[day] += " " + cells[clock]
				s.body[i] = line{l.at, cells}
			}
		}
		s.at[col] = []int{day}
	}
}

// holds tells whether what is told in a column is all of a kind, and anything is.
func (s *section) holds(column int, kind func(string) bool) bool {
	found := false
	for _, l := range s.body[:min(len(s.body), sampled)] {
		if column >= len(l.cells) || told(l.cells[column]) == "" {
			continue
		}
		if found = true; !kind(l.cells[column]) {
			return false
		}
	}
	return found
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
const longestDate = 24

func dateAlone(cell string) bool {
	if len(cell) < 6 || len(cell) > longestDate || !isDigit(cell[0]) && !isDigit(cell[len(cell)-1]) {
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
