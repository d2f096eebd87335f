package importer

import (
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// Platform is who wrote an export.
type Platform string

// The platforms.
const (
	Zoom          Platform = "zoom"
	Teams         Platform = "teams"
	Meet          Platform = "meet"
	Webex         Platform = "webex"
	GoToWebinar   Platform = "gotowebinar"
	BigBlueButton Platform = "bigbluebutton"
	OtherPlatform Platform = "other" // read through a column mapping
)

// Layout is one form of a platform's exports.
type Layout string

// The layouts.
const (
	ZoomWebinarAttendees    Layout = "zoom_webinar_attendees"
	ZoomMeetingParticipants Layout = "zoom_meeting_participants"
	ZoomRegistration        Layout = "zoom_registration"
	ZoomQuestions           Layout = "zoom_questions"
	ZoomPolls               Layout = "zoom_polls"
	TeamsEvents             Layout = "teams_events"     // 2020: one row an event
	TeamsTable              Layout = "teams_table"      // 2021: one table
	TeamsSections           Layout = "teams_sections"   // since 2022: numbered sections
	TeamsLiveEvent          Layout = "teams_live_event" // one row an event, UTC
	MeetAttendance          Layout = "meet_attendance"
	WebexAttendance         Layout = "webex_attendance"
	GoToAttendees           Layout = "gotowebinar_attendees"
	BBBDashboard            Layout = "bbb_dashboard"       // JSON, sessions within ids
	BBBDashboardOld         Layout = "bbb_dashboard_old"   // JSON, times directly in the ids
	BBBDashboardUsers       Layout = "bbb_dashboard_users" // CSV
	MappedTable             Layout = "mapped_table"
)

// Options say what a file cannot. The zero value asks the file alone.
type Options struct {
	Zone  string    // IANA zone of the file's clock, where the file names none
	Order DateOrder // of day and month, where the file cannot tell
	Day   string    // 2006-01-02: the day of times without a date (Meet)
	// Language is the BCP 47 tag to fall back on where a file's own words do not
	// tell its language.
	Language string
	// Mapping reads a table of no known layout; nil: such a table is *Unmapped.
	Mapping *Mapping
	// Progress is told how much is done, from 0 to 1, now and then; nil: nobody is.
	Progress func(done float64)
}

// DateOrder is the order of day and month in numbers with slashes.
type DateOrder string

// The orders; empty is not known.
const (
	DayFirst   DateOrder = "dmy"
	MonthFirst DateOrder = "mdy"
)

// Export is what one file says, names included. It lives in memory only: nothing
// of it may be logged or written.
type Export struct {
	Platform  Platform
	Layout    Layout
	Source    store.Hash // of the file's text, see Read
	Title     string     // of the session
	SessionID string     // as the platform writes it; empty: not told
	From      int64      // when the session began, Unix seconds; 0: not told
	Until     int64      // when it ended; 0: not told
	// Zone is the IANA zone that the file's clock was read in: told by the file, or
	// by Options. Where neither tells, it is empty and times were read as UTC.
	Zone      string
	NeedsZone bool      // Zone is empty and the file has times
	NeedsDay  bool      // times have no date and Options.Day is empty
	Order     DateOrder // how dates were read; empty: no date needed it
	// OrderGuessed: nothing in the file decides between the two orders; Order is
	// the likelier one, by the file's language and clock.
	OrderGuessed bool
	// OrderExample is the first time of the file that both orders can read, as it is
	// written there; empty where there is none.
	OrderExample string

	// Hosts are the names of who held the session, as its own row tells them.
	Hosts     []string
	Rows      []Row
	Questions []Question
	Polls     []Poll
	Stated    []store.Stated
	RowCount  int // data rows seen, bad ones included
	BadRows   []BadRow
	Warnings  []words.Message
	// Dropped are the kinds of personal data that the file holds and that are not
	// kept, for the dialog: words such as "names", "emails", "phones", "ids",
	// "addresses", "devices", "free_text", "unknown_columns" (see words import.dropped.*).
	Dropped []string
}

// Row is one row of one person: an interval, a registration or both. Names as
// written; empty is not told.
type Row struct {
	Line       int    // in the file, from 1
	ID         string // the platform's own id of the person, where it outlives a re-join
	Email      string
	Name       string
	First      string // where a column of its own has it
	Last       string
	Country    string // as written: a name in any language, or a code
	City       string
	Group      string // as written: organisation type, industry
	Dialled    bool   // by telephone; Name is then the number
	Host       bool   // host, panelist, organiser, presenter or moderator
	Registered bool
	Active     bool
	Present    bool         // the row says that the person was there
	Spans      []store.Span // usually one; Until 0: open
	Seconds    int64        // presence, where no times are told
	Device     store.Device
}

// Question is one asked in writing.
type Question struct {
	Line      int
	Text      string
	Answers   []string
	Answered  bool // also when answered live, without words
	Asker     string
	Email     string
	Answerer  string // who answered, where a column says so
	AskedUnix int64  // 0: not told
}

// Poll is one poll's answers, a row a person.
type Poll struct {
	Title    string
	Question string
	Options  []string // where the export lists what could be chosen
	Replies  []Reply
}

// Reply is one person's answer; several choices where the poll allowed them.
type Reply struct {
	Line        int
	Name, Email string // empty or "Anonymous Attendee": anonymous
	Choices     []string
}

// BadRow is a row that could not be read.
type BadRow struct {
	Line   int
	Reason words.Message
}

// tells whether an export says anything of anybody: a header alone does not.
func (e *Export) tells() bool {
	replies := 0
	for _, p := range e.Polls {
		replies += len(p.Replies)
	}
	return len(e.Rows)+len(e.Questions)+replies > 0
}
