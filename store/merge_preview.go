package store

import (
	"errors"
	"os"
	"slices"
)

// errPreview ends a merge that is only looked at.
var errPreview = errors.New("store: only a preview")

// PreviewMerge tells what Merge would bring and writes nothing.
func (f *File) PreviewMerge(other *File) (Merged, error) { return f.PreviewMergeAll([]*File{other}) }

// PreviewMergeAll tells what merging several copies one after the other would bring:
// what more than one of them has is counted once. A notebook that was opened for
// reading is merged in a passing copy of it among the system's temporary files.
func (f *File) PreviewMergeAll(others []*File) (m Merged, err error) {
	for _, other := range others {
		if other.Newer() {
			return m, fail(ErrNewer, "newer", other.path, nil)
		}
	}
	if f.readOnly {
		err = f.inPassing(func(g *File) error { m, err = g.PreviewMergeAll(others); return err })
		return m, err
	}
	err = viewAll(others, func(all []*reader) error {
		f.editing.Lock()
		defer f.editing.Unlock()
		return f.newTx("step.merge", "").run(func(tx *Tx) error {
			for _, r := range all {
				one, err := tx.takeIn(r)
				if err != nil {
					return err
				}
				m.Add(one)
			}
			return errPreview
		})
	})
	if errors.Is(err, errPreview) {
		err = nil
	}
	return m, err
}

// viewAll calls fn with one consistent state of each file.
func viewAll(files []*File, fn func([]*reader) error) error {
	if len(files) == 0 {
		return fn(nil)
	}
	return files[0].View(func(r Reader) error {
		return viewAll(files[1:], func(rest []*reader) error { return fn(append([]*reader{r.reader()}, rest...)) })
	})
}

// inPassing calls fn with a copy of the notebook that can be written to, and is
// overwritten and taken away afterwards. A program that is killed meanwhile leaves it
// among the system's temporary files, where the next merge or sweep finds it.
func (f *File) inPassing(fn func(g *File) error) error {
	f.clearTemporary(os.TempDir())
	path := f.temporary(os.TempDir())
	defer func() { _ = removeWiped(path) }()
	if err := f.writeCopy(path, 0o600); err != nil {
		return copyError(path, err)
	}
	g, err := Open(path, Options{noCopy: true})
	if err != nil {
		return err
	}
	return errors.Join(fn(g), g.Close())
}

// Add puts together what two merges brought, one after the other: a record counts
// once, and as what the later left of it.
func (m *Merged) Add(later Merged) {
	m.Changes += later.Changes
	m.Blobs += later.Blobs
	touched := map[Ref]bool{}
	for _, ref := range later.Records {
		touched[ref] = true
	}
	for _, list := range []*[]Ref{&m.Records, &m.Gone, &m.Returned, &m.Conflicts} {
		*list = slices.DeleteFunc(*list, func(ref Ref) bool { return touched[ref] })
	}
	m.Records = append(m.Records, later.Records...)
	m.New = append(m.New, later.New...) // a record is new only once
	m.Gone = append(m.Gone, later.Gone...)
	m.Returned = append(m.Returned, later.Returned...)
	m.Conflicts = append(m.Conflicts, later.Conflicts...)
	for _, one := range later.Forgotten {
		m.addForgotten(one)
	}
}

// addForgotten joins what is forgotten of one record.
func (m *Merged) addForgotten(one Forgotten) {
	i := slices.IndexFunc(m.Forgotten, func(was Forgotten) bool { return was.Ref == one.Ref })
	switch {
	case i < 0:
		m.Forgotten = append(m.Forgotten, one)
	case len(one.Fields) == 0 || len(m.Forgotten[i].Fields) == 0:
		m.Forgotten[i].Fields = nil // the record itself
	default:
		fields := slices.Concat(m.Forgotten[i].Fields, one.Fields)
		slices.Sort(fields)
		m.Forgotten[i].Fields = slices.Compact(fields)
	}
}
