package store

import (
	"encoding/binary"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// benchNotes is how many notes both files hold before the measurement.
const benchNotes = 1000

func benchNote(i int) Note {
	return Note{
		ID: NewIDAt(time.UnixMilli(int64(1700000000000 + i))), Kind: Lesson,
		Title: fmt.Sprintf("Lesson %d", i), Body: strings.Repeat("What was learned, in some words. ", 18),
	}
}

// BenchmarkEdit compares a durable edit of one note with a bare bbolt commit of
// the same bytes, record and change in one value, to one bucket. Both run in
// turn on files of the same number of notes, so that the disk's mood is shared.
func BenchmarkEdit(b *testing.B) {
	dir := b.TempDir()
	f, notes := benchNotebook(b, filepath.Join(dir, "a.rapporteur"))
	defer f.Close()
	bare, key, value := benchBare(b, filepath.Join(dir, "bare"), f, notes)
	defer bare.Close()
	var ours, theirs []time.Duration
	for i := 0; b.Loop(); i++ {
		n := &notes[i*7919%len(notes)]
		n.Body = fmt.Sprintf("%s %d", n.Body[:580], i)
		start := time.Now()
		if _, err := f.Edit("step.note.edit", func(tx *Tx) error { return Put(tx, n) }); err != nil {
			b.Fatal(err)
		}
		middle := time.Now()
		binary.BigEndian.PutUint64(value, uint64(i))
		err := bare.Update(func(tx *bbolt.Tx) error { return tx.Bucket(key).Put(n.ID[:], value) })
		if err != nil {
			b.Fatal(err)
		}
		ours, theirs = append(ours, middle.Sub(start)), append(theirs, time.Since(middle))
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	edit, commit := ours[len(ours)/2], theirs[len(theirs)/2]
	b.ReportMetric(float64(edit.Microseconds()), "µs/edit-median")
	b.ReportMetric(float64(commit.Microseconds()), "µs/bare-median")
	b.ReportMetric(float64(edit)/float64(commit), "ratio")
}

func benchNotebook(b *testing.B, path string) (*File, []Note) {
	f, err := Create(path, Notebook{Title: "Bench"}, Options{})
	if err != nil {
		b.Fatal(err)
	}
	notes := make([]Note, benchNotes)
	_, err = f.Edit("step.test", func(tx *Tx) error {
		for i := range notes {
			notes[i] = benchNote(i)
			if err := Put(tx, &notes[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return f, notes
}

// benchBare fills a plain bbolt file with values as large as a record and its
// newest change.
func benchBare(b *testing.B, path string, f *File, notes []Note) (db *bbolt.DB, bucket, value []byte) {
	size := 0
	err := f.View(func(r Reader) error {
		record, err := r.reader().get([]byte(TypeNote), notes[0].ID[:])
		size = len(record) + 120 // a change of a few words
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	if db, err = bbolt.Open(path, 0o644, &bbolt.Options{FreelistType: bbolt.FreelistMapType}); err != nil {
		b.Fatal(err)
	}
	bucket, value = []byte("all"), make([]byte, size)
	err = db.Update(func(tx *bbolt.Tx) error {
		all, err := tx.CreateBucket(bucket)
		if err != nil {
			return err
		}
		for i := range notes {
			if err := all.Put(notes[i].ID[:], value); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return db, bucket, value
}
