package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// everyValue calls fn with each key and value of the sealed buckets.
func everyValue(t testing.TB, path string, fn func(bucket string, key, value []byte)) {
	t.Helper()
	f, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	_ = f.View(func(r Reader) error {
		for _, bucket := range [][]byte{bucketChanges, []byte(TypeNote), []byte(TypeTheme), bucketNoteSummaries} {
			for at := range r.reader().walk(bucket, nil) {
				fn(string(bucket), at.key, at.value)
			}
		}
		return nil
	})
}

// FuzzDecode gives payloads with a sum that holds to the decoders: they may
// refuse, not panic, and what a record's decoder accepts it writes back the same.
func FuzzDecode(f *testing.F) {
	everyValue(f, closedNotebook(f), func(_ string, _, value []byte) { f.Add(bytes.Clone(value[sealHeader:])) })
	f.Fuzz(func(t *testing.T, payload []byte) {
		value := seal(payload)
		id := ID{1}
		if c, err := decodeChange(make([]byte, 16), value); err == nil {
			if s, err := replay(c.ref(), []*change{c}); err == nil {
				_ = s.encode(!s.alive())
			}
		}
		var n Note
		_ = planFor[Note]().decode("x", id, value, reflect.ValueOf(&n))
		s, err := decodeState(TypeNote, id, value)
		if err != nil {
			return
		}
		once := s.encode(false)
		again, err := decodeState(TypeNote, id, once)
		if err != nil {
			t.Fatalf("it does not read what it wrote: %v", err)
		}
		if twice := again.encode(false); !bytes.Equal(once, twice) {
			t.Fatalf("writing again gives %x, not %x", twice, once)
		}
	})
}

// FuzzDelta checks that a delta always leads from one text to the other.
func FuzzDelta(f *testing.F) {
	f.Add("Körper", "Körner")
	f.Add("世界", "世s界")
	f.Add("", "a\xff\x80")
	f.Fuzz(func(t *testing.T, from, to string) {
		if got, err := newDelta(from, to).apply(from); err != nil || got != to {
			t.Errorf("from %q to %q gives %q, %v", from, to, got, err)
		}
	})
}

// FuzzOpen changes bytes of a notebook: it opens, or is refused with an error of
// ours; checking it never panics; and what passes the check reads the same.
func FuzzOpen(f *testing.F) {
	path := closedNotebook(f)
	whole := bytesOf(f, path)
	want := readAll(f, path)
	for at := 0; at < len(whole); at += 1009 {
		f.Add(uint32(at), byte(1), uint32(len(whole)))
	}
	for size := 0; size < len(whole); size += 4096 {
		f.Add(uint32(size), byte(0), uint32(size))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, at uint32, flip byte, size uint32) {
		broken := bytes.Clone(whole[:int(size)%(len(whole)+1)])
		if len(broken) > 0 {
			broken[int(at)%len(broken)] ^= flip
		}
		checkBroken(t, dir, broken, want)
	})
}

func readAll(t testing.TB, path string) whole {
	t.Helper()
	f, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return readWhole(t, f)
}

// checkBroken opens, checks and uses a broken file.
func checkBroken(t testing.TB, dir string, broken []byte, want whole) {
	t.Helper()
	path := filepath.Join(dir, "broken.rapporteur")
	if err := os.WriteFile(path, broken, 0o644); err != nil {
		t.Fatal(err)
	}
	problems, err := Check(path)
	if err == nil && len(problems) == 0 {
		if got := readAll(t, path); !reflect.DeepEqual(got, want) {
			t.Fatal("a file that passes the check holds something else")
		}
	}
	f, err := Open(path, Options{})
	if err != nil {
		var own *Error
		if !errors.As(err, &own) {
			t.Fatalf("Open gives %v", err)
		}
		if !bytes.Equal(bytesOf(t, path), broken) {
			t.Fatal("refusing the file changed it")
		}
		return
	}
	_ = f.View(func(r Reader) error { return EachRecord(r, func(Type, ID, any) error { return nil }) })
	_ = f.View(func(r Reader) error { _, err := Summaries(r); return err })
	_, _ = f.Edit("step.test", func(tx *Tx) error { return Put(tx, &Note{Title: "on a broken file"}) })
	_ = f.Close()
}

