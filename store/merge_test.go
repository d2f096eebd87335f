package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// copyFile copies a closed notebook.
func copyFile(t fataler, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o644)
	}
	if err != nil {
		t.Fatalf("copying: %v", err)
	}
}

// raw is every record, deleted ones too, as it is stored: what merging must make
// the same whatever the order.
func rawRecords(t fataler, f *File) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := f.View(func(r Reader) error {
		rd := r.reader()
		buckets := [][]byte{bucketBlobs, bucketDeleted, bucketChanges, bucketByRecord, bucketNoteSummaries, bucketPurged}
		for _, p := range plans {
			buckets = append(buckets, p.bucket)
		}
		for _, bucket := range buckets {
			for at, err := range rd.walk(bucket, nil) {
				if err != nil {
					return err
				}
				out[string(bucket)+"/"+string(at.key)] = string(at.value)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatalf("reading: %v", err)
	}
	return out
}

// sameRecords fails unless two copies hold the same. Blobs that records named once are in
// the copies that saw that, and the same in each.
func sameRecords(t fataler, what string, a, b *File) {
	t.Helper()
	x, y := rawRecords(t, a), rawRecords(t, b)
	for _, of := range [][2]map[string]string{{x, y}, {y, x}} {
		for key := range of[0] {
			if _, both := of[1][key]; !both && strings.HasPrefix(key, "blobs/") {
				delete(of[0], key)
			}
		}
	}
	for key, value := range x {
		if y[key] != value {
			t.Fatalf("%s: %.40q differs", what, key)
		}
	}
	if len(x) != len(y) {
		t.Fatalf("%s: %d and %d values", what, len(x), len(y))
	}
}

// mergeWorld is copies of one notebook, each with a clock of its own.
type mergeWorld struct {
	t       *rapid.T
	files   []*File
	notes   []ID
	themes  []ID
	webinar ID
	counter int
	gone    []ID     // notes that were forgotten
	secrets []string // titles, statements and keys of people that were forgotten
	said    []string // statements that notes were given
}

func newMergeWorld(t *rapid.T, copies int) *mergeWorld {
	folder, err := os.MkdirTemp("", "merge")
	if err != nil {
		t.Fatalf("%v", err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	first := filepath.Join(folder, "a.rapporteur")
	f, err := Create(first, Notebook{Title: "One"}, Options{})
	if err != nil {
		t.Fatalf("%v", err)
	}
	w := &mergeWorld{t: t}
	if _, err := f.Edit("step.attendance.import", func(tx *Tx) error {
		webinar := Webinar{Title: "W"}
		if err := Put(tx, &webinar); err != nil {
			return err
		}
		w.webinar = webinar.ID
		people, err := PutPeople(tx, crowdOf(3, "key-first-"))
		return errors.Join(err, Put(tx, &Attendance{Webinar: webinar.ID, Platform: "zoom", People: people}))
	}); err != nil {
		t.Fatalf("%v", err)
	}
	for i := range 3 {
		w.counter++
		w.said = append(w.said, fmt.Sprintf("What this partner said was <said %d>", w.counter))
		n, theme := Note{Title: fmt.Sprintf("Note <%d>", i), Body: w.said[i]}, Theme{Name: fmt.Sprint("Theme ", i)}
		if _, err := f.Edit("step.note.new", func(tx *Tx) error { return errors.Join(Put(tx, &n), Put(tx, &theme)) }); err != nil {
			t.Fatalf("%v", err)
		}
		w.notes, w.themes = append(w.notes, n.ID), append(w.themes, theme.ID)
	}
	if _, err := f.Edit("step.transcript.import", func(tx *Tx) error {
		cues, err := PutCues(tx, cuesOf(w.said...))
		return errors.Join(err, Put(tx, &Transcript{Title: "T", Cues: cues}))
	}); err != nil {
		t.Fatalf("%v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatalf("%v", err)
	}
	for i := range copies {
		path := filepath.Join(folder, fmt.Sprint(i, ".rapporteur"))
		copyFile(t, first, path)
		off := time.Duration(rapid.IntRange(-370, 370).Draw(t, "clock is off by days")) * 24 * time.Hour
		f, err := Open(path, Options{Now: func() time.Time { return time.Now().Add(off) }})
		if err != nil {
			t.Fatalf("%v", err)
		}
		f.db.NoSync = true // the disk is not what is tested here
		t.Cleanup(func() { _ = f.Close() })
		w.files = append(w.files, f)
	}
	return w
}

// act makes one random edit of one copy.
func (w *mergeWorld) act() {
	t := w.t
	f := w.files[rapid.IntRange(0, len(w.files)-1).Draw(t, "copy")]
	id := rapid.SampledFrom(w.notes).Draw(t, "note")
	w.counter++
	if rapid.IntRange(0, 9).Draw(t, "forget") == 0 {
		w.forget(f, id)
		return
	}
	if rapid.IntRange(0, 2).Draw(t, "spoken") == 0 {
		w.actSpoken(f, id)
		return
	}
	_, err := f.Edit("step.note.edit", func(tx *Tx) error {
		n, err := Get[Note](tx, id)
		gone := errors.Is(err, ErrNotFound)
		if err != nil && !gone {
			return err
		}
		switch rapid.IntRange(0, 6).Draw(t, "act") {
		case 0:
			n.Title = fmt.Sprintf("Title <%d>", w.counter)
		case 1:
			n.Body += fmt.Sprintf("line %d\n", w.counter)
		case 2:
			n.Body = fmt.Sprintf("%d\n%s", w.counter, n.Body)
		case 3:
			n.Themes = append(n.Themes, rapid.SampledFrom(w.themes).Draw(t, "theme"))
		case 4:
			if len(n.Themes) > 0 {
				n.Themes = n.Themes[1:]
			}
		case 5:
			if gone {
				return nil
			}
			return Delete[Note](tx, id)
		case 6:
			fresh := Note{Title: fmt.Sprintf("New <%d>", w.counter)}
			if err := Put(tx, &fresh); err != nil {
				return err
			}
			w.notes = append(w.notes, fresh.ID)
			return nil
		}
		if gone && n.ID.IsZero() {
			return nil
		}
		return Put(tx, &n)
	})
	if err != nil {
		t.Fatalf("editing: %v", err)
	}
	if rapid.IntRange(0, 5).Draw(t, "undo") == 0 {
		if _, err := f.Undo(); err != nil && !errors.Is(err, ErrNothing) {
			t.Fatalf("undo: %v", err)
		}
	}
}

// forget takes a note, or only its words, out of one copy for good.
func (w *mergeWorld) forget(f *File, id ID) {
	what := Forgotten{Ref: Ref{TypeNote, id}}
	title := ""
	_ = f.View(func(r Reader) error { n, err := Get[Note](r, id); title = n.Title; return err })
	stated := statementsOf(w.t, f, id)
	if rapid.Bool().Draw(w.t, "words only") {
		what.Fields = WordFields(TypeNote)
	}
	err := f.Forget(what)
	if errors.Is(err, ErrNotFound) {
		return // another copy's, or forgotten already
	}
	if err != nil {
		w.t.Fatalf("forgetting: %v", err)
	}
	if title != "" {
		w.secrets = append(w.secrets, title)
	}
	w.secrets = append(w.secrets, stated...)
	if len(what.Fields) == 0 {
		w.gone = append(w.gone, id)
	}
}

// staysForgotten fails if anything forgotten is in a copy.
func (w *mergeWorld) staysForgotten(f *File) {
	all := rawRecords(w.t, f)
	for key, value := range all {
		for _, secret := range w.secrets {
			if strings.Contains(value, secret) {
				w.t.Fatalf("%.20q still holds %q", key, secret)
			}
		}
	}
	for _, id := range w.gone {
		if _, is := all["note/"+string(id[:])]; is {
			w.t.Fatalf("note %s is back", id)
		}
	}
}

func (w *mergeWorld) merge(into, from int) {
	if into == from {
		return
	}
	if _, err := w.files[into].Merge(w.files[from]); err != nil {
		w.t.Fatalf("merging %d into %d: %v", from, into, err)
	}
}

func TestMergingInAnyOrderGivesTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newMergeWorld(t, 3)
		for range rapid.IntRange(1, 14).Draw(t, "edits") {
			w.act()
			if rapid.IntRange(0, 4).Draw(t, "merge now") == 0 {
				w.merge(rapid.IntRange(0, 2).Draw(t, "into"), rapid.IntRange(0, 2).Draw(t, "from"))
			}
		}
		// Everyone takes in everyone, each in an order of its own, some twice.
		for _, into := range rapid.Permutation([]int{0, 1, 2}).Draw(t, "order of copies") {
			for _, from := range rapid.Permutation([]int{0, 1, 2, 0, 1, 2}).Draw(t, "order of merging") {
				w.merge(into, from)
			}
		}
		for into := range 3 {
			for from := range 3 {
				w.merge(into, from)
			}
		}
		sameRecords(t, "copies 0 and 1", w.files[0], w.files[1])
		sameRecords(t, "copies 0 and 2", w.files[0], w.files[2])
		checkLogMakesRecords(t, w.files[0])
		checkRecent(t, w.files[0])
		for _, f := range w.files {
			w.staysForgotten(f)
		}
		// After merging a copy whose clock is fast, the next edit anywhere wins.
		id := w.notes[0]
		last := w.files[1]
		if _, err := last.Edit("step.note.title", func(tx *Tx) error {
			n, err := Get[Note](tx, id)
			if err != nil {
				return nil // deleted
			}
			n.Title = "the last word"
			return Put(tx, &n)
		}); err != nil {
			t.Fatalf("%v", err)
		}
		w.merge(0, 1)
		sameRecords(t, "after the last word", w.files[0], w.files[1])
		if err := w.files[0].View(func(r Reader) error {
			n, err := Get[Note](r, id)
			if err == nil && n.Title != "the last word" {
				return fmt.Errorf("the last edit lost to %q", n.Title)
			}
			return nil
		}); err != nil {
			t.Fatalf("%v", err)
		}
		for _, f := range w.files {
			if err := f.Close(); err != nil {
				t.Fatalf("%v", err)
			}
			checkSound(t, f.Path())
		}
	})
}

func TestNoAddedLinkIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newMergeWorld(t, 2)
		id := w.notes[0]
		add := func(f *File, theme ID) {
			if _, err := f.Edit("step.note.themes", func(tx *Tx) error {
				n, err := Get[Note](tx, id)
				if err != nil {
					return err
				}
				n.Themes = append(n.Themes, theme)
				return Put(tx, &n)
			}); err != nil {
				t.Fatalf("%v", err)
			}
		}
		add(w.files[0], w.themes[0])
		add(w.files[1], w.themes[1])
		// One side deletes the note; the link added on the other brings it back.
		if rapid.Bool().Draw(t, "deleted") {
			if _, err := w.files[0].Edit("step.note.delete", func(tx *Tx) error { return Delete[Note](tx, id) }); err != nil {
				t.Fatalf("%v", err)
			}
		}
		w.merge(0, 1)
		w.merge(1, 0)
		for _, f := range w.files {
			err := f.View(func(r Reader) error {
				n, err := Get[Note](r, id)
				if err != nil {
					return err
				}
				for _, theme := range n.Themes {
					if theme == w.themes[1] {
						return nil
					}
				}
				return fmt.Errorf("the link is lost: %v", n.Themes)
			})
			if err != nil {
				t.Fatalf("%v", err)
			}
		}
	})
}

