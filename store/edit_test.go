package store

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestEveryRecordTypeRoundTrips(t *testing.T) {
	f := fresh(t)
	id, at := NewID(), time.Date(2023, 11, 23, 14, 0, 0, 123, time.UTC)
	h := HashOf([]byte("x"))
	roundTrip(t, f, Webinar{Number: 19, Start: Moment{Local: "2023-11-23T14:00:00", Zone: "Europe/Brussels"}, Partnerships: []ID{id, NewID()}})
	roundTrip(t, f, AgendaPart{Webinar: id, Rank: "a", Minutes: 10})
	roundTrip(t, f, Region{Name: "Paraná", Latitude: -24.5, Longitude: -51.25, Aliases: []string{"b", "a"}, MacroRegion: LatinAmerica})
	roundTrip(t, f, Partnership{Number: 1, Regions: []ID{id}, Continuation: Secured})
	roundTrip(t, f, Milestone{Kind: StudyVisit, From: "2023-Q1"})
	roundTrip(t, f, Funding{Programme: "INNOGLOBO", Amount: "€ 1"})
	roundTrip(t, f, Initiative{Name: "BraSilesia"})
	roundTrip(t, f, Theme{Name: "Green", Icon: "leaf"})
	roundTrip(t, f, Note{Kind: Quote, Title: "T", Evidence: []Evidence{{Kind: Passage, Quote: "q", From: 3, To: 9}}, Done: true})
	roundTrip(t, f, Translation{Of: Ref{TypeNote, id}, Field: "title", Text: "Título", Version: TextVersion("T")})
	roundTrip(t, f, Transcript{Title: "T", Cues: h})
	roundTrip(t, f, Question{Text: "Why?", State: Answered, AskedMS: 5})
	roundTrip(t, f, Attendance{Source: h, People: h, Zone: "America/Sao_Paulo"})
	roundTrip(t, f, Attachment{Name: "a.pdf", Size: 1 << 40, Content: h})
	roundTrip(t, f, Deck{Title: "D"})
	roundTrip(t, f, Slide{Kind: SlideQuote, Subject: Ref{TypeNote, id}, Ink: []Stroke{{Colour: "#000000", Points: []float64{1, 2.5}}}})
	roundTrip(t, f, Report{Sections: []string{"b", "a"}, Logos: []ID{id}})
	roundTrip(t, f, Export{At: at, Content: h, Options: "{}"})
	checkLogMakesRecords(t, f)
}

func roundTrip[T Record](t *testing.T, f *File, rec T) {
	t.Helper()
	put(t, f, &rec)
	id := reflect.ValueOf(rec).FieldByName("ID").Interface().(ID)
	if got := get[T](t, f, id); !reflect.DeepEqual(got, rec) {
		t.Errorf("stored %+v\nread   %+v", rec, got)
	}
}

func TestAnEditThatChangesNothingIsNoCommit(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "T", Themes: []ID{NewID()}}
	put(t, f, &n)
	before := bytesOf(t, f.Path())
	if c := put(t, f, &n); c.Seq != 0 || len(c.Changed) > 0 {
		t.Errorf("putting what stands makes the commit %+v", c)
	}
	if string(bytesOf(t, f.Path())) != string(before) {
		t.Error("the file was written")
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, ok := f.CanUndo(); ok {
		t.Error("there is a second step to undo")
	}
}

func TestOneChangeAFieldAndAnElement(t *testing.T) {
	f := fresh(t)
	a, b, c := NewID(), NewID(), NewID()
	n := Note{Title: "T", Themes: []ID{a, b}}
	put(t, f, &n)
	n.Title, n.Status, n.Themes = "U", Published, []ID{c, b}
	put(t, f, &n)
	var got []string
	err := f.View(func(r Reader) error {
		all, err := History(r, n.ID)
		for _, change := range all {
			got = append(got, change.Field+" "+change.Op)
			if change.Role != "editor" || change.Step != "step.test" || change.At.IsZero() {
				t.Errorf("a change says too little: %+v", change)
			}
		}
		return err
	})
	want := []string{"status set", "themes add", "themes remove", "title set", " create"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("the history is %q, %v; want %q", got, err, want)
	}
	if now := get[Note](t, f, n.ID); !slices.Equal(now.Themes, []ID{b, c}) {
		t.Errorf("themes are %v: what stayed comes first", now.Themes)
	}
}

