package desktop

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func TestLeavingAPageTakesTheCursorOutOfIt(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	d.focusSearch()
	d.open(Route{Page: Report})
	if d.win.Canvas().Focused() != nil {
		t.Error("what is typed on the new page would still go to the old one")
	}
	l.until("the report", func() bool { return !d.loads.running })
	d.focusSearch()
	typeInto(d, "st")
	l.until("the notes", func() bool { return !d.loads.running && d.places.at.Page == Notes })
	typeInto(d, "art")
	if got := d.shell.top.field.Text(); got != "start" {
		t.Errorf("typing into the search field opened the notes and lost letters: %q", got)
	}
}

func TestWhatWasDoneIsNotSaidOnAnotherPage(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	d.notify("Undone: a step")
	wants(t, d, "Undone: a step")
	d.open(Route{Page: Regions})
	l.until("the regions", func() bool { return !d.loads.running })
	if shows(d, "Undone: a step") {
		t.Error("the line stayed over another page")
	}
}

func TestAPageOutOfSightFollowsTheTheme(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	show := func(p PageName) {
		d.open(Route{Page: p})
		l.until(string(p), func() bool { return !d.loads.running && d.shell.area.Objects[0] == d.pages[p].object() })
	}
	show(Regions)
	show(Overview)
	for _, mode := range []look.Mode{look.Dark, look.Light} {
		d.setTheme(mode)
		show(Regions)
		ink := colourOfText(d.pages[Regions].object(), "Regions")
		if want := color.NRGBAModel.Convert(look.Colour(look.Ink)); ink != want {
			t.Errorf("in the %s theme the headline is %v, not %v", mode, ink, want)
		}
		show(Overview)
		counted := d.theme.Load()
		show(Regions)
		show(Overview)
		if d.theme.Load() != counted {
			t.Error("pages that have the colours are drawn anew")
		}
	}
}

// colourOfText is the colour of a line of text under an object.
func colourOfText(o fyne.CanvasObject, line string) color.Color {
	if text, ok := o.(*canvas.Text); ok && text.Text == line {
		return color.NRGBAModel.Convert(text.Color)
	}
	for _, child := range children(o) {
		if c := colourOfText(child, line); c != nil {
			return c
		}
	}
	return nil
}
