package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// picture is an icon in a colour of the theme. It is rasterised again only when
// its colour or its name has changed.
type picture struct {
	*canvas.Image
	name   string
	colour fyne.ThemeColorName
	drawn  string
}

func icon(name string, colour fyne.ThemeColorName) *picture {
	p := &picture{Image: &canvas.Image{FillMode: canvas.ImageFillContain}, name: name, colour: colour}
	p.paint()
	return p
}

func (p *picture) paint() {
	if p.name == "" {
		show(p.Image, false)
		return
	}
	resource := look.Icon(p.name, p.colour)
	if drawn := resource.Name(); drawn != p.drawn {
		p.Resource, p.drawn = resource, drawn
		p.Image.Refresh()
	}
}

// set shows another icon; without a name, none.
func (p *picture) set(name string, colour fyne.ThemeColorName) {
	p.name, p.colour = name, colour
	p.paint()
}

// place puts the icon with its middle at a height.
func (p *picture) place(x, middle, size float32) {
	show(p.Image, p.name != "")
	put(p.Image, x, round(middle-size/2), size, size)
}

// banner is a flag with round corners and a thin edge, so that a white field
// does not run into a white card.
type banner struct {
	image *canvas.Image
	edge  *canvas.Rectangle
	iso2  string
}

func bannerOf(iso2 string) *banner {
	b := &banner{image: &canvas.Image{FillMode: canvas.ImageFillStretch, CornerRadius: tokens.RadiusFlag}, edge: box(tokens.RadiusFlag)}
	b.set(iso2)
	return b
}

func (b *banner) objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.image, b.edge} }

func (b *banner) set(iso2 string) {
	if iso2 == b.iso2 && b.image.Resource != nil {
		return
	}
	b.iso2 = iso2
	b.image.Resource = look.Flag(iso2)
	if b.image.Resource != nil {
		b.image.Refresh()
	}
}

// known tells whether there is a flag to show.
func (b *banner) known() bool { return b.image.Resource != nil }

func (b *banner) place(x, middle float32) {
	y := round(middle - tokens.FlagHeight/2)
	put(b.image, x, y, tokens.FlagWidth, tokens.FlagHeight)
	put(b.edge, x, y, tokens.FlagWidth, tokens.FlagHeight)
	show(b.image, b.known())
	show(b.edge, b.known())
}

func (b *banner) paint() {
	b.edge.FillColor = none
	b.edge.StrokeColor, b.edge.StrokeWidth = look.Opacity(colourOf(look.Ink), 0.14), tokens.LineWidth
}
