//go:build realwindow

package realwindow

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// attachedName is of the file that the test attaches.
const attachedName = "Regional report 2023.pdf"

// fakeOpener puts a program in place of the system's that writes down what it is to
// open, and keeps a copy of it.
func fakeOpener(t *testing.T, dir string) (bin, said string) {
	t.Helper()
	bin, said = filepath.Join(dir, "bin"), filepath.Join(dir, "said")
	script := fmt.Sprintf("#!/bin/sh\necho \"$1\" >%s.part && mv %s.part %s\n", said, said, said)
	if err := os.MkdirAll(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return bin, said
}

// TestAttachingByKeyboard attaches a file to a note without the mouse, finds it in
// the notebook and opens it.
func TestAttachingByKeyboard(t *testing.T) {
	for _, c := range []struct {
		theme, lang   string
		width, height int
	}{{"light", "en", 1440, 900}, {"dark", "es", 1024, 640}, {"light", "pt", 1024, 640}, {"dark", "en", 1440, 900}} {
		attachByKeyboard(t, c.theme, c.lang, c.width, c.height)
	}
}

func attachByKeyboard(t *testing.T, theme, lang string, width, height int) {
	dir := t.TempDir()
	says := words.For(lang).T
	notebook := sampleIn(t, dir)
	home, temporary := filepath.Join(dir, "home"), filepath.Join(dir, "tmp")
	bin, said := fakeOpener(t, dir)
	content := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("a line of the report\n"), 400_000)...)
	for _, folder := range []string{home, temporary} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(home, attachedName), content, 0o600); err != nil {
		t.Fatal(err)
	}
	p := open(t, notebook, home, "FYNE_THEME="+theme, "RAPPORTEUR_LANG="+lang, "TMPDIR="+temporary, "PATH="+bin+":"+os.Getenv("PATH"))
	p.waits("complete")
	p.takesWindow(width, height)
	p.parks()
	shot := func(what string) { p.shoots(strings.Join([]string{"attach", what, lang, theme}, "-")) }
	p.presses("ctrl+3")
	p.sees("24")
	p.presses("j", "e")
	// The button beside the evidence.
	p.tabsTo(func(focused piece, all []piece) bool {
		for _, label := range all {
			middle := label.Y + label.H/2
			if label.Text == says("word.evidence") && focused.Text == "*widgets.Button" && focused.X > label.X+80 &&
				focused.Y < middle && focused.Y+focused.H > middle {
				return true
			}
		}
		return false
	})
	p.presses("space")
	p.sees(says("notes.evidence.attach"))
	shot("menu")
	p.presses("Down", "Down", "Down", "Down", "Return")
	p.sees(attachedName)
	shot("chooser")
	p.choosesOnly()
	p.sees(says("notes.attach.page"))
	p.types("14")
	shot("form")
	p.presses("Return")
	p.sees(says("notes.attach.done", "count", 1, "name", attachedName))
	chip := func(focused piece, all []piece) bool {
		return focused.Text == "*desktop.linkChip" && at(focused, all, says("notes.evidence.page", "name", attachedName, "page", "14"))
	}
	p.tabsTo(chip)
	shot("chip")
	p.presses("Down")
	p.sees(says("notes.attach.save"))
	shot("more")
	p.presses("Escape")
	p.seesNo(says("notes.attach.save"))
	p.tabsTo(chip)
	p.presses("Return")
	opened := waitsForLine(t, said)
	address, err := url.Parse(opened)
	if err != nil || address.Scheme != "file" || filepath.Base(address.Path) != attachedName || !strings.HasPrefix(address.Path, temporary) {
		t.Fatalf("the system's program is to open %q, %v", opened, err)
	}
	if got, err := os.ReadFile(address.Path); err != nil || !bytes.Equal(got, content) {
		t.Errorf("what it is to open has %d bytes, %v", len(got), err)
	}
	p.isSavedAs(says("save.saved"))
	p.leaves()
	if left, _ := os.ReadDir(temporary); len(left) > 0 {
		t.Errorf("after closing, the temporary folder has %v", left)
	}
	findsAttached(t, notebook, content)
}

// waitsForLine waits until a file has a line.
func waitsForLine(t *testing.T, path string) string {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if line, err := os.ReadFile(path); err == nil {
			return strings.TrimSpace(string(line))
		}
	}
	t.Fatal("nothing was opened")
	return ""
}

// findsAttached looks for the file in the notebook, and for the note that names it.
func findsAttached(t *testing.T, notebook string, content []byte) {
	t.Helper()
	if problems, err := store.Check(notebook); err != nil || len(problems) > 0 {
		t.Errorf("check: %v %v", problems, err)
	}
	file, err := store.Open(notebook, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var attachment store.Attachment
	named := 0
	err = file.View(func(r store.Reader) error {
		for a, err := range store.All[store.Attachment](r) {
			if err != nil {
				return err
			}
			if a.Name == attachedName {
				attachment = a
			}
		}
		for n, err := range store.All[store.Note](r) {
			if err != nil {
				return err
			}
			for _, e := range n.Evidence {
				if e.Attachment == attachment.ID && e.Page == 14 {
					named++
				}
			}
		}
		return nil
	})
	if err != nil || named != 1 {
		t.Fatalf("%d notes name it, %v", named, err)
	}
	reader, err := file.OpenAttachment(context.Background(), attachment.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(reader); err != nil || !bytes.Equal(got, content) {
		t.Errorf("it has %d bytes in the notebook, %v", len(got), err)
	}
}
