package store

// Record is the set of record types. Field numbers are written to the file:
// a number is never used again, and a field's meaning never changes.
//
// Tags: cbor:"N,keyasint,omitzero" numbers the field; merge:"text" marks a long
// text whose edits are stored as deltas; merge:"set" a slice whose elements are
// added and removed one by one. Every other field is a scalar, written whole.
// blob:"kept" marks a hash whose bytes are in the notebook; other hashes only name.
type Record interface {
	Notebook | Webinar | AgendaPart | Region | Partnership | Milestone | Funding |
		Initiative | Theme | Note | Translation | Transcript | Question |
		Attendance | Attachment | Deck | Slide | Report | Export
}

// Type is a record type's word, as exports and references write it.
type Type string

// The record types. The word is also the name of the type's bucket.
const (
	TypeNotebook    Type = "notebook"
	TypeWebinar     Type = "webinar"
	TypeAgendaPart  Type = "agenda_part"
	TypeRegion      Type = "region"
	TypePartnership Type = "partnership"
	TypeMilestone   Type = "milestone"
	TypeFunding     Type = "funding"
	TypeInitiative  Type = "initiative"
	TypeTheme       Type = "theme"
	TypeNote        Type = "note"
	TypeTranslation Type = "translation"
	TypeTranscript  Type = "transcript"
	TypeQuestion    Type = "question"
	TypeAttendance  Type = "attendance"
	TypeAttachment  Type = "attachment"
	TypeDeck        Type = "deck"
	TypeSlide       Type = "slide"
	TypeReport      Type = "report"
	TypeExport      Type = "export"
)

// Ref names one record.
type Ref struct {
	Type Type `cbor:"1,keyasint,omitzero" json:"type"`
	ID   ID   `cbor:"2,keyasint,omitzero" json:"id"`
}

// Notebook is the one record that says what the file is about.
type Notebook struct {
	ID        ID       `cbor:"-" json:"id"`
	Title     string   `cbor:"1,keyasint,omitzero" json:"title,omitempty"`
	Summary   string   `cbor:"2,keyasint,omitzero" json:"summary,omitempty" merge:"text"`
	Language  string   `cbor:"3,keyasint,omitzero" json:"language,omitempty"` // BCP 47
	Languages []string `cbor:"4,keyasint,omitzero" json:"languages,omitempty" merge:"set"`
	// Caveat is one line that says what in the notebook is invented; Overview,
	// slides and reports show it.
	Caveat  string   `cbor:"5,keyasint,omitzero" json:"caveat,omitempty" merge:"text"`
	Sources []string `cbor:"6,keyasint,omitzero" json:"sources,omitempty" merge:"set"` // URLs
	// PrivacyLimit is the smallest group a shared table may show; 0 means 5.
	PrivacyLimit int `cbor:"7,keyasint,omitzero" json:"privacy_limit,omitempty"`
}

// Webinar is one event.
type Webinar struct {
	ID       ID     `cbor:"-" json:"id"`
	Number   int    `cbor:"1,keyasint,omitzero" json:"number,omitempty"`
	Title    string `cbor:"2,keyasint,omitzero" json:"title,omitempty"`
	Summary  string `cbor:"3,keyasint,omitzero" json:"summary,omitempty" merge:"text"`
	Language string `cbor:"4,keyasint,omitzero" json:"language,omitempty"` // BCP 47; empty: the notebook's
	// Start is the local date and time with its zone; the zero value is unknown.
	Start     Moment `cbor:"5,keyasint,omitzero" json:"start,omitzero"`
	Minutes   int    `cbor:"6,keyasint,omitzero" json:"minutes,omitempty"`   // planned length
	Recording string `cbor:"7,keyasint,omitzero" json:"recording,omitempty"` // URL
	// Stated totals, as announced; 0 means none was stated.
	StatedParticipants int      `cbor:"8,keyasint,omitzero" json:"stated_participants,omitempty"`
	StatedCities       int      `cbor:"9,keyasint,omitzero" json:"stated_cities,omitempty"`
	StatedCountries    int      `cbor:"10,keyasint,omitzero" json:"stated_countries,omitempty"`
	StatedInRoom       int      `cbor:"11,keyasint,omitzero" json:"stated_in_room,omitempty"`
	Partnerships       []ID     `cbor:"12,keyasint,omitzero" json:"partnerships,omitempty"` // in official order
	Sources            []string `cbor:"13,keyasint,omitzero" json:"sources,omitempty" merge:"set"`
	// Cities are those the event's page names, for webinars known by that alone.
	Cities []string `cbor:"14,keyasint,omitzero" json:"cities,omitempty" merge:"set"`
}

