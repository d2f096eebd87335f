package report

import (
	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/store"
	"os"
	"testing"
	"time"
)

func TestZZ(t *testing.T) {
	path := t.TempDir() + "/a.rapporteur"
	if err := sample.Build(path, false); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, l := range []string{"en", "es", "pt"} {
		f.View(func(r store.Reader) error {
			for w, _ := range store.All[store.Webinar](r) {
				if w.Number == 0 && l != "en" {
					continue
				}
				a := time.Now()
				b, err := HTML(r, Options{Webinar: w.ID, Language: l, FundingLine: "Funded by the European Union"})
				if err != nil {
					t.Fatal(err)
				}
				t.Log(FileName(w, l), len(b), time.Since(a))
				os.WriteFile("/tmp/rp/"+FileName(w, l), b, 0644)
			}
			return nil
		})
	}
}
