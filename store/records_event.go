package store

import "time"

// Transcript is an imported caption file; its cues are an immutable blob.
type Transcript struct {
	ID       ID     `cbor:"-" json:"id"`
	Webinar  ID     `cbor:"1,keyasint,omitzero" json:"webinar,omitzero"`
	Title    string `cbor:"2,keyasint,omitzero" json:"title,omitempty"`
	Language string `cbor:"3,keyasint,omitzero" json:"language,omitempty"`
	Format   string `cbor:"4,keyasint,omitzero" json:"format,omitempty"`          // vtt, srt, docx, made up
	Cues     Hash   `cbor:"5,keyasint,omitzero" json:"cues,omitzero" blob:"kept"` // blob: a CBOR array of Cue
	Invented bool   `cbor:"6,keyasint,omitzero" json:"invented,omitempty"`
}

// Cue is one timed utterance.
type Cue struct {
	StartMS int64  `cbor:"1,keyasint,omitzero" json:"start_ms"`          // in the recording, ms
	EndMS   int64  `cbor:"2,keyasint,omitzero" json:"end_ms"`            // in the recording, ms
	Speaker string `cbor:"3,keyasint,omitzero" json:"speaker,omitempty"` // a role
	Text    string `cbor:"4,keyasint,omitzero" json:"text"`
}

// QuestionState is where a question is on its way to an answer.
type QuestionState string

// The states of a question.
const (
	Queued   QuestionState = "queued"
	Live     QuestionState = "live"
	Answered QuestionState = "answered"
	Parked   QuestionState = "parked"
)

// Question is one asked in a panel.
type Question struct {
	ID          ID            `cbor:"-" json:"id"`
	Webinar     ID            `cbor:"1,keyasint,omitzero" json:"webinar,omitzero"`
	Text        string        `cbor:"2,keyasint,omitzero" json:"text,omitempty" merge:"text"`
	State       QuestionState `cbor:"3,keyasint,omitzero" json:"state,omitempty"`
	Answer      string        `cbor:"4,keyasint,omitzero" json:"answer,omitempty" merge:"text"`
	Asker       string        `cbor:"5,keyasint,omitzero" json:"asker,omitempty"`   // a role, never a name
	Country     string        `cbor:"6,keyasint,omitzero" json:"country,omitempty"` // of the asker, ISO 3166-1 alpha-2
	Partnership ID            `cbor:"7,keyasint,omitzero" json:"partnership,omitzero"`
	Themes      []ID          `cbor:"8,keyasint,omitzero" json:"themes,omitempty" merge:"set"`
	Language    string        `cbor:"9,keyasint,omitzero" json:"language,omitempty"`
	AskedMS     int64         `cbor:"10,keyasint,omitzero" json:"asked_ms,omitempty"`    // in the recording, ms
	AnsweredMS  int64         `cbor:"11,keyasint,omitzero" json:"answered_ms,omitempty"` // in the recording, ms
	AnsweredBy  string        `cbor:"12,keyasint,omitzero" json:"answered_by,omitempty"` // a role
	Rank        string        `cbor:"13,keyasint,omitzero" json:"rank,omitempty"`
	Invented    bool          `cbor:"14,keyasint,omitzero" json:"invented,omitempty"`
	// ToReview marks an imported question that nobody has looked at yet: a name may
	// still stand in it. It is in no report.
	ToReview bool `cbor:"15,keyasint,omitzero" json:"to_review,omitempty"`
	Carried  ID   `cbor:"16,keyasint,omitzero" json:"carried,omitzero"`            // the question of an earlier webinar that is asked again here
	Notes    []ID `cbor:"17,keyasint,omitzero" json:"notes,omitempty" merge:"set"` // made of it
}