func TestErrorsAndPanicsRollBack(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "kept"}
	put(t, f, &n)
	boom := errors.New("boom")
	_, err := f.Edit("step.test", func(tx *Tx) error {
		if err := Delete[Note](tx, n.ID); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Errorf("Edit returns %v", err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_, _ = f.Edit("step.test", func(tx *Tx) error {
			_ = Delete[Note](tx, n.ID)
			panic(boom)
		})
	}()
	if got := get[Note](t, f, n.ID); got.Title != "kept" {
		t.Errorf("the note is %+v", got)
	}
	n.Title = "again" // the lock is free
	put(t, f, &n)
	checkLogMakesRecords(t, f)
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	f := fresh(t)
	_, err := f.Edit("step.test", func(tx *Tx) error { return Put(tx, &Note{Title: "a\xffb"}) })
	if !errors.Is(err, ErrNotSaved) {
		t.Fatalf("storing broken UTF-8 gives %v", err)
	}
	isSentence(t, err)
}

func TestFieldsOfNewerVersionsSurvive(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "T", Evidence: []Evidence{{Kind: RecordingAt, AtMS: 5}}}
	put(t, f, &n)
	// What a newer version might write: a field 99, and 77 inside the evidence.
	edit(t, f, func(tx *Tx) error {
		s, err := tx.load(planFor[Note](), n.ID)
		if err != nil {
			return err
		}
		if err := tx.log(s, &change{Op: opSet, Field: 99, Value: mustEncode("future")}); err != nil {
			return err
		}
		if err := tx.removeElement(s, 9, s.fields[9].elements[0]); err != nil {
			return err
		}
		newer := mustEncode(map[uint64]any{1: RecordingAt, 8: 5, 77: "future"})
		return errors.Join(tx.addElement(s, 9, newer, nil), tx.save(s))
	})
	n.Title = "U"
	if c := put(t, f, &n); c.Seq == 0 {
		t.Fatal("no commit")
	}
	err := f.View(func(r Reader) error {
		value, err := r.reader().get([]byte(TypeNote), n.ID[:])
		if got := strings.Count(string(value), "future"); got != 2 {
			t.Errorf("%d of 2 fields of a newer version are left", got)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	checkLogMakesRecords(t, f)
}

func TestTypingAddsLittleToTheFile(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "Minutes"}
	put(t, f, &n)
	before := fileSize(t, f)
	var text strings.Builder
	for word := range 1000 {
		fmt.Fprintf(&text, "word%d ", word%90)
		if word%4 == 3 {
			n.Body = text.String()
			put(t, f, &n, Visit("body"))
		}
	}
	if grown := fileSize(t, f) - before; grown > 300_000 {
		t.Errorf("1,000 words in 250 saves add %d bytes", grown)
	} else {
		t.Logf("1,000 words in 250 saves add %d bytes", grown)
	}
	checkLogMakesRecords(t, f)
	err := f.View(func(r Reader) error {
		all, err := History(r, n.ID)
		if err != nil {
			return err
		}
		for i, c := range all[:len(all)-1] {
			if text, err := TextAt(r, c.Ref, "body", c.ID); err != nil || !strings.HasPrefix(n.Body, text) || len(strings.Fields(text)) != 1000-4*i {
				t.Fatalf("the text %d saves ago has %d words (%v)", i, len(strings.Fields(text)), err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := get[Note](t, f, n.ID); got.Body != "" {
		t.Errorf("undoing the visit leaves %q", got.Body)
	}
}

func fileSize(t *testing.T, f *File) int64 {
	t.Helper()
	info, err := os.Stat(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func TestClockNeverGoesBack(t *testing.T) {
	now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	path := closedNotebook(t)
	n := Note{}
	var last ChangeID
	for _, step := range []time.Duration{0, -10 * 365 * 24 * time.Hour, time.Hour, -time.Second} {
		now = now.Add(step)
		f, err := Open(path, Options{Now: func() time.Time { return now }})
		if err != nil {
			t.Fatal(err)
		}
		n.Body += "more "
		put(t, f, &n)
		err = f.View(func(r Reader) error {
			all, err := History(r, n.ID)
			if err == nil && compareIDs(all[0].ID, last) <= 0 {
				t.Errorf("change %v is not after %v", all[0].ID, last)
			}
			if !all[0].At.Equal(now) {
				t.Errorf("the change says %v, the wall %v", all[0].At, now)
			}
			last = all[0].ID
			return err
		})
		if err = errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
	}
	checkSound(t, path)
}

func TestSummariesFollowTheNotes(t *testing.T) {
	f := fresh(t)
	a, b := Note{Title: "A", Evidence: []Evidence{{Kind: Passage, AtMS: 900}, {Kind: RecordingAt, AtMS: 400}}}, Note{Title: "B"}
	put(t, f, &a)
	put(t, f, &b)
	a.Title = "A2"
	put(t, f, &a)
	summaries := func() []NoteSummary {
		var all []NoteSummary
		err := f.View(func(r Reader) (err error) {
			all, err = Summaries(r)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	all := summaries()
	if len(all) != 2 || all[1].Title != "A2" || all[1].AtMS != 400 || all[1].Evidence != 2 || all[0].AtMS != -1 || all[1].Modified.IsZero() {
		t.Errorf("the summaries are %+v", all)
	}
	edit(t, f, func(tx *Tx) error { return Delete[Note](tx, a.ID) })
	if all := summaries(); len(all) != 1 || all[0].ID != b.ID {
		t.Errorf("after deleting one, the summaries are %+v", all)
	}
}

func TestReadersOutliveNothing(t *testing.T) {
	f := fresh(t)
	var kept Reader
	_ = f.View(func(r Reader) error { kept = r; return nil })
	if _, err := About(kept); !errors.Is(err, ErrClosed) {
		t.Errorf("a reader kept too long gives %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.View(func(Reader) error { return nil }); !errors.Is(err, ErrClosed) {
		t.Errorf("View after Close gives %v", err)
	}
	_, err := f.Edit("step.test", func(*Tx) error { return nil })
	if !errors.Is(err, ErrClosed) || f.Close() != nil {
		t.Errorf("Edit after Close gives %v", err)
	}
}

func TestAnEmptyListIsNoList(t *testing.T) {
	f := fresh(t)
	p := Partnership{Number: 1}
	put(t, f, &p)
	p.Regions = []ID{}
	if c := put(t, f, &p); c.Seq != 0 {
		t.Error("an empty list in place of none makes a commit")
	}
	p.Regions = []ID{NewID()}
	put(t, f, &p)
	p.Regions = []ID{}
	if put(t, f, &p); get[Partnership](t, f, p.ID).Regions != nil {
		t.Error("an empty list was stored")
	}
	checkLogMakesRecords(t, f)
}

func TestIDsOfImpossibleTimes(t *testing.T) {
	for _, at := range []time.Time{{}, time.Unix(-1, 0), time.Unix(1<<40, 0)} {
		if id := NewIDAt(at); id.IsZero() {
			t.Errorf("%v has no ID", at)
		}
	}
}

// TestAnEditBesideALongView: the edit makes the file grow while somebody reads,
// and others can begin to read meanwhile.
func TestAnEditBesideALongView(t *testing.T) {
	if mapped == 0 {
		t.Log("here the edit waits for the view")
		return
	}
	f := fresh(t)
	err := f.View(func(Reader) error {
		return within(t, "an edit beside a view", func() error {
			_, err := f.Edit("step.test", func(tx *Tx) error { _, err := PutBlob(tx, noise(10<<20)); return err })
			return errors.Join(err, f.View(func(r Reader) error { _, err := About(r); return err }))
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestLargeEditsTakeTheirShare compares an edit with one of a quarter of its
// size: what grows with the square would take sixteen times as long.
func TestLargeEditsTakeTheirShare(t *testing.T) {
	f := fresh(t)
	f.db.NoSync = true
	notes := func(n int) time.Duration {
		start := time.Now()
		var es effects
		for range n {
			ref := Ref{TypeNote, NewID()}
			es.add(effect{ref: ref, kind: opSet, field: 1})
			es.add(effect{ref: ref, kind: opSet, field: 2})
		}
		return time.Since(start)
	}
	strokes := func(n int) time.Duration {
		s := Slide{}
		for i := range n {
			s.Ink = append(s.Ink, Stroke{Colour: "#000000", Points: []float64{float64(i), 1}})
		}
		put(t, f, &s)
		start := time.Now()
		s.Ink = append(s.Ink, Stroke{Colour: "#FFFFFF"})
		put(t, f, &s)
		s.Ink = s.Ink[20:]
		put(t, f, &s)
		if _, err := f.Undo(); err != nil {
			t.Fatal(err)
		}
		return time.Since(start)
	}
	for name, do := range map[string]func(int) time.Duration{"notes": notes, "strokes": strokes} {
		most := map[string]int{"notes": 24_000, "strokes": 2_000}[name]
		do(most / 4)
		small, large := do(most/4), do(most)
		t.Logf("%s: %v for a quarter, %v for all", name, small, large)
		if large > 10*small && large > time.Second {
			t.Errorf("%s: %v for a quarter, %v for all", name, small, large)
		}
	}
}