func TestZeroedPagesAndFlippedBits(t *testing.T) {
	path := closedNotebook(t)
	whole, want, dir := bytesOf(t, path), readAll(t, path), t.TempDir()
	for at := 0; at < len(whole); at += 4096 {
		broken := bytes.Clone(whole)
		clear(broken[at:min(at+4096, len(whole))])
		checkBroken(t, dir, broken, want)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		broken := bytes.Clone(whole)
		broken[random.IntN(len(broken))] ^= 1 << random.IntN(8)
		checkBroken(t, dir, broken, want)
	}
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	for name, spoil := range map[string]func(tx *Tx, n Note) error{
		"a record that its changes do not make": func(tx *Tx, n Note) error {
			s, err := tx.load(planFor[Note](), n.ID)
			if err == nil {
				s.fields[2].raw = mustEncode("forged")
				err = tx.set([]byte(TypeNote), n.ID[:], s.encode(false))
			}
			return err
		},
		"a record without a sum": func(tx *Tx, n Note) error { return tx.set([]byte(TypeNote), n.ID[:], []byte("nothing")) },
		"a lost summary":         func(tx *Tx, n Note) error { return tx.remove(bucketNoteSummaries, n.ID[:]) },
		"a lost change": func(tx *Tx, n Note) error {
			all, err := tx.rd.changesOf(n.ID)
			return errors.Join(err, tx.remove(bucketChanges, all[0].ID[:]))
		},
		"a lost index": func(tx *Tx, n Note) error {
			all, err := tx.rd.changesOf(n.ID)
			return errors.Join(err, tx.remove(bucketByRecord, append(n.ID[:], all[0].ID[:]...)))
		},
		"a blob of other bytes": func(tx *Tx, _ Note) error {
			h := HashOf([]byte("a"))
			return tx.set(bucketBlobs, h[:], seal([]byte("b")))
		},
		"a lost blob": func(tx *Tx, _ Note) error { return Put(tx, &Transcript{Cues: HashOf([]byte("none"))}) },
		"words that were to be forgotten": func(tx *Tx, n Note) error {
			key := binary.BigEndian.AppendUint64(bytes.Clone(n.ID[:]), 2)
			return tx.set(bucketPurged, key, seal(mustEncode(purge{Mark: purgeMark, Clock: tx.clock + 1})))
		},
		"a record that was to be forgotten": func(tx *Tx, n Note) error {
			return tx.set(bucketPurged, n.ID[:], seal(mustEncode(purge{Mark: purgeMark, Clock: tx.clock + 1})))
		},
		"a purge that cannot be read": func(tx *Tx, n Note) error { return tx.set(bucketPurged, n.ID[:], []byte("nothing")) },
		"a reference lost":            func(tx *Tx, n Note) error { n.Themes = []ID{NewID()}; return Put(tx, &n) },
	} {
		t.Run(name, func(t *testing.T) {
			f := fresh(t)
			n := Note{Title: "n"}
			put(t, f, &n)
			edit(t, f, func(tx *Tx) error {
				tx.dirty = true
				return spoil(tx, n)
			})
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			if problems, err := Check(f.Path()); err != nil || len(problems) == 0 {
				t.Errorf("Check finds %v, %v", problems, err)
			}
		})
	}
}

func TestRebuildRepairsWhatIsDerived(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "n"}
	put(t, f, &n)
	edit(t, f, func(tx *Tx) error {
		tx.dirty = true
		all, err := tx.rd.changesOf(n.ID)
		return errors.Join(err, tx.remove(bucketNoteSummaries, n.ID[:]), tx.remove(bucketByRecord, append(n.ID[:], all[0].ID[:]...)))
	})
	if err := errors.Join(f.Rebuild(), f.Close()); err != nil {
		t.Fatal(err)
	}
	checkSound(t, f.Path())
}
