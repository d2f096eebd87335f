package desktop

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// translationPhase is how far a note's translation to a language is.
type translationPhase string

// The phases; each has its words.
const (
	translationMissing   translationPhase = "missing"
	translationDraft     translationPhase = "draft"
	translationReviewed  translationPhase = "reviewed"
	translationOutOfDate translationPhase = "out_of_date"
)

// noteFields are the texts of a note that are translated, by the names that
// translations give them.
var noteFields = []string{"title", "body"}

// noteText is a text of a note by its name.
func noteText(n store.Note, field string) string {
	if field == "title" {
		return n.Title
	}
	return n.Body
}

// translationsOf are the translations of a note's texts. Any goroutine may call it.
func translationsOf(r store.Reader, note store.ID) (all []store.Translation, err error) {
	for tr, err := range store.All[store.Translation](r) {
		if err != nil {
			return nil, err
		}
		if tr.Of.Type == store.TypeNote && tr.Of.ID == note {
			all = append(all, tr)
		}
	}
	return all, nil
}

// phaseOf is how far a note's translation to a language is. What is out of date comes
// first: it would be read as if it held.
func phaseOf(n store.Note, all []store.Translation, language string) translationPhase {
	phase := translationReviewed
	for _, field := range noteFields {
		text := noteText(n, field)
		at := slices.IndexFunc(all, func(tr store.Translation) bool {
			return tr.Field == field && sameLanguage(tr.Language, language) && tr.Text != "" && tr.State != store.TranslationMissing
		})
		switch {
		case text == "":
		case at < 0:
			phase = translationMissing
		case all[at].Version != store.TextVersion(text):
			return translationOutOfDate
		case all[at].State != store.TranslationReviewed && phase != translationMissing:
			phase = translationDraft
		}
	}
	return phase
}

func sameLanguage(a, b string) bool { return figures.BaseLanguage(a) == figures.BaseLanguage(b) }

// translationLanguages are the languages that a note can be translated to: those of
// the notebook, and those it has been, without its own.
func translationLanguages(n store.Note, about store.Notebook, all []store.Translation) []string {
	own := n.Language
	if own == "" {
		own = about.Language
	}
	var out []string
	add := func(code string) {
		known := func(other string) bool { return sameLanguage(other, code) }
		if code != "" && !sameLanguage(code, own) && !slices.ContainsFunc(out, known) {
			out = append(out, code)
		}
	}
	for _, code := range append([]string{about.Language}, about.Languages...) {
		add(code)
	}
	for _, tr := range all {
		add(tr.Language)
	}
	return out
}

// showTranslations shows how far each is, and opens it.
func (x *editorDetails) showTranslations() {
	e, d, n := x.e, x.e.d, x.e.note
	var chips []fyne.CanvasObject
	languages := translationLanguages(n.note, e.snap.about, n.translations)
	for _, code := range languages {
		phase := phaseOf(n.note, n.translations, code)
		v := chipView{icon: "translate", edge: true, label: translationLabel(d.book, code, phase), lost: phase == translationOutOfDate,
			open: func() { d.openTranslation(n.note.ID, code) }}
		chips = append(chips, tall(newLinkChip(v)))
	}
	setVisible(x.translationRow, len(languages) > 0)
	x.translations.Objects = chips
	x.translations.Refresh()
}

// translationLabel is "Español: reviewed".
func translationLabel(book *words.Book, language string, phase translationPhase) string {
	return book.T("notes.translation.label", "language", languageName(book, language), "state", book.T("notes.translation."+string(phase)))
}

func newTranslationRow(d *desk) (row fyne.CanvasObject, chips *fyne.Container) {
	chips = widgets.Wrap(tokens.Space8)
	return detailRow(d.t("notes.translation.row"), chips), chips
}
