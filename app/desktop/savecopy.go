package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// saveCopy writes all of a notebook that cannot be saved in its place to another file:
// what was saved of it, and the edits that wait. Then it offers to go on there.
func (d *desk) saveCopy() {
	d.leavePage(d.places.at)
	s, path, folder := d.session, d.path(), ""
	d.later(func() error {
		folder = folderForCopy(path)
		return nil
	}, func(error) {
		if d.session != s {
			return
		}
		d.askPlace(saving{
			title: d.t("save.copy"), action: "action.save", extension: extension, folder: folder, onlyNew: true,
			name: strings.TrimSuffix(filepath.Base(path), extension) + " " + d.now().Format("2006-01-02 15.04") + extension,
			write: func(path string) {
				waiting := d.afterAWhile(d.t("quit.waiting"))
				d.later(func() error { return s.copyTo(path, d.options.Role) }, func(err error) {
					waiting.stop()
					if d.complain(err); err == nil && d.session == s {
						d.askGoOn(s, path)
					}
				})
			},
		})
	})
}

// folderForCopy is the notebook's own folder while a file is there under its name, or
// else the person's documents: the folder of a drive that is gone may still be there.
func folderForCopy(notebook string) string {
	if _, err := os.Stat(notebook); err == nil {
		return filepath.Dir(notebook)
	}
	return documents()
}

// askGoOn offers to go on in a copy that has all of the open notebook.
func (d *desk) askGoOn(s *session, path string) {
	d.ask(d.t("save.copied_title"), d.t("save.copied", "name", filepath.Base(path), "folder", homely(filepath.Dir(path))),
		choice{d.t("save.stay"), func() {}},
		choice{d.t("save.go_on"), func() { d.goOnIn(s, path) }})
}

// goOnIn leaves the notebook that cannot be saved for its copy.
func (d *desk) goOnIn(s *session, path string) {
	waiting := d.sayOpening(path)
	var result opened
	d.later(func() error {
		result = d.options.openFile(path, false)
		return result.err
	}, func(err error) {
		waiting.stop()
		if err != nil {
			d.cannotOpen(result)
			return
		}
		d.readyToLeave(s)
		s.rescue.allSaved() // in the copy
		d.endSession(s, true, func() { d.begin(result) })
	})
}

// copyTo writes what was saved of the notebook to a new file, and makes the edits there
// that wait. Off the UI thread only.
func (s *session) copyTo(path, role string) (err error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	if err := s.file.Backup(path); err != nil {
		return err
	}
	waiting := s.waiting()
	if len(waiting) == 0 {
		return nil
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	file, err := store.Open(path, store.Options{Role: role})
	if err != nil {
		return err
	}
	for _, one := range waiting {
		if _, err := file.Edit(one.Step, one.Change); err != nil && !hopeless(err) {
			return errors.Join(err, file.Close())
		}
	}
	return file.Close()
}
