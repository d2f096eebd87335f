package desktop

import (
	"os"

	"github.com/rapporteur-app/rapporteur/store"
)

// offerCopies looks for copies that a cloud folder has left beside the notebook, and
// offers to merge those that have something to bring. Each is offered once; none is
// taken away.
func (d *desk) offerCopies(s *session) {
	if s.readOnly {
		return
	}
	seen := map[string]int64{}
	for path, at := range d.prefs.Seen {
		seen[path] = at
	}
	var found []store.ConflictCopy
	d.later(func() error {
		all, err := s.file.ConflictCopies()
		if err != nil {
			return err
		}
		for _, c := range all {
			if at, known := seen[c.Path]; known && at == writtenAt(c.Path) {
				continue
			}
			err := withCopy(c.Path, func(other *store.File) error {
				merged, err := s.file.PreviewMerge(other)
				if err == nil && merged.Changes > 0 {
					found = append(found, c)
				}
				return err
			})
			if err != nil {
				continue // it is damaged or open elsewhere: nothing to offer now
			}
		}
		return nil
	}, func(error) { d.youngest().offerNext(s, found) }) // nobody asked: what cannot be read is not complained of
}

// offerNext offers one copy after the other.
func (d *desk) offerNext(s *session, found []store.ConflictCopy) {
	if len(found) == 0 {
		return
	}
	d.whenFree(func() {
		now := d.youngest()
		if now.session == s {
			now.mergeWith(found[0].Path, found[0].Service, func() { now.offerNext(s, found[1:]) })
		}
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
