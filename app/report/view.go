package report

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// page is everything the template needs, in words of the report's language.
// Nothing in it is read from the notebook any more.
type page struct {
	book    *words.Book
	Lang    string
	Policy  template.HTML // the Content-Security-Policy element
	Style   template.CSS
	Symbols []symbol

	Notebook  phrase
	Eyebrow   string // number and date
	Title     phrase
	Finding   string
	Summary   phrase
	Recording string
	Caveat    phrase
	Sections  []section

	Lessons       lessonsView
	Figures       []keyFigure
	Partnerships  []partnershipView
	Participation participationView
	Questions     questionsView
	Commitments   []noteView
	Method        methodView

	Privacy string
	Funding string
	Updated string
}

// T is a text of the report's language, for the template.
func (p *page) T(key string, args ...any) string { return p.book.T(key, args...) }

// askedView is an answered question with what its template needs beside it.
type askedView struct {
	Q     questionView
	First bool
	None  string
}

// Asked gives the template a question; the first stands open.
func (p *page) Asked(i int, q questionView) askedView {
	return askedView{Q: q, First: i == 0, None: p.book.T("report.no_answer")}
}

// section is a part of the report; Empty says why there is nothing in it.
type section struct {
	ID    Section
	Title string
	Empty string
}

// phrase is a text of the notebook. Lang is set where it is not the report's
// language; Tag and In then mark it for the reader.
type phrase struct {
	Text string
	Lang string // BCP 47
	Tag  string // "EN"; empty where a mark would be noise
	In   string // what the mark means
}

// Kept is the text with its hyphenated words kept whole, for large type.
func (p phrase) Kept() template.HTML {
	words := strings.Split(p.Text, " ")
	for i, w := range words {
		words[i] = template.HTMLEscapeString(w)
		if strings.Contains(strings.Trim(w, "-"), "-") && utf8.RuneCountInString(w) <= keptMost {
			words[i] = `<span class="kept">` + words[i] + `</span>`
		}
	}
	return template.HTML(strings.Join(words, " "))
}

// keptMost is the longest word that fits a narrow screen in large type.
const keptMost = 18

// prose is a text with its markup.
type prose struct {
	HTML          template.HTML
	Lang, Tag, In string // as in phrase
}

// sentenceOf is a sentence of the report around a phrase of the notebook.
type sentenceOf struct {
	Before string
	Phrase phrase
	After  string
}

// place is a moment of the recording.
type place struct {
	Code, URL, Label string
}

type lessonsView struct {
	First, Rest []noteView
	Shown, More string
	Voices      []noteView // quotes of no partnership
}

type noteView struct {
	Kind, Icon  string
	Title       phrase
	Body        prose
	Partnership string
	At          place
	Owner       phrase
	Due         string
	Done        bool
	Speaker     phrase
	Invented    string // the word that says so; empty where it is not
}

type keyFigure struct{ Number, Noun, Context string }

type partnershipView struct {
	Number       string
	Names        []regionName
	Countries    []country
	Themes       []themeChip
	Summary      phrase
	Continuation string
	Note         phrase
	Points       []point
	Quotes       []noteView
	Next         []noteView
	Milestones   []milestoneView
	Stakeholders phrase
}

type regionName struct{ Name, Family string }

type country struct{ ISO, Name string }

type themeChip struct {
	Name  phrase
	Icon  string
	Class string
}

type point struct {
	Lead sentenceOf
	Text phrase
}

type milestoneView struct {
	When  string
	Title phrase
	Place phrase
}

type participationView struct {
	Lines  []string
	Cities sentenceOf
	Stated *tableView // totals, stated and counted; nil: none
	// Bars stand in two columns on a wide screen: where people came from, and
	// who they were.
	Left, Right, Wide []figureView
}

// tableView is a table that stands for itself.
type tableView struct {
	Label string
	Head  []string
	Rows  [][]string
}

// figureView is a chart with its words and its table.
type figureView struct {
	Name                   string
	Title, Subtitle        string
	Asked                  phrase // the title, where it is a text of the notebook
	Empty                  string
	Wide                   bool
	Charts                 []chartView
	Parts                  []partView
	PartsLabel, TableLabel string
	Note                   string // under the table
	Head                   []string
	Rows                   [][]string
}

// partView is an agenda part by the number that it has in the chart.
type partView struct{ Nth, Text string }

// chartView is one drawing; Class says at which width it is shown.
type chartView struct {
	Class, Label  string
	Width, Height int
	Flags         []flagAt
	Body          template.HTML
}

type questionsView struct {
	Answered []questionView
	Open     []questionView
}

type questionView struct {
	Text        phrase
	Answer      prose
	NoAnswer    bool
	Meta        []sentenceOf
	Partnership string
	At          place
	Invented    string
}

type methodView struct {
	Lines   []string
	Sources []string
}

// symbol is a picture that the page shows by reference.
type symbol struct {
	ID, ViewBox string
	Body        template.HTML
}
