package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// disc is a partnership's number in a circle, which three digits make longer.
type disc struct {
	face  *canvas.Rectangle
	label *phrase
}

func numbered(number int) *disc {
	d := &disc{face: box(tokens.ArcDisc / 2), label: text(strconv.Itoa(number), tokens.CaptionBold, look.Ink)}
	d.label.align = fyne.TextAlignCenter
	return d
}

func (d *disc) add(to []fyne.CanvasObject) []fyne.CanvasObject {
	return d.label.add(append(to, d.face))
}

func (d *disc) paint() {
	paintBox(d.face, look.Surface, look.LineStrong, tokens.LineWidth)
	d.label.paint()
}

// place puts the disc with its middle at a height.
func (d *disc) place(x, middle float32) {
	y := round(middle - tokens.ArcDisc/2)
	wide := max(tokens.ArcDisc, ceil(look.Width(d.label.full, tokens.CaptionBold))+tokens.Space4)
	x -= floor((wide - tokens.ArcDisc) / 2)
	put(d.face, x, y, wide, tokens.ArcDisc)
	d.label.place(x, y+(tokens.ArcDisc-tokens.CaptionBold.Line)/2, wide)
}

// Disc is a partnership's number in a circle of 20.
type Disc struct {
	widget.BaseWidget
	number int
}

var _ fyne.Widget = (*Disc)(nil)

// NewDisc makes the disc of a partnership.
func NewDisc(number int) *Disc {
	d := &Disc{number: number}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer is for Fyne.
func (d *Disc) CreateRenderer() fyne.WidgetRenderer {
	inner := numbered(d.number)
	inner.paint()
	return &sketch{owner: d, objects: inner.add(nil), paint: inner.paint,
		min:   func() fyne.Size { return fyne.NewSquareSize(tokens.ArcDisc) },
		place: func(size fyne.Size) { inner.place(0, size.Height/2) }}
}

// PairLink joins the cards of two regions: a line in each one's family, and the
// partnership's number in the middle.
type PairLink struct {
	widget.BaseWidget
	number      int
	left, right string
}

var _ fyne.Widget = (*PairLink)(nil)

// NewPairLink makes a link; left and right are macro-regions.
func NewPairLink(number int, left, right string) *PairLink {
	l := &PairLink{number: number, left: left, right: right}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer is for Fyne.
func (l *PairLink) CreateRenderer() fyne.WidgetRenderer {
	inner := numbered(l.number)
	left, right := box(0), box(0)
	paint := func() {
		paintBox(left, look.FamilyMark(l.left), "", 0)
		paintBox(right, look.FamilyMark(l.right), "", 0)
		inner.paint()
	}
	paint()
	return &sketch{owner: l, objects: inner.add([]fyne.CanvasObject{left, right}), paint: paint,
		min: func() fyne.Size { return fyne.NewSize(tokens.Space48, tokens.ArcDisc) },
		place: func(size fyne.Size) {
			half, y := floor(size.Width/2), floor(size.Height/2)-1
			put(left, 0, y, half, 2)
			put(right, half, y, size.Width-half, 2)
			inner.place(floor((size.Width-tokens.ArcDisc)/2), size.Height/2)
		}}
}

// FlagIcon is a country's flag, 20 × 14.
type FlagIcon struct {
	widget.BaseWidget
	iso2 string
	flag *banner
}

var _ fyne.Widget = (*FlagIcon)(nil)

// NewFlagIcon makes a flag by its ISO 3166-1 alpha-2 code.
func NewFlagIcon(iso2 string) *FlagIcon {
	f := &FlagIcon{iso2: iso2}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer is for Fyne.
func (f *FlagIcon) CreateRenderer() fyne.WidgetRenderer {
	f.flag = bannerOf(f.iso2)
	f.flag.paint()
	return &sketch{owner: f, objects: f.flag.objects(), paint: f.flag.paint,
		min:   func() fyne.Size { return fyne.NewSize(tokens.FlagWidth, tokens.FlagHeight) },
		place: func(size fyne.Size) { f.flag.place(0, size.Height/2) }}
}

// Icon is an icon in a colour of the theme.
type Icon struct {
	widget.BaseWidget
	name   string
	colour fyne.ThemeColorName
	size   float32
}

var _ fyne.Widget = (*Icon)(nil)

// NewIcon makes an icon of a size.
func NewIcon(name string, colour fyne.ThemeColorName, size float32) *Icon {
	i := &Icon{name: name, colour: colour, size: size}
	i.ExtendBaseWidget(i)
	return i
}

// CreateRenderer is for Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	inner := icon(i.name, i.colour)
	return &sketch{owner: i, objects: []fyne.CanvasObject{inner.Image}, paint: inner.paint,
		min:   func() fyne.Size { return fyne.NewSquareSize(i.size) },
		place: func(size fyne.Size) { inner.place(floor((size.Width-i.size)/2), size.Height/2, i.size) }}
}