func TestTwoTextsOfOneFieldAreBothKept(t *testing.T) {
	folder := t.TempDir()
	a := filepath.Join(folder, "a.rapporteur")
	f, err := Create(a, Notebook{Title: "One"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := Note{Title: "Note", Body: "start\n"}
	if _, err := f.Edit("step.note.new", func(tx *Tx) error { return Put(tx, &n) }); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	b := filepath.Join(folder, "b.rapporteur")
	copyFile(t, a, b)
	open := func(path string) *File {
		f, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Close() })
		return f
	}
	fa, fb := open(a), open(b)
	write := func(f *File, body string) {
		if _, err := f.Edit("step.note.body", func(tx *Tx) error {
			n.Body = body
			return Put(tx, &n)
		}); err != nil {
			t.Fatal(err)
		}
	}
	write(fa, "start\nfrom a\n")
	write(fb, "start\nfrom b\n")
	before, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	preview, err := fa.PreviewMerge(fb)
	if err != nil || preview.Changes != 1 || len(preview.Conflicts) != 1 {
		t.Fatalf("%+v, %v", preview, err)
	}
	if after, _ := os.ReadFile(a); !bytes.Equal(before, after) {
		t.Error("a preview wrote to the file")
	}
	if got, err := fa.Merge(fb); err != nil || len(got.Conflicts) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	if again, err := fa.Merge(fb); err != nil || again.Changes != 0 {
		t.Fatalf("a second time %+v, %v", again, err)
	}
	other, err := Create(filepath.Join(folder, "c.rapporteur"), Notebook{Title: "Another"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := fa.Merge(other); !errors.Is(err, ErrOther) {
		t.Errorf("another notebook: %v", err)
	}
}
