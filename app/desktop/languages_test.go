package desktop

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
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
	"github.com/rapporteur-app/rapporteur/widgets"
)

// seen is one line of text on a page, with where it stands.
type seen struct {
	text   *canvas.Text
	at     fyne.Position
	within fyne.Position // where what scrolls begins, and how large it is
	room   fyne.Size
	hovers []hovering // it, and what it is part of, that answer the pointer
	whole  bool       // something that it is part of says these very words
	apart  bool       // it stands on a slide, which has tests of its own, or in a field, which scrolls
}

// hovering is what answers the pointer, and where it stands.
type hovering struct {
	desktop.Hoverable
	at fyne.Position
}

// tip is what tooltips say where the pointer rests on a line: that of the window, and
// that of a chart, which is part of it.
func (s seen) tip(d *desk) (tip string) {
	for _, h := range s.hovers {
		middle := s.at.Add(fyne.NewPos(min(8, s.text.Size().Width/2), s.text.Size().Height/2))
		at := &desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: middle, Position: middle.Subtract(h.at)}}
		h.MouseIn(at)
		h.MouseMoved(at)
		tip += d.shell.root.Coming() + "\n"
		if chart, ok := h.Hoverable.(*widgets.AreaChart); ok {
			for _, line := range linesIn(chart, chart.Size()) {
				tip += line.text.Text + "\n"
			}
		}
		h.MouseOut()
	}
	return tip
}

// linesOf are the lines that a window shows.
func linesOf(d *desk) []seen {
	c := d.win.Canvas()
	return linesIn(c.Content(), c.Size())
}

// linesIn are the lines of an object that fills a room.
func linesIn(top fyne.CanvasObject, room fyne.Size) (all []seen) {
	var walk func(o fyne.CanvasObject, at, within fyne.Position, room fyne.Size, hovers []hovering, words string, apart bool)
	walk = func(o fyne.CanvasObject, at, within fyne.Position, room fyne.Size, hovers []hovering, words string, apart bool) {
		if o == nil || !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		if h, ok := o.(desktop.Hoverable); ok {
			hovers = append(slices.Clone(hovers), hovering{h, at})
		}
		if named, ok := o.(interface{ AccessibilityLabel() string }); ok {
			words += "\n" + named.AccessibilityLabel()
		}
		if _, ok := o.(*present.View); ok {
			apart = true
		}
		if _, ok := o.(*textEntry); ok {
			apart = true
		}
		if _, ok := o.(*container.Scroll); ok {
			within, room = at, o.Size()
		}
		if text, ok := o.(*canvas.Text); ok && strings.TrimSpace(text.Text) != "" {
			all = append(all, seen{text, at, within, room, hovers, strings.Contains(words, text.Text), apart})
		}
		for _, child := range children(o) {
			walk(child, at, within, room, hovers, words, apart)
		}
	}
	walk(top, fyne.NewPos(0, 0), fyne.NewPos(0, 0), room, nil, "", false)
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

// TestEveryPageOfLongNames does so of names that are as long as they get.
func TestEveryPageOfLongNames(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Ushuaia – Tierra del Fuego, Antártida e Islas del Atlántico Sur ", 2))
	path := write(t, func(tx *store.Tx) error {
		about, err := store.About(tx)
		if err != nil {
			return err
		}
		about.Title = "Programa de cooperación interregional de América Latina y el Caribe"
		if err := store.Put(tx, &about); err != nil {
			return err
		}
		region := store.Region{Name: long, Country: "AR", MacroRegion: store.LatinAmerica}
		other := store.Region{Name: "Comunidad Autónoma de la Cuenca Alta del Río Grande del Norte", Country: "ES", MacroRegion: store.Europe}
		theme := store.Theme{Name: "Transición ecológica justa y todo lo que trae consigo en los territorios", Icon: "eco"}
		if err := errors.Join(store.Put(tx, &region), store.Put(tx, &other), store.Put(tx, &theme)); err != nil {
			return err
		}
		pair := store.Partnership{Regions: []store.ID{region.ID, other.ID}, Themes: []store.ID{theme.ID}, Summary: long}
		if err := store.Put(tx, &pair); err != nil {
			return err
		}
		w := store.Webinar{Number: 3, Title: strings.Repeat("Cooperación interregional ", 7), Partnerships: []store.ID{pair.ID}}
		if err := store.Put(tx, &w); err != nil {
			return err
		}
		note := store.Note{Webinar: w.ID, Kind: store.Lesson, Title: strings.Repeat(long+" ", 3), Body: long, Partnership: pair.ID, Themes: []store.ID{theme.ID}, Owner: long, Due: "2026"}
		question := store.Question{Webinar: w.ID, Rank: "a", Text: strings.Repeat(long+" ", 3), Asker: long, Country: "AR", Partnership: pair.ID, State: store.Queued}
		return errors.Join(store.Put(tx, &note), store.Put(tx, &question))
	})
	d, l := sit(t, path, nil)
	d.win.Resize(fyne.NewSize(1024, 640))
	for _, entry := range pageEntries() {
		d.turnTo(entry.name)
		l.until(string(entry.name), func() bool { return d.at().Page == entry.name && !d.loads.running && len(linesOf(d)) >= leastLines })
		checkLines(t, d, fmt.Sprintf("%s of long names", entry.name))
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
	if width > size.Width+1.5 && size.Width > 0 && !line.apart {
		t.Errorf("%s: %q needs %.0f of %.0f", where, said, width, size.Width)
	}
	if begins, cut := strings.CutSuffix(said, "…"); cut && !line.whole && !line.apart && said != d.t("reportpage.preview.making") {
		if tip := line.tip(d); !strings.Contains(tip, strings.TrimSpace(begins)) {
			t.Errorf("%s: %q is cut, and the tooltip says %q", where, said, tip)
		}
	}
	if left, right := line.at.X, line.at.X+min(width, size.Width); !line.apart && (left < line.within.X-1 || right > line.within.X+line.room.Width+1) {
		t.Errorf("%s: %q leaves its place sideways: %.0f to %.0f of %.0f to %.0f", where, said, left, right, line.within.X, line.within.X+line.room.Width)
	}
}
