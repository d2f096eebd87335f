package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// BenchmarkScale measures what people wait for at 1,000, 10,000 and 100,000 notes of
// 600 bytes with three changes each, against a baseline of the same run. Each run
// measures everything, so run it with -benchtime 1x.
func BenchmarkScale(b *testing.B) {
	for _, size := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint("notes=", size), func(b *testing.B) {
			s := newScale(b, size)
			for b.Loop() {
				s.size()
				s.open()
				s.save()
				s.history()
				s.backup()
				s.check()
				s.merge()
				s.tenThousand()
			}
		})
	}
}

// scale is a notebook of a size.
type scale struct {
	b    *testing.B
	path string
	ids  []ID
}

const scaleNow = 1_700_000_000_000 // ms, when the first note is made

func newScale(b *testing.B, size int) *scale {
	s := &scale{b: b, path: filepath.Join(b.TempDir(), "scale.rapporteur")}
	now := time.UnixMilli(scaleNow)
	f, err := Create(s.path, Notebook{Title: "Scale"}, Options{Now: func() time.Time { return now }})
	s.must(err)
	f.db.NoSync = true
	for len(s.ids) < size {
		now = now.Add(time.Minute)
		_, err := f.Edit("step.note.create", func(tx *Tx) error {
			for range min(5_000, size) {
				n := benchNote(len(s.ids))
				if err := Put(tx, &n); err != nil {
					return err
				}
				s.ids = append(s.ids, n.ID)
			}
			return nil
		})
		s.must(err)
	}
	for round := range 2 {
		now = now.Add(time.Minute)
		for part := range slices.Chunk(s.ids, 5_000) {
			s.must(s.editAll(f, part, fmt.Sprintf(" Changed in round %d.", round)))
		}
	}
	s.must(errors.Join(f.db.Sync(), f.Close()))
	return s
}

func (s *scale) editAll(f *File, ids []ID, end string) error {
	_, err := f.Edit("step.note.edit", func(tx *Tx) error {
		for _, id := range ids {
			n, err := Get[Note](tx, id)
			if err != nil {
				return err
			}
			n.Body = n.Body[:len(n.Body)-len(end)] + end
			if err := Put(tx, &n); err != nil {
				return err
			}
		}
		return nil
	}, Aside())
	return err
}

func (s *scale) must(err error) {
	s.b.Helper()
	if err != nil {
		s.b.Fatal(err)
	}
}

