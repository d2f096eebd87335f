package importer

import (
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// columnsOfFields says what a mapped field is to the readers.
var columnsOfFields = map[Field]column{
	FieldName: colName, FieldFirstName: colFirst, FieldLastName: colLast, FieldEmail: colEmail, FieldID: colID,
	FieldJoin: colJoin, FieldLeave: colLeave, FieldDuration: colDuration, FieldCountry: colCountry, FieldCity: colCity,
	FieldGroup: colGroup, FieldRole: colRole, FieldDevice: colDevice, FieldRegistered: colRegistered, FieldAttended: colAttended,
}

// Valid tells whether a mapping names enough: somebody, and when they were there
// or that they registered or attended.
func (m Mapping) Valid() (person, presence bool) {
	for _, field := range m.Columns {
		switch field {
		case FieldName, FieldFirstName, FieldLastName, FieldEmail, FieldID:
			person = true
		case FieldJoin, FieldDuration, FieldRegistered, FieldAttended:
			presence = true
		}
	}
	return person, presence
}

// signatureOf names a table's shape by its headers.
func signatureOf(headers []string) string {
	folded := make([]string, len(headers))
	for i, h := range headers {
		folded[i] = foldHeader(h)
	}
	return store.HashOf([]byte(strings.Join(folded, "\x00"))).String()[:16]
}

// mostPreamble is how many rows may stand before a table of no known layout.
const mostPreamble = 60

// mappedRow is the row of the headers that the mapping was made for. Without a
// signature it is the one that the mapping counts.
func (s *source) mappedRow() (row int, ok bool) {
	m, lines := s.o.Mapping, s.sheet.table.lines
	if m.Signature == "" {
		return m.HeaderRow, m.HeaderRow >= 0 && m.HeaderRow < len(lines)
	}
	for i, l := range lines[:min(len(lines), max(mostPreamble, m.HeaderRow+1))] {
		if len(l.cells) >= len(m.Columns) && signatureOf(filled(l.cells)) == m.Signature {
			return i, true
		}
	}
	return 0, false
}

// filled are a row's cells up to the last that says something.
func filled(cells []string) []string {
	n := len(cells)
	for n > 0 && cells[n-1] == "" {
		n--
	}
	return cells[:n]
}

// readMapped reads a table through a mapping.
func readMapped(s *source) error {
	m := s.o.Mapping
	row, ok := s.mappedRow()
	if person, presence := m.Valid(); !ok || !person || !presence {
		return fail(ErrNotExport, "import.error.mapping", "file", s.name)
	}
	lines := s.sheet.table.lines
	head := lines[row]
	sec := &section{head: head, headers: filled(head.cells), at: map[column][]int{}, body: slices.Clone(lines[row+1:])}
	sec.width = len(sec.headers)
	for i, field := range m.Columns {
		if col, ok := columnsOfFields[field]; ok && i < sec.width {
			sec.at[col] = append(sec.at[col], i)
		}
	}
	sec.even()
	tables := []*section{sec}
	s.seeRows(tables, colJoin, colLeave, colRegistered)
	if err := s.settle(); err != nil {
		return err
	}
	return s.readRows(tables, func(sec *section) func(line) {
		if sec.has(colAttended) || !sec.has(colJoin) && !sec.has(colDuration) {
			return func(l line) { s.mappedPresence(sec, l) }
		}
		return func(l line) { s.mappedStay(sec, l) }
	})
}

// mappedPresence reads a row that says whether somebody came. Of one who did, and of
// whom no times are told, only the day is known: a stay that is open from its start.
func (s *source) mappedPresence(sec *section, l line) {
	timed := sec.cell(l, colJoin) != "" || did(sec.cell(l, colDuration))
	if !timed && yes(sec.cell(l, colAttended)) && !single(l) {
		s.out.RowCount++
		if r, ok := s.person(sec, l); ok {
			s.clock.undated++
			r.Registered, r.Present = sec.cell(l, colRegistered) != "", true
			r.Spans = []store.Span{{From: max(1, s.clock.midnight())}}
			s.out.Rows = append(s.out.Rows, r)
		}
		return
	}
	s.zoomRow(sec, l, partAttendee, sec.has(colRegistered) || sec.has(colAttended))
}

// mappedStay reads a row of somebody's stay, or of somebody who registered only.
func (s *source) mappedStay(sec *section, l line) {
	registered := sec.cell(l, colRegistered)
	if registered != "" && sec.cell(l, colJoin) == "" && sec.cell(l, colLeave) == "" && !did(sec.cell(l, colDuration)) {
		s.out.RowCount++
		if r, ok := s.person(sec, l); ok && !no(registered) {
			r.Registered = true
			s.out.Rows = append(s.out.Rows, r)
		}
		return
	}
	before := len(s.out.Rows)
	if s.interval(sec, l); len(s.out.Rows) > before {
		s.out.Rows[before].Registered = registered != "" && !no(registered)
	}
}

// previewRows is how many rows a mapping dialog shows.
const previewRows = 8

// unmapped describes a table of no known layout, or is nil where the file has no
// table with a column of people.
func unmapped(s *source) *Unmapped {
	lines := s.sheet.table.lines
	best, most := -1, 0
	for i, l := range lines[:min(len(lines), mostPreamble)] {
		if single(l) || len(l.cells) < 2 {
			continue
		}
		if score := headerScore(lines, i); score > most {
			best, most = i, score
		}
	}
	if best < 0 {
		return nil
	}
	sec := namedSection("", lines[best], lines[best+1:])
	u := &Unmapped{Headers: sec.headers, Name: s.name, Guess: Mapping{
		Signature: signatureOf(sec.headers), HeaderRow: best, Columns: make([]Field, sec.width),
	}}
	used := map[Field]bool{}
	take := func() {
		give := func(field Field, col column) {
			if at := sec.at[col]; len(at) > 0 && !used[field] && u.Guess.Columns[at[0]] == FieldNone {
				u.Guess.Columns[at[0]], used[field] = field, true
			}
		}
		for _, field := range Fields() {
			give(field, columnsOfFields[field])
		}
		give(FieldJoin, colStart)
		give(FieldLeave, colEnd)
	}
	take()
	named := used[FieldName] || used[FieldFirstName] || used[FieldLastName] || used[FieldID]
	sec.byShape()
	take()
	if !named && !used[FieldEmail] && !(used[FieldName] && used[FieldJoin]) {
		return nil
	}
	for _, l := range sec.body[:min(len(sec.body), previewRows)] {
		u.Preview = append(u.Preview, l.cells)
	}
	return u
}

// headerScore tells how much a row looks like a header: known names, and rows of
// its width under it.
func headerScore(lines []line, i int) int {
	cells, known := filled(lines[i].cells), 0
	for _, cell := range cells {
		if cell != "" && looksValue(cell) {
			return 0
		}
		if columnOf(cell) != colNone {
			known++
		}
	}
	under := 0
	for _, next := range lines[i+1 : min(len(lines), i+6)] {
		if n := len(filled(next.cells)); n > 1 && 2*n > len(cells) {
			under++
		}
	}
	if under == 0 {
		return 0
	}
	return 10*known + under
}
