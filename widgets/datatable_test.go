package widgets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func cityTable() DataTableOptions {
	o := DataTableOptions{Columns: []string{"City", "Attended", "Registered", "Rate"}, Flags: true}
	for _, r := range [][]string{{"BR", "Curitiba", "19", "30", "63 %"}, {"PL", "Katowice", "12", "19", "63 %"},
		{"AR", "Ushuaia, Tierra del Fuego, Antártida e Islas del Atlántico Sur", "11", "17", "65 %"}, {"", "2 others", "9", "–", "–"}} {
		o.Rows = append(o.Rows, DataRow{Flag: r[0], Cells: r[1:], Muted: r[0] == ""})
	}
	return o
}

func TestDataTableLooksAsDrawn(t *testing.T) {
	build := func() fyne.CanvasObject { return Inset(16, 12, NewDataTable(cityTable())) }
	golden(t, "datatable", 360, 180, build)
	golden(t, "datatable-narrow", 230, 180, build)
}

func TestDataTableTellsWhatIsCutOff(t *testing.T) {
	table := NewDataTable(cityTable())
	w := stage(t, look.Light, table, 320, 160)
	table.MouseMoved(mouseAt(10, dataHead+2*dataRowHigh+4))
	pass()
	layer := w.Content().(*TooltipLayer)
	if !strings.HasSuffix(layer.Tip(), "Atlántico Sur") {
		t.Errorf("the tooltip of a long name is %q", layer.Tip())
	}
	table.MouseMoved(mouseAt(10, dataHead+4))
	pass()
	if layer.Tip() != "" {
		t.Errorf("the tooltip of a short name is %q", layer.Tip())
	}
	table.MouseMoved(mouseAt(10, 158))
	table.MouseOut()
}

func TestNumbersKeepClearOfNames(t *testing.T) {
	stage(t, look.Light, Spring(), 1, 1)
	table := NewDataTable(cityTable())
	for _, width := range []float32{120, 180, 240, 400} {
		sum := float32(0)
		for _, w := range table.numberWidths(width) {
			sum += w + dataGap
		}
		if width-sum < dataName {
			t.Errorf("in %v names get %v", width, width-sum)
		}
	}
}

func BenchmarkDataTableOfTwoHundred(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(look.NewTheme(look.Light))
	o := DataTableOptions{Columns: []string{"Place", "Attended", "Registered", "Rate"}, Flags: true}
	for i := range 200 {
		o.Rows = append(o.Rows, DataRow{Flag: "BR", Cells: []string{fmt.Sprint("Place ", i), fmt.Sprint(i), fmt.Sprint(2 * i), "50 %"}})
	}
	for b.Loop() {
		t := NewDataTable(o)
		t.Resize(fyne.NewSize(400, t.HeightFor(400)))
		t.MinSize()
	}
}
