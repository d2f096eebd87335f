package desktop

import (
	"maps"
	"os"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// conflictCopies are the copies that a cloud folder has left beside the open notebook.
// It belongs to the UI thread.
type conflictCopies struct {
	all      []store.ConflictCopy // those with something to bring
	known    map[string]copyState // by path
	looking  bool
	looked   time.Time
	offering bool
}

// copyState is what was found in a copy.
type copyState struct {
	at    int64 // when it was written; see writtenAt
	holds bool  // something that the notebook does not have
}

const (
	copiesEvery = 3 * time.Minute // while the notebook stays open
	copiesRest  = 5 * time.Second // between two looks because the window came to the front
)

// watchCopies looks for copies every few minutes: they come while the notebook is open.
func (d *desk) watchCopies(s *session) {
	d.after(copiesEvery, func() {
		if now := d.youngest(); now.session == s {
			now.offerCopies(s)
			now.watchCopies(s)
		}
	})
}

// cameToFront follows the window's coming to the front.
func (d *desk) cameToFront() {
	if d.session != nil && d.clock().Sub(d.conflicts.looked) > copiesRest {
		d.offerCopies(d.session)
	}
}

// offerCopies looks for copies that a cloud folder has left beside the notebook, and
// offers to merge those that have something to bring. Each is offered once; none is
// taken away. The File menu has them as long as they have something to bring.
func (d *desk) offerCopies(s *session) { d.lookForCopies(s, true) }

func (d *desk) lookForCopies(s *session, offer bool) {
	if s.readOnly || d.conflicts.looking {
		return
	}
	d.conflicts.looking, d.conflicts.looked = true, d.clock()
	known, seen := maps.Clone(d.conflicts.known), maps.Clone(d.prefs.Seen)
	var holding, fresh []store.ConflictCopy
	var found map[string]copyState
	d.later(func() (err error) {
		holding, found, err = lookIntoCopies(s.file, known)
		for _, c := range holding {
			if at, offered := seen[c.Path]; !offered || at != found[c.Path].at {
				fresh = append(fresh, c)
			}
		}
		return err
	}, func(err error) { // nobody asked: what cannot be read is not complained of
		now := d.youngest()
		now.conflicts.looking = false
		if now.session != s || err != nil {
			return
		}
		changed := len(now.conflicts.all) != len(holding)
		now.conflicts.all, now.conflicts.known = holding, found
		if changed {
			now.refreshMenu()
		}
		if offer {
			now.offerOneByOne(s, fresh)
		}
	})
}

// lookIntoCopies finds the copies that hold something new. Those that were looked into
// before and have not been written to since are not opened again.
func lookIntoCopies(file notebook, known map[string]copyState) (holding []store.ConflictCopy, found map[string]copyState, err error) {
	all, err := file.ConflictCopies()
	if err != nil {
		return nil, nil, err
	}
	found = map[string]copyState{}
	for _, c := range all {
		state, is := known[c.Path]
		if at := writtenAt(c.Path); !is || state.at != at {
			state.at = at
			if state.holds, err = holdsMore(file, c.Path); err != nil {
				continue // it is damaged or open elsewhere: nothing to offer now
			}
		}
		found[c.Path] = state
		if state.holds {
			holding = append(holding, c)
		}
	}
	return holding, found, nil
}

// holdsMore tells whether merging a copy would bring anything.
func holdsMore(file notebook, path string) (more bool, err error) {
	err = withCopy(path, func(other *store.File) error {
		merged, err := file.PreviewMerge(other)
		more = !merged.Nothing()
		return err
	})
	return more, err
}

// showCopies goes through the copies because a person asked.
func (d *desk) showCopies() { d.offerOneByOne(d.session, d.conflicts.all) }

// offerOneByOne offers one copy after the other, unless that is going on.
func (d *desk) offerOneByOne(s *session, copies []store.ConflictCopy) {
	if d.conflicts.offering || len(copies) == 0 {
		return
	}
	d.conflicts.offering = true
	d.offerNext(s, copies)
}

// offerNext offers the first of the copies that still has something to bring: what was
// merged before it may have brought the same.
func (d *desk) offerNext(s *session, copies []store.ConflictCopy) {
	now := d.youngest()
	if len(copies) == 0 || now.session != s {
		now.conflicts.offering = false
		for path, state := range now.conflicts.known { // merging has changed what they hold more
			if state.holds {
				delete(now.conflicts.known, path)
			}
		}
		if now.session == s {
			now.lookForCopies(s, false)
		}
		return
	}
	more := false
	d.later(func() (err error) {
		more, err = holdsMore(s.file, copies[0].Path)
		return err
	}, func(err error) {
		if err != nil || !more {
			d.offerNext(s, copies[1:])
			return
		}
		d.whenFree(func() {
			if now := d.youngest(); now.session == s {
				now.mergeWith(copies[0], func() { now.offerNext(s, copies[1:]) })
			}
		})
	})
}

// sawCopy remembers that a copy was offered.
func (d *desk) sawCopy(path string) {
	var at int64
	d.later(func() error {
		at = writtenAt(path)
		return nil
	}, func(error) {
		if d.prefs.Seen == nil || len(d.prefs.Seen) >= maxSeen {
			d.prefs.Seen = map[string]int64{}
		}
		d.prefs.Seen[path] = at
		d.prefs.save()
	})
}

// maxSeen is how many copies are remembered.
const maxSeen = 100

// writtenAt is when a file was last written, in Unix nanoseconds; zero if unknown.
func writtenAt(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.ModTime().UnixNano()
}
