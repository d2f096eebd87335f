package widgets

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func TestAScrollBoxTakesNoMoreThanItIsGivenAndScrollsByKeyboard(t *testing.T) {
	o := DataTableOptions{Columns: []string{"City", "People"}}
	for range 40 {
		o.Rows = append(o.Rows, DataRow{Cells: []string{"Vaasa", "5"}})
	}
	table := NewDataTable(o)
	b := NewScrollBox(table, func(float32) float32 { return 200 })
	stage(t, look.Light, b, 300, 200)
	if got := b.HeightFor(300); got != 200 {
		t.Errorf("forty rows take %v", got)
	}
	top := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(table).Y }
	start := top()
	for _, step := range []struct {
		key  fyne.KeyName
		want float32
	}{{fyne.KeyDown, start - dataRowHigh}, {fyne.KeyEnd, start - table.HeightFor(0) + 200}, {fyne.KeyHome, start}} {
		b.TypedKey(&fyne.KeyEvent{Name: step.key})
		if got := top(); got != step.want {
			t.Errorf("after %s the table begins at %v, not %v", step.key, got, step.want)
		}
	}
	o.Rows = o.Rows[:2]
	few := NewDataTable(o)
	if got := NewScrollBox(few, func(float32) float32 { return 200 }).HeightFor(300); got != few.HeightFor(0) {
		t.Errorf("two rows take %v", got)
	}
}
