//go:build realwindow

package realwindow

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/app/sample"
)

// starts begins the show of the sample and looks at its window from then on.
func (p *person) starts(title string) (window string) {
	p.t.Helper()
	p.presses("F5")
	found := strings.Fields(p.xdotool("search", "--sync", "--onlyvisible", "--name", "^"+title+"$"))
	window = found[len(found)-1]
	p.xdotool("windowactivate", "--sync", window)
	p.onLast = true
	return window
}

func TestAShowByKeysInSpanish(t *testing.T) {
	dir := t.TempDir()
	p := open(t, sampleIn(t, dir), dir, "RAPPORTEUR_LANG=es", "FYNE_THEME=light")
	p.waits("complete")
	p.takesWindow(1440, 900)
	p.parks()
	p.presses("ctrl+7")
	p.sees("12 diapositivas")
	show := p.starts("Presentación")
	p.sees("Final lessons from the")
	for i, words := range []string{"Agenda", "Magallanes", "Silesia", "Opolskie", "Most registrations came", "What we take home", "What we take home", "What we take home", "came back with"} {
		p.presses([]string{"Right", "space", "Next"}[i%3])
		p.sees(words)
	}
	p.presses("b")
	p.seesNo("came back with")
	p.presses("Left") // takes the cover away, and stays
	p.sees("came back with")
	p.presses("Prior")
	p.seesNo("came back with")
	p.presses("Escape")
	p.sees("otra vez")
	p.presses("1", "Return")
	p.seesNo("otra vez")
	p.sees("Final lessons from the")

	// What is saved meanwhile is on its slide within a second.
	p.xdotool("windowactivate", "--sync", p.window)
	p.onLast = false
	p.presses("ctrl+shift+e")
	p.sees("Final lessons")
	p.presses("ctrl+a")
	p.types("Lo que aprendimos")
	p.presses("ctrl+Return")
	saved := time.Now()
	p.onLast = true
	p.sees("Lo que aprendimos")
	t.Logf("on its slide after %v", time.Since(saved))

	p.xdotool("windowactivate", "--sync", show)
	p.presses("Escape")
	p.sees("otra vez")
	p.presses("Escape")
	p.onLast = false
	p.sees("Nadie ve esto todavía")
	p.leaves()
}

// BenchmarkNextSlide prints the median time in milliseconds from a key to the next
// slide's picture on the display, and to how many it is at most: a picture of the
// window that shows the slide was begun by then. Bar: 100.
func BenchmarkNextSlide(b *testing.B) {
	dir := b.TempDir()
	notebook := filepath.Join(dir, "sample.rapporteur")
	if err := sample.Build(notebook, false); err != nil {
		b.Fatal(err)
	}
	p := open(b, notebook, dir, "FYNE_THEME=light")
	p.waits("complete")
	p.takesWindow(1440, 900)
	p.parks()
	p.presses("ctrl+7")
	p.sees("12 slides")
	window := p.starts("Presentation")
	p.sees("Final lessons from the")
	picture := func() []byte {
		out, err := exec.Command("import", "-window", window, "-crop", "1200x500+40+100", "+repage", "-depth", "8", "rgb:-").Output()
		if err != nil {
			b.Fatal(err)
		}
		return out
	}
	var took []time.Duration
	forward := true
	for i := 0; b.Loop(); i++ {
		before, key := picture(), "Right"
		if !forward {
			key = "Left"
		}
		if i%10 == 9 {
			forward = !forward
		}
		pressed := time.Now()
		if err := exec.Command("xdotool", "key", key).Run(); err != nil {
			b.Fatal(err)
		}
		for {
			began := time.Now()
			if !bytes.Equal(picture(), before) {
				took = append(took, began.Sub(pressed))
				break
			}
			if began.Sub(pressed) > patience {
				b.Fatal("the slide stays")
			}
		}
	}
	b.ReportMetric(float64(median(took).Milliseconds()), "ms/slide")
	p.presses("Escape", "Escape")
	p.onLast = false
	p.leaves()
}
