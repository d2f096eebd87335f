package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// presenceHeight is the height of the curve on the Overview.
const presenceHeight float32 = 116

// presenceChart draws who was there over time.
func presenceChart(d *desk, f figure.Figure) fyne.CanvasObject {
	return widgets.NewAreaChart(widgets.AreaChartOptions{Figure: f, Words: d.book, Height: presenceHeight, Compact: true})
}
