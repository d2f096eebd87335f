package store

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// whole is everything a reader can see of the records.
type whole map[ID]any

func readWhole(t fataler, f *File) whole {
	out := whole{}
	err := f.View(func(r Reader) error {
		return EachRecord(r, func(_ Type, id ID, record any) error {
			out[id] = record
			return nil
		})
	})
	if err != nil {
		t.Fatalf("reading everything: %v", err)
	}
	return out
}

type fataler interface {
	Fatalf(format string, args ...any)
	Helper()
}

// checkLogMakesRecords fails unless the changes alone, in any order, make every
// stored record byte for byte.
func checkLogMakesRecords(t fataler, f *File) {
	t.Helper()
	err := f.View(func(r Reader) error {
		rd := r.reader()
		byRecord := map[ID][]*change{}
		for at, err := range rd.walk(bucketChanges, nil) {
			if err != nil {
				return err
			}
			c, err := rd.decodeChange(at)
			if err != nil {
				return err
			}
			byRecord[c.Record] = append(byRecord[c.Record], c)
		}
		for id, changes := range byRecord {
			rand.Shuffle(len(changes), func(i, j int) { changes[i], changes[j] = changes[j], changes[i] })
			s, err := replay(changes[0].ref(), changes)
			if err != nil {
				return err
			}
			bucket := []byte(s.typ)
			if !s.alive() {
				bucket = bucketDeleted
			}
			stored, err := rd.get(bucket, id[:])
			if err != nil {
				return err
			}
			if want := s.encode(!s.alive()); string(want) != string(stored) {
				return fmt.Errorf("%s %s: stored %x, its changes make %x", s.typ, id, stored, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatalf("the log does not make the records: %v", err)
	}
}

func checkSound(t fataler, path string) {
	t.Helper()
	problems, err := Check(path)
	if err != nil || len(problems) > 0 {
		t.Fatalf("Check found %v, %v", problems, err)
	}
}

var alphabet = []rune("aé ñ世🙂\n")

func drawText(t *rapid.T, label string) string {
	return string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 40).Draw(t, label))
}

// machine drives a notebook and a model of it: the states that undo and redo
// must come back to.
type machine struct {
	f        *File
	path     string
	now      time.Time
	notes    []ID
	elements []ID
	past     []moment // undo's targets
	future   []moment // redo's
}

type moment struct {
	before whole
	visit  string
}

func (m *machine) edit(t *rapid.T, fn func(tx *Tx) error) {
	visit := rapid.SampledFrom([]string{"", "", "a", "b"}).Draw(t, "visit")
	before := readWhole(t, m.f)
	var options []EditOption
	if visit != "" {
		options = append(options, Visit(visit))
	}
	c, err := m.f.Edit("step.test", fn, options...)
	if err != nil {
		t.Fatalf("Edit: %v", err)
	}
	if c.Seq == 0 {
		if !reflect.DeepEqual(before, readWhole(t, m.f)) {
			t.Fatalf("an edit that changed something made no commit")
		}
		return
	}
	m.future = nil
	last := len(m.past) - 1
	if visit == "" || last < 0 || m.past[last].visit != visit {
		m.past = append(m.past, moment{before, visit})
	}
	// A step whose effects cancel out is no step.
	if reflect.DeepEqual(m.past[len(m.past)-1].before, readWhole(t, m.f)) {
		m.f.steps.Lock()
		if len(m.f.undo) < len(m.past) {
			m.past = m.past[:len(m.past)-1]
		}
		m.f.steps.Unlock()
	}
}

func (m *machine) mutate(t *rapid.T, n *Note) {
	if rapid.Bool().Draw(t, "title") {
		n.Title = drawText(t, "title text")
	}
	if rapid.Bool().Draw(t, "body") {
		n.Body += drawText(t, "body text")
	}
	if rapid.Bool().Draw(t, "cut") && n.Body != "" {
		runes := []rune(n.Body)
		n.Body = string(runes[rapid.IntRange(0, len(runes)).Draw(t, "cut at"):])
	}
	if rapid.Bool().Draw(t, "themes") {
		n.Themes = rapid.SliceOfNDistinct(rapid.SampledFrom(m.elements), 0, 4, rapid.ID).Draw(t, "theme list")
	}
	if rapid.Bool().Draw(t, "done") {
		n.Done = !n.Done
	}
	if rapid.Bool().Draw(t, "evidence") {
		n.Evidence = append(slices.Clone(n.Evidence), Evidence{Kind: Passage, Quote: drawText(t, "quote")})
	}
}

func (m *machine) Create(t *rapid.T) {
	n := Note{Kind: Lesson}
	m.mutate(t, &n)
	m.edit(t, func(tx *Tx) error { return Put(tx, &n) })
	m.notes = append(m.notes, n.ID)
}

func (m *machine) Change(t *rapid.T) {
	if len(m.notes) == 0 {
		t.Skip("no notes yet")
	}
	id := rapid.SampledFrom(m.notes).Draw(t, "note")
	m.edit(t, func(tx *Tx) error {
		n, err := Get[Note](tx, id)
		if err != nil {
			n = Note{ID: id, Title: "back again"} // deleted: putting it restores it
		}
		m.mutate(t, &n)
		return Put(tx, &n)
	})
}

func (m *machine) Delete(t *rapid.T) {
	if len(m.notes) == 0 {
		t.Skip("no notes yet")
	}
	id := rapid.SampledFrom(m.notes).Draw(t, "note")
	m.edit(t, func(tx *Tx) error {
		if _, err := Get[Note](tx, id); err != nil {
			return nil
		}
		return Delete[Note](tx, id)
	})
}

func (m *machine) Undo(t *rapid.T) { m.reverse(t, &m.past, &m.future, m.f.Undo) }
func (m *machine) Redo(t *rapid.T) { m.reverse(t, &m.future, &m.past, m.f.Redo) }

func (m *machine) reverse(t *rapid.T, from, to *[]moment, fn func() (UndoResult, error)) {
	if len(*from) == 0 {
		t.Skip("nothing to reverse")
	}
	last := (*from)[len(*from)-1]
	now := readWhole(t, m.f)
	result, err := fn()
	if err != nil {
		t.Fatalf("reversing: %v", err)
	}
	if len(result.Kept) > 0 {
		t.Fatalf("kept %v though nobody else edits", result.Kept)
	}
	if got := readWhole(t, m.f); !reflect.DeepEqual(got, last.before) {
		t.Fatalf("reversing gives\n%+v\nnot\n%+v", got, last.before)
	}
	*from = (*from)[:len(*from)-1]
	if len(result.Changed) > 0 {
		*to = append(*to, moment{before: now})
	}
}

// Clock moves the wall's clock, also backwards.
func (m *machine) Clock(t *rapid.T) {
	m.now = m.now.Add(time.Duration(rapid.Int64Range(-1e12, 1e12).Draw(t, "by")))
}

func (m *machine) Reopen(t *rapid.T) {
	before := readWhole(t, m.f)
	m.close(t)
	m.open(t)
	m.past, m.future = nil, nil
	if !reflect.DeepEqual(before, readWhole(t, m.f)) {
		t.Fatalf("reopening changes records")
	}
}

func (m *machine) close(t *rapid.T) {
	if err := m.f.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
}

func (m *machine) open(t *rapid.T) {
	f, err := Open(m.path, Options{Now: func() time.Time { return m.now }})
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	m.f = f
	f.db.NoSync = true
}

func (m *machine) Check(t *rapid.T) {
	checkLogMakesRecords(t, m.f)
	checkRecent(t, m.f)
}

// checkRecent fails unless page after page of the notes changed last gives what all
// summaries do.
func checkRecent(t fataler, f *File) {
	t.Helper()
	err := f.View(func(r Reader) error {
		all, err := Summaries(r)
		if err != nil {
			return err
		}
		slices.Reverse(all)
		var paged []NoteSummary
		var next ChangeID
		for more := true; more; more = !next.IsZero() {
			var page []NoteSummary
			if page, next, err = RecentNotes(r, 3, next); err != nil {
				return err
			}
			paged = append(paged, page...)
		}
		if !reflect.DeepEqual(all, paged) {
			return fmt.Errorf("page by page there are %v, not %v", paged, all)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("%v", err)
	}
}

func TestLogMakesRecordsWhateverIsDone(t *testing.T) {
	dir := t.TempDir()
	rounds := 0
	rapid.Check(t, func(t *rapid.T) {
		rounds++
		m := &machine{path: filepath.Join(dir, fmt.Sprintf("%d.rapporteur", rounds)), now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
		for range 5 {
			m.elements = append(m.elements, NewID())
		}
		f, err := Create(m.path, Notebook{Title: "T"}, Options{})
		if err != nil {
			t.Fatalf("Create: %v", err)
		}
		m.f = f
		f.db.NoSync = true
		err = putThemes(f, m.elements)
		if err != nil {
			t.Fatalf("themes: %v", err)
		}
		m.Reopen(t)
		t.Repeat(map[string]func(*rapid.T){
			"": m.Check, "create": m.Create, "change": m.Change, "change2": m.Change, "delete": m.Delete,
			"undo": m.Undo, "redo": m.Redo, "clock": m.Clock, "reopen": m.Reopen,
		})
		m.close(t)
		checkSound(t, m.path)
	})
}

func putThemes(f *File, ids []ID) error {
	_, err := f.Edit("step.test", func(tx *Tx) error {
		for _, id := range ids {
			if err := Put(tx, &Theme{ID: id, Name: id.String()}); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
