package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestAFolderThatIsGoneSavesNothing takes the notebook's folder away while it is
// open, as a drive that is pulled out or a cloud folder does: an edit must say that
// it is not saved, reading must go on, and putting the folder back must be enough.
func TestAFolderThatIsGoneSavesNothing(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // which keeps the folders of open files
	}
	for name, take := range map[string]func(f *File) (back func() error, err error){
		"renamed": func(f *File) (func() error, error) {
			folder := filepath.Dir(f.Path())
			return func() error { return os.Rename(folder+"-away", folder) }, os.Rename(folder, folder+"-away")
		},
		"removed": func(f *File) (func() error, error) {
			return nil, os.RemoveAll(filepath.Dir(f.Path()))
		},
		"replaced": func(f *File) (func() error, error) {
			other := f.Path() + ".from the cloud"
			return nil, errors.Join(os.WriteFile(other, []byte("another copy"), 0o644), os.Rename(other, f.Path()))
		},
		"replaced by the same": func(f *File) (func() error, error) {
			content, err := os.ReadFile(f.Path())
			other := f.Path() + ".from the cloud"
			return nil, errors.Join(err, os.WriteFile(other, content, 0o644), os.Rename(other, f.Path()))
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "drive")
			if err := os.Mkdir(folder, 0o755); err != nil {
				t.Fatal(err)
			}
			f, err := Create(filepath.Join(folder, "a.rapporteur"), Notebook{Title: "A"}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			before := Note{Title: "before"}
			put(t, f, &before)
			back, err := take(f)
			if err != nil {
				t.Fatal(err)
			}
			_, err = f.Edit("step.test", func(tx *Tx) error { return Put(tx, &Note{Title: "meanwhile"}) })
			if !errors.Is(err, ErrNotSaved) {
				t.Fatalf("an edit while the folder is gone gives %v", err)
			}
			isSentence(t, err)
			if _, err := f.Undo(); !errors.Is(err, ErrNotSaved) {
				t.Errorf("undo gives %v", err)
			}
			get[Note](t, f, before.ID)
			if back == nil {
				return
			}
			if err := back(); err != nil {
				t.Fatal(err)
			}
			after := Note{Title: "after"}
			put(t, f, &after)
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			checkSound(t, f.Path())
		})
	}
}

// TestWhatWasSavedOfAReplacedFileIsNotLost: a cloud folder puts another copy in the
// place of the open notebook. What was saved before must be in the backup that closing
// makes, can be saved as a copy, and that copy merges into what is there now.
func TestWhatWasSavedOfAReplacedFileIsNotLost(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // which replaces no open file
	}
	f := fresh(t)
	folder := t.TempDir()
	backUp(t, f, folder)
	cloud := f.Path() + ".cloud"
	copyFile(t, f.Path(), cloud)
	theirs := edited(t, cloud, Note{Title: "theirs"})
	ours := Note{Title: "ours"}
	put(t, f, &ours)
	if err := os.Rename(cloud, f.Path()); err != nil {
		t.Fatal(err)
	}
	there := bytesOf(t, f.Path())
	_, err := f.Edit("step.test", func(tx *Tx) error { return Put(tx, &Note{Title: "too late"}) })
	if !errors.Is(err, ErrNotSaved) || !errors.Is(err, ErrMoved) {
		t.Errorf("an edit gives %v", err)
	}
	isSentence(t, err)
	saved := filepath.Join(folder, "a copy.rapporteur")
	if err := f.Backup(saved); err != nil {
		t.Fatalf("saving a copy: %v", err)
	}
	backup := backUp(t, f, folder)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{saved, backup} {
		if path == "" {
			t.Fatal("closing makes no backup")
		}
		if all := readAll(t, path); all[ours.ID] == nil || all[theirs] != nil {
			t.Errorf("%s does not hold what was saved", path)
		}
	}
	if string(bytesOf(t, f.Path())) != string(there) {
		t.Error("the file in the old place was written to")
	}
	now, err := Open(f.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer now.Close()
	other, err := Open(saved, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := now.Merge(other); err != nil {
		t.Fatal(err)
	}
	get[Note](t, now, ours.ID)
	get[Note](t, now, theirs)
}

// edited puts a note into a notebook that is closed.
func edited(t *testing.T, path string, n Note) ID {
	t.Helper()
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	put(t, f, &n)
	return n.ID
}

// TestTheFileGoesWhileAnEditRuns: the name is looked at after the commit too.
func TestTheFileGoesWhileAnEditRuns(t *testing.T) {
	if runtime.GOOS == "windows" {
		return
	}
	f := fresh(t)
	_, err := f.Edit("step.test", func(tx *Tx) error {
		return errors.Join(Put(tx, &Note{Title: "x"}), os.Remove(f.Path()))
	})
	if !errors.Is(err, ErrNotSaved) {
		t.Errorf("the edit gives %v", err)
	}
}

// TestAFileOfAnotherNumberEachTime: a drive that numbers files anew must not keep
// anyone from saving, as long as what is saved is there under the file's name.
func TestAFileOfAnotherNumberEachTime(t *testing.T) {
	f := fresh(t)
	if !f.sameCommits() {
		t.Error("the file is not the same as itself")
	}
	put(t, f, &Note{Title: "n"})
	if !f.sameCommits() {
		t.Error("after an edit the file is not the same as itself")
	}
}
