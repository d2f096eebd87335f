package cli

import (
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// withReport saves choices for the report of webinar 19 in a sample.
func withReport(t *testing.T, choices store.Report) string {
	t.Helper()
	path := sampleFile(t)
	file, err := store.Open(path, store.Options{Role: authorRole})
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.Edit("step.report.sections", func(tx *store.Tx) error {
		for old, err := range store.All[store.Report](tx) {
			if err != nil {
				return err
			}
			choices.ID = old.ID
		}
		for webinar, err := range store.All[store.Webinar](tx) {
			if err != nil {
				return err
			}
			if webinar.Number == 19 {
				choices.Webinar = webinar.ID
			}
		}
		return store.Put(tx, &choices)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func page(t *testing.T, notebook string, flags ...string) string {
	t.Helper()
	code, out, errOut := run(t, append([]string{"report", notebook, "--webinar", "19", "--out", "-"}, flags...)...)
	if code != exitDone {
		t.Fatal(errOut)
	}
	return out
}

func TestReportTakesTheSavedChoices(t *testing.T) {
	notebook := withReport(t, store.Report{
		Sections: []string{"commitments", "of a newer version", "lessons"}, Language: "es", FundingLine: "Paid by the Fund", PrivacyLimit: 12,
	})
	html := page(t, notebook)
	commitments, lessons := strings.Index(html, `id="commitments"`), strings.Index(html, `id="lessons"`)
	if commitments < 0 || lessons < commitments || strings.Contains(html, `id="questions"`) {
		t.Errorf("commitments at %d, lessons at %d", commitments, lessons)
	}
	for _, want := range []string{`lang="es"`, "Paid by the Fund"} {
		if !strings.Contains(html, want) {
			t.Errorf("the report has no %s", want)
		}
	}
	if english := page(t, notebook, "--language", "en"); !strings.Contains(english, `lang="en"`) {
		t.Error("--language does not come before the saved one")
	}
	if lower := page(t, notebook, "--limit", "6"); lower != html {
		t.Error("--limit undercuts the saved limit")
	}
	if higher := page(t, notebook, "--limit", "20"); higher == html {
		t.Error("--limit does not raise the saved limit")
	}
}

func TestReportLanguageMayNameAPlace(t *testing.T) {
	notebook := sampleFile(t)
	if page(t, notebook, "--language", "pt-BR") != page(t, notebook, "--language", "pt") {
		t.Error("pt-BR is not pt")
	}
}
