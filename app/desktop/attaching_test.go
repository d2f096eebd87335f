package desktop

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"github.com/rapporteur-app/rapporteur/store"
)

// opener is an application that notes what it was to open.
type opener struct {
	fyne.App
	opened []*url.URL
}

func (o *opener) OpenURL(u *url.URL) error {
	o.opened = append(o.opened, u)
	return nil
}

// sitToAttach opens the notes with an application that opens nothing.
func sitToAttach(t *testing.T, between func(notebook) notebook) (*desk, *loop, *notesPage, *opener) {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	d, l, p := sitAtNotes(t, writeNotes(t), between)
	o := &opener{App: d.app}
	d.app = o
	t.Cleanup(d.copies.remove)
	return d, l, p, o
}

// pdf is a file of so many bytes that begins as a PDF does.
func pdf(size int) string { return "%PDF-1.7\n" + strings.Repeat("0123456789abcde\n", size/16) }

// attaches takes a file as the chooser gives it, with the page typed.
func attaches(t *testing.T, d *desk, l *loop, p *notesPage, path, page string) {
	t.Helper()
	before := len(body1(t, d, p.selected).Evidence)
	p.editor.details.askPage(p.selected, path)
	l.until("the form", func() bool { return shows(d, "Attach "+filepath.Base(path)) })
	typeInto(d, page)
	d.win.Canvas().Focused().(*textEntry).OnSubmitted("")
	l.until("it is attached", func() bool { return len(body1(t, d, p.selected).Evidence) == before+1 })
	l.until("it is shown", func() bool {
		return chipOf(p, filepath.Base(path)) != nil && !d.loads.running && d.stopAttaching == nil
	})
}

// chipOf is the chip whose label begins so.
func chipOf(p *notesPage, label string) *linkChip {
	var found *linkChip
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if c, is := o.(*linkChip); is && strings.HasPrefix(c.view.label, label) {
			found = c
		}
		if box, is := o.(*fyne.Container); is {
			for _, child := range box.Objects {
				walk(child)
			}
		}
	}
	walk(p.editor.details.evidence)
	return found
}

