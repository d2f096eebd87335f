package importer

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// LargestFile is the size up to which a file is read, in bytes: some two million rows.
const LargestFile = 256 << 20

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

// reader is one layout: what it looks like, and how it is read.
type reader struct {
	layout   Layout
	platform Platform
	matches  func(*source) bool
	read     func(*source) error
}

// readers stand in the order in which they are asked: those with telling marks first.
var readers = []reader{
	{BBBDashboard, BigBlueButton, isBBBJSON, readBBBJSON},
	{BBBDashboardUsers, BigBlueButton, isBBBUsers, readBBBUsers},
	{TeamsLiveEvent, Teams, isTeamsLive, readTeamsLive},
	{TeamsEvents, Teams, isTeamsEvents, readTeamsEvents},
	{GoToAttendees, GoToWebinar, isGoTo, readGoTo},
	{WebexAttendance, Webex, isWebex, readWebex},
	{ZoomPolls, Zoom, isZoomPolls, readZoomPolls},
	{ZoomQuestions, Zoom, isZoomQuestions, readZoomQuestions},
	{TeamsSections, Teams, isTeamsSections, readTeamsSections},
	{ZoomWebinarAttendees, Zoom, isZoomWebinar, readZoomWebinar},
	{ZoomRegistration, Zoom, isZoomRegistration, readZoomRegistration},
	{TeamsTable, Teams, isTeamsTable, readTeamsTable},
	{ZoomMeetingParticipants, Zoom, isZoomMeeting, readZoomMeeting},
	{MeetAttendance, Meet, isMeet, readMeet},
}

// Read reads one file. name is for sentences only: what a file is, its content
// tells. Errors are *Error (ErrNotExport, ErrTooLarge, ErrZone), *Unmapped for a
// table of no known layout, or ctx's. Nothing is written anywhere.
func Read(ctx context.Context, name string, data []byte, o Options) (*Export, error) {
	name = filepath.Base(name)
	if len(data) > LargestFile {
		return nil, fail(ErrTooLarge, "import.error.too_large", "file", name, "megabytes", LargestFile>>20)
	}
	s := &source{ctx: ctx, name: name, o: o, clock: newClock(o), out: &Export{Source: store.HashOf(data)}}
	if strings.HasPrefix(string(data[:min(len(data), 4)]), "PK\x03\x04") {
		return nil, fail(ErrNotExport, "import.error.spreadsheet", "file", name)
	}
	s.text = decode(data)
	s.out.Source = store.HashOf([]byte(strings.TrimSpace(s.text))) // of what it says, in whatever encoding
	if strings.TrimSpace(s.text) == "" {
		return nil, fail(ErrNotExport, "import.error.empty", "file", name)
	}
	if notText(s.text) {
		return nil, fail(ErrNotExport, "import.error.not_export", "file", name)
	}
	if err := s.read(); err != nil {
		return nil, err
	}
	s.report(1)
	return s.out, nil
}

func (s *source) read() error {
	if head := strings.TrimSpace(s.text); head[0] != '{' && head[0] != '[' {
		t := parseTable(s.text)
		if t.over {
			return fail(ErrTooLarge, "import.error.too_long", "file", s.name, "count", mostLines)
		}
		s.sheet = cutSections(t)
		s.lang = languageOf(s.sheet)
	}
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if s.o.Mapping != nil && s.sheet != nil {
		// A mapping of another table does not keep a file of a known layout from being read.
		if _, ok := s.mappedRow(); ok || s.o.Mapping.Signature == "" {
			return s.with(reader{MappedTable, OtherPlatform, nil, readMapped})
		}
	}
	for _, r := range readers {
		if r.matches(s) {
			return s.with(r)
		}
	}
	return s.unknown()
}

// with reads with one reader and keeps what every reader leaves to be done.
func (s *source) with(r reader) error {
	s.out.Platform, s.out.Layout = r.platform, r.layout
	if err := r.read(s); err != nil {
		if errors.Is(err, errZone) {
			return fail(ErrZone, "import.error.zone", "zone", s.o.Zone)
		}
		return err
	}
	s.overnight()
	s.boundOpen()
	s.warnOpen()
	slices.SortFunc(s.out.Dropped, func(a, b string) int {
		return cmp.Compare(slices.Index(droppedKinds, a), slices.Index(droppedKinds, b))
	})
	slices.SortStableFunc(s.out.BadRows, func(a, b BadRow) int { return cmp.Compare(a.Line, b.Line) })
	c := s.clock
	s.out.Zone, s.out.NeedsZone, s.out.NeedsDay = c.zone(), c.needsZone(), c.needsDay()
	s.out.Order, s.out.OrderGuessed, s.out.OrderExample = c.order, c.guessed, c.example
	if len(s.out.Rows)+len(s.out.Questions)+len(s.out.Polls) == 0 && len(s.out.BadRows) > 0 {
		return fail(ErrNotExport, "import.error.only_bad", "file", s.name, "count", len(s.out.BadRows))
	}
	return nil
}

// boundOpen leaves out stays that the end of the session would make longer than any
// stay can be.
func (s *source) boundOpen() {
	s.out.Rows = slices.DeleteFunc(s.out.Rows, func(r Row) bool {
		long := slices.ContainsFunc(r.Spans, func(span store.Span) bool { return span.Until == 0 && s.out.Until-span.From > longestSpan })
		if long {
			s.bad(r.Line, "too_long")
		}
		return long
	})
}

// warnOpen tells how many people were seen coming and not leaving. Where the end of
// the session is told, they are taken to have stayed for it.
func (s *source) warnOpen() {
	open := 0
	for i := range s.out.Rows {
		for _, span := range s.out.Rows[i].Spans {
			if span.Until == 0 && s.out.Until <= span.From {
				open++
			}
		}
	}
	if open > 0 {
		s.warn("open", "count", open)
	}
}

// unknown is the error of a file of no known layout.
func (s *source) unknown() error {
	if s.sheet != nil {
		if u := unmapped(s); u != nil {
			return u
		}
	}
	return fail(ErrNotExport, "import.error.not_export", "file", s.name)
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
		if !contains(s.out.Dropped, kind) {
			s.out.Dropped = append(s.out.Dropped, kind)
		}
	}
}

func contains(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

// dropColumns notes what the columns of a section hold that is not kept.
func (s *source) dropColumns(sec *section) {
	known := map[int]bool{}
	for col, at := range sec.at {
		for _, i := range at {
			known[i] = true
		}
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

// stated keeps a total that the export gives of itself.
func (s *source) stated(name, text string) {
	text = strings.NewReplacer(",", "", ".", "", "\u00a0", "", "\u202f", "", " ", "").Replace(told(text))
	if n, ok := digits(text); ok {
		s.out.Stated = append(s.out.Stated, store.Stated{Name: name, Value: n})
	}
}

// eachRow reads the tables that fit, once the clock has seen their times: begin is
// called for a table and returns what reads its rows.
func (s *source) eachRow(stamp column, fits func(*section) bool, begin func(*section) func(line)) error {
	for i := range s.sheet.sections {
		s.see(&s.sheet.sections[i], stamp)
	}
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	s.zoomSummary()
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if !fits(sec) {
			continue
		}
		s.dropColumns(sec)
		read := begin(sec)
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			s.out.RowCount++
			read(l)
		}
	}
	return nil
}
