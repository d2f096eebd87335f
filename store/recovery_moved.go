package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Adopt takes over the unsaved texts of a notebook that was moved or renamed since:
// those kept under a path at which nothing lies any more, if one of them is of a
// record that f knows or has forgotten: no two notebooks have one record id. Call it when the notebook is opened, before Forget.
// A recovery file that cannot be read is left alone.
func (r *Recovery) Adopt(f *File) error {
	files, err := filepath.Glob(filepath.Join(filepath.Dir(r.path), "*.json"))
	for _, path := range files {
		if path == r.path {
			continue
		}
		content, err := readRecovered(path)
		if err != nil || len(content.Texts) == 0 {
			continue
		}
		if _, err := os.Lstat(content.Notebook); !errors.Is(err, fs.ErrNotExist) {
			continue // another notebook's, or a copy's
		}
		own, err := f.knowsAny(content.Texts)
		if err != nil {
			return err
		}
		if !own {
			continue
		}
		for i := range content.Texts {
			content.Texts[i].Earlier = true
		}
		if err := r.change(func(texts []Unsaved) []Unsaved { return append(texts, content.Texts...) }); err != nil {
			return err
		}
		if err := removeWiped(path); err != nil {
			return fail(ErrNotSaved, "not_kept", content.Notebook, err)
		}
	}
	return err
}

// knowsAny tells whether a notebook has, had or has forgotten a record of the texts.
func (f *File) knowsAny(texts []Unsaved) (known bool, err error) {
	err = f.View(func(r Reader) error {
		rd := r.reader()
		for _, text := range texts {
			if known, err = rd.isForgotten(text.Ref.ID); known || err != nil {
				return err
			}
			if known, err = rd.hasChanges(text.Ref.ID); known || err != nil {
				return err
			}
		}
		return nil
	})
	return known, err
}

// hasChanges tells whether the log has changes of a record.
func (r *reader) hasChanges(id ID) (bool, error) {
	for at, err := range r.walk(bucketByRecord, id[:]) {
		return err == nil && bytes.HasPrefix(at.key, id[:]), err
	}
	return false, nil
}
