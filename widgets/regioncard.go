package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// RegionCardOptions is what a region's card shows.
type RegionCardOptions struct {
	Country     string // ISO 3166-1 alpha-2
	CountryName string
	Name        string
	Macro       string // macro-region: the family of colours
	Themes      []ThemeLabel
	Text        string
	BarLabel    string  // such as "Participants"; empty: no bar
	BarValue    string  // the number, written
	BarShare    float64 // of the longest bar, 0 to 1
	CountIcon   string
	Count       string // the number
	CountNoun   string
	Selected    bool
	OnTapped    func()
}

// ThemeLabel is a theme's token and its name.
type ThemeLabel struct{ Theme, Label string }

// RegionCard is a region in a grid: 352 × 204, and as wide as it is laid out.
// Long names wrap and make it higher.
type RegionCard struct {
	control
	o                RegionCardOptions
	face             *canvas.Rectangle
	flag             *banner
	country, name    *phrase
	text             *phrase
	barLabel, value  *phrase
	count, countNoun *phrase
	countIcon        *picture
	track, bar       *canvas.Rectangle
	chips            []*pill
}

var (
	_ fyne.Widget = (*RegionCard)(nil)
	_ Flowing     = (*RegionCard)(nil)
)

// NewRegionCard makes a region's card.
func NewRegionCard(o RegionCardOptions) *RegionCard {
	c := &RegionCard{o: o}
	c.become(c, func() {
		if c.o.OnTapped != nil {
			c.o.OnTapped()
		}
	})
	for _, t := range o.Themes {
		c.chips = append(c.chips, themePill(t.Theme, t.Label))
	}
	c.tip = func(fyne.Position) string {
		if c.name == nil {
			return ""
		}
		return firstOf(c.name.tip(), c.text.tip())
	}
	return c
}

// firstOf is the first text that is not empty.
func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// SetSelected shows whether the region's pane is open.
func (c *RegionCard) SetSelected(selected bool) {
	if c.o.Selected != selected {
		c.o.Selected = selected
		c.Refresh()
	}
}

// Selected tells whether the region's pane is open.
func (c *RegionCard) Selected() bool { return c.o.Selected }

// Name is the region's.
func (c *RegionCard) Name() string { return c.o.Name }

// AccessibilityLabel is the region and its country.
func (c *RegionCard) AccessibilityLabel() string { return c.o.Name + ", " + c.o.CountryName }

// AccessibilityRole says that it is a button.
func (c *RegionCard) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	regionPad       float32 = 16
	regionNameTop   float32 = 36
	regionBarTop    float32 = 43 // of the bar's label, from the card's lower edge
	regionBarHeight float32 = 6
	regionLines             = 2
	regionTextLine  float32 = 19
)

// regionPlaces are the heights of a card's parts from its top.
type regionPlaces struct{ chips, text, height float32 }

// regionLayout stacks a card's parts, given the lines of the name and the height
// of the chips. With one line of name and one of chips it is 204 high.
func regionLayout(nameLines int, chipsHeight float32) regionPlaces {
	p := regionPlaces{chips: regionNameTop + float32(nameLines)*tokens.Title.Line + 10}
	p.text = p.chips
	if chipsHeight > 0 {
		p.text += chipsHeight + tokens.Space12
	}
	p.height = p.text + regionLines*regionTextLine + 13 + regionBarTop
	if chipsHeight == 0 {
		p.height = max(p.height, tokens.RegionCardHeight)
	}
	return p
}

func (c *RegionCard) places(width float32) (regionPlaces, []fyne.Position) {
	inner := width - 2*regionPad
	lines, _ := look.Wrap(c.o.Name, tokens.Title, inner, 2)
	sizes := make([]fyne.Size, len(c.chips))
	for i, chip := range c.chips {
		sizes[i] = chip.size()
	}
	chips, height := wrapPlaces(sizes, inner, tokens.Space8)
	return regionLayout(len(lines), height), chips
}

// HeightFor is the card's height at a width.
func (c *RegionCard) HeightFor(width float32) float32 {
	p, _ := c.places(width)
	return p.height
}