// Attendance is one import of a platform's export: who was there, who registered,
// who answered a poll or asked. It is immutable: a newer export is another record.
// Forgetting its attendees is the one thing that changes it.
type Attendance struct {
	ID       ID     `cbor:"-" json:"id"`
	Webinar  ID     `cbor:"1,keyasint,omitzero" json:"webinar,omitzero"`
	Platform string `cbor:"2,keyasint,omitzero" json:"platform,omitempty"`
	Layout   string `cbor:"3,keyasint,omitzero" json:"layout,omitempty"`
	Source   Hash   `cbor:"4,keyasint,omitzero" json:"source,omitzero"`             // of the file imported
	People   Hash   `cbor:"5,keyasint,omitzero" json:"people,omitzero" blob:"kept"` // blob: a CBOR array of Participant
	Identity string `cbor:"6,keyasint,omitzero" json:"identity,omitempty"`          // what made two rows one person: see the Identity words
	Zone     string `cbor:"7,keyasint,omitzero" json:"zone,omitempty"`              // IANA
	Invented bool   `cbor:"8,keyasint,omitzero" json:"invented,omitempty"`
	// Session is a keyed hash of what names the session in the export: its
	// platform's id and when it began. Exports of one session share it.
	Session string `cbor:"9,keyasint,omitzero" json:"session,omitempty"`
	// KeyID names the linking key that made the people's keys. People of two
	// records can be matched only where it is the same.
	KeyID string `cbor:"10,keyasint,omitzero" json:"key_id,omitempty"`
	From  int64  `cbor:"11,keyasint,omitzero" json:"from,omitempty"`  // when the session began as the export says, Unix seconds; 0: it does not
	Until int64  `cbor:"12,keyasint,omitzero" json:"until,omitempty"` // when it ended; 0: the export does not say
	// Stated are totals that the export itself gives, kept beside what is computed.
	Stated []Stated `cbor:"13,keyasint,omitzero" json:"stated,omitempty"`
	Polls  []Poll   `cbor:"14,keyasint,omitzero" json:"polls,omitempty"`
	// Summary is what is left once the attendees are forgotten: figures without
	// rows, as app/figures writes them. People is zero then. Beside People it holds
	// what could not be counted again, since an earlier webinar's people are forgotten.
	Summary Hash `cbor:"15,keyasint,omitzero" json:"summary,omitzero" blob:"kept"`
}

// The Identity words. Where an export needs more than one of them, they stand in
// this order with "+" between them.
const (
	IdentityID    = "id"    // the platform's own id of the person
	IdentityEmail = "email" // the address, case folded
	IdentityName  = "name"  // the name and the country
)

// Stated is one total that an export states of itself.
type Stated struct {
	Name  string `cbor:"1,keyasint,omitzero" json:"name"` // one of the Stated words
	Value int    `cbor:"2,keyasint,omitzero" json:"value"`
}

// The names of stated totals.
const (
	StatedRegistered  = "registered"
	StatedCancelled   = "cancelled"
	StatedUnique      = "unique_viewers"
	StatedUsers       = "total_users"
	StatedConcurrent  = "max_concurrent"
	StatedAttendees   = "participants"
	StatedOther       = "other_attended" // joined by telephone, listed apart
	StatedUnknown     = "unknown_participants"
	StatedLength      = "minutes"         // of the session
	StatedAverageStay = "average_minutes" // in the session, a person
)

// Poll is one question that was put to the room, with its answers counted.
type Poll struct {
	Title       string       `cbor:"1,keyasint,omitzero" json:"title,omitempty"`
	Question    string       `cbor:"2,keyasint,omitzero" json:"question,omitempty"`
	Multiple    bool         `cbor:"3,keyasint,omitzero" json:"multiple,omitempty"` // a person could choose several
	Anonymous   bool         `cbor:"4,keyasint,omitzero" json:"anonymous,omitempty"`
	Respondents int          `cbor:"5,keyasint,omitzero" json:"respondents,omitempty"`
	Answers     []PollAnswer `cbor:"6,keyasint,omitzero" json:"answers,omitempty"`
	// Open counts answers in people's own words, which are not kept.
	Open int `cbor:"7,keyasint,omitzero" json:"open,omitempty"`
}

