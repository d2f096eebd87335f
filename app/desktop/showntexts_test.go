package desktop

import (
	"path/filepath"
	"testing"

	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// translatedNames is the small notebook, written in English, with reviewed Spanish
// translations of a theme, its webinar and its partnership, and a draft.
func translatedNames(t *testing.T) (w written, d *desk, l *loop) {
	t.Helper()
	w = writeSmall(t)
	d, l = sit(t, w.path, nil)
	_, err := d.session.file.Edit("step.note.text", func(tx *store.Tx) error {
		themes, err := store.List[store.Theme](tx)
		if err != nil {
			return err
		}
		pairs, err := store.List[store.Partnership](tx)
		if err != nil {
			return err
		}
		webinar, err := store.Get[store.Webinar](tx, w.webinar)
		if err != nil {
			return err
		}
		put := func(typ store.Type, id store.ID, field, original, text string, state store.TranslationState) {
			if err == nil {
				err = store.Put(tx, &store.Translation{Of: store.Ref{Type: typ, ID: id}, Field: field, Language: "es", Text: text,
					State: state, Version: store.TextVersion(original)})
			}
		}
		put(store.TypeTheme, themes[0].ID, "name", themes[0].Name, "Transición verde", store.TranslationReviewed)
		put(store.TypeTheme, themes[0].ID, "short", themes[0].Short, "Verde", store.TranslationReviewed)
		put(store.TypeWebinar, webinar.ID, "title", webinar.Title, "Lecciones finales", store.TranslationReviewed)
		put(store.TypePartnership, pairs[0].ID, "summary", pairs[0].Summary, "Viento e hidrógeno.", store.TranslationDraft)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return w, d, l
}

func TestNamesStandInTheWindowsLanguage(t *testing.T) {
	w, d, l := translatedNames(t)
	d = d.speak("es")
	visit := func(at Route) {
		t.Helper()
		d.open(at)
		l.until("the page", func() bool { return d.places.at.Page == at.Page && !d.loads.running })
	}
	l.until("the window speaks Spanish", func() bool { return !d.loads.running })
	for _, at := range []Route{{Page: Regions}, {Page: Overview}} {
		visit(at)
		if at.Page == Overview {
			whole(d, l)
		}
		wants(t, d, "Verde", "Lecciones finales")
		lacks(t, d, "Green", "Final lessons", "Viento e hidrógeno.") // a draft is not shown
	}
	wants(t, d, "Wind and hydrogen.")
	for _, at := range []Route{{Page: Notes, Record: w.step}, {Page: Questions}} {
		visit(at)
		wants(t, d, "Lecciones finales")
		lacks(t, d, "Green transition", "Final lessons")
	}
}

func TestTheWebinarDialogKeepsTheOriginalAndNamesItsLanguage(t *testing.T) {
	w, d, l := translatedNames(t)
	d = d.speak("es")
	l.until("the window speaks Spanish", func() bool { return !d.loads.running })
	f := openForm(d, l, d.editWebinar)
	if f.title.Text != "Final lessons" {
		t.Errorf("the title to edit is %q", f.title.Text)
	}
	wants(t, d, "Título, English")
	retype(d, f.title, "Last lessons")
	f.submit()
	shut(d, l)
	if got, _ := kept(t, d, w.webinar); got.Title != "Last lessons" {
		t.Errorf("it is kept as %q", got.Title)
	}
	l.until("its translation is of another text now", func() bool { return shows(d, "Last lessons") })
}

func lacks(t *testing.T, d *desk, words ...string) {
	t.Helper()
	for _, w := range words {
		if shows(d, w) {
			t.Errorf("%q is on the screen of %s", w, d.places.at.Page)
		}
	}
}

func TestTheAgendaBehindBothCurvesIsTranslated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.rapporteur")
	if err := sample.Build(path, false); err != nil {
		t.Fatal(err)
	}
	file, err := store.Open(path, store.Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	book := words.For("es")
	err = file.View(func(r store.Reader) error {
		for w, err := range store.All[store.Webinar](r) {
			if err != nil || w.Number != 19 {
				continue
			}
			v, err := readParticipation(r, book, w.ID)
			if err != nil {
				return err
			}
			for name, f := range map[string]figure.Figure{"the holder": v.full.Present, "all": v.shared.Present} {
				if len(f.Bands) == 0 || book.Msg(f.Bands[0].Name) != "Apertura" {
					t.Errorf("the curve for %s has %+v behind it", name, f.Bands)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