func attachmentsIn(t *testing.T, d *desk) (all []store.Attachment) {
	t.Helper()
	err := d.session.file.View(func(r store.Reader) (err error) {
		all, err = store.List[store.Attachment](r)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAnAttachedFileIsShownAndOpened(t *testing.T) {
	d, l, p, o := sitToAttach(t, nil)
	p.editor.details.askAttach()
	l.until("the chooser", d.choosing)
	pressKey(d, fyne.KeyEscape)

	content := pdf(700_000)
	attaches(t, d, l, p, scratch(t, "Annual report.pdf", content), "14")
	l.until("it is said", func() bool { return shows(d, "Annual report.pdf was attached.") && shows(d, "Undo") })
	wants(t, d, "Annual report.pdf, page 14")
	if all := attachmentsIn(t, d); len(all) != 1 || all[0].Media != "application/pdf" || all[0].Size != int64(len(content)) {
		t.Errorf("the notebook has %+v", all)
	}
	for range 2 { // the second time from the copy that is there
		chipOf(p, "Annual").TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		had := len(o.opened)
		l.until("it is opened", func() bool { return len(o.opened) == had+1 })
	}
	path := filepath.FromSlash(o.opened[0].Path)
	got, err := os.ReadFile(path)
	if err != nil || string(got) != content || filepath.Base(path) != "Annual report.pdf" || o.opened[0].Scheme != "file" {
		t.Errorf("opened was %s with %d bytes, %v", o.opened[0], len(got), err)
	}
	if runtime.GOOS != "windows" {
		for at, want := range map[string]os.FileMode{path: 0o400, filepath.Dir(path): 0o700, filepath.Dir(filepath.Dir(path)): 0o700} {
			if info, err := os.Stat(at); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v", at, info.Mode(), err)
			}
		}
	}
	d.copies.remove()
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("after closing there is %v", left)
	}
}

func TestNothingThatMayRunIsOpened(t *testing.T) {
	d, l, p, o := sitToAttach(t, nil)
	for name, content := range map[string]string{"install.sh": "#!/bin/sh\n", "invoice.pdf": "\x7fELF\x02\x01", "annual\u202efdp.exe": "MZ\x90"} {
		path := scratch(t, name, content)
		d.attachFiles(p.selected, []string{path}, 0)
		shown := store.CleanName(name)
		l.until(shown, func() bool { return chipOf(p, shown) != nil && !d.loads.running && d.stopAttaching == nil })
		chipOf(p, shown).view.open()
		l.until("the question", func() bool { return shows(d, shown+" is not opened from here") })
		pressKey(d, fyne.KeyEscape)
	}
	if len(o.opened) > 0 {
		t.Errorf("opened were %v", o.opened)
	}
	chipOf(p, "install.sh").view.open()
	l.until("the question", func() bool { return shows(d, "install.sh is not opened from here") })
	d.attachFolder = t.TempDir()
	d.modalKey(fyne.KeyReturn)
	wants(t, d, "Save a copy", d.attachFolder)
	d.win.Canvas().Focused().(*textEntry).OnSubmitted("")
	l.until("it is saved", func() bool { return shows(d, "install.sh was saved in") })
	saved := filepath.Join(d.attachFolder, "install.sh")
	got, err := os.ReadFile(saved)
	if info, statErr := os.Stat(saved); err != nil || statErr != nil || string(got) != "#!/bin/sh\n" || info.Mode()&0o111 != 0 && runtime.GOOS != "windows" {
		t.Errorf("saved is %q, %v", got, err)
	}
}

func TestWhatCannotBeAttachedIsSaid(t *testing.T) {
	d, l, p, _ := sitToAttach(t, nil)
	p.editor.details.askPage(p.selected, scratch(t, "empty.pdf", ""))
	l.until("the sentence", func() bool { return shows(d, "empty.pdf is empty: nothing was attached") })
	pressKey(d, fyne.KeyEscape)
	large := scratch(t, "video.mp4", "x")
	if err := os.Truncate(large, 60_000_000); err != nil {
		t.Fatal(err)
	}
	d.attachFiles(p.selected, []string{large, scratch(t, "good.pdf", pdf(100)), t.TempDir()}, 0)
	l.until("the sentences", func() bool { return shows(d, "video.mp4 is larger than 50 MB: nothing was attached") })
	wants(t, d, "is a folder: nothing was attached", "good.pdf was attached.")
}

func TestRemovingTheLastEvidenceRemovesTheFileAndUndoBringsItBack(t *testing.T) {
	d, l, p, _ := sitToAttach(t, nil)
	attaches(t, d, l, p, scratch(t, "a.pdf", pdf(100)), "")
	chipOf(p, "a.pdf").TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	l.until("it is gone", func() bool { return chipOf(p, "a.pdf") == nil && len(attachmentsIn(t, d)) == 0 })
	d.undo(false)
	l.until("it is back", func() bool { return chipOf(p, "a.pdf") != nil && len(attachmentsIn(t, d)) == 1 })
	chipOf(p, "a.pdf").TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	wants(t, d, "Open", "Save a copy…", "Page…", "Remove")
	d.win.Canvas().Overlays().Remove(d.win.Canvas().Overlays().Top())
	evidence := body1(t, d, p.selected).Evidence
	p.editor.details.changePage(evidence[len(evidence)-1])
	typeInto(d, "7")
	d.win.Canvas().Focused().(*textEntry).OnSubmitted("")
	l.until("its page", func() bool { return shows(d, "a.pdf, page 7") })
	d.undo(false)
	l.until("no page", func() bool { return !shows(d, "a.pdf, page 7") })
}

func TestWhatIsDroppedOnTheNoteIsAttached(t *testing.T) {
	d, l, p, _ := sitToAttach(t, nil)
	inside := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.editor.root).AddXY(40, 200)
	files := func(paths ...string) (uris []fyne.URI) {
		for _, path := range paths {
			uris = append(uris, storage.NewFileURI(path))
		}
		return uris
	}
	d.dropped(inside, files(scratch(t, "one.pdf", pdf(100)), scratch(t, "two.png", "\x89PNG")))
	l.until("both are attached", func() bool { return chipOf(p, "one.pdf") != nil && chipOf(p, "two.png") != nil })
	l.until("it is said", func() bool { return shows(d, "2 files were attached.") && !d.loads.running })
	d.undo(false)
	l.until("one undo takes back both", func() bool { return len(attachmentsIn(t, d)) == 0 && !d.loads.running })
	d.undo(true)
	l.until("both are there again", func() bool { return len(attachmentsIn(t, d)) == 2 && !d.loads.running })

	d.dropped(inside, files(scratch(t, "meeting.csv", zoomMeeting("03/24/2026", "Ana"))))
	l.until("the import", func() bool { return d.importing != nil })
	l.until("with a way to attach it", func() bool { return shows(d, "Attach to the note instead") })
	tapButton(t, d, "Attach to the note instead")
	l.until("it is attached", func() bool { return d.importing == nil && !d.covered() && chipOf(p, "meeting.csv") != nil })
	p.editor.details.askPage(p.selected, scratch(t, "four.jpg", "\xff\xd8\xff\xe0"))
	l.until("a picture is attached without a question", func() bool { return chipOf(p, "four.jpg") != nil })
	d.dropped(fyne.NewPos(20, 500), files(scratch(t, "three.pdf", pdf(100)))) // on the rail
	l.until("the import", func() bool { return d.importing != nil })
	if chipOf(p, "three.pdf") != nil {
		t.Error("what is dropped elsewhere is attached")
	}
	l.until("it is shown", func() bool { return d.covered() })
	if shows(d, "Attach to the note instead") {
		t.Error("it can be attached to a note that it was not dropped on")
	}
}

