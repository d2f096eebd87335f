package report

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// texts finds a record's text in the report's language; see figures.Texts.
type texts struct {
	figures.Texts
	book *words.Book
}

func readTexts(r store.Reader, book *words.Book, standard string) (texts, error) {
	found, err := figures.ReadTexts(r, book.Language(), standard)
	return texts{found, book}, err
}

// phrase is a text for the report. written is the language of the record; empty
// is the notebook's.
func (t texts) phrase(of store.Ref, field, text, written string) phrase {
	shown, back := t.In(of, field, text, written)
	if back == "" {
		return phrase{Text: printable(shown)}
	}
	name := back
	if known := "language." + figures.BaseLanguage(back); t.book.Has(known) {
		name = t.book.T(known)
	}
	return phrase{
		Text: printable(shown), Lang: tag(back), Tag: strings.ToUpper(figures.BaseLanguage(back)),
		In: t.book.T("report.in_language", "language", name),
	}
}

// names is a list of names as one phrase. Its translation has a name on each line.
func (t texts) names(of store.Ref, field string, list []string, written string) phrase {
	p := t.phrase(of, field, strings.Join(list, "\n"), written)
	p.Text = t.book.List(strings.Split(p.Text, "\n"))
	return p
}

// within puts a phrase into a sentence of the report's own, so that the phrase
// alone carries its language.
func (c *collection) within(key, name string, p phrase) sentenceOf {
	before, after, _ := strings.Cut(c.book.T(key, name, gap), gap)
	return sentenceOf{before, p, after}
}

// gap stands for the phrase; no text of the notebook keeps it.
const gap = "\x00"

// beside is a phrase next to one whose mark says the same.
func (p phrase) beside(other phrase) phrase {
	if p.Tag == other.Tag {
		return p.quiet()
	}
	return p
}

// quiet is a phrase without its visible mark, for words beside one that has it.
func (p phrase) quiet() phrase {
	p.Tag, p.In = "", ""
	return p
}

// below is a text whose mark stands above it already, if that is the same.
func (p prose) below(title phrase) prose {
	if p.Tag == title.Tag {
		p.Tag, p.In = "", ""
	}
	return p
}

// prose is a Markdown text for the report.
func (t texts) prose(of store.Ref, field, text, written string) prose {
	p := t.phrase(of, field, text, written)
	return prose{HTML: rendered(p.Text), Lang: p.Lang, Tag: p.Tag, In: p.In}
}

// tag is a language as HTML wants it; what is no language tag is unknown.
func tag(written string) string {
	parsed, err := language.Parse(written)
	if err != nil {
		return "und"
	}
	return parsed.String()
}
