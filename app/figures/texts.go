package figures

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/rapporteur-app/rapporteur/store"
)

// Texts finds a record's text in the language of a report or a show: the text
// itself, or a reviewed translation of just this text. What has neither stays as it
// is, and whoever shows it marks its language.
type Texts struct {
	language     string // base of what is wanted
	standard     string // language of texts that name none
	translations map[textKey]store.Translation
}

type textKey struct {
	of    store.Ref
	field string
}

// ReadTexts reads the translations into a language, a BCP 47 tag. standard is the
// notebook's language, that of texts which name none.
func ReadTexts(r store.Reader, wanted, standard string) (Texts, error) {
	t := Texts{language: BaseLanguage(wanted), standard: standard, translations: map[textKey]store.Translation{}}
	for tr, err := range store.All[store.Translation](r) {
		if err != nil {
			return t, err
		}
		if tr.State == store.TranslationReviewed && tr.Text != "" && BaseLanguage(tr.Language) == t.language {
			t.translations[textKey{tr.Of, tr.Field}] = tr
		}
	}
	return t, nil
}

// In is a text in the language that is wanted. written is the language of the
// record; empty is the notebook's. Where the text is in another language and has no
// translation, that language is returned too; else back is empty.
func (t Texts) In(of store.Ref, field, text, written string) (shown, back string) {
	if written == "" {
		written = t.standard
	}
	if text == "" || written == "" || BaseLanguage(written) == t.language {
		return text, ""
	}
	tr, ok := t.translations[textKey{of, field}]
	if ok && tr.Version == store.TextVersion(text) {
		return tr.Text, ""
	}
	return text, written
}

// BaseLanguage is the language of a tag without its script and region.
func BaseLanguage(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return strings.ToLower(tag)
	}
	b, _ := parsed.Base()
	return b.String()
}
