package desktop

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/rapporteur-app/rapporteur/store"
)

// errProgram says that a file may run something.
var errProgram = errors.New("it may be a program")

// openAttachment writes an attached file to the folder of temporary copies and opens
// it in the system's program. A file that might run something is not opened: its name
// or its first bytes may have been made by somebody else.
func (d *desk) openAttachment(a store.Attachment) {
	s := d.session
	if s == nil {
		return
	}
	name := store.CleanName(a.Name)
	waiting := d.afterAWhile(d.t("notes.attach.opening", "name", name))
	var path string
	d.later(func() error {
		folder, err := d.copies.folder()
		if err == nil {
			path, err = copyOut(s.file, a, folder)
		}
		return err
	}, func(err error) {
		waiting.stop()
		switch {
		case errors.Is(err, errProgram):
			d.ask(d.t("notes.attach.program_title", "name", name), d.t("notes.attach.program"),
				choice{d.t("action.cancel"), func() {}},
				choice{d.t("notes.attach.save"), func() { d.saveAttachment(a) }})
		case err != nil:
			d.complain(err)
		case d.app.OpenURL(fileURL(path)) != nil:
			d.complain(saying("notes.attach.no_program", "name", name))
		}
	})
}

// copyOut writes an attachment to a folder, in one of its own, and returns the path.
// Nobody may change the copy: what was changed there would be lost. A copy that is
// there is used again.
func copyOut(file notebook, a store.Attachment, folder string) (path string, err error) {
	name := store.CleanName(a.Name)
	if !store.IsDocument(name, nil) {
		return "", errProgram
	}
	folder = filepath.Join(folder, a.ID.String())
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	path = filepath.Join(folder, name)
	if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && info.Size() == a.Size {
		return path, nil
	}
	return path, writeBeside(path, 0o400, never, func(w io.Writer) error {
		return pour(file, a.ID, w, func(head []byte) error {
			if !store.IsDocument(name, head) {
				return errProgram
			}
			return nil
		})
	})
}

func never() bool { return false }

// pour writes an attachment's bytes, once look has seen the first of them.
func pour(file notebook, id store.ID, w io.Writer, look func(head []byte) error) error {
	r, err := file.OpenAttachment(context.Background(), id)
	if err != nil {
		return err
	}
	head := make([]byte, 512)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return err
	}
	if err := look(head[:n]); err != nil {
		return err
	}
	if _, err := io.Copy(w, bytes.NewReader(head[:n])); err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return err
}

// saveAttachment asks for a place and writes an attached file there.
func (d *desk) saveAttachment(a store.Attachment) {
	s, name := d.session, store.CleanName(a.Name)
	if s == nil {
		return
	}
	d.askPlace(saving{
		title: d.t("notes.attach.save_title"), action: "action.save", name: name, extension: filepath.Ext(name),
		folder: d.attachFolder, write: func(path string) {
			d.attachFolder = filepath.Dir(path)
			waiting := d.afterAWhile(d.t("reportpage.writing", "name", filepath.Base(path)))
			d.later(func() error {
				if store.IsNotebook(path) { // asked again: what was typed is not the only way here
					return saying("reportpage.notebook", "name", filepath.Base(path))
				}
				target := store.Target(path) // a link stays one: what it points to is written
				err := writeBeside(target, 0o644, never, func(w io.Writer) error {
					return pour(s.file, a.ID, w, func([]byte) error { return nil })
				})
				var own worded
				if errors.As(err, &own) {
					return err
				}
				return exportTrouble(target, err)
			}, func(err error) {
				waiting.stop()
				if err != nil {
					d.complain(err)
					return
				}
				d.notify(d.t("notes.attach.saved", "name", filepath.Base(path), "folder", filepath.Dir(path)))
			})
		},
	})
}