// Moment is a date or a time as its place's clock showed it.
type Moment struct {
	Local   string `cbor:"1,keyasint,omitzero" json:"local,omitempty"` // 2006-01-02 or 2006-01-02T15:04:05
	Zone    string `cbor:"2,keyasint,omitzero" json:"zone,omitempty"`  // IANA; empty: unknown
	Assumed bool   `cbor:"3,keyasint,omitzero" json:"assumed,omitempty"`
}

// AgendaPart is one part of a webinar's agenda; Rank keeps the order.
type AgendaPart struct {
	ID          ID     `cbor:"-" json:"id"`
	Webinar     ID     `cbor:"1,keyasint,omitzero" json:"webinar,omitzero"`
	Rank        string `cbor:"2,keyasint,omitzero" json:"rank,omitempty"`
	Title       string `cbor:"3,keyasint,omitzero" json:"title,omitempty"`
	Minutes     int    `cbor:"4,keyasint,omitzero" json:"minutes,omitempty"` // planned
	Partnership ID     `cbor:"5,keyasint,omitzero" json:"partnership,omitzero"`
}

// MacroRegion is the part of the world a region lies in.
type MacroRegion string

// The macro-regions.
const (
	Europe       MacroRegion = "europe"
	LatinAmerica MacroRegion = "latin_america_caribbean"
	NorthAmerica MacroRegion = "north_america"
	Africa       MacroRegion = "africa"
	Asia         MacroRegion = "asia"
	Oceania      MacroRegion = "oceania"
)

// Region is a sub-national territory or a city.
type Region struct {
	ID           ID          `cbor:"-" json:"id"`
	Name         string      `cbor:"1,keyasint,omitzero" json:"name,omitempty"`                // short, as shown
	OfficialName string      `cbor:"2,keyasint,omitzero" json:"official_name,omitempty"`       // in full
	Aliases      []string    `cbor:"3,keyasint,omitzero" json:"aliases,omitempty" merge:"set"` // other names, any language
	Country      string      `cbor:"4,keyasint,omitzero" json:"country,omitempty"`             // ISO 3166-1 alpha-2
	MacroRegion  MacroRegion `cbor:"5,keyasint,omitzero" json:"macro_region,omitempty"`
	Latitude     float64     `cbor:"6,keyasint,omitzero" json:"latitude,omitempty"`  // degrees, WGS 84
	Longitude    float64     `cbor:"7,keyasint,omitzero" json:"longitude,omitempty"` // degrees, WGS 84
	Capital      string      `cbor:"8,keyasint,omitzero" json:"capital,omitempty"`
	Profile      string      `cbor:"9,keyasint,omitzero" json:"profile,omitempty" merge:"text"`
	Sources      []string    `cbor:"10,keyasint,omitzero" json:"sources,omitempty" merge:"set"`
}

// Continuation says whether a partnership goes on after the programme.
type Continuation string

// The continuations; empty means it is not known.
const (
	Secured  Continuation = "secured"
	Running  Continuation = "running"
	Interest Continuation = "interest"
	Ended    Continuation = "ended"
)

// Partnership is two or more regions that work together.
type Partnership struct {
	ID           ID           `cbor:"-" json:"id"`
	Number       int          `cbor:"1,keyasint,omitzero" json:"number,omitempty"`  // as the programme counts them
	Regions      []ID         `cbor:"2,keyasint,omitzero" json:"regions,omitempty"` // in official order
	Themes       []ID         `cbor:"3,keyasint,omitzero" json:"themes,omitempty" merge:"set"`
	Summary      string       `cbor:"4,keyasint,omitzero" json:"summary,omitempty" merge:"text"`
	Continuation Continuation `cbor:"5,keyasint,omitzero" json:"continuation,omitempty"`
	// ContinuationNote is the source's statement in our words.
	ContinuationNote string   `cbor:"6,keyasint,omitzero" json:"continuation_note,omitempty" merge:"text"`
	Stakeholders     []string `cbor:"7,keyasint,omitzero" json:"stakeholders,omitempty" merge:"set"`
	Sources          []string `cbor:"8,keyasint,omitzero" json:"sources,omitempty" merge:"set"`
}

// MilestoneKind is what happened at a milestone.
type MilestoneKind string

