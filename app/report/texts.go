package report

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// texts finds a record's text in the report's language: the text itself, or a
// reviewed translation of just this text. What has neither stays as it is and
// is marked.
type texts struct {
	book         *words.Book
	standard     string // language of texts that name none
	translations map[textKey]store.Translation
}

type textKey struct {
	of    store.Ref
	field string
}

func readTexts(r store.Reader, book *words.Book, standard string) (texts, error) {
	t := texts{book: book, standard: standard, translations: map[textKey]store.Translation{}}
	for tr, err := range store.All[store.Translation](r) {
		if err != nil {
			return t, err
		}
		if tr.State == store.TranslationReviewed && tr.Text != "" && base(tr.Language) == book.Language() {
			t.translations[textKey{tr.Of, tr.Field}] = tr
		}
	}
	return t, nil
}

// base is the language of a tag without its script and region.
func base(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return strings.ToLower(tag)
	}
	b, _ := parsed.Base()
	return b.String()
}

// phrase is a text for the report. written is the language of the record; empty
// is the notebook's.
func (t texts) phrase(of store.Ref, field, text, written string) phrase {
	if written == "" {
		written = t.standard
	}
	if text == "" || written == "" || base(written) == t.book.Language() {
		return phrase{Text: printable(text)}
	}
	tr, ok := t.translations[textKey{of, field}]
	if ok && tr.Version == store.TextVersion(text) {
		return phrase{Text: printable(tr.Text)}
	}
	name := written
	if known := "language." + base(written); t.book.Has(known) {
		name = t.book.T(known)
	}
	return phrase{
		Text: printable(text), Lang: tag(written), Tag: strings.ToUpper(base(written)),
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
