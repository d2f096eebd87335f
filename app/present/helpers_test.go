package present

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// drawing lets type be measured.
func drawing(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(look.Light))
}

// sampleFile opens a sample notebook of the test's own, with its webinar 19.
func sampleFile(t *testing.T) (*store.File, store.ID) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "s.rapporteur")
	if err := sample.Build(path, false); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(path, store.Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	var id store.ID
	err = f.View(func(r store.Reader) error {
		for w, err := range store.All[store.Webinar](r) {
			if err != nil {
				return err
			}
			if w.Number == 19 {
				id = w.ID
			}
		}
		return nil
	})
	if err != nil || id.IsZero() {
		t.Fatal("no webinar 19", err)
	}
	return f, id
}

func deckOf(t *testing.T, f *store.File, webinar store.ID, o Options) (d Deck) {
	t.Helper()
	err := f.View(func(r store.Reader) (err error) {
		d, err = Read(r, webinar, o)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// put writes a record in an edit of its own.
func put[T store.Record](t *testing.T, f *store.File, record *T) {
	t.Helper()
	if _, err := f.Edit("step.test", func(tx *store.Tx) error { return store.Put(tx, record) }); err != nil {
		t.Fatal(err)
	}
}

func labels(slides []Slide) (all []string) {
	for _, s := range slides {
		all = append(all, string(s.Kind)+": "+s.Label())
	}
	return all
}