// The kinds of milestone.
const (
	StudyVisit     MilestoneKind = "visit"
	Agreement      MilestoneKind = "agreement"
	WebinarHeld    MilestoneKind = "webinar"
	OtherMilestone MilestoneKind = "other"
)

// Milestone is one dated step of a partnership.
type Milestone struct {
	ID          ID            `cbor:"-" json:"id"`
	Partnership ID            `cbor:"1,keyasint,omitzero" json:"partnership,omitzero"`
	Kind        MilestoneKind `cbor:"2,keyasint,omitzero" json:"kind,omitempty"`
	Title       string        `cbor:"3,keyasint,omitzero" json:"title,omitempty"`
	From        string        `cbor:"4,keyasint,omitzero" json:"from,omitempty"` // 2006, 2006-Q1, 2006-01 or 2006-01-02
	To          string        `cbor:"5,keyasint,omitzero" json:"to,omitempty"`   // as From; empty: no span
	Place       string        `cbor:"6,keyasint,omitzero" json:"place,omitempty"`
	Host        ID            `cbor:"7,keyasint,omitzero" json:"host,omitzero"` // region visited
	Sources     []string      `cbor:"8,keyasint,omitzero" json:"sources,omitempty" merge:"set"`
}

// Funding is money or a funding programme behind a partnership.
type Funding struct {
	ID          ID       `cbor:"-" json:"id"`
	Partnership ID       `cbor:"1,keyasint,omitzero" json:"partnership,omitzero"`
	Programme   string   `cbor:"2,keyasint,omitzero" json:"programme,omitempty"` // INNOGLOBO; empty if none is named
	Statement   string   `cbor:"3,keyasint,omitzero" json:"statement,omitempty" merge:"text"`
	Amount      string   `cbor:"4,keyasint,omitzero" json:"amount,omitempty"` // as stated, with its currency
	Sources     []string `cbor:"5,keyasint,omitzero" json:"sources,omitempty" merge:"set"`
}

// Initiative is what a partnership founded.
type Initiative struct {
	ID          ID       `cbor:"-" json:"id"`
	Partnership ID       `cbor:"1,keyasint,omitzero" json:"partnership,omitzero"`
	Name        string   `cbor:"2,keyasint,omitzero" json:"name,omitempty"`
	Summary     string   `cbor:"3,keyasint,omitzero" json:"summary,omitempty" merge:"text"`
	Sources     []string `cbor:"4,keyasint,omitzero" json:"sources,omitempty" merge:"set"`
}

// Theme is a topic with an icon and a colour.
type Theme struct {
	ID     ID     `cbor:"-" json:"id"`
	Name   string `cbor:"1,keyasint,omitzero" json:"name,omitempty"`
	Short  string `cbor:"2,keyasint,omitzero" json:"short,omitempty"`  // for chips
	Icon   string `cbor:"3,keyasint,omitzero" json:"icon,omitempty"`   // a name in assets/icons
	Colour string `cbor:"4,keyasint,omitzero" json:"colour,omitempty"` // a theme token: green, innovation, research, markets, governance
	Rank   string `cbor:"5,keyasint,omitzero" json:"rank,omitempty"`
}

// NoteKind is what a note is.
type NoteKind string

// The kinds of note, in the order pages list them.
const (
	Outcome      NoteKind = "outcome"
	Lesson       NoteKind = "lesson"
	Commitment   NoteKind = "commitment"
	NextStep     NoteKind = "next_step"
	Quote        NoteKind = "quote"
	OpenQuestion NoteKind = "open_question"
)

// NoteKinds lists every kind in the order pages show them.
var NoteKinds = []NoteKind{Outcome, Lesson, Commitment, NextStep, Quote, OpenQuestion}

// Status is how far a note is on its way to readers.
type Status string

// The states of a note; only published ones leave in a report.
const (
	DraftNote Status = "draft"
	Reviewed  Status = "reviewed"
	Published Status = "published"
)

