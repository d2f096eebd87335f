package desktop

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/rapporteur-app/rapporteur/app/present"
	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// seen is one line of text on a page, with where it stands.
type seen struct {
	text    *canvas.Text
	at      fyne.Position
	within  fyne.Position // where what scrolls begins, and how large it is
	room    fyne.Size
	hovered bool // it, or what it is part of, answers the pointer: with a tooltip
	slide   bool // it stands on a slide, which has tests of its own
}

// linesOf are the lines that a window shows.
func linesOf(d *desk) []seen {
	c := d.win.Canvas()
	return linesIn(c.Content(), c.Size())
}

// linesIn are the lines of an object that fills a room.
func linesIn(top fyne.CanvasObject, room fyne.Size) (all []seen) {
	var walk func(o fyne.CanvasObject, at, within fyne.Position, room fyne.Size, hovered, slide bool)
	walk = func(o fyne.CanvasObject, at, within fyne.Position, room fyne.Size, hovered, slide bool) {
		if o == nil || !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		if _, ok := o.(desktop.Hoverable); ok {
			hovered = true
		}
		if _, ok := o.(*present.View); ok {
			slide = true
		}
		if _, ok := o.(*container.Scroll); ok {
			within, room = at, o.Size()
		}
		if text, ok := o.(*canvas.Text); ok && strings.TrimSpace(text.Text) != "" {
			all = append(all, seen{text, at, within, room, hovered, slide})
		}
		for _, child := range children(o) {
			walk(child, at, within, room, hovered, slide)
		}
	}
	walk(top, fyne.NewPos(0, 0), fyne.NewPos(0, 0), room, false, false)
	return all
}

// keyLike is what stands in a window where a word is missing.
var keyLike = regexp.MustCompile(`^[a-z]+(?:[._][a-z0-9]+)*\.[a-z0-9_.]+$`)

// TestEveryPageInEveryLanguage walks all pages of the sample in the smallest window:
// no word is missing, none is clipped, and none is cut without a tooltip that says it.
func TestEveryPageInEveryLanguage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.rapporteur")
	if err := sample.Build(path, false); err != nil {
		t.Fatal(err)
	}
	d, l := sit(t, path, nil)
	d.win.Resize(fyne.NewSize(1024, 640))
	for _, language := range words.Languages() {
		d = d.speak(language)
		l.until("the window in "+language, func() bool { return !d.loads.running && d.book.Language() == language })
		for _, entry := range pageEntries() {
			d.turnTo(entry.name)
			l.until(fmt.Sprintf("%s in %s", entry.name, language), func() bool { return d.at().Page == entry.name && !d.loads.running })
			d.shell.root.Resize(d.shell.root.Size())
			checkLines(t, d, fmt.Sprintf("%s in %s", entry.name, language))
		}
	}
}

// TestEveryPageOfNothing does so of a notebook with nothing in it, and of a webinar
// with nothing but a title of 200 letters.
func TestEveryPageOfNothing(t *testing.T) {
	for name, path := range map[string]string{
		"an empty notebook": write(t, nil),
		"a webinar with a long title": write(t, func(tx *store.Tx) error {
			return store.Put(tx, &store.Webinar{Number: 3, Title: strings.Repeat("Interregionale Zusammenarbeit ", 7)})
		}),
	} {
		d, l := sit(t, path, nil)
		d.win.Resize(fyne.NewSize(1024, 640))
		for _, language := range words.Languages() {
			d = d.speak(language)
			l.until("the window in "+language, func() bool { return !d.loads.running && d.book.Language() == language })
			for _, entry := range pageEntries() {
				d.turnTo(entry.name)
				l.until(fmt.Sprintf("%s of %s", entry.name, name), func() bool {
					return d.at().Page == entry.name && !d.loads.running && len(linesOf(d)) >= leastLines
				})
				checkLines(t, d, fmt.Sprintf("%s of %s in %s", entry.name, name, language))
			}
		}
	}
}

// leastLines are on every page; fewer are a page that has not come yet.
const leastLines = 4

func checkLines(t *testing.T, d *desk, where string) {
	t.Helper()
	lines := linesOf(d)
	if len(lines) < leastLines {
		t.Errorf("%s: only %d lines", where, len(lines))
	}
	for _, line := range lines {
		checkLine(t, d, line, where)
	}
}

// checkLine holds that a line has its words, and room for them.
func checkLine(t *testing.T, d *desk, line seen, where string) {
	t.Helper()
	said := line.text.Text
	switch {
	case keyLike.MatchString(said) && !strings.Contains(said, "www."):
		t.Errorf("%s: %q is no word", where, said)
	case strings.Contains(said, "{") && strings.Contains(said, "}"):
		t.Errorf("%s: %q lacks something", where, said)
	}
	size := line.text.Size()
	width := fyne.MeasureText(said, line.text.TextSize, line.text.TextStyle).Width
	if width > size.Width+1.5 && size.Width > 0 && !line.slide {
		t.Errorf("%s: %q needs %.0f of %.0f", where, said, width, size.Width)
	}
	if strings.HasSuffix(said, "…") && !line.hovered && said != d.t("reportpage.preview.making") {
		t.Errorf("%s: %q is cut, and nothing says the rest", where, said)
	}
	if left, right := line.at.X, line.at.X+min(width, size.Width); left < line.within.X-1 || right > line.within.X+line.room.Width+1 {
		t.Errorf("%s: %q leaves its place sideways: %.0f to %.0f of %.0f to %.0f", where, said, left, right, line.within.X, line.within.X+line.room.Width)
	}
}