func (s *scale) opened(path string) *File {
	f, err := Open(path, Options{})
	s.must(err)
	return f
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// median of some tries.
func median(tries int, fn func()) time.Duration { return at(0.5, timed(tries, fn)) }

func timed(tries int, fn func()) []time.Duration {
	times := make([]time.Duration, tries)
	for i := range times {
		start := time.Now()
		fn()
		times[i] = time.Since(start)
	}
	return times
}

func at(share float64, times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[min(int(share*float64(len(times))), len(times)-1)]
}

func (s *scale) size() {
	info, err := os.Stat(s.path)
	s.must(err)
	s.b.ReportMetric(float64(info.Size())/1e6, "MB-file")
}

// open compares opening to the first page with the same of an empty notebook, and
// measures what the open notebook keeps in memory.
func (s *scale) open() {
	empty := filepath.Join(s.b.TempDir(), "empty.rapporteur")
	f, err := Create(empty, Notebook{Title: "Empty"}, Options{})
	s.must(err)
	s.must(f.Close())
	first := func(path string) func() {
		return func() {
			f := s.opened(path)
			s.must(f.View(func(r Reader) error { _, _, err := RecentNotes(r, 50, ChangeID{}); return err }))
			s.must(f.db.Close())
		}
	}
	full, none := median(9, first(s.path)), median(9, first(empty))
	s.b.ReportMetric(milliseconds(full), "ms/open-to-first-page")
	s.b.ReportMetric(milliseconds(full-none), "ms/open-over-empty")
	before := heap()
	f = s.opened(s.path)
	s.must(f.View(func(r Reader) error { _, _, err := RecentNotes(r, 50, ChangeID{}); return err }))
	s.b.ReportMetric(float64(heap()-before)/1e6, "MB-at-rest")
	s.must(f.Close())
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// save compares saving one note with a bare bbolt commit of the same bytes, record
// and change, to a file of as many. They take turns, so that the disk's moods and
// the machine's load are shared.
func (s *scale) save() {
	f := s.opened(s.path)
	defer f.Close()
	bare, bucket, value := s.bare(f)
	defer bare.Close()
	var ours, theirs []time.Duration
	for i := range 1500 {
		id := s.ids[i*7919%len(s.ids)]
		var n Note
		s.must(f.View(func(r Reader) (err error) { n, err = Get[Note](r, id); return err }))
		n.Body = fmt.Sprintf("%s %d", n.Body[:580], i)
		start := time.Now()
		_, err := f.Edit("step.note.edit", func(tx *Tx) error { return Put(tx, &n) })
		middle := time.Now()
		s.must(err)
		binary.BigEndian.PutUint64(value, uint64(i))
		s.must(bare.Update(func(tx *bbolt.Tx) error { return tx.Bucket(bucket).Put(id[:], value) }))
		ours, theirs = append(ours, middle.Sub(start)), append(theirs, time.Since(middle))
	}
	for _, share := range []struct {
		of   float64
		name string
	}{{0.5, "p50"}, {0.99, "p99"}} {
		s.b.ReportMetric(milliseconds(at(share.of, ours)), "ms/save-"+share.name)
		s.b.ReportMetric(float64(at(share.of, ours))/float64(at(share.of, theirs)), "save/bare-"+share.name)
	}
}

func (s *scale) bare(f *File) (db *bbolt.DB, bucket, value []byte) {
	notes := make([]Note, len(s.ids))
	for i, id := range s.ids {
		notes[i].ID = id
	}
	return benchBare(s.b, filepath.Join(s.b.TempDir(), "bare"), f, notes)
}

func (s *scale) history() {
	f := s.opened(s.path)
	defer f.Close()
	i := 0
	took := median(1000, func() {
		i++
		s.must(f.View(func(r Reader) error { _, err := History(r, s.ids[i*7919%len(s.ids)]); return err }))
	})
	s.b.ReportMetric(float64(took.Nanoseconds())/1000, "µs/history")
}

// backup compares a hot copy with copying the closed file's bytes and syncing them.
func (s *scale) backup() {
	f := s.opened(s.path)
	defer f.Close()
	folder := s.b.TempDir()
	var ours, theirs []time.Duration
	for i := range 5 {
		out := filepath.Join(folder, fmt.Sprint(i, ".rapporteur"))
		ours = append(ours, timed(1, func() { s.must(f.Backup(out)) })...)
		s.must(os.Remove(out))
		theirs = append(theirs, timed(1, func() { s.must(copyAndSync(s.path, out)) })...)
		s.must(os.Remove(out))
	}
	s.b.ReportMetric(milliseconds(at(0.5, ours)), "ms/backup")
	s.b.ReportMetric(float64(at(0.5, ours))/float64(at(0.5, theirs)), "backup/copy")
}

func copyAndSync(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	// Without the system's own copying of files, which may only note down that the
	// two are the same.
	_, err = io.Copy(struct{ io.Writer }{out}, struct{ io.Reader }{in})
	return errors.Join(err, out.Sync(), out.Close())
}

func (s *scale) check() {
	s.b.ReportMetric(milliseconds(median(1, func() {
		problems, err := Check(s.path)
		s.must(err)
		if len(problems) > 0 {
			s.b.Fatal(problems)
		}
	})), "ms/check")
}

// merge takes in a copy in which one note of a hundred was edited, as one was here.
func (s *scale) merge() {
	folder := s.b.TempDir()
	paths := []string{filepath.Join(folder, "here.rapporteur"), filepath.Join(folder, "there.rapporteur")}
	var files []*File
	for i, path := range paths {
		s.must(copyAndSync(s.path, path))
		f := s.opened(path)
		defer f.Close()
		var some []ID
		for j := i; j < len(s.ids); j += 100 {
			some = append(some, s.ids[j])
		}
		s.must(s.editAll(f, some, fmt.Sprint(" Of copy ", i, ".")))
		files = append(files, f)
	}
	took := median(1, func() {
		m, err := files[0].Merge(files[1])
		s.must(err)
		if m.Changes != len(s.ids)/100 {
			s.b.Fatalf("%d changes came", m.Changes)
		}
	})
	s.b.ReportMetric(milliseconds(took), "ms/merge")
}

func (s *scale) tenThousand() {
	f := s.opened(s.path)
	defer f.Close()
	took := median(1, func() {
		_, err := f.Edit("step.test", func(tx *Tx) error {
			for i := range 10_000 {
				n := Note{Title: fmt.Sprint("New ", i), Body: strings.Repeat("What was learned, in some words. ", 18)}
				if err := Put(tx, &n); err != nil {
					return err
				}
			}
			return nil
		}, Aside())
		s.must(err)
	})
	s.b.ReportMetric(milliseconds(took), "ms/10k-in-one-edit")
}
