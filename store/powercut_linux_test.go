package store

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func init() {
	systemTasks["power"] = func(path string) { editForPowerCut(path, false) }
	systemTasks["power unsynced"] = func(path string) { editForPowerCut(path, true) }
}

// editForPowerCut is the child of the power cut: so many edits, and it ends.
func editForPowerCut(path string, unsynced bool) {
	f, err := Open(path, Options{})
	if err == nil {
		f.db.NoSync = unsynced
		w := &worker{f: f, random: rand.New(rand.NewPCG(1, 2))}
		for i := 0; i < rounds(40, 300) && err == nil; i++ {
			err = w.step()
		}
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// disk is what a file holds when the power goes: all that was synced, and of the
// writes since then those that a moody drive has done.
type disk struct {
	sure    []byte
	pending []event
}

func (d *disk) take(e event) {
	switch e.kind {
	case wrote, resized:
		d.pending = append(d.pending, e)
	case synced:
		for _, was := range d.pending {
			d.sure = was.applyTo(d.sure)
		}
		d.pending = nil
	}
}

// sector is what a drive writes whole or not at all, in bytes.
const sector = 512

// cut is one file that a power cut now may leave.
func (d *disk) cut(random *rand.Rand, mood int) []byte {
	image := bytes.Clone(d.sure)
	for _, e := range d.pending {
		switch mood {
		case 0: // nothing that was not synced was done
		case 1: // some writes were
			if random.IntN(2) == 0 {
				image = e.applyTo(image)
			}
		case 2: // some sectors were
			for at := 0; at < len(e.data); at += sector {
				if random.IntN(2) == 0 {
					part := event{kind: wrote, at: e.at + int64(at), data: e.data[at:min(at+sector, len(e.data))]}
					image = part.applyTo(image)
				}
			}
		case 3: // all were, but a first page is torn
			image = e.applyTo(image)
			if e.at < firstPages && len(e.data) > metaSize {
				torn := pageHeader + 1 + random.IntN(metaSize-1)
				clear(image[e.at+int64(torn) : e.at+pageHeader+metaSize])
			}
		}
	}
	return image
}

// firstPages is where the two first pages end, in bytes.
var firstPages = 2 * int64(os.Getpagesize())

func (e event) applyTo(image []byte) []byte {
	end := int(e.at) + len(e.data)
	if e.kind == resized && end < len(image) {
		return image[:end]
	}
	if end > len(image) {
		image = append(image, make([]byte, end-len(image))...)
	}
	copy(image[e.at:], e.data)
	return image
}

// powerCut lets a child edit, and cuts the power at each of its acknowledgements
// and at moments in between. It returns in how many ways, and what was lost.
func powerCut(t *testing.T, task string) (cuts int, lost []string) {
	t.Helper()
	path := closedNotebook(t)
	d := &disk{sure: bytesOf(t, path)}
	events, err := trace(child(task, path), path)
	if err != nil {
		t.Fatalf("tracing a child: %v", err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	image := filepath.Join(t.TempDir(), "after.rapporteur")
	all, acknowledged := said{}, 0
	for _, e := range events {
		d.take(e)
		for _, line := range e.lines() {
			if e.kind == spoken && all.hear(line) {
				acknowledged++
			}
		}
		if e.kind != spoken && random.IntN(rounds(6, 2)) > 0 {
			continue
		}
		for mood := range 4 {
			if len(d.pending) == 0 && mood > 0 {
				break // there is only one way
			}
			cuts++
			if err := os.WriteFile(image, d.cut(random, mood), 0o644); err != nil {
				t.Fatal(err)
			}
			if why := all.lostIn(image, mood == 3); why != "" {
				lost = append(lost, fmt.Sprintf("after %d edits: %s", acknowledged, why))
			}
		}
	}
	if acknowledged < 20 || cuts < 50 {
		t.Fatalf("%d edits and %d cuts: the test proves little", acknowledged, cuts)
	}
	return cuts, lost
}

// lostIn says what is wrong with what a power cut left; empty: nothing. That a first
// page is torn must be told, and is all that may be.
func (s said) lostIn(path string, torn bool) string {
	problems, err := Check(path)
	if err != nil {
		return err.Error()
	}
	if torn && len(problems) == 1 && problems[0].Message().Key == "store.check.first_page" {
		f, err := Open(path, Options{ReadOnly: true})
		if err != nil {
			return err.Error()
		}
		if problems = nil; len(f.Notices()) != 1 {
			return "a torn first page is not told"
		}
		_ = f.Close()
	}
	if len(problems) > 0 {
		return fmt.Sprint(problems)
	}
	lost, err := s.missing(path)
	if err != nil {
		return err.Error()
	}
	return strings.Join(lost, ", ")
}

func TestNothingIsLostWhenThePowerGoes(t *testing.T) {
	cuts, lost := powerCut(t, "power")
	for _, what := range lost {
		t.Error(what)
	}
	t.Logf("%d power cuts, nothing lost", cuts)
}

// TestThePowerCutFindsWhatIsNotSynced holds the test above to the same test without
// syncing: it must find loss, or it would find none anywhere.
func TestThePowerCutFindsWhatIsNotSynced(t *testing.T) {
	cuts, lost := powerCut(t, "power unsynced")
	if len(lost) == 0 {
		t.Errorf("%d power cuts, and nothing was lost though nothing was synced", cuts)
	}
	t.Logf("%d power cuts, %d with loss", cuts, len(lost))
}
