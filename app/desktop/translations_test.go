package desktop

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// writeTranslated makes a notebook with one note in English, whose title has a
// translation that is out of date.
func writeTranslated(t *testing.T) (path string, note store.ID) {
	t.Helper()
	path = write(t, func(tx *store.Tx) error {
		about, err := store.About(tx)
		if err != nil {
			return err
		}
		about.Languages = []string{"es", "pt"}
		w := store.Webinar{Title: "One"}
		if err := store.Put(tx, &about); err != nil {
			return err
		}
		if err := store.Put(tx, &w); err != nil {
			return err
		}
		n := store.Note{Kind: store.Lesson, Title: "Start early", Body: "At once.", Webinar: w.ID}
		if err := store.Put(tx, &n); err != nil {
			return err
		}
		note = n.ID
		return store.Put(tx, &store.Translation{Of: store.Ref{Type: store.TypeNote, ID: n.ID}, Field: "title", Language: "es",
			Text: "Empezar tarde", State: store.TranslationReviewed, Version: store.TextVersion("Start late")})
	})
	return path, note
}

func translationsIn(t *testing.T, d *desk, note store.ID) (all []store.Translation) {
	t.Helper()
	err := d.session.file.View(func(r store.Reader) (err error) {
		all, err = translationsOf(r, note)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestATranslationIsBroughtUpToDateBesideItsOriginal(t *testing.T) {
	path, note := writeTranslated(t)
	d, l := sit(t, path, nil)
	d.open(Route{Page: Notes, Record: note})
	l.until("the note", func() bool { return shows(d, "Español: out of date") && shows(d, "Português: missing") })
	d.openTranslation(note, "es")
	l.until("the dialog", func() bool { return d.form != nil })
	f := d.form.owner.(*translationForm)
	wants(t, d, "Translation: Español", "Title, English", "Text, Español", "Start early", "At once.", "Empezar tarde")
	retypeEntry(d, f.entries["title"], "Empezar pronto")
	retypeEntry(d, f.entries["body"], "Enseguida.")
	f.entries["body"].TypedShortcut(ctrl(fyne.KeyReturn))
	l.until("it is a draft", func() bool { return d.form == nil && shows(d, "Español: draft") })
	all := translationsIn(t, d, note)
	if len(all) != 2 || all[0].Text != "Empezar pronto" || all[0].Version != store.TextVersion("Start early") || all[1].Text != "Enseguida." {
		t.Errorf("the translations are %+v", all)
	}
	d.openTranslation(note, "es")
	l.until("the dialog", func() bool { return d.form != nil })
	f = d.form.owner.(*translationForm)
	f.reviewed.Tapped(nil)
	pressKey(d, fyne.KeyReturn)
	l.until("it is reviewed", func() bool { return d.form == nil && shows(d, "Español: reviewed") })
	d.edit("step.note.edit", func(tx *store.Tx) error {
		n, err := store.Get[store.Note](tx, note)
		if err != nil {
			return err
		}
		n.Body = "Now."
		return store.Put(tx, &n)
	})
	l.until("it is out of date", func() bool { return shows(d, "Español: out of date") })
	d.openTranslation(note, "es")
	l.until("the dialog", func() bool { return d.form != nil })
	wants(t, d, "The text has changed since it was translated.")
	f = d.form.owner.(*translationForm)
	if f.reviewed.On() {
		t.Error("what is out of date is said to be reviewed")
	}
	for _, e := range f.entries {
		retypeEntry(d, e, "")
	}
	pressKey(d, fyne.KeyEscape)
	wants(t, d, "Drop what you typed?")
	pressKey(d, fyne.KeyEscape)
	f.submit()
	l.until("it is gone", func() bool { return d.form == nil && shows(d, "Español: missing") })
	if all := translationsIn(t, d, note); len(all) != 0 {
		t.Errorf("emptied translations stay: %+v", all)
	}
	d.undo(false)
	l.until("one undo brings both back", func() bool { return len(translationsIn(t, d, note)) == 2 })
}

func TestAnOriginalCannotBeTypedInto(t *testing.T) {
	path, note := writeTranslated(t)
	d, l := sit(t, path, nil)
	d.openTranslation(note, "pt")
	l.until("the dialog", func() bool { return d.form != nil })
	d.win.Canvas().FocusPrevious()
	if e, ok := d.win.Canvas().Focused().(*textEntry); ok && e.readOnly {
		typeInto(d, "x")
		if e.Text != "Start early" {
			t.Errorf("the original reads %q", e.Text)
		}
	}
	d.form.owner.(*translationForm).submit()
	l.until("nothing is written", func() bool { return d.form == nil })
	if all := translationsIn(t, d, note); len(all) != 1 || d.steps.undo != "" {
		t.Errorf("an empty translation was kept: %+v", all)
	}
}

func TestHowFarATranslationIs(t *testing.T) {
	n := store.Note{Title: "T", Body: "B"}
	tr := func(field, text string, state store.TranslationState) store.Translation {
		return store.Translation{Field: field, Language: "es", Text: "x", State: state, Version: store.TextVersion(text)}
	}
	for name, c := range map[string]struct {
		all  []store.Translation
		want translationPhase
	}{
		"nothing":        {nil, translationMissing},
		"half":           {[]store.Translation{tr("title", "T", store.TranslationReviewed)}, translationMissing},
		"all":            {[]store.Translation{tr("title", "T", store.TranslationReviewed), tr("body", "B", store.TranslationReviewed)}, translationReviewed},
		"one draft":      {[]store.Translation{tr("title", "T", store.TranslationReviewed), tr("body", "B", store.TranslationDraft)}, translationDraft},
		"half and older": {[]store.Translation{tr("title", "t", store.TranslationReviewed)}, translationOutOfDate},
		"an older body":  {[]store.Translation{tr("title", "T", store.TranslationDraft), tr("body", "b", store.TranslationReviewed)}, translationOutOfDate},
		"an older title": {[]store.Translation{tr("title", "t", store.TranslationReviewed), tr("body", "B", store.TranslationDraft)}, translationOutOfDate},
		"marked missing": {[]store.Translation{tr("title", "T", store.TranslationMissing), tr("body", "B", store.TranslationReviewed)}, translationMissing},
	} {
		if got := phaseOf(n, c.all, "es-AR"); got != c.want {
			t.Errorf("%s: %s, not %s", name, got, c.want)
		}
	}
	if got := phaseOf(store.Note{Title: "T"}, []store.Translation{tr("title", "T", store.TranslationReviewed)}, "es"); got != translationReviewed {
		t.Errorf("a note without a text is %s", got)
	}
}

func retypeEntry(d *desk, e *textEntry, text string) {
	d.win.Canvas().Focus(e)
	e.SetText("")
	typeInto(d, text)
}
