package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
)

// rounds is how often a test does something that comes out differently each time:
// often enough for every run, and very often in `make stress`.
func rounds(everyRun, stress int) int {
	if os.Getenv("RAPPORTEUR_STRESS") != "" {
		return stress
	}
	return everyRun
}

// worker edits a notebook in every way, and says what is done only once it is. A
// note's title is a number that grows with each edit of it.
type worker struct {
	f      *File
	random *rand.Rand
	notes  []ID
	count  int
}

// step makes one edit and says what a reader must find from now on.
func (w *worker) step() error {
	w.count++
	n := Note{Title: strconv.Itoa(w.count), Body: strings.Repeat("Something that must not be lost. ", 1+w.random.IntN(40))}
	kind := w.random.IntN(12)
	if kind < 9 && len(w.notes) > 0 && kind > 3 {
		n.ID = w.notes[w.random.IntN(len(w.notes))]
	}
	switch {
	case kind == 9:
		return w.forget()
	case kind == 10 && len(w.notes) > 3:
		id := w.notes[0]
		w.notes = w.notes[1:]
		fmt.Println(id, w.count-1, "going") // a kill may come between doing and saying
		_, err := w.f.Edit("step.test", func(tx *Tx) error { return Delete[Note](tx, id) })
		if err == nil {
			fmt.Println(id, w.count, "gone")
		}
		return err
	}
	_, err := w.f.Edit("step.test", func(tx *Tx) error { return Put(tx, &n) })
	if err != nil {
		return err
	}
	if !contains(w.notes, n.ID) {
		w.notes = append(w.notes, n.ID)
	}
	fmt.Println(n.ID, w.count)
	return nil
}

// forget keeps an attendance, forgets it and overwrites it.
func (w *worker) forget() error {
	var a Attendance
	_, err := w.f.Edit("step.test", func(tx *Tx) (err error) {
		if a.People, err = PutPeople(tx, crowdOf(1+w.random.IntN(300), fmt.Sprint(canary, w.count))); err != nil {
			return err
		}
		return Put(tx, &a)
	})
	if err == nil {
		_, err = w.f.Edit("step.test", func(tx *Tx) error { return forget(tx, a) }, Aside())
	}
	if err == nil {
		err = w.f.Wipe()
	}
	return err
}

func contains(ids []ID, id ID) bool {
	for _, one := range ids {
		if one == id {
			return true
		}
	}
	return false
}

// said is what a worker has said of each note: at least so far must it be.
type said map[ID]saying

type saying struct {
	count int
	gone  bool // or about to be
}

// hear takes down one line of a worker's.
func (s said) hear(line string) bool {
	words := strings.Fields(line)
	if len(words) < 2 {
		return false
	}
	id, err := ParseID(words[0])
	count, notNumber := strconv.Atoi(words[1])
	if err != nil || notNumber != nil {
		return false
	}
	if len(words) > 2 && words[2] == "going" {
		count = s[id].count
	}
	s[id] = saying{count, len(words) > 2}
	return true
}

// missing returns what of it a notebook has not.
func (s said) missing(path string) (lost []string, err error) {
	f, err := Open(path, Options{})
	if err != nil {
		return nil, err
	}
	err = f.View(func(r Reader) error {
		for id, was := range s {
			n, err := Get[Note](r, id)
			count, _ := strconv.Atoi(n.Title)
			if (err == nil && count < was.count) || (err != nil && !was.gone) {
				lost = append(lost, fmt.Sprintf("%s is at %q, and %d was said (%v)", id, n.Title, was.count, err))
			}
		}
		return nil
	})
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return lost, err
}

// holds fails unless the notebook is sound and has all that was said to be saved.
func (s said) holds(t testing.TB, path string) {
	t.Helper()
	checkSound(t, path)
	lost, err := s.missing(path)
	if err != nil || len(lost) > 0 {
		t.Fatalf("lost: %v, %v", lost, err)
	}
}
