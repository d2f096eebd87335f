package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/app/report"
	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

var (
	tags       = regexp.MustCompile(`<[^>]*>`)
	spaces     = regexp.MustCompile(`\s+`)
	styleSheet = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
)

// read is the text of a page as a reader meets it, without its markup.
func read(html []byte) string {
	body := html[bytes.Index(html, []byte("<body>")):]
	return spaces.ReplaceAllString(tags.ReplaceAllString(string(body), " "), " ")
}

func mustHave(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			t.Errorf("the report does not say %q", w)
		}
	}
}

func mustNotHave(t *testing.T, text string, unwanted ...string) {
	t.Helper()
	for _, w := range unwanted {
		if strings.Contains(text, w) {
			t.Errorf("the report says %q", w)
		}
	}
}

func TestOnlyWhatIsPublishedLeaves(t *testing.T) {
	note := func(n int, kind store.NoteKind, status store.Status, cleared bool) store.Note {
		title := fmt.Sprintf("%s %s", kind, status)
		if cleared {
			title += " cleared"
		}
		return store.Note{ID: fixedID(n), Webinar: webinarID, Kind: kind, Status: status, Cleared: cleared, Title: title, Body: "Body of " + title}
	}
	f := notebook(t, func(tx *store.Tx) error {
		if err := put(tx, store.Webinar{ID: webinarID, Number: 3, Title: "Rivers"}, store.Webinar{ID: fixedID(9), Number: 4, Title: "Lakes"}); err != nil {
			return err
		}
		other := note(99, store.Lesson, store.Published, false)
		other.Title, other.Webinar = "of another webinar", fixedID(9)
		if err := put(tx, other); err != nil {
			return err
		}
		n := 20
		for _, kind := range store.NoteKinds {
			for _, status := range []store.Status{store.DraftNote, store.Reviewed, store.Published} {
				for _, cleared := range []bool{false, true} {
					n++
					if err := put(tx, note(n, kind, status, cleared)); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
	text := read(htmlOf(t, f, report.Options{Webinar: webinarID}))
	mustNotHave(t, text, "draft", "reviewed", "of another webinar", "“quote published”", "Body of quote")
	mustHave(t, text, "“quote published cleared”")
	for _, kind := range store.NoteKinds {
		if kind != store.Quote {
			mustHave(t, text, string(kind)+" published", "Body of "+string(kind)+" published")
		}
	}
}

func TestImportedQuestionsWaitForAPerson(t *testing.T) {
	f := notebook(t, func(tx *store.Tx) error {
		return errors.Join(put(tx, store.Webinar{ID: webinarID, Number: 3, Title: "Rivers"}), put(tx,
			store.Question{ID: fixedID(30), Webinar: webinarID, Text: "Who keeps the weir?", State: store.Queued},
			store.Question{ID: fixedID(31), Webinar: webinarID, Text: "Who has seen Ms Quokka?", State: store.Queued, ToReview: true},
			store.Question{ID: fixedID(32), Webinar: webinarID, Text: "Is Ms Quokka there?", Answer: "She is.", State: store.Answered, ToReview: true}))
	})
	text := read(htmlOf(t, f, report.Options{Webinar: webinarID}))
	mustHave(t, text, "Who keeps the weir?")
	mustNotHave(t, text, "Quokka", "She is.")
}

func TestAQuestionThatIsANoteIsAskedOnce(t *testing.T) {
	f := notebook(t, func(tx *store.Tx) error {
		return errors.Join(put(tx, store.Webinar{ID: webinarID, Number: 3, Title: "Rivers"}), put(tx,
			store.Note{ID: fixedID(20), Webinar: webinarID, Kind: store.OpenQuestion, Status: store.Published, Title: "Weir: who keeps it?"},
			store.Note{ID: fixedID(21), Webinar: webinarID, Kind: store.OpenQuestion, Status: store.DraftNote, Title: "Not yet"}), put(tx,
			store.Question{ID: fixedID(30), Webinar: webinarID, Text: "Who keeps the weir?", State: store.Parked, Notes: []store.ID{fixedID(20)}},
			store.Question{ID: fixedID(31), Webinar: webinarID, Text: "Who pays?", State: store.Parked, Notes: []store.ID{fixedID(21)}}))
	})
	text := read(htmlOf(t, f, report.Options{Webinar: webinarID}))
	mustHave(t, text, "Weir: who keeps it?", "Who pays?")
	mustNotHave(t, text, "Who keeps the weir?", "Not yet")
}

func TestNoGroupUnderTheLimitIsShown(t *testing.T) {
	f := notebook(t, func(tx *store.Tx) error {
		if err := put(tx, store.Webinar{ID: webinarID, Number: 3, Title: "Rivers", Minutes: 60}); err != nil {
			return err
		}
		return crowd(tx, map[string]int{"Big": 30, "Middle": 8, "Tiny": 2, "Small": 3}, "BR")
	})
	five := read(htmlOf(t, f, report.Options{Webinar: webinarID, PrivacyLimit: 1}))
	mustNotHave(t, five, "Tiny", "Small")
	mustHave(t, five, "Big", "Middle", "fewer than 5 people")
	ten := read(htmlOf(t, f, report.Options{Webinar: webinarID, PrivacyLimit: 10}))
	mustNotHave(t, ten, "Tiny", "Small", "Middle")
	mustHave(t, ten, "fewer than 10 people")
}

func TestStatedTotalsAloneMakeAReport(t *testing.T) {
	f := notebook(t, func(tx *store.Tx) error {
		return put(tx, store.Webinar{ID: webinarID, Title: "Lakes", StatedParticipants: 1300, StatedCities: 16, StatedInRoom: 12})
	})
	html := htmlOf(t, f, report.Options{Webinar: webinarID})
	mustHave(t, read(html), "1,300", "as announced", "Announced by the organisers: 1,300 participants, 16 cities and 12 people in the room.")
	if bytes.Contains(html, []byte("<figure")) {
		t.Error("there is a chart of nothing")
	}
}

func TestAWebinarWithNothingSaysSo(t *testing.T) {
	f := notebook(t, func(tx *store.Tx) error { return put(tx, store.Webinar{ID: webinarID}) })
	text := read(htmlOf(t, f, report.Options{Webinar: webinarID}))
	mustHave(t, text, "Untitled webinar", "No lesson or outcome of this webinar has been published yet.",
		"No partnership presented itself", "No question was written down.", "Nothing was published about who took part.",
		"Groups of fewer than 5 people are merged or left out")
	mustNotHave(t, text, "report.", "%!", "<no value>")
}

func TestTwoHundredNotes(t *testing.T) {
	f := notebook(t, func(tx *store.Tx) error {
		err := put(tx, store.Webinar{ID: webinarID, Number: 3, Title: "Rivers"})
		for i := 0; i < 200 && err == nil; i++ {
			err = put(tx, store.Note{
				ID: fixedID(100 + i), Kind: store.Lesson, Status: store.Published, Webinar: webinarID,
				Title: fmt.Sprintf("Lesson number %d", i+1), Body: strings.Repeat("What was learned in a sentence. ", 8),
			})
		}
		return err
	})
	html := htmlOf(t, f, report.Options{Webinar: webinarID})
	mustHave(t, read(html), "Lesson number 1 ", "Lesson number 200 ", "5 of 200 lessons and outcomes are shown. Show the other 195")
	if len(html) > 200_000 {
		t.Errorf("the report has %d bytes", len(html))
	}
}

func TestTheSampleFitsInAMail(t *testing.T) {
	if n := len(sampleReport(t, report.Options{})); n > 120_000 {
		t.Errorf("the report has %d bytes", n)
	}
}

// Reviewed translations of the present text are used; everything else falls
// back and is marked.
func TestTextsFallBackMarked(t *testing.T) {
	translation := func(n int, of int, text string, state store.TranslationState, version string) store.Translation {
		return store.Translation{
			ID: fixedID(n), Of: store.Ref{Type: store.TypeNote, ID: fixedID(of)}, Field: "title", Language: "es",
			Text: text, State: state, Version: store.TextVersion(version),
		}
	}
	f := notebook(t, func(tx *store.Tx) error {
		err := put(tx, store.Webinar{ID: webinarID, Number: 3, Title: "Ríos", Language: "es"})
		for i, title := range []string{"Rivers meet", "Rivers part", "Rivers rise"} {
			if err == nil {
				err = put(tx, store.Note{ID: fixedID(21 + i), Kind: store.Lesson, Status: store.Published, Webinar: webinarID, Title: title})
			}
		}
		if err == nil {
			err = put(tx, translation(31, 21, "Los ríos se unen", store.TranslationReviewed, "Rivers meet"),
				translation(32, 22, "Los ríos se separan", store.TranslationDraft, "Rivers part"),
				translation(33, 23, "Los ríos bajan", store.TranslationReviewed, "Rivers fall"))
		}
		return err
	})
	html := htmlOf(t, f, report.Options{Webinar: webinarID, Language: "es"})
	text := read(html)
	mustHave(t, text, "Lecciones y resultados", "Los ríos se unen", "Rivers part EN", "Rivers rise EN")
	mustNotHave(t, text, "Rivers meet", "separan", "bajan", "Ríos ES")
	mustHave(t, string(html), `<html lang="es">`, `<span lang="en">Rivers part</span> <abbr class="tag" title="En el idioma en que se escribió: English">EN</abbr>`)
	mustHave(t, read(htmlOf(t, f, report.Options{Webinar: webinarID, Language: "en"})), "Rivers meet", "Ríos ES")
}

func TestSectionsAreChosenAndOrdered(t *testing.T) {
	f := notebook(t, func(tx *store.Tx) error { return put(tx, store.Webinar{ID: webinarID, Title: "Rivers"}) })
	html := string(htmlOf(t, f, report.Options{Webinar: webinarID, Sections: []report.Section{report.Questions, report.Lessons, report.Questions}}))
	var got []string
	for _, m := range regexp.MustCompile(`<section id="([a-z]+)"`).FindAllStringSubmatch(html, -1) {
		got = append(got, m[1])
	}
	if strings.Join(got, " ") != "questions lessons" {
		t.Errorf("the sections are %v", got)
	}
	for _, s := range report.Sections() {
		for _, lang := range words.Languages() {
			for _, m := range []words.Message{s.Title(), s.Hint()} {
				if text := words.For(lang).Msg(m); text == m.Key {
					t.Errorf("%s has no words for %s", lang, m.Key)
				}
			}
		}
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	f := notebook(t, func(tx *store.Tx) error { return put(tx, store.Webinar{ID: webinarID, Title: "Rivers"}) })
	err := f.View(func(r store.Reader) error {
		_, err := report.HTML(r, report.Options{Webinar: fixedID(77)})
		return err
	})
	var said *report.Error
	if !errors.Is(err, report.ErrNoWebinar) || !errors.As(err, &said) {
		t.Fatalf("a webinar that is not there gives %v", err)
	}
	mustHave(t, err.Error(), "no such webinar", "nothing was changed", "Choose another")
	mustHave(t, words.For("es").Msg(said.Message()), "Elija otro")
	err = f.View(func(r store.Reader) error {
		_, err := report.HTML(r, report.Options{Webinar: webinarID, Sections: []report.Section{"poems"}})
		return err
	})
	if !errors.Is(err, report.ErrNoSection) || !strings.Contains(err.Error(), `"poems"`) {
		t.Errorf("a section that is not there gives %v", err)
	}
}

func TestFileNames(t *testing.T) {
	for want, w := range map[string]store.Webinar{
		"report-webinar-19-en.html":         {Number: 19},
		"report-webinar-2021-12-09-en.html": {Start: store.Moment{Local: "2021-12-09T16:00:00"}},
		"report-webinar-000001-en.html":     {ID: webinarID, Start: store.Moment{Local: "../../etc/passwd"}},
	} {
		if got := report.FileName(w, "en"); got != want {
			t.Errorf("%q should be %q", got, want)
		}
	}
	if got := report.FileName(store.Webinar{Number: 19}, "pt-BR"); got != "report-webinar-19-pt.html" {
		t.Errorf("in Portuguese: %q", got)
	}
}

// The policy names the style by its hash and allows nothing else; nothing in
// the page needs more.
func TestThePolicyIsNarrowAndTrue(t *testing.T) {
	for _, html := range [][]byte{sampleReport(t, report.Options{}), first(hostileReport(t))} {
		page := string(html)
		sum := sha256.Sum256([]byte(styleSheet.FindStringSubmatch(page)[1]))
		mustHave(t, page, `content="default-src 'none'; style-src 'sha256-`+base64.StdEncoding.EncodeToString(sum[:])+`'; img-src data:; base-uri 'none'; form-action 'none'"`)
		mustNotHave(t, page, "unsafe-", "<script", "<iframe", "<img", "<foreignObject", " style=", "javascript:")
		for _, tag := range tags.FindAllString(page, -1) {
			if handler := regexp.MustCompile(`(?i)\son[a-z]+\s*=`).FindString(quoted.ReplaceAllString(tag, "")); handler != "" {
				t.Errorf("a handler in %s", tag)
			}
		}
	}
}

var quoted = regexp.MustCompile(`"[^"]*"`)

func first(html []byte, _ *store.File) []byte { return html }

func TestNotesKeepTheirMarkupAndLoseWhatIsDangerous(t *testing.T) {
	html := string(first(hostileReport(t)))
	mustHave(t, html, `<a href="https://example.org/" target="_blank" rel="noopener">web</a>`, "<h4>Loud</h4>", "<table>")
	mustNotHave(t, html, "p.png", "http://example.org/\"", "alert(4)</")
}

// Same notebook, same options, same bytes: twice in one process, and in another.
func TestTheSameReportByteForByte(t *testing.T) {
	if os.Getenv("REPORT_HASH") != "" {
		fmt.Printf("hash=%s\n", hashOf(t))
		return
	}
	here := hashOf(t)
	if again := hashOf(t); again != here {
		t.Errorf("the second report has the hash %s, the first %s", again, here)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestTheSameReportByteForByte$")
	cmd.Env = append(os.Environ(), "REPORT_HASH=1", "TZ=America/Santiago", "LANG=es_CL.UTF-8")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if !strings.Contains(string(out), "hash="+here+"\n") {
		t.Errorf("another process gives %s, this one %s", out, here)
	}
}

func hashOf(t *testing.T) string {
	t.Helper()
	sum := sha256.New()
	for _, lang := range words.Languages() {
		sum.Write(sampleReport(t, report.Options{Language: lang}))
	}
	sum.Write(first(hostileReport(t)))
	return hex.EncodeToString(sum.Sum(nil))
}

func BenchmarkReport(b *testing.B) {
	path := filepath.Join(b.TempDir(), "sample.rapporteur")
	if err := sample.Build(path, false); err != nil {
		b.Fatal(err)
	}
	f, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	o := report.Options{Webinar: webinarOf(b, f, 19)}
	for b.Loop() {
		if err := f.View(func(r store.Reader) error { _, err := report.HTML(r, o); return err }); err != nil {
			b.Fatal(err)
		}
	}
}
