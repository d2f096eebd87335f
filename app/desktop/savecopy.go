package desktop

import (
	"path/filepath"
	"strings"
)

// saveCopy writes what was saved of a notebook whose file is no longer in its place
// to another file.
func (d *desk) saveCopy() {
	s, path := d.session, d.path()
	d.askPlace(saving{
		title: d.t("save.copy"), action: "action.save", extension: extension, folder: filepath.Dir(path),
		name: strings.TrimSuffix(filepath.Base(path), extension) + " " + d.now().Format("2006-01-02 15.04") + extension,
		write: func(path string) {
			d.later(func() error { return s.file.Backup(path) }, func(err error) {
				if d.complain(err); err == nil {
					d.notify(d.t("save.copied", "name", filepath.Base(path)))
				}
			})
		},
	})
}