// Note is what staff write down.
type Note struct {
	ID          ID         `cbor:"-" json:"id"`
	Kind        NoteKind   `cbor:"1,keyasint,omitzero" json:"kind,omitempty"`
	Title       string     `cbor:"2,keyasint,omitzero" json:"title,omitempty" merge:"text"`
	Body        string     `cbor:"3,keyasint,omitzero" json:"body,omitempty" merge:"text"` // Markdown
	Language    string     `cbor:"4,keyasint,omitzero" json:"language,omitempty"`          // BCP 47; empty: the notebook's
	Webinar     ID         `cbor:"5,keyasint,omitzero" json:"webinar,omitzero"`
	Partnership ID         `cbor:"6,keyasint,omitzero" json:"partnership,omitzero"`
	Regions     []ID       `cbor:"7,keyasint,omitzero" json:"regions,omitempty" merge:"set"`
	Themes      []ID       `cbor:"8,keyasint,omitzero" json:"themes,omitempty" merge:"set"`
	Evidence    []Evidence `cbor:"9,keyasint,omitzero" json:"evidence,omitempty" merge:"set"`
	Owner       string     `cbor:"10,keyasint,omitzero" json:"owner,omitempty"` // a role, never a name
	// Due is a day, month, quarter or year: 2024-03-31, 2024-03, 2024-Q1 or 2024.
	// What a person wrote otherwise stands here as it was written, and never falls due.
	Due     string `cbor:"11,keyasint,omitzero" json:"due,omitempty"`
	Done    bool   `cbor:"12,keyasint,omitzero" json:"done,omitempty"`
	Status  Status `cbor:"13,keyasint,omitzero" json:"status,omitempty"`
	Cleared bool   `cbor:"14,keyasint,omitzero" json:"cleared,omitempty"` // a quote its speaker has cleared
	Speaker string `cbor:"15,keyasint,omitzero" json:"speaker,omitempty"` // of a quote: a role
	// Invented marks made-up content of the sample notebook.
	Invented bool `cbor:"16,keyasint,omitzero" json:"invented,omitempty"`
}

// EvidenceKind is where a claim stands.
type EvidenceKind string

// The kinds of evidence.
const (
	Passage      EvidenceKind = "passage"   // of a transcript
	RecordingAt  EvidenceKind = "recording" // a moment or a span of the recording
	DocumentPage EvidenceKind = "document"  // a page of an attachment or named document
	WebPage      EvidenceKind = "url"       // a URL with a quote
)

// Evidence says where a note's claim stands. It is one element of a set: an
// edited piece of evidence is the old one removed and the new one added.
type Evidence struct {
	Kind       EvidenceKind `cbor:"1,keyasint,omitzero" json:"kind,omitempty"`
	Quote      string       `cbor:"2,keyasint,omitzero" json:"quote,omitempty"`
	Before     string       `cbor:"3,keyasint,omitzero" json:"before,omitempty"` // context before the quote
	After      string       `cbor:"4,keyasint,omitzero" json:"after,omitempty"`  // context after the quote
	Transcript ID           `cbor:"5,keyasint,omitzero" json:"transcript,omitzero"`
	From       int          `cbor:"6,keyasint,omitzero" json:"from,omitempty"`     // code point in the transcript's text
	To         int          `cbor:"7,keyasint,omitzero" json:"to,omitempty"`       // code point after the last
	AtMS       int64        `cbor:"8,keyasint,omitzero" json:"at_ms,omitempty"`    // start in the recording, ms
	UntilMS    int64        `cbor:"9,keyasint,omitzero" json:"until_ms,omitempty"` // end in the recording, ms; 0: a moment
	Attachment ID           `cbor:"10,keyasint,omitzero" json:"attachment,omitzero"`
	Document   string       `cbor:"11,keyasint,omitzero" json:"document,omitempty"` // its name where it is not attached
	Page       int          `cbor:"12,keyasint,omitzero" json:"page,omitempty"`
	URL        string       `cbor:"13,keyasint,omitzero" json:"url,omitempty"`
}

// TranslationState is how far a translation is.
type TranslationState string

// The states of a translation. One whose Of is not the version of the present
// text is out of date, whatever its state.
const (
	TranslationMissing  TranslationState = "missing"
	TranslationDraft    TranslationState = "draft"
	TranslationReviewed TranslationState = "reviewed"
)

// Translation is one text field of one record in one other language.
type Translation struct {
	ID       ID               `cbor:"-" json:"id"`
	Of       Ref              `cbor:"1,keyasint,omitzero" json:"of"`
	Field    string           `cbor:"2,keyasint,omitzero" json:"field,omitempty"` // the field's JSON name
	Language string           `cbor:"3,keyasint,omitzero" json:"language,omitempty"`
	Text     string           `cbor:"4,keyasint,omitzero" json:"text,omitempty" merge:"text"`
	State    TranslationState `cbor:"5,keyasint,omitzero" json:"state,omitempty"`
	// Version is TextVersion of the text it translates.
	Version string `cbor:"6,keyasint,omitzero" json:"version,omitempty"`
}