// PollAnswer is one choice of a poll and how many chose it.
type PollAnswer struct {
	Text   string `cbor:"1,keyasint,omitzero" json:"text"`
	People int    `cbor:"2,keyasint,omitzero" json:"people"`
}

// Group is the kind of organisation a participant comes from.
type Group string

// The groups of the first programme; others are kept as written.
const (
	GroupGovernment Group = "government"
	GroupUniversity Group = "university"
	GroupBusiness   Group = "business"
	GroupEmbassy    Group = "embassy"
	GroupCivil      Group = "civil_society"
)

// Participant is one pseudonymous person of an attendance: who registered, and
// when they were there. A person with neither spans nor Seconds was not seen there.
type Participant struct {
	// Key is a keyed hash; the linking key is not in the notebook. It begins with
	// the letter of what it was made of: "i" id, "e" e-mail, "n" name and country.
	// Those of names hold for one webinar only, so they never match across webinars.
	Key        string `cbor:"1,keyasint,omitzero" json:"key,omitempty"`
	Registered bool   `cbor:"2,keyasint,omitzero" json:"registered,omitempty"`
	Country    string `cbor:"3,keyasint,omitzero" json:"country,omitempty"` // ISO 3166-1 alpha-2
	City       string `cbor:"4,keyasint,omitzero" json:"city,omitempty"`
	Group      Group  `cbor:"5,keyasint,omitzero" json:"group,omitempty"`
	Spans      []Span `cbor:"6,keyasint,omitzero" json:"spans,omitempty"`
	Active     bool   `cbor:"7,keyasint,omitzero" json:"active,omitempty"` // asked, answered a poll or spoke
	Host       bool   `cbor:"8,keyasint,omitzero" json:"host,omitempty"`   // host or panelist
	// Seconds is how long the person was there, where an export says no more than that.
	Seconds int64  `cbor:"9,keyasint,omitzero" json:"seconds,omitempty"`
	Device  Device `cbor:"10,keyasint,omitzero" json:"device,omitempty"`
}

// Device is what a participant joined with.
type Device string

// The devices.
const (
	DeviceDesktop Device = "desktop" // the platform's program on a computer
	DeviceBrowser Device = "browser"
	DeviceMobile  Device = "mobile" // telephone or tablet with the platform's app
	DevicePhone   Device = "phone"  // dialled in
	DeviceRoom    Device = "room"   // a meeting room's equipment
)

// Span is one half-open interval of presence, in Unix seconds, UTC. Until is 0
// where nobody knows when it ended: the person was seen coming and not leaving.
// Such a span is nobody's minutes.
type Span struct {
	From  int64 `cbor:"1,keyasint,omitzero" json:"from"`
	Until int64 `cbor:"2,keyasint,omitzero" json:"until"`
}

// Attachment is a file kept in the notebook, by the hash of its bytes.
type Attachment struct {
	ID      ID     `cbor:"-" json:"id"`
	Name    string `cbor:"1,keyasint,omitzero" json:"name,omitempty"`
	Media   string `cbor:"2,keyasint,omitzero" json:"media,omitempty"` // MIME type
	Size    int64  `cbor:"3,keyasint,omitzero" json:"size,omitempty"`  // bytes
	Content Hash   `cbor:"4,keyasint,omitzero" json:"content,omitzero" blob:"kept"`
	// Pieces are the blobs of a file larger than one, in their order. Content is the
	// hash of the whole then, and no blob.
	Pieces []Hash `cbor:"5,keyasint,omitzero" json:"pieces,omitempty" blob:"pieces"`
}

// Deck is the presentation of a webinar.
type Deck struct {
	ID      ID     `cbor:"-" json:"id"`
	Webinar ID     `cbor:"1,keyasint,omitzero" json:"webinar,omitzero"`
	Title   string `cbor:"2,keyasint,omitzero" json:"title,omitempty"`
}

// SlideKind is what a slide shows.
type SlideKind string