// CreateRenderer is for Fyne.
func (c *RegionCard) CreateRenderer() fyne.WidgetRenderer {
	c.face = box(tokens.RadiusCard)
	c.flag = bannerOf(c.o.Country)
	c.country = text(c.o.CountryName, tokens.Small, look.Ink2)
	c.name = textLines(c.o.Name, tokens.Title, familyText(c.o.Macro), 2)
	lines := tokens.Small
	lines.Line = regionTextLine
	c.text = textLines(c.o.Text, lines, look.Ink2, regionLines)
	c.barLabel, c.value = text(c.o.BarLabel, tokens.Caption, look.Ink2), text(c.o.BarValue, tokens.CaptionBold, look.Ink)
	c.count, c.countNoun = text(c.o.Count, tokens.CaptionBold, look.Ink), text(c.o.CountNoun, tokens.Caption, look.Ink2)
	c.countIcon = icon(c.o.CountIcon, look.Ink2)
	c.track, c.bar = box(tokens.BarRadius), box(tokens.BarRadius)
	objects := append([]fyne.CanvasObject{c.face}, c.flag.objects()...)
	objects = append(objects, c.track, c.bar, c.countIcon.Image)
	for _, t := range []*phrase{c.country, c.name, c.text, c.barLabel, c.value, c.count, c.countNoun} {
		objects = t.add(objects)
	}
	for _, chip := range c.chips {
		objects = chip.add(objects)
	}
	c.changed = c.paint
	c.paint()
	return &sketch{owner: c, objects: append(objects, c.ring), place: c.place, paint: c.paint,
		min: func() fyne.Size {
			width := c.Size().Width
			if width == 0 {
				width = tokens.RegionCardWidth
			}
			return fyne.NewSize(240, c.HeightFor(width))
		}}
}

// familyText is the colour of a region's name. Places beyond the two families
// are plain ink: ink-3 is for captions.
func familyText(macro string) fyne.ThemeColorName {
	if name := look.FamilyText(macro); name != look.Ink3 {
		return name
	}
	return look.Ink
}

func (c *RegionCard) paint() {
	edge, width := look.Line, tokens.LineWidth
	c.face.Shadow = canvas.Shadow{}
	switch {
	case c.o.Selected:
		edge, width = look.Accent, tokens.FocusWidth
		c.face.Shadow = shadow(tokens.Shadow2, look.Shadow2)
	case c.lit():
		edge = look.LineStrong
	}
	paintBox(c.face, look.Surface, edge, width)
	c.flag.paint()
	paintBox(c.track, look.Sunken, "", 0)
	paintBox(c.bar, look.FamilyMark(c.o.Macro), "", 0)
	c.countIcon.paint()
	for _, chip := range c.chips {
		chip.paint(look.Sunken, "")
	}
	for _, t := range []*phrase{c.country, c.name, c.text, c.barLabel, c.value, c.count, c.countNoun} {
		t.paint()
	}
	c.paintRing()
}

func (c *RegionCard) place(size fyne.Size) {
	inner := size.Width - 2*regionPad
	put(c.face, 0, 0, size.Width, size.Height)
	c.placeRing(0, 0, size.Width, size.Height, tokens.RadiusCard)
	c.flag.place(regionPad, 25)
	x := regionPad
	if c.flag.known() {
		x += tokens.FlagWidth + tokens.Space8
	}
	c.country.place(x, 16, size.Width-regionPad-x)
	c.name.place(regionPad, regionNameTop, inner)
	p, chips := c.places(size.Width)
	for i, chip := range c.chips {
		chip.place(regionPad+chips[i].X, p.chips+chips[i].Y, min(chip.size().Width, inner))
	}
	c.text.place(regionPad, p.text, inner)
	c.placeFoot(size)
}

// placeFoot puts the bar left and the count right of the card's lower edge.
func (c *RegionCard) placeFoot(size fyne.Size) {
	end := size.Width - regionPad
	foot := size.Height - regionPad
	noun, count := c.countNoun.width(), c.count.width()
	middle := size.Height - 24
	if c.o.Count != "" {
		c.countNoun.place(end-noun, middle-tokens.Caption.Line/2, noun)
		end -= noun + tokens.Space4
		c.count.place(end-count, middle-tokens.Caption.Line/2, count)
		end -= count + tokens.Space4
		if c.o.CountIcon != "" {
			end -= tokens.IconSmall
			c.countIcon.place(end, middle, tokens.IconSmall)
		}
		end -= tokens.Space16
	}
	withBar := c.o.BarLabel != ""
	show(c.track, withBar)
	show(c.bar, withBar && c.o.BarShare > 0)
	if !withBar {
		return
	}
	value := c.value.width()
	top := size.Height - regionBarTop
	c.barLabel.place(regionPad, top, max(0, end-regionPad-value-tokens.Space8))
	c.value.place(end-value, top, value)
	put(c.track, regionPad, foot-regionBarHeight, end-regionPad, regionBarHeight)
	put(c.bar, regionPad, foot-regionBarHeight, max(regionBarHeight, round((end-regionPad)*float32(min(c.o.BarShare, 1)))), regionBarHeight)
}
