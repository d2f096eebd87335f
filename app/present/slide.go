package present

import (
	"github.com/rapporteur-app/rapporteur/assets/geo"
	"github.com/rapporteur-app/rapporteur/store"
)

// Kind is what a slide is about.
type Kind string

// The kinds, in the order of a show.
const (
	Opening       Kind = "opening"
	Agenda        Kind = "agenda"
	Partnership   Kind = "partnership"
	Registrations Kind = "registrations"
	Lessons       Kind = "lessons"
	Quote         Kind = "quote"
	Questions     Kind = "questions"
	Closing       Kind = "closing"
)

// Deck is the slides of one webinar in one language.
type Deck struct {
	Slides []Slide
	Footer string // notebook, webinar and date, under every slide
	// Language is that of the slides, a BCP 47 tag.
	Language string
	Words    Words
}

// Words are those that a slide has beside the notebook's own.
type Words struct {
	Part func(number, count int) string
}

// Slide is one slide. Which of its fields are set depends on its kind.
type Slide struct {
	// ID names the slide as long as what it is about is there.
	ID      string
	Kind    Kind
	Over    string // a line over the heading
	Heading string
	Under   string // a line under the heading
	Part    string // "2 of 3", of one of several slides of the same
	Small   string // a remark above the footer, such as what is made up
	Names   []Name // in place of a heading: the regions of a partnership
	Themes  []Mark
	Rows    []Row
	Cards   []Card
	Bars    []Bar
	Groups  []Group
	Else    string // how many people are in none of Groups
	Total   int    // people, beside bars, where there are no Groups
	Noun    string // of Total
	Text    string // a quote
	By      string // who said it
	Link    string // the recording's URL
	In      string // the language its words stand in where it is not the deck's
}

// Name is a region's name.
type Name struct {
	Text    string
	Country string // ISO 3166-1 alpha-2, for the flag
	Land    string // the country's name
	Family  store.MacroRegion
	At      geo.Point // degrees
	Located bool      // At is known
}

// Mark is an icon with a word.
type Mark struct {
	Icon, Text string
	Token      string // of a theme's colours; empty: accent
}

// Row is one line of a list: of the agenda, a point, a question.
type Row struct {
	Lead string // a time, in front
	Icon string // in place of Lead
	Text string
	Tail string // minutes, or who asked
	// Spare: left out where the slide's text would get small for it.
	Spare bool
}

// Card is one lesson in a column.
type Card struct {
	Names       []Name
	Title, Body string
	In          string
}

// Bar is one bar of a chart.
type Bar struct {
	Name    string
	Country string // for a flag
	Family  store.MacroRegion
	Value   int
	Merged  bool // several under the privacy limit
}

// Group is a macro-region's people, beside bars.
type Group struct {
	Name   string
	Family store.MacroRegion
	Value  int
	Share  string // of all
}

// Label names a slide in a list, so that those of the same can be told apart.
func (s Slide) Label() string {
	switch {
	case s.Heading != "":
		return join(s.Heading, s.Part)
	case s.Kind == Partnership && len(s.Names) > 0:
		return join(s.Part, joined(s.Names)) // long names are cut at their end
	}
	return s.Text
}

// joined is a partnership's name on one line.
func joined(names []Name) string {
	line := ""
	for i, n := range names {
		if i > 0 {
			line += " – "
		}
		line += n.Text
	}
	return line
}
