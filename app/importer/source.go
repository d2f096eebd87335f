package importer

import (
	"context"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// source is a file on its way to an Export.
type source struct {
	ctx   context.Context
	name  string // for sentences only
	text  string
	sheet *sheet
	o     Options
	clock *clock
	lang  string
	out   *Export
	rows  int // data rows there are, for Progress
	done  int

	waited int // rows of a waiting room
}

// every is how many rows pass between looks at the context.
const every = 2048

// step counts a row; it returns the context's error once that is cancelled.
func (s *source) step() error {
	s.done++
	if s.done%every != 0 {
		return nil
	}
	if s.rows > 0 {
		s.report(float64(s.done) / float64(s.rows+1))
	}
	return s.ctx.Err()
}

func (s *source) report(done float64) {
	if s.o.Progress != nil {
		s.o.Progress(min(done, 1))
	}
}

// bad costs one row.
func (s *source) bad(at int, key string, args ...any) {
	s.out.BadRows = append(s.out.BadRows, BadRow{at, words.M("import.bad."+key, args...)})
}

func (s *source) warn(key string, args ...any) {
	s.out.Warnings = append(s.out.Warnings, words.M("import.warn."+key, args...))
}

// droppedKinds are the kinds of personal data in the order in which a dialog lists them.
var droppedKinds = []string{"names", "emails", "phones", "ids", "devices", "organisations", "addresses", "free_text", "unknown_columns"}

// drop notes a kind of personal data that is not kept.
func (s *source) drop(kinds ...string) {
	for _, kind := range kinds {
		if !slices.Contains(s.out.Dropped, kind) {
			s.out.Dropped = append(s.out.Dropped, kind)
		}
	}
}

// dropColumns notes what the columns of a section hold that is not kept.
func (s *source) dropColumns(sec *section) {
	for col := range sec.at {
		switch col {
		case colName, colFirst, colLast, colAsker:
			s.drop("names")
		case colEmail, colAskerEmail:
			s.drop("emails")
		case colPhone:
			s.drop("phones")
		case colID, colSession:
			s.drop("ids")
		case colAgent, colIP:
			s.drop("devices")
		case colOrg:
			s.drop("organisations")
		}
	}
	known := sec.known()
	for i, h := range sec.headers {
		if h != "" && !known[i] {
			s.drop("unknown_columns")
		}
	}
}

// see shows the clock the times of some columns of a section.
func (s *source) see(sec *section, cols ...column) {
	for _, l := range sec.body {
		var join stamp
		for _, col := range cols {
			for k, i := range sec.at[col] {
				if i >= len(l.cells) || l.cells[i] == "" {
					continue
				}
				text, _, _ := strings.Cut(l.cells[i], "\n")
				st := s.clock.seeOfRow(text)
				switch {
				case !st.hasDate || k > 0:
				case col == colJoin:
					join = st
					s.clock.clues.was(st)
				case col == colLeave:
					s.clock.clues.stayed(join, st)
				case col == colRegistered:
					s.clock.clues.registered(st)
				}
			}
		}
	}
}

// settle lets the clock decide once it has seen all times.
func (s *source) settle() error {
	if s.sheet != nil {
		for i := range s.sheet.sections {
			s.clock.heads(s.sheet.sections[i].zone)
		}
	}
	return s.clock.settle(s.lang)
}

// all are the tables that fit: a report may begin anew on a page, with its columns in
// another order.
func (s *source) all(fits func(*section) bool) (tables []*section) {
	for i := range s.sheet.sections {
		if sec := &s.sheet.sections[i]; fits(sec) {
			tables = append(tables, sec)
		}
	}
	return tables
}

// find is the first section that fits.
func (s *source) find(fits func(*section) bool) *section {
	for i := range s.sheet.sections {
		if fits(&s.sheet.sections[i]) {
			return &s.sheet.sections[i]
		}
	}
	return nil
}

// stated keeps a total that the export gives of itself.
func (s *source) stated(name, text string) {
	text = strings.NewReplacer(",", "", ".", "", "\u00a0", "", "\u202f", "", " ", "").Replace(told(text))
	if n, ok := digits(text); ok {
		s.out.Stated = append(s.out.Stated, store.Stated{Name: name, Value: n})
	}
}

// seeRows shows the clock the times of some tables, and counts their rows for Progress.
func (s *source) seeRows(tables []*section, cols ...column) {
	for _, sec := range tables {
		s.see(sec, cols...)
		s.rows += len(sec.body)
	}
}

// readRows reads the rows of some tables: begin is called for a table and returns
// what reads its rows.
func (s *source) readRows(tables []*section, begin func(*section) func(line)) error {
	for _, sec := range tables {
		s.dropColumns(sec)
		read := begin(sec)
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			read(l)
		}
	}
	return nil
}

// eachRow reads the tables that fit, once the clock has seen the times of all: see
// readRows.
func (s *source) eachRow(stamp column, fits func(*section) bool, begin func(*section) func(line)) error {
	for i := range s.sheet.sections {
		s.see(&s.sheet.sections[i], stamp)
	}
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	s.zoomSummary()
	tables := s.all(fits)
	s.seeRows(tables) // their times are seen already
	return s.readRows(tables, func(sec *section) func(line) {
		read := begin(sec)
		return func(l line) {
			s.out.RowCount++
			read(l)
		}
	})
}
