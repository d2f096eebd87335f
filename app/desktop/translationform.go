package desktop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// translationWidth is the width of the translation dialog within its edges.
const translationWidth float32 = 880

// translationForm is a note's texts beside their translations to one language.
type translationForm struct {
	savingForm
	note     store.Note
	language string
	before   []store.Translation // to this language
	entries  map[string]*textEntry
	reviewed *widgets.Toggle
	submits  *widgets.Button
	body     *fyne.Container
	page     *widgets.Page
}

// openTranslation opens a note's translation to a language.
func (d *desk) openTranslation(note store.ID, language string) {
	d.leavePage(d.places.at)
	d.session.add(&job{run: func() error { return nil }, then: func(error) { // after what was just typed
		d.read(func(r store.Reader) (func(), error) {
			n, err := store.Get[store.Note](r, note)
			if err != nil {
				return nil, err
			}
			about, err := store.About(r)
			if err != nil {
				return nil, err
			}
			all, err := translationsOf(r, note)
			return func() {
				if !d.covered() {
					newTranslationForm(d, n, about.Language, language, all).show()
				}
			}, err
		})
	}})
}

func newTranslationForm(d *desk, n store.Note, standard, language string, all []store.Translation) *translationForm {
	f := &translationForm{savingForm: newSavingForm(d), note: n, language: language, entries: map[string]*textEntry{}}
	f.before = slices.DeleteFunc(slices.Clone(all), func(tr store.Translation) bool { return !sameLanguage(tr.Language, language) })
	own := n.Language
	if own == "" {
		own = standard
	}
	phase := phaseOf(n, all, language)
	var rows []fyne.CanvasObject
	if phase == translationOutOfDate {
		rows = append(rows, look.Para(d.t("notes.translation.changed"), tokens.Small, look.WarnText, 0))
	}
	for _, field := range noteFields {
		text := noteText(n, field)
		if text == "" {
			continue
		}
		original, entry := f.entry(field == "body"), f.entry(field == "body")
		original.readOnly = true
		original.put(text, 0)
		entry.put(f.translated(field).Text, 0)
		entry.onFocus = func() { f.page.Reveal(entry) }
		if d.readOnly() {
			entry.readOnly = true
		}
		f.entries[field] = entry
		rows = append(rows, widgets.Columns(widgets.ColumnsOptions{Gap: tokens.Space16},
			labelled(d.t("notes.translation.of_"+field, "language", languageName(d.book, own)), original),
			labelled(d.t("notes.translation.of_"+field, "language", languageName(d.book, language)), entry)))
	}
	f.reviewed = widgets.NewCheckbox(d.t("notes.translation.is_reviewed"), phase == translationReviewed, nil)
	rows = append(rows, f.reviewed)
	f.body = widgets.Column(tokens.Space16, rows...)
	f.page = widgets.NewPage(widgets.Pad(tokens.Space4, tokens.Space16, tokens.Space4, tokens.Space4, f.body))
	f.savingForm.content, f.savingForm.texts, f.refit = f.typed, f.texts, f.fit
	return f
}

// entry is a field for a text, or for a title, which wraps and in which Enter saves.
func (f *translationForm) entry(lines bool) *textEntry {
	e := newTextEntry(true)
	e.onTyped = func(string) { f.keepTexts() }
	e.SetMinRowsVisible(12)
	if !lines {
		e.SetMinRowsVisible(2)
	}
	e.onKey = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyEscape:
			return f.d.modalKey(k.Name)
		case fyne.KeyReturn, fyne.KeyEnter:
			if !lines && !e.readOnly {
				f.submit()
			}
			return !lines
		}
		return false
	}
	e.onShortcut = func(s fyne.Shortcut) bool {
		if s.ShortcutName() != ctrl(fyne.KeyReturn).ShortcutName() {
			return false
		}
		f.submit()
		return true
	}
	return e
}

// translated is the translation of a field as the notebook has it.
func (f *translationForm) translated(field string) store.Translation {
	tr, _ := find(f.before, func(tr store.Translation) bool { return tr.Field == field })
	return tr
}

// typed is all that can be changed in the dialog.
func (f *translationForm) typed() string {
	var all []string
	for _, field := range noteFields {
		if e := f.entries[field]; e != nil {
			all = append(all, e.Text)
		}
	}
	if f.reviewed.On() {
		all = append(all, "reviewed")
	}
	return strings.Join(all, "\x00")
}

func (f *translationForm) show() {
	d := f.d
	foot := []fyne.CanvasObject{widgets.Spring(), widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: f.leave})}
	if !d.readOnly() {
		f.submits = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("action.save"), Shortcut: "Ctrl Enter", OnTapped: f.submit})
		foot = append(foot, f.submits)
	} else {
		f.reviewed.Disable()
	}
	content := widgets.Column(tokens.Space16,
		look.Para(d.t("notes.translation.title", "language", languageName(d.book, f.language)), tokens.Subtitle, look.Ink, 1),
		scrolled(f.page, f.height), f.trouble, widgets.Row(tokens.Space8, foot...))
	f.box = &modal{d: d, leave: f.leave, resized: f.fit}
	f.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(translationWidth, content)), d.win.Canvas())
	f.begin(f)
	f.box.show()
	f.fit()
	for _, field := range noteFields {
		if e := f.entries[field]; e != nil {
			d.win.Canvas().Focus(e)
			break
		}
	}
}

func (f *translationForm) height(width float32) float32 {
	return min(widgets.HeightFor(f.body, width)+2*tokens.Space4, max(160, f.d.win.Canvas().Size().Height-200))
}

func (f *translationForm) fit() { f.box.fitPage(f.page) }

// submit saves the translations, as those of the texts that stand beside them.
func (f *translationForm) submit() {
	if f.d.readOnly() {
		return
	}
	state := store.TranslationDraft
	if f.reviewed.On() {
		state = store.TranslationReviewed
	}
	var puts, drops []store.Translation
	for field, e := range f.entries {
		tr := f.translated(field)
		tr.Of, tr.Field, tr.Text = store.Ref{Type: store.TypeNote, ID: f.note.ID}, field, strings.TrimSpace(e.Text)
		if field == "title" {
			tr.Text = oneSpaced(tr.Text)
		}
		tr.State, tr.Version = state, store.TextVersion(noteText(f.note, field))
		if tr.Language == "" {
			tr.Language = f.language
		}
		switch {
		case tr.Text != "":
			if tr.ID.IsZero() {
				tr.ID = store.NewIDAt(f.d.now())
				f.before = append(f.before, tr) // saving it again makes no second one
			}
			puts = append(puts, tr)
		case !tr.ID.IsZero():
			drops = append(drops, tr)
		}
	}
	f.submitAs("step.translation.edit", func(tx *store.Tx) error {
		for _, tr := range drops {
			if err := dropRecord[store.Translation](tx, tr.ID); err != nil {
				return err
			}
		}
		for _, tr := range puts {
			if err := store.Put(tx, &tr); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		if f.savedAll(err) {
			f.close()
		}
	})
}
