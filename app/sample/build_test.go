package sample

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// built returns the path of a fresh sample.
func built(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.rapporteur")
	if err := Build(path, false); err != nil {
		t.Fatal(err)
	}
	return path
}

// view shows the sample to fn.
func view(t testing.TB, fn func(r store.Reader)) {
	t.Helper()
	f, err := store.Open(built(t), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.View(func(r store.Reader) error { fn(r); return nil }); err != nil {
		t.Fatal(err)
	}
}

func list[T store.Record](t testing.TB, r store.Reader) []T {
	t.Helper()
	records, err := store.List[T](r)
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// exported writes every record, every change and every blob that records name.
func exported(t *testing.T, path string) []byte {
	t.Helper()
	f, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out bytes.Buffer
	err = f.View(func(r store.Reader) error {
		err := store.EachRecord(r, func(typ store.Type, id store.ID, record any) error {
			line, err := json.Marshal(record)
			fmt.Fprintf(&out, "%s %s %s\n", typ, id, line)
			if err != nil {
				return err
			}
			history, err := store.History(r, id)
			for _, c := range history {
				fmt.Fprintf(&out, "\t%s %s %s\n", c.ID, c.At.UTC().Format(time.RFC3339Nano), c.Step)
			}
			return err
		})
		people := list[store.Attendance](t, r)[0]
		transcript := list[store.Transcript](t, r)[0]
		for _, h := range []store.Hash{people.People, transcript.Cues} {
			b, blobErr := store.Blob(r, h)
			err = errors.Join(err, blobErr)
			out.Write(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTwoBuildsAreTheSame(t *testing.T) {
	first, second := exported(t, built(t)), exported(t, built(t))
	if len(first) < 100_000 {
		t.Fatalf("the export has only %d bytes", len(first))
	}
	if !bytes.Equal(first, second) {
		t.Error("two samples differ")
	}
}

func TestEveryRecordTypeStandsInTheSample(t *testing.T) {
	want := map[store.Type]int{
		store.TypeNotebook: 1, store.TypeWebinar: 4, store.TypeAgendaPart: 6, store.TypeRegion: 6,
		store.TypePartnership: 3, store.TypeMilestone: 17, store.TypeFunding: 2, store.TypeInitiative: 3,
		store.TypeTheme: 7, store.TypeNote: 24, store.TypeTranscript: 1, store.TypeQuestion: 12,
		store.TypeAttendance: 1, store.TypeAttachment: 2, store.TypeDeck: 1, store.TypeSlide: 12,
		store.TypeReport: 1,
	}
	view(t, func(r store.Reader) {
		got := map[store.Type]int{}
		if err := store.EachRecord(r, func(typ store.Type, _ store.ID, _ any) error { got[typ]++; return nil }); err != nil {
			t.Fatal(err)
		}
		for typ, n := range want {
			if got[typ] != n {
				t.Errorf("%d records of type %s, want %d", got[typ], typ, n)
			}
		}
		if got[store.TypeTranslation] < 50 {
			t.Errorf("only %d translations", got[store.TypeTranslation])
		}
	})
}

func TestBuildLeavesAFileThatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(path, []byte("Dear colleague"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Build(path, false); !errors.Is(err, store.ErrExists) {
		t.Errorf("building over a file says %v, want ErrExists", err)
	}
	if text, _ := os.ReadFile(path); string(text) != "Dear colleague" {
		t.Errorf("the file now says %q", text)
	}
	if err := Build(path, true); err != nil {
		t.Fatalf("building over a file with leave to do so says %v", err)
	}
	if _, err := store.Check(path); err != nil {
		t.Errorf("what replaced it is no notebook: %v", err)
	}
	onlyFile(t, path)
}

func TestBuildLeavesANotebookThatIsOpen(t *testing.T) {
	path := built(t)
	f, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := Build(path, true); !errors.Is(err, store.ErrInUse) {
		t.Errorf("building over an open notebook says %v, want ErrInUse", err)
	}
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) {
		t.Errorf("the open notebook was replaced (%v)", err)
	}
	onlyFile(t, path)
}

func TestBuildInAMissingFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "away", "sample.rapporteur")
	err := Build(path, false)
	var own *store.Error
	if !errors.As(err, &own) || own.Path != path {
		t.Errorf("building in a missing folder says %#v, want an error about %s", err, path)
	}
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder was made")
	}
}

// onlyFile fails if the folder holds anything but the file.
func onlyFile(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("%d entries stand beside each other, want the notebook alone", len(entries))
	}
}

func TestTheSampleIsSound(t *testing.T) {
	problems, err := store.Check(built(t))
	if err != nil || len(problems) > 0 {
		t.Errorf("check finds %v, %v", problems, err)
	}
}

func TestNotesChangedAtDifferentTimes(t *testing.T) {
	view(t, func(r store.Reader) {
		notes, err := store.Summaries(r)
		if err != nil {
			t.Fatal(err)
		}
		var times []time.Time
		for _, n := range notes {
			times = append(times, n.Modified)
		}
		if !slices.IsSortedFunc(times, time.Time.Compare) {
			t.Error("the summaries are not in the order of their changes")
		}
		distinct := slices.CompactFunc(slices.Clone(times), time.Time.Equal)
		if len(distinct) != 24 {
			t.Errorf("24 notes changed at %d different times", len(distinct))
		}
		if newest := notes[len(notes)-1]; newest.Kind != store.Outcome {
			t.Errorf("the newest note is a %s, want the funded partnership's outcome", newest.Kind)
		}
		last, err := store.LastChange(r)
		if err != nil || last.UTC().Format(time.DateOnly) != "2023-11-24" {
			t.Errorf("the last change was at %v (%v), want 24 November 2023", last, err)
		}
		for _, note := range list[store.Note](t, r) {
			if note.Title != "Link entrepreneurs early: a named initiative makes the market visible" {
				continue
			}
			if history, err := store.History(r, note.ID); err != nil || len(history) < 3 {
				t.Errorf("the edited note has %d changes (%v)", len(history), err)
			}
		}
	})
}

func BenchmarkBuild(b *testing.B) {
	folder := b.TempDir()
	for i := 0; b.Loop(); i++ {
		if err := Build(filepath.Join(folder, fmt.Sprint(i)), false); err != nil {
			b.Fatal(err)
		}
	}
}
