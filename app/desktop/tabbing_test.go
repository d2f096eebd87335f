package desktop

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
)

func TestTheFirstTabGoesToOpeningANotebook(t *testing.T) {
	d, _ := sit(t, "", nil)
	d.win.Canvas().FocusNext()
	named, ok := d.win.Canvas().Focused().(fyne.Accessible)
	if !ok || named.AccessibilityLabel() != "Open a notebook…" {
		t.Errorf("the first Tab goes to %v", d.win.Canvas().Focused())
	}
}

func TestTheSelectorStaysClearOfTheSearchField(t *testing.T) {
	for _, language := range words.Languages() {
		d, _ := sit(t, writeSmall(t).path, nil)
		d.book = words.For(language)
		top := d.shell.top
		top.showSaved(d.saved, false)
		top.title.SetText("IURC América Latina e um nome muito longo")
		for _, width := range []float32{1024 - tokens.RailNarrow, 1180 - tokens.RailNarrow, 1440 - tokens.RailWidth} {
			top.object.Resize(fyne.NewSize(width, tokens.TopBarHeight))
			top.layOut(fyne.NewSize(width, tokens.TopBarHeight))
			gap := top.field.Position().X - top.selector.Position().X - top.selector.Size().Width
			if gap < tokens.Space12 {
				t.Errorf("%s, %v wide: %v between selector and search", language, width, gap)
			}
		}
	}
}