func TestAReadOnlyNotebookTakesNoFiles(t *testing.T) {
	d, l, p, o := sitToAttach(t, nil)
	attaches(t, d, l, p, scratch(t, "a.pdf", pdf(100)), "")
	d.session.readOnly = true
	p.editor.show(p.snap, p.loads.Load)
	inside := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.editor.root).AddXY(40, 200)
	d.dropped(inside, []fyne.URI{storage.NewFileURI(scratch(t, "b.pdf", pdf(100)))})
	wants(t, d, "This notebook is open read-only: nothing was attached.")
	pressKey(d, fyne.KeyEscape)
	p.editor.details.askAttach()
	if d.covered() {
		t.Error("a file can be chosen")
	}
	chipOf(p, "a.pdf").TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	wants(t, d, "Save a copy…")
	if shows(d, "Remove") {
		t.Error("it can be removed")
	}
	chipOf(p, "a.pdf").view.open()
	l.until("it is opened", func() bool { return len(o.opened) == 1 })
}

// unending is a notebook into which a file goes until that is cancelled.
type unending struct{ notebook }

func (e unending) AttachFile(ctx context.Context, _ string, progress func(done, size int64), _ string,
	_ func(*store.Tx, store.Attachment) error, _ ...store.EditOption) (store.Attachment, store.Commit, error) {
	progress(2<<20, 4<<20)
	<-ctx.Done()
	return store.Attachment{}, store.Commit{}, ctx.Err()
}

func TestASlowAttachmentCanBeCancelled(t *testing.T) {
	d, l, p, _ := sitToAttach(t, func(n notebook) notebook { return unending{n} })
	d.attachFiles(p.selected, []string{scratch(t, "slow.pdf", pdf(100))}, 0)
	l.until("it says so", func() bool { return shows(d, "Attaching") && shows(d, "slow.pdf") })
	d.attachFiles(p.selected, []string{scratch(t, "b.pdf", pdf(100))}, 0)
	wants(t, d, "Another file is still being attached.")
	pressKey(d, fyne.KeyEscape)
	l.until("it stops", func() bool { return shows(d, "Nothing was attached.") && !d.covered() })

	d.attachFiles(p.selected, []string{scratch(t, "slow.pdf", pdf(100))}, 0)
	d.closeNotebook()
	l.until("the notebook is left", func() bool { return d.session == nil && d.stopAttaching == nil })
	if shows(d, "Nothing was attached.") {
		t.Error("the first screen speaks of the file")
	}
}

func TestWhatAKilledRunLeftGoesAtTheNextStart(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	if os.TempDir() != dir {
		return // Windows has another name for it
	}
	gone := exec.Command(os.Args[0], "-test.run=^$")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	dead := filepath.Join(dir, fmt.Sprint(copiesName, gone.Process.Pid, "-1"))
	alive := filepath.Join(dir, fmt.Sprint(copiesName, os.Getppid(), "-1"))
	other := filepath.Join(dir, copiesName+"notes")
	for _, path := range []string{dead, alive, other} {
		if err := os.MkdirAll(filepath.Join(path, "x"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dead, "x", "a.pdf"), []byte("x"), 0o400); err != nil {
		t.Fatal(err)
	}
	removeLeftCopies()
	var left bytes.Buffer
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		fmt.Fprintln(&left, e.Name())
	}
	if len(entries) != 2 || strings.Contains(left.String(), filepath.Base(dead)) {
		t.Errorf("left is %s", left.String())
	}
}
