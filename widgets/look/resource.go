package look

import (
	"bytes"
	"fmt"
	"image/color"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/rapporteur-app/rapporteur/assets"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// icon is an icon in a colour of the theme. It is cheaper than Fyne's themed
// resource, which parses and writes the SVG at every use: each icon is coloured
// once a colour. The colour is part of its name, by which Fyne caches pixels.
type icon struct {
	name   string
	colour fyne.ThemeColorName
	source []byte
}

var _ fyne.ThemedResource = (*icon)(nil)

type iconKey struct {
	name   string
	colour fyne.ThemeColorName
}

type paintKey struct {
	name   string
	colour color.NRGBA
}

var (
	icons   sync.Map // iconKey → *icon
	painted sync.Map // paintKey → []byte
	flags   sync.Map // code → fyne.Resource
)

// Icon is an icon in a colour of the theme; it follows the theme when it is
// refreshed. A name without an icon gives a broken image, so that it is seen.
func Icon(name string, colour fyne.ThemeColorName) fyne.Resource {
	key := iconKey{name, colour}
	if known, ok := icons.Load(key); ok {
		return known.(fyne.Resource)
	}
	source := assets.Icon(name)
	if source == nil {
		return theme.BrokenImageIcon()
	}
	made, _ := icons.LoadOrStore(key, &icon{name: name, colour: colour, source: source})
	return made.(fyne.Resource)
}

func (i *icon) now() color.NRGBA {
	return color.NRGBAModel.Convert(theme.Color(i.colour)).(color.NRGBA)
}

// Name is unique for the icon in its present colour.
func (i *icon) Name() string {
	return i.name + "-" + strings.TrimPrefix(tokens.Hex(i.now()), "#") + ".svg"
}

// ThemeColorName is the colour's name.
func (i *icon) ThemeColorName() fyne.ThemeColorName { return i.colour }

// Content is the SVG in the present colour.
func (i *icon) Content() []byte {
	key := paintKey{i.name, i.now()}
	if done, ok := painted.Load(key); ok {
		return done.([]byte)
	}
	done, _ := painted.LoadOrStore(key, paint(i.source, key.colour))
	return done.([]byte)
}

// paint gives every path of an icon a colour.
func paint(source []byte, c color.NRGBA) []byte {
	fill := fmt.Sprintf(`<path fill="#%02x%02x%02x" `, c.R, c.G, c.B)
	if c.A != 0xff {
		fill += fmt.Sprintf(`fill-opacity="%.3f" `, float64(c.A)/0xff)
	}
	return bytes.ReplaceAll(source, []byte("<path "), []byte(fill))
}

// Flag is a flag, three wide and two high, by its ISO 3166-1 alpha-2 code; nil
// where there is none.
func Flag(iso2 string) fyne.Resource {
	code := strings.ToUpper(iso2)
	if known, ok := flags.Load(code); ok {
		return known.(fyne.Resource)
	}
	raw := assets.Flag(code)
	if raw == nil {
		return nil
	}
	made, _ := flags.LoadOrStore(code, fyne.NewStaticResource("flag-"+code+".svg", raw))
	return made.(fyne.Resource)
}

// mark is the application's mark, in the colours of the theme.
type mark struct{}

// Mark is the application's mark: two dots joined by an arc, for the rail. The
// arc is ink, so that it follows the theme.
func Mark() fyne.Resource { return mark{} }

// Name is unique for the mark in its present colours.
func (mark) Name() string {
	if IsDark() {
		return "mark-dark.svg"
	}
	return "mark-light.svg"
}

// Content is the SVG in the present colours.
func (mark) Content() []byte {
	source := string(assets.Icon("mark"))
	p := Palette()
	return []byte(strings.NewReplacer(
		tokens.Hex(tokens.Light.Ink), tokens.Hex(p.Ink),
		tokens.Hex(tokens.Light.LA), tokens.Hex(p.LA),
		tokens.Hex(tokens.Light.EU), tokens.Hex(p.EU),
	).Replace(source))
}
