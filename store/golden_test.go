package store

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

// golden unpacks the notebook of a format as it was kept when that format was made:
// the sample with its attendance and transcript, and beside them a record edited
// apart in two copies and merged, one deleted and brought back by such an edit, an
// undone step, an attachment, a question whose words and an attendance whose people
// were forgotten. It is never made anew.
func golden(t testing.TB, format int) string {
	t.Helper()
	packed, err := os.Open(fmt.Sprintf("testdata/format-%d.rapporteur.gz", format))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() + "/golden.rapporteur"
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// content writes down all that a reader can see of a notebook, a line each: the
// records, the deleted ones, the history and every blob.
func content(t testing.TB, path string) map[string]string {
	t.Helper()
	f, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := map[string]string{}
	line := func(what string, id fmt.Stringer, value any) error {
		text, err := json.Marshal(value)
		lines[what+" "+id.String()] = string(text)
		return err
	}
	err = f.View(func(r Reader) error {
		rd := r.reader()
		for at, err := range rd.walk(bucketBlobs, nil) {
			if err != nil {
				return err
			}
			if len(at.key) != len(Hash{}) {
				return errFormat
			}
			b, err := Blob(r, Hash(at.key))
			if err != nil {
				return err
			}
			if err := line("blob", Hash(at.key), HashOf(b)); err != nil {
				return err
			}
		}
		for at, err := range rd.walk(bucketDeleted, nil) {
			if err != nil {
				return err
			}
			s, err := rd.decodeState("", ID(at.key), at.value)
			if err != nil {
				return err
			}
			if err := line("deleted "+string(s.typ), ID(at.key), s.content()); err != nil {
				return err
			}
		}
		return EachRecord(r, func(typ Type, id ID, record any) error {
			past, err := History(r, id)
			if err != nil {
				return err
			}
			for i := range past {
				past[i].Beside, past[i].Returned = false, false // the first version did not tell
			}
			if err := line("history of "+string(typ), id, past); err != nil {
				return err
			}
			return line(string(typ), id, record)
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// TestTheGoldenNotebookReadsTheSameForEver holds every later version to what the
// format's first one wrote.
func TestTheGoldenNotebookReadsTheSameForEver(t *testing.T) {
	path := golden(t, 1)
	checkSound(t, path)
	got := content(t, path)
	raw, err := os.ReadFile("testdata/format-1.json")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range bytes.Lines(raw) {
		var pair [2]string
		if err := json.Unmarshal(line, &pair); err != nil {
			t.Fatal(err)
		}
		want[pair[0]] = pair[1]
	}
	for key, value := range want {
		if sum := HashOf([]byte(got[key])).String()[:16]; sum != value {
			t.Errorf("%s is now %.300s", key, got[key])
		}
	}
	if len(got) != len(want) || len(want) < 200 {
		t.Errorf("it has %d values, and had %d", len(got), len(want))
	}
	// It can be written to as well, and a note's history reaches back.
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	note := Note{Title: "of a later version"}
	put(t, f, &note)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	checkSound(t, path)
	kinds := map[string]int{}
	for key := range got {
		kinds[strings.Fields(key)[0]]++
	}
	if kinds["deleted"] < 1 || kinds["blob"] < 4 || kinds["note"] < 24 {
		t.Errorf("the golden notebook is poor: %v", kinds)
	}
}
