//go:build realwindow

package realwindow

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// shotsDir is where pictures of every page go; without it TestShots takes them
// into a folder of its own and only looks that they can be taken.
var shotsDir = flag.String("shots", "", "folder for pictures of every page")

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
	for _, theme := range []string{"light", "dark"} {
		p := open(t, notebook, filepath.Join(home, theme), "FYNE_THEME="+theme)
		p.waits("complete")
		for _, size := range [][2]int{{1440, 900}, {1024, 640}} {
			p.takesWindow(size[0], size[1])
			p.parks()
			for page, keys := range map[string][]string{
				"overview": {"ctrl+1"}, "regions": {"ctrl+2"}, "notes": {"ctrl+3"}, "questions": {"ctrl+5"}, "participation": {"ctrl+6"}, "present": {"ctrl+7"}, "report": {"ctrl+8"},
			} {
				p.presses(keys...)
				time.Sleep(700 * time.Millisecond)
				p.shoot(filepath.Join(dir, fmt.Sprintf("%s-%s-%d.png", page, theme, size[0])))
			}
		}
		p.leaves()
		first := open(t, noNotebook, filepath.Join(home, "first-"+theme), "FYNE_THEME="+theme)
		first.waits("complete")
		first.takesWindow(1440, 900)
		first.parks()
		first.sees("Turn a webinar into what people remember")
		first.shoot(filepath.Join(dir, fmt.Sprintf("first-run-%s-1440.png", theme)))
		first.leaves()
	}
}
