package desktop

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/store"
)

// canaries are what must be nowhere once it is forgotten.
const (
	quoted = "canarythatwasquoted"
	wanted = "canarythatwasasked"
)

// holding are the files of folders whose bytes hold a word, in UTF-8 or UTF-16.
func holding(t *testing.T, word string, folders ...string) (paths []string) {
	t.Helper()
	var little, big []byte
	for _, unit := range utf16.Encode([]rune(word)) {
		little, big = binary.LittleEndian.AppendUint16(little, unit), binary.BigEndian.AppendUint16(big, unit)
	}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			raw, err := os.ReadFile(path)
			if bytes.Contains(raw, []byte(word)) || bytes.Contains(raw, little) || bytes.Contains(raw, big) {
				paths = append(paths, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// said is a notebook with a quote and a question that hold canaries, with earlier texts,
// translations, an attached file and a transcript of the same words.
type said struct {
	path, folder    string
	webinar         store.ID
	quote, question store.Ref
}

func writeSaid(t *testing.T) (s said) {
	t.Helper()
	words := "We shall pay for it ourselves " + quoted
	s.path = write(t, func(tx *store.Tx) error {
		webinar := store.Webinar{Number: 19, Title: "Final lessons"}
		if err := store.Put(tx, &webinar); err != nil {
			return err
		}
		quote := store.Note{Kind: store.Quote, Title: "They pay", Body: words, Speaker: "Mayor", Webinar: webinar.ID}
		question := store.Question{Text: "Who pays? " + wanted, Webinar: webinar.ID, Rank: rankAfter(""), State: store.Queued}
		if err := putAll(tx, &quote); err != nil {
			return err
		}
		if err := putAll(tx, &question); err != nil {
			return err
		}
		s.webinar = webinar.ID
		s.quote, s.question = store.Ref{Type: store.TypeNote, ID: quote.ID}, store.Ref{Type: store.TypeQuestion, ID: question.ID}
		return putAll(tx, &store.Translation{Of: s.quote, Field: "body", Language: "es", Text: quoted + " en español"},
			&store.Translation{Of: s.question, Field: "text", Language: "es", Text: wanted + " en español"})
	})
	s.folder = filepath.Dir(s.path)
	attached := filepath.Join(t.TempDir(), "minutes.txt")
	if err := os.WriteFile(attached, []byte(quoted), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := store.Open(s.path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = file.AttachFile(t.Context(), attached, nil, "step.note.attach", func(tx *store.Tx, a store.Attachment) error {
		n, err := store.Get[store.Note](tx, s.quote.ID)
		n.Evidence = append(n.Evidence, store.Evidence{Kind: store.DocumentPage, Attachment: a.ID, Page: 1})
		return errors.Join(err, store.Put(tx, &n))
	})
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	editIn(t, s.path, "editor", func(tx *store.Tx) error {
		return errors.Join(store.PutText(tx, s.quote, "body", words+", and more."), store.PutText(tx, s.question, "answer", wanted))
	})
	return s
}

// tapEntry taps an entry of the menu that is open.
func tapEntry(t *testing.T, d *desk, label string) {
	t.Helper()
	var entry fyne.Tappable
	var walk func(o fyne.CanvasObject, within fyne.Tappable)
	walk = func(o fyne.CanvasObject, within fyne.Tappable) {
		if one, ok := o.(fyne.Tappable); ok {
			within = one
		}
		if text, ok := o.(*canvas.Text); ok && text.Text == label {
			entry = within
		}
		for _, child := range children(o) {
			walk(child, within)
		}
	}
	walk(d.win.Canvas().Overlays().Top(), nil)
	if entry == nil {
		t.Fatalf("the menu has no %q; there is:\n%s", label, strings.Join(texts(d), "\n"))
	}
	entry.Tapped(nil)
}

func TestANoteIsForgottenForGoodFromItsMenu(t *testing.T) {
	s, settings := writeSaid(t), t.TempDir()
	d, l := sitSafe(t, s.path, settings, nil)
	e := onNote(t, d, l, s.quote.ID)
	if len(holding(t, quoted, s.folder, settings)) < 2 {
		t.Fatal("neither the notebook nor its backup hold it: the test proves nothing")
	}
	e.head.askMore()
	tapEntry(t, d, "Forget for good…")
	l.until("it is asked", func() bool { return shows(d, "Forget this note for good?") })
	wants(t, d, "They pay", "its title, text, evidence and speaker", "1 translated text", "1 attached file that nothing else uses",
		"Ctrl Z does not bring it back", "The backups made by Rapporteur forget it too", "when they are merged")
	pictured(t, d, "forget-note")
	d.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.covered() || len(noteTitles(t, d)) != 1 {
		t.Fatal("Enter does what cannot be undone")
	}
	e.head.askMore()
	tapEntry(t, d, "Forget for good…")
	l.until("it is asked again", func() bool { return shows(d, "Forget this note for good?") })
	tapButton(t, d, "Forget for good")
	l.until("it is forgotten", func() bool {
		return shows(d, "It is forgotten for good.") && len(noteTitles(t, d)) == 0 && d.steps.undo == ""
	})
	l.until("nothing holds it", func() bool { return !d.covered() && len(holding(t, quoted, s.folder, settings)) == 0 })
}

func TestWhatWasSaidInAQuestionIsForgottenAndTheQuestionStays(t *testing.T) {
	s, settings := writeSaid(t), t.TempDir()
	d, l := sitSafe(t, s.path, settings, nil)
	d.open(Route{Page: Questions, Webinar: s.webinar})
	p := d.page(Questions).(*questionsPage)
	l.until("the question is shown", func() bool { return !d.loads.running && p.question() != nil })
	p.pane.askMore()
	tapEntry(t, d, "Forget what was said…")
	l.until("it is asked", func() bool { return shows(d, "Forget what was said in this question?") })
	wants(t, d, "question, answer, and who asked and answered", "a question without words", "1 translated text")
	pictured(t, d, "forget-words")
	tapButton(t, d, "Forget what was said")
	l.until("it is forgotten", func() bool { return shows(d, "What was said is forgotten for good.") && !d.loads.running })
	_ = d.session.file.View(func(r store.Reader) error {
		q, err := store.Get[store.Question](r, s.question.ID)
		if err != nil || q.Text+q.Answer != "" || q.State != store.Queued {
			t.Errorf("the question is %+v, %v", q, err)
		}
		return nil
	})
	l.until("nothing holds it", func() bool { return len(holding(t, wanted, s.folder, settings)) == 0 })
}

func TestWhatWasSaidInAQuoteIsForgottenFromItsHistory(t *testing.T) {
	s, settings := writeSaid(t), t.TempDir()
	d, l := sitSafe(t, s.path, settings, nil)
	d.showHistory(s.quote, store.ChangeID{})
	l.until("the history of the quote", func() bool { return shows(d, "Forget what was said…") })
	pictured(t, d, "forget-history")
	tapButton(t, d, "Forget what was said…")
	l.until("it is asked of the quote", func() bool { return shows(d, "Forget what was said in this quote?") })
	tapButton(t, d, "Forget what was said")
	l.until("nothing holds it", func() bool { return !d.covered() && len(holding(t, quoted, s.folder, settings)) == 0 })
	if titles := noteTitles(t, d); len(titles) != 1 || titles[0] != "" {
		t.Errorf("the notes are %q", titles)
	}
}

func TestWhatWasDeletedIsListedBroughtBackAndForgotten(t *testing.T) {
	s, settings := writeSaid(t), t.TempDir()
	d, l := sitSafe(t, s.path, settings, nil)
	menuItem(d, "Deleted…").Action()
	l.until("an empty list", func() bool { return shows(d, "Nothing that was deleted is left") })
	if shows(d, "Bring back") {
		t.Error("nothing can be brought back")
	}
	pressKey(d, fyne.KeyEscape)
	d.open(Route{Page: Questions, Webinar: s.webinar})
	p := d.page(Questions).(*questionsPage)
	l.until("the question is shown", func() bool { return !d.loads.running && p.question() != nil })
	p.remove()
	d.deleteWebinar(s.webinar, "Final lessons")
	l.until("both are deleted", func() bool { return d.steps.undo == "step.webinar.delete" && d.saved.waiting == 0 && !d.loads.running })
	menuItem(d, "Deleted…").Action()
	l.until("the list", func() bool { return shows(d, "What was deleted in this notebook") })
	wants(t, d, "Webinar", "Final lessons · and 2 more that were deleted with it", "Question", "Who pays? "+wanted)
	pictured(t, d, "deleted")
	pressKey(d, fyne.KeyDown)
	pressKey(d, fyne.KeyReturn)
	l.until("it is refused", func() bool { return shows(d, "It belongs to a webinar that was deleted too") })
	pressKey(d, fyne.KeyEscape)
	menuItem(d, "Deleted…").Action()
	l.until("the list again", func() bool { return shows(d, "What was deleted in this notebook") })
	tapButton(t, d, "Bring back")
	l.until("the webinar is back with its note", func() bool {
		return shows(d, "It is back as it was.") && len(noteTitles(t, d)) == 1 && !d.loads.running
	})
	menuItem(d, "Deleted…").Action()
	l.until("the question is left", func() bool { return shows(d, "Who pays? "+wanted) && !shows(d, "that were deleted with it") })
	tapButton(t, d, "History…")
	l.until("its history", func() bool { return shows(d, "It was deleted here.") })
	wants(t, d, "Question “Who pays? "+wanted+"”", "Forget what was said…")
	tapButton(t, d, "Forget for good…")
	l.until("it is asked", func() bool { return shows(d, "Forget this question for good?") })
	tapButton(t, d, "Forget for good")
	l.until("nothing holds it", func() bool { return !d.covered() && len(holding(t, wanted, s.folder, settings)) == 0 })
}

func TestAWebinarIsForgottenWithAllThatHangsOnIt(t *testing.T) {
	s, settings := writeSaid(t), t.TempDir()
	d, l := sitSafe(t, s.path, settings, nil)
	d.edit("step.question.delete", func(tx *store.Tx) error { return store.Delete[store.Question](tx, s.question.ID) })
	menuItem(d, "Forget webinar for good…").Action()
	l.until("the webinar is asked about", func() bool { return shows(d, "Forget this webinar for good?") })
	wants(t, d, "1 note", "1 question", "2 translated texts", "1 attached file that nothing else uses")
	tapButton(t, d, "Forget for good")
	l.until("nothing holds it", func() bool {
		return !d.covered() && len(holding(t, quoted, s.folder, settings))+len(holding(t, wanted, s.folder, settings)) == 0
	})
	if titles := noteTitles(t, d); len(titles) != 0 {
		t.Errorf("the notes are %q", titles)
	}
}

func TestNothingIsForgottenWhileEditsAreNotSaved(t *testing.T) {
	s := writeSaid(t)
	var disk *slow
	d, l := sit(t, s.path, func(n notebook) notebook { disk = &slow{notebook: n}; return disk })
	disk.set(0, errors.New("the disk is full"))
	d.edit("step.note.title", func(tx *store.Tx) error { return store.PutText(tx, s.quote, "title", "Later") })
	l.until("it cannot be saved", d.failing)
	d.askForget(s.quote, false)
	wants(t, d, "Nothing was forgotten: the last edits are not saved yet")
}

func TestACopyThatStillHoldsItIsNamed(t *testing.T) {
	s, settings := writeSaid(t), t.TempDir()
	copyOf(t, s.path, "test (conflicted copy 2026-11-25 013624).rapporteur")
	d, l := sitSafe(t, s.path, settings, nil)
	d.askForget(s.quote, false)
	l.until("it is asked", func() bool { return shows(d, "Forget this note for good?") })
	tapButton(t, d, "Forget for good")
	l.until("the copy is named", func() bool {
		return shows(d, "still hold what is forgotten: test (conflicted copy 2026-11-25 013624).rapporteur")
	})
}
