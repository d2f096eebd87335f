package present

import (
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

var pictures = flag.String("pictures", "", "folder to keep pictures of slides in")

func deckOfSample(t *testing.T, language string) Deck {
	t.Helper()
	path := filepath.Join(t.TempDir(), "s.rapporteur")
	if err := sample.Build(path, false); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(path, store.Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var d Deck
	err = f.View(func(r store.Reader) error {
		for w, err := range store.All[store.Webinar](r) {
			if err != nil {
				return err
			}
			if w.Number == 19 {
				d, err = Read(r, w.ID, Options{Language: language})
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestPictures(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(look.NewTheme(look.Light))
	d := deckOfSample(t, "en")
	slides := d.Paginate()
	for i, s := range slides {
		v := NewView()
		v.Set(s, d.Footer, i+1)
		c := software.NewCanvas()
		c.SetPadded(false)
		c.SetContent(v)
		c.Resize(fyne.NewSize(1920, 1080))
		if *pictures != "" {
			out, _ := os.Create(filepath.Join(*pictures, fmt.Sprintf("%02d-%s.png", i, s.Kind)))
			_ = png.Encode(out, c.Capture())
			out.Close()
		}
	}
}
