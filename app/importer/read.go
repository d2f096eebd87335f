package importer

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// LargestFile is the size up to which a file is read, in bytes: some two million rows.
const LargestFile = 256 << 20

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
	s := &source{ctx: ctx, name: name, o: o, clock: newClock(o), out: &Export{}}
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
