package report_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/app/report"
	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/store"
)

// hostile is a title that tries everything at once.
const hostile = `</title></script><script>alert(1)</script><img src=x onerror=alert(2)> "quotes" 'and' &amp; {{.}} <svg/onload=alert(3)>`

// started is when the webinar of the fixtures begins.
var started = time.Date(2024, 3, 5, 14, 0, 0, 0, time.UTC)

// notebook makes a notebook of the test's own and closes it at its end.
func notebook(t *testing.T, fill func(tx *store.Tx) error) *store.File {
	t.Helper()
	now := started
	f, err := store.Create(filepath.Join(t.TempDir(), "n.rapporteur"), store.Notebook{Title: "Rivers", Language: "en"},
		store.Options{Role: "tester", Opening: [8]byte{1}, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	if _, err := f.Edit("step.test", fill); err != nil {
		t.Fatal(err)
	}
	return f
}

// fixedID is an ID that is the same in every run.
func fixedID(n int) store.ID {
	return store.ID{1, 0x8e, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, byte(n >> 8), byte(n)}
}

var webinarID = fixedID(1)

// put stores records and stops the test at the first that cannot be.
func put[T store.Record](tx *store.Tx, records ...T) error {
	for i := range records {
		if err := store.Put(tx, &records[i]); err != nil {
			return err
		}
	}
	return nil
}

// htmlOf writes a report, or stops the test.
func htmlOf(t *testing.T, f *store.File, o report.Options) []byte {
	t.Helper()
	var page []byte
	err := f.View(func(r store.Reader) (err error) {
		page, err = report.HTML(r, o)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// sampleReport is the report of webinar 19 of the sample notebook.
func sampleReport(t *testing.T, o report.Options) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.rapporteur")
	if err := sample.Build(path, false); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	o.Webinar = webinarOf(t, f, 19)
	return htmlOf(t, f, o)
}

// webinarOf finds a webinar by its number.
func webinarOf(t testing.TB, f *store.File, number int) (id store.ID) {
	t.Helper()
	err := f.View(func(r store.Reader) error {
		for w, err := range store.All[store.Webinar](r) {
			if err != nil {
				return err
			}
			if w.Number == number {
				id = w.ID
			}
		}
		return nil
	})
	if err != nil || id.IsZero() {
		t.Fatalf("webinar %d: %v", number, err)
	}
	return id
}

// crowd is an attendance of people from cities, all of them there all the time.
func crowd(tx *store.Tx, cities map[string]int, country string) error {
	var people []store.Participant
	for city, count := range cities {
		for i := range count {
			people = append(people, store.Participant{
				Key: fmt.Sprint(city, i), Registered: true, Country: country, City: city, Group: store.Group(city),
				Spans: []store.Span{{From: started.Unix() + int64(i), Until: started.Unix() + 3600}},
			})
		}
	}
	blob, err := store.PutPeople(tx, people)
	if err != nil {
		return err
	}
	return put(tx, store.Attendance{ID: fixedID(2), Webinar: webinarID, People: blob, Zone: "Europe/Brussels"})
}

// hostileReport has hostile words wherever a notebook has words.
func hostileReport(t *testing.T) ([]byte, *store.File) {
	t.Helper()
	f := notebook(t, func(tx *store.Tx) error {
		region := func(n int, country string) store.Region {
			return store.Region{ID: fixedID(n), Name: hostile, Country: country, MacroRegion: store.Europe}
		}
		note := func(n int, kind store.NoteKind) store.Note {
			return store.Note{
				ID: fixedID(n), Kind: kind, Title: hostile, Webinar: webinarID, Partnership: fixedID(12),
				Status: store.Published, Cleared: true, Owner: hostile, Speaker: hostile, Due: hostile,
				Body: hostile + "\n\n<script>alert(4)</script>\n\n[link](javascript:alert(5)) ![pixel](https://example.org/p.png)\n\n" +
					"[web](https://example.org/) [plain](http://example.org/) <b onclick=alert(6)>b</b>\n\n" +
					"| a | b |\n|:-:|--:|\n| " + "wide " + hostile + " | 2 |\n\n# Loud\n\n```\n" + hostile + hostile + "\n```\n",
			}
		}
		err := put(tx, store.Webinar{
			ID: webinarID, Number: 7, Title: hostile, Summary: hostile, Minutes: 60,
			Start:     store.Moment{Local: "2024-03-05T15:00:00", Zone: "Europe/Brussels"},
			Recording: "javascript:alert(7)", Partnerships: []store.ID{fixedID(12)}, Sources: []string{"javascript:alert(8)", "https://example.org/?a=<b>\"'"},
		})
		if err == nil {
			err = put(tx, region(10, "FI"), region(11, `"><script>`))
		}
		if err == nil {
			err = put(tx, store.Theme{ID: fixedID(13), Name: hostile, Icon: "../mark", Colour: `"onload=`})
		}
		if err == nil {
			err = put(tx, store.Partnership{
				ID: fixedID(12), Regions: []store.ID{fixedID(10), fixedID(11)}, Themes: []store.ID{fixedID(13)},
				Summary: hostile, Continuation: store.Secured, ContinuationNote: hostile, Stakeholders: []string{hostile},
			})
		}
		if err == nil {
			err = put(tx, store.AgendaPart{ID: fixedID(14), Webinar: webinarID, Title: hostile, Minutes: 60, Rank: "a"})
		}
		for i, kind := range store.NoteKinds {
			if err == nil {
				err = put(tx, note(20+i, kind))
			}
		}
		if err == nil {
			err = put(tx, store.Question{
				ID: fixedID(30), Webinar: webinarID, Text: hostile, Answer: hostile, State: store.Answered, Asker: hostile, AnsweredBy: hostile,
			})
		}
		if err == nil {
			err = crowd(tx, map[string]int{hostile: 12, "</svg><script>alert(9)</script>": 9, `" onmouseover="alert(10)`: 7}, "FI")
		}
		return err
	})
	return htmlOf(t, f, report.Options{Webinar: webinarID, FundingLine: hostile}), f
}
