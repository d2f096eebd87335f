package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// LegendItem says what a colour of a chart stands for, and how much of it there is.
type LegendItem struct {
	Label  string
	Tone   figure.Tone
	Merged bool // drawn as an outline, as the chart does
}

// Legend lists colours in as many lines as they take.
type Legend struct {
	widget.BaseWidget
	items  []LegendItem
	labels []*phrase
	flags  []*canvas.Rectangle
}

var (
	_ fyne.Widget = (*Legend)(nil)
	_ Flowing     = (*Legend)(nil)
)

// NewLegend makes a legend.
func NewLegend(items ...LegendItem) *Legend {
	l := &Legend{items: items}
	for _, item := range items {
		l.labels = append(l.labels, text(item.Label, tokens.Caption, look.Ink2))
		l.flags = append(l.flags, box(tokens.RadiusFlag))
	}
	l.ExtendBaseWidget(l)
	return l
}

const (
	legendSwatch float32 = 10
	legendGap    float32 = 6 // between a swatch and its words
)

// sizes are those of the items in a legend of a width.
func (l *Legend) sizes(width float32) []fyne.Size {
	sizes := make([]fyne.Size, len(l.labels))
	for i, label := range l.labels {
		sizes[i] = fyne.NewSize(min(width, legendSwatch+legendGap+label.width()), tokens.Caption.Line)
	}
	return sizes
}

// HeightFor is the height of all lines.
func (l *Legend) HeightFor(width float32) float32 {
	_, height := wrapPlaces(l.sizes(width), width, tokens.Space12)
	return height
}

// CreateRenderer is for Fyne.
func (l *Legend) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	for i, label := range l.labels {
		objects = label.add(append(objects, l.flags[i]))
	}
	paint := func() {
		for i, item := range l.items {
			if item.Merged {
				paintBox(l.flags[i], look.Surface, look.Ink3, tokens.LineWidth)
			} else {
				paintBox(l.flags[i], toneColour(item.Tone), "", 0)
			}
			l.labels[i].paint()
		}
	}
	paint()
	return &sketch{owner: l, objects: objects, place: l.place, paint: paint, min: func() fyne.Size {
		width := l.Size().Width
		if width == 0 {
			width = assumedWidth
		}
		return fyne.NewSize(80, l.HeightFor(width))
	}}
}

func (l *Legend) place(size fyne.Size) {
	sizes := l.sizes(size.Width)
	places, _ := wrapPlaces(sizes, size.Width, tokens.Space12)
	for i, at := range places {
		put(l.flags[i], at.X, at.Y+(tokens.Caption.Line-legendSwatch)/2, legendSwatch, legendSwatch)
		indent := legendSwatch + legendGap
		l.labels[i].place(at.X+indent, at.Y, max(0, sizes[i].Width-indent))
	}
}
