package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// columnsOfFields says what a mapped field is to the readers.
var columnsOfFields = map[Field]column{
	FieldName: colName, FieldFirstName: colFirst, FieldLastName: colLast, FieldEmail: colEmail, FieldID: colID,
	FieldJoin: colJoin, FieldLeave: colLeave, FieldDuration: colDuration, FieldCountry: colCountry, FieldCity: colCity,
	FieldGroup: colGroup, FieldRole: colRole, FieldDevice: colDevice, FieldRegistered: colRegistered, FieldAttended: colAttended,
}

// fieldOf is the field that a known column suggests.
func fieldOf(col column) Field {
	switch col {
	case colOrg:
		return FieldNone
	case colStart:
		return FieldJoin
	case colEnd:
		return FieldLeave
	}
	for field, c := range columnsOfFields {
		if c == col {
			return field
		}
	}
	return FieldNone
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

// readMapped reads a table through a mapping.
func readMapped(s *source) error {
	m, lines := s.o.Mapping, s.sheet.table.lines
	if m.HeaderRow < 0 || m.HeaderRow >= len(lines) {
		return fail(ErrNotExport, "import.error.mapping", "file", s.name)
	}
	head := lines[m.HeaderRow]
	sec := &section{head: head, headers: head.cells, width: len(head.cells), at: map[column][]int{}, body: lines[m.HeaderRow+1:]}
	for i, field := range m.Columns {
		if col, ok := columnsOfFields[field]; ok && i < sec.width {
			sec.at[col] = append(sec.at[col], i)
		}
	}
	if person, presence := m.Valid(); !person || !presence {
		return fail(ErrNotExport, "import.error.mapping", "file", s.name)
	}
	s.see(sec, colJoin, colLeave, colRegistered)
	s.rows = len(sec.body)
	if err := s.settle(); err != nil {
		return err
	}
	s.dropColumns(sec)
	for _, l := range sec.body {
		if err := s.step(); err != nil {
			return err
		}
		if sec.has(colAttended) || !sec.has(colJoin) && !sec.has(colDuration) {
			s.zoomRow(sec, sec.level(l), partAttendee, sec.has(colRegistered) || sec.has(colAttended))
			continue
		}
		s.interval(sec, sec.level(l))
		if n := len(s.out.Rows); n > 0 && s.out.Rows[n-1].Line == l.at {
			s.out.Rows[n-1].Registered = sec.cell(l, colRegistered) != ""
		}
	}
	return nil
}

// previewRows is how many rows a mapping dialog shows.
const previewRows = 8

// unmapped describes a table of no known layout, or is nil where the file has no
// table with a column of people.
func unmapped(s *source) *Unmapped {
	lines := s.sheet.table.lines
	best, most := -1, 0
	for i, l := range lines[:min(len(lines), 60)] {
		if score := headerScore(lines, i); score > most && len(l.cells) > 1 {
			best, most = i, score
		}
	}
	if best < 0 {
		return nil
	}
	head := lines[best]
	sec := section{headers: head.cells, width: len(head.cells), at: map[column][]int{}, body: lines[best+1:]}
	u := &Unmapped{Headers: head.cells, Name: s.name, Guess: Mapping{Signature: signatureOf(head.cells), HeaderRow: best, Columns: make([]Field, len(head.cells))}}
	used := map[Field]bool{}
	for i, h := range head.cells {
		field := fieldOf(columnOf(h))
		if field == FieldNone {
			switch sec.shapeOf(i) {
			case colEmail:
				field = FieldEmail
			case colJoin:
				if field = FieldJoin; used[FieldJoin] {
					field = FieldLeave
				}
			case colDuration:
				field = FieldNone // a number may be anything
			}
		}
		if used[field] && field != FieldNone {
			field = FieldNone
		}
		used[field] = true
		u.Guess.Columns[i] = field
	}
	if !used[FieldName] && !used[FieldFirstName] && !used[FieldEmail] && !used[FieldID] && !guessName(u, &sec, used) {
		return nil
	}
	for _, l := range sec.body[:min(len(sec.body), previewRows)] {
		u.Preview = append(u.Preview, l.cells)
	}
	return u
}

// guessName takes the first column of words for the names, in a table of times
// whose headers are in no language that is known; false where there is none.
func guessName(u *Unmapped, sec *section, used map[Field]bool) bool {
	if !used[FieldJoin] {
		return false
	}
	for i, field := range u.Guess.Columns {
		if field == FieldNone && sec.shapeOf(i) == colName {
			u.Guess.Columns[i] = FieldName
			return true
		}
	}
	return false
}

// headerScore tells how much a row looks like a header: known names, and rows of
// its width under it.
func headerScore(lines []line, i int) int {
	l, known := lines[i], 0
	for _, cell := range l.cells {
		if cell != "" && looksValue(cell) {
			return 0
		}
		if columnOf(cell) != colNone {
			known++
		}
	}
	under := 0
	for _, next := range lines[i+1 : min(len(lines), i+6)] {
		if len(next.cells) >= len(l.cells)-1 && len(next.cells) > 1 {
			under++
		}
	}
	if under == 0 {
		return 0
	}
	return 10*known + under
}
