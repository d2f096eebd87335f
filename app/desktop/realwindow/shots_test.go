//go:build realwindow

package realwindow

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// shotsDir is where pictures of every page go; without it TestShots takes them
// into a folder of its own and only looks that they can be taken.
var shotsDir = flag.String("shots", "", "folder for pictures of every page")

// every has TestShots take its pictures in three languages, and those of notebooks with
// nothing, with one and with 200 of everything.
var every = flag.Bool("every", false, "take pictures of every page in every language and with 0, 1 and 200 items")

// pagesByKey are the pages and the keys that lead to them.
var pagesByKey = map[string]string{
	"overview": "ctrl+1", "regions": "ctrl+2", "notes": "ctrl+3", "questions": "ctrl+5", "participation": "ctrl+6", "present": "ctrl+7", "report": "ctrl+8",
}

// TestShots takes a picture of every page, light and dark, in the reference
// size and the smallest.
func TestShots(t *testing.T) {
	dir := *shotsDir
	if dir == "" {
		dir = t.TempDir()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	notebook := sampleIn(t, home)
	languages := []string{"en"}
	if *every {
		languages = append(languages, "es", "pt")
	}
	for _, theme := range []string{"light", "dark"} {
		for _, language := range languages {
			name := theme
			if language != "en" {
				name = language + "-" + theme
			}
			shootPages(t, notebook, filepath.Join(home, name), dir, "%s-"+name+"-%d.png", "FYNE_THEME="+theme, "RAPPORTEUR_LANG="+language)
		}
		first := open(t, noNotebook, filepath.Join(home, "first-"+theme), "FYNE_THEME="+theme)
		first.waits("complete")
		first.takesWindow(1440, 900)
		first.parks()
		first.sees("Turn a webinar into what people remember")
		first.shoot(filepath.Join(dir, fmt.Sprintf("first-run-%s-1440.png", theme)))
		first.leaves()
	}
}

// TestShotsOfNothingAndOfMuch takes the pictures of notebooks with nothing, with one
// and with 200 of everything, in Spanish: names and titles as long as they get.
func TestShotsOfNothingAndOfMuch(t *testing.T) {
	if !*every {
		return
	}
	if err := os.MkdirAll(*shotsDir, 0o755); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	for _, count := range []int{0, 1, 200} {
		notebook := filledIn(t, home, count)
		for _, theme := range []string{"light", "dark"} {
			name := fmt.Sprintf("of-%d-%s", count, theme)
			shootPages(t, notebook, filepath.Join(home, name), *shotsDir, "%s-"+name+"-%d.png", "FYNE_THEME="+theme, "RAPPORTEUR_LANG=es")
		}
	}
}

// shootPages takes a picture of every page in both sizes. name is made of the page
// and the width.
func shootPages(t *testing.T, notebook, home, dir, name string, env ...string) {
	t.Helper()
	p := open(t, notebook, home, env...)
	p.waits("complete")
	for _, size := range [][2]int{{1440, 900}, {1024, 640}} {
		p.takesWindow(size[0], size[1])
		p.parks()
		for page, key := range pagesByKey {
			p.presses(key)
			time.Sleep(700 * time.Millisecond)
			for _, book := range words.Languages() { // a report takes a while to be written
				p.seesNo(words.For(book).T("reportpage.preview.making"))
			}
			p.shoot(filepath.Join(dir, fmt.Sprintf(name, page, size[0])))
		}
		if *every {
			p.shootDialogs(func(what string) string { return filepath.Join(dir, fmt.Sprintf(name, what, size[0])) })
		}
	}
	p.leaves()
}

// shootDialogs takes pictures of what opens over the pages.
func (p *person) shootDialogs(path func(what string) string) {
	for what, keys := range map[string][]string{
		"dialog-webinar": {"ctrl+shift+e"}, "dialog-question": {"ctrl+shift+a"}, "dialog-settings": {"ctrl+comma"}, "dialog-help": {"F1", "Right"},
		"dialog-history": {"ctrl+3", "h"},
	} {
		p.presses("ctrl+1")
		p.presses(keys...)
		time.Sleep(700 * time.Millisecond)
		p.shoot(path(what))
		p.presses("Escape")
	}
	p.tabsTo(func(focused piece, _ []piece) bool { return focused.Text == "*widgets.SelectBox" })
	p.presses("space")
	time.Sleep(300 * time.Millisecond)
	p.shoot(path("dialog-webinars"))
	p.presses("Escape")
}