// The kinds of slide.
const (
	SlideTitle       SlideKind = "title"
	SlideAgenda      SlideKind = "agenda"
	SlidePartnership SlideKind = "partnership"
	SlideFigure      SlideKind = "figure"
	SlideLessons     SlideKind = "lessons"
	SlideQuote       SlideKind = "quote"
	SlideQuestions   SlideKind = "questions"
	SlideText        SlideKind = "text"
	SlideClosing     SlideKind = "closing"
)

// Slide is one slide of a deck; Rank keeps the order.
type Slide struct {
	ID           ID        `cbor:"-" json:"id"`
	Deck         ID        `cbor:"1,keyasint,omitzero" json:"deck,omitzero"`
	Rank         string    `cbor:"2,keyasint,omitzero" json:"rank,omitempty"`
	Kind         SlideKind `cbor:"3,keyasint,omitzero" json:"kind,omitempty"`
	Subject      Ref       `cbor:"4,keyasint,omitzero" json:"subject,omitzero"` // the record it shows
	Figure       string    `cbor:"5,keyasint,omitzero" json:"figure,omitempty"` // the figure it shows
	Title        string    `cbor:"6,keyasint,omitzero" json:"title,omitempty"`
	Body         string    `cbor:"7,keyasint,omitzero" json:"body,omitempty" merge:"text"`
	Builds       int       `cbor:"8,keyasint,omitzero" json:"builds,omitempty"` // steps after the first
	SpeakerNotes string    `cbor:"9,keyasint,omitzero" json:"speaker_notes,omitempty" merge:"text"`
	Ink          []Stroke  `cbor:"10,keyasint,omitzero" json:"ink,omitempty" merge:"set"`
}

// Stroke is one line drawn on a slide.
type Stroke struct {
	Colour string    `cbor:"1,keyasint,omitzero" json:"colour,omitempty"` // #RRGGBB
	Width  float64   `cbor:"2,keyasint,omitzero" json:"width,omitempty"`  // pixels on a slide 1920 wide
	Marker bool      `cbor:"3,keyasint,omitzero" json:"marker,omitempty"`
	Points []float64 `cbor:"4,keyasint,omitzero" json:"points,omitempty"` // x, y in turn, in pixels of 1920 × 1080
}

// Report is a saved set of choices for reports of one webinar.
type Report struct {
	ID           ID       `cbor:"-" json:"id"`
	Webinar      ID       `cbor:"1,keyasint,omitzero" json:"webinar,omitzero"`
	Title        string   `cbor:"2,keyasint,omitzero" json:"title,omitempty"`
	Sections     []string `cbor:"3,keyasint,omitzero" json:"sections,omitempty"` // words of the sections, in order
	Language     string   `cbor:"4,keyasint,omitzero" json:"language,omitempty"`
	Logos        []ID     `cbor:"5,keyasint,omitzero" json:"logos,omitempty"` // attachments
	FundingLine  string   `cbor:"6,keyasint,omitzero" json:"funding_line,omitempty" merge:"text"`
	PrivacyLimit int      `cbor:"7,keyasint,omitzero" json:"privacy_limit,omitempty"` // 5 or more; 0: the notebook's
}

// Export is one entry of a report's log: a file that left.
type Export struct {
	ID       ID        `cbor:"-" json:"id"`
	Report   ID        `cbor:"1,keyasint,omitzero" json:"report,omitzero"`
	Webinar  ID        `cbor:"2,keyasint,omitzero" json:"webinar,omitzero"`
	At       time.Time `cbor:"3,keyasint,omitzero" json:"at,omitzero"`
	Format   string    `cbor:"4,keyasint,omitzero" json:"format,omitempty"`  // html, markdown, csv
	Options  string    `cbor:"5,keyasint,omitzero" json:"options,omitempty"` // the choices, as JSON
	Content  Hash      `cbor:"6,keyasint,omitzero" json:"content,omitzero"`  // of the bytes written; they are not kept
	FileName string    `cbor:"7,keyasint,omitzero" json:"file_name,omitempty"`
}
