package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// openBar stands for an item of Fyne's menu bar whose menu is open.
type openBar struct {
	widget.Entry
	menu *widget.Menu
}

func (b *openBar) Child() *widget.Menu { return b.menu }

func TestAnOpenMenuIsNotTornDownByASave(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	bar := &openBar{menu: widget.NewMenu(d.win.MainMenu().Items[1])}
	bar.ExtendBaseWidget(bar)
	d.shell.fill(bar)
	d.win.Canvas().Focus(bar)

	before := d.win.MainMenu()
	d.setDone(w.step, true)
	l.until("the step can be undone", func() bool { return d.steps.undo == "step.note.done" })
	if d.win.MainMenu() != before {
		t.Error("the open menu was taken away")
	}
	if i := menuItem(d, "Undo"); !strings.HasPrefix(i.Label, "Undo: Mark a step as done") {
		t.Errorf("the open menu says %q", i.Label)
	}
	d.win.Canvas().Unfocus()
	l.until("the menu is built anew once it is closed", func() bool { return d.win.MainMenu() != before })
}

func TestKeysOfMenusStandUnderOneAnother(t *testing.T) {
	d, _ := sit(t, writeSmall(t).path, nil)
	d.steps = steps{undo: "step.note.done", redo: strings.Repeat("A very long step ", 9)}
	d.refreshMenu()
	for _, m := range d.win.MainMenu().Items {
		column := float32(0)
		for _, i := range m.Items {
			if i.Shortcut == nil {
				continue
			}
			if _, faint := i.Shortcut.(fyne.KeyboardShortcut); faint {
				t.Errorf("Fyne writes the keys of %q too, too faint to read", i.Label)
			}
			keys := strings.LastIndex(i.Label, "  ") + 2
			at := look.Width(i.Label[:keys], tokens.Body)
			if column == 0 {
				column = at
			}
			if at < column-2.5 || at > column+2.5 {
				t.Errorf("%s: the keys of %q begin at %v, others at %v", m.Label, i.Label, at, column)
			}
		}
	}
	if i := menuItem(d, "Redo"); !strings.Contains(i.Label, "…") || !strings.HasSuffix(i.Label, " Ctrl Shift Z") {
		t.Errorf("a long step reads %q", i.Label)
	}
}
