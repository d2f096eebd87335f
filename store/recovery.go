package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// Unsaved is a text that a person typed and that could not be saved.
type Unsaved struct {
	Ref   Ref       `json:"ref"`
	Field string    `json:"field"` // JSON name
	Text  string    `json:"text"`
	At    time.Time `json:"at"` // when it was last typed at, in UTC
	// Earlier texts are those that another opening of the recovery file has left: a
	// newer one of the same field does not take their place.
	Earlier bool `json:"-"`
}

// Recovery is a file of unsaved texts of one notebook, in a folder of the user's
// and readable for its owner alone. It exists only while there are any. A window
// keeps each text that a save failed for, takes it out once it is saved or
// dismissed, and offers what a killed or crashed window has left at the next start.
// The methods may be called from any goroutine; each change is on disk when it
// returns.
type Recovery struct {
	path string

	mu  sync.Mutex
	now recovered
}

// recovered is the content of the file.
type recovered struct {
	Notebook string    `json:"notebook"` // path
	Texts    []Unsaved `json:"texts"`
}

// RecoveryFolder returns where recovery files lie: a folder in the user's
// configuration.
func RecoveryFolder() (string, error) {
	base, err := os.UserConfigDir()
	return filepath.Join(base, "rapporteur", "recovery"), err
}

// OpenRecovery reads what is left of a notebook's unsaved texts, for whoever has the
// notebook open for writing. A file that cannot
// be read is an error; it stays where it is until something is kept.
func OpenRecovery(folder, notebook string) (*Recovery, error) {
	path, notebook := recoveryOf(folder, notebook)
	r := &Recovery{path: path, now: recovered{Notebook: notebook}}
	// What a kill has left of writing it: nobody else has the notebook open.
	if err := r.clear(); err != nil {
		return r, fail(ErrNotSaved, "not_kept", notebook, err)
	}
	content, err := readRecovered(r.path)
	if err == nil {
		r.now.Texts = content.Texts
		for i := range r.now.Texts {
			r.now.Texts[i].Earlier = true
		}
	} else if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return r, err
}

// clear takes away what a kill has left of writing the file.
func (r *Recovery) clear() error {
	old, takeAway := r.path+".old", removeWiped
	if sameFile(old, r.path) { // a second name of the texts that stand
		takeAway = os.Remove
	}
	return errors.Join(takeAway(old), removeWiped(r.path+".new"))
}

func readRecovered(path string) (content recovered, err error) {
	raw, err := os.ReadFile(path)
	if err == nil && len(bytes.Trim(raw, "\x00")) == 0 {
		return content, nil // overwritten, and killed before it was removed
	}
	if err == nil {
		err = json.Unmarshal(raw, &content)
	}
	return content, err
}

// RecoverableNotebooks lists the paths of the notebooks that have unsaved texts.
func RecoverableNotebooks(folder string) (paths []string) {
	files, _ := filepath.Glob(filepath.Join(folder, "*.json"))
	for _, file := range files {
		if content, err := readRecovered(file); err == nil && len(content.Texts) > 0 {
			paths = append(paths, content.Notebook)
		}
	}
	slices.Sort(paths)
	return paths
}

// LeftTexts reads the unsaved texts of a notebook that cannot be opened, the oldest
// first, and changes nothing.
func LeftTexts(folder, notebook string) []Unsaved {
	path, _ := recoveryOf(folder, notebook)
	content, err := readRecovered(path)
	if err != nil {
		return nil
	}
	return content.Texts
}

// recoveryOf is the recovery file of a notebook, and the whole path of the notebook.
func recoveryOf(folder, notebook string) (path, whole string) {
	if found, err := filepath.Abs(Target(notebook)); err == nil {
		notebook = found
	}
	return filepath.Join(folder, HashOf([]byte(notebook)).String()[:24]+".json"), notebook
}

// Texts returns the unsaved texts, the oldest first.
func (r *Recovery) Texts() []Unsaved {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.now.Texts)
}

// Keep writes a text down in place of the one of the same field that was kept since
// the file was opened. After an error that one is still there, and the window has the
// new one in memory.
func (r *Recovery) Keep(text Unsaved) error {
	text.At, text.Earlier = text.At.UTC(), false
	return r.change(func(texts []Unsaved) []Unsaved {
		return append(leaveOut(texts, text.Ref, text.Field), text)
	})
}

// Done takes out a text of this opening that was saved, and overwrites its bytes.
func (r *Recovery) Done(ref Ref, field string) error {
	return r.change(func(texts []Unsaved) []Unsaved { return leaveOut(texts, ref, field) })
}

// Dismiss takes out a text that an earlier opening has left, and overwrites its bytes.
func (r *Recovery) Dismiss(text Unsaved) error {
	return r.change(func(texts []Unsaved) []Unsaved {
		return slices.DeleteFunc(texts, func(t Unsaved) bool {
			return t.Earlier && t.Ref == text.Ref && t.Field == text.Field && t.At.Equal(text.At)
		})
	})
}

// Forget takes out the texts of what a notebook has forgotten, and overwrites their
// bytes. Call it when the notebook is opened and after each forgetting.
func (r *Recovery) Forget(f *File) error {
	var gone []Unsaved
	for _, text := range r.Texts() {
		forgotten, err := f.hasForgotten(text)
		if err != nil {
			return err
		}
		if forgotten {
			gone = append(gone, text)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return r.change(func(texts []Unsaved) []Unsaved {
		return slices.DeleteFunc(texts, func(t Unsaved) bool { return slices.Contains(gone, t) })
	})
}

// hasForgotten tells whether a text belongs to what was forgotten after it was typed.
func (f *File) hasForgotten(text Unsaved) (yes bool, err error) {
	err = f.View(func(r Reader) error {
		rd := r.reader()
		if yes, err = rd.isForgotten(text.Ref.ID); yes || err != nil {
			return err
		}
		p := plansByType[text.Ref.Type]
		if p == nil {
			return nil
		}
		number, known := p.number(text.Field)
		if !known {
			return nil
		}
		key := binary.BigEndian.AppendUint64(text.Ref.ID[:len(ID{}):len(ID{})], number)
		value, err := rd.get(bucketPurged, key)
		if err != nil || value == nil {
			return err
		}
		one, err := decodePurge(key, value)
		yes = err == nil && text.At.UnixMilli() <= one.Wall
		return err
	})
	return yes, err
}

func leaveOut(texts []Unsaved, ref Ref, field string) []Unsaved {
	return slices.DeleteFunc(texts, func(t Unsaved) bool { return !t.Earlier && t.Ref == ref && t.Field == field })
}

// change replaces the file whole.
func (r *Recovery) change(fn func([]Unsaved) []Unsaved) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	next := recovered{Notebook: r.now.Notebook, Texts: fn(slices.Clone(r.now.Texts))}
	slices.SortStableFunc(next.Texts, func(a, b Unsaved) int { return cmp.Compare(a.At.UnixNano(), b.At.UnixNano()) })
	if err := r.write(next); err != nil {
		return fail(ErrNotSaved, "not_kept", r.now.Notebook, err)
	}
	r.now = next
	return nil
}

func (r *Recovery) write(next recovered) error {
	if len(next.Texts) == 0 {
		return removeWiped(r.path)
	}
	folder := filepath.Dir(r.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	content, err := json.Marshal(next)
	if err != nil {
		return err
	}
	temporary, old := r.path+".new", r.path+".old"
	_ = os.Remove(temporary)
	defer os.Remove(temporary)
	if err := writeSynced(temporary, content); err != nil {
		return err
	}
	linked := os.Link(r.path, old) == nil // so that its bytes can be overwritten once the new ones stand
	if err := os.Rename(temporary, r.path); err != nil {
		_ = os.Remove(old)
		return err
	}
	if linked {
		err = removeWiped(old)
	}
	return errors.Join(err, syncFolder(folder))
}

func writeSynced(path string, content []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Sync(), file.Close())
}

// removeWiped overwrites a file's bytes and takes it away; none is no error.
func removeWiped(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil {
		_, err = io.CopyN(file, zeros{}, info.Size())
	}
	return errors.Join(err, file.Sync(), file.Close(), os.Remove(path))
}

// zeros reads as nothing but zeros.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }
