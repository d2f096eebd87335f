package present

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/geo"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// mapped draws the two regions of a partnership on a map, and tells whether it could:
// where one has no place, or both have nearly the same, they stand in a list.
func (s *sheet) mapped(names []Name, x, y, w, h float32) bool {
	if len(names) != 2 || !names[0].Located || !names[1].Located {
		return false
	}
	labels := [2]*mapLabel{s.mapLabel(names[0], w-2*gap), s.mapLabel(names[1], w-2*gap)}
	north := 0
	if names[1].At.Y > names[0].At.Y {
		north = 1
	}
	m := pairMap{
		from: names[0].At, to: names[1].At, wide: w, high: h,
		top:       64 + labels[north].high + mapGap,
		bottom:    min(h, s.floor()-y) - labels[1-north].high - mapGap,
		countries: [2]string{names[0].Country, names[1].Country},
		land:      solid(look.Land), line: solid(look.LandLine), back: solid(look.Surface),
		tints: [2]color.NRGBA{solid(familySoft(names[0].Family)), solid(familySoft(names[1].Family))},
		marks: [2]color.NRGBA{solid(familyMark(names[0].Family)), solid(familyMark(names[1].Family))},
	}
	if x > 0 { // beside the slide's words, else under them
		m.fade = 120
	} else {
		m.fadeEnds = 120
	}
	places := m.places()
	if math.Hypot(float64(places[0][0]-places[1][0]), float64(places[0][1]-places[1][1])) < float64(3*mapDot) {
		return false
	}
	s.put(canvas.NewRaster(m.drawing), x, y, w, h)
	for i, label := range labels {
		px, py := x+places[i][0], y+places[i][1]
		left := min(max(px-label.wide/2, x+gap), x+w-gap-label.wide)
		top := py - mapGap - label.high
		if i != north {
			top = py + mapGap
		}
		s.leader(px, py, top, label.high)
		s.dot(px, py, names[i].Family)
		s.label(label, left, top, names[i])
	}
	return true
}

// Measures of the map: of a region's dot, and from it to its label.
const (
	mapDot float32 = 32
	mapGap float32 = 44
)

// leader joins a dot to its label.
func (s *sheet) leader(x, y, top, high float32) {
	line := canvas.NewRectangle(look.Colour(look.Ink2))
	if top < y {
		s.put(line, x-1, top+high, 2, y-top-high)
	} else {
		s.put(line, x-1, y, 2, top-y)
	}
}

func (s *sheet) dot(x, y float32, family store.MacroRegion) {
	circle := canvas.NewCircle(look.Colour(familyMark(family)))
	circle.StrokeColor, circle.StrokeWidth = look.Colour(look.Surface), 5*s.scale
	s.put(circle, x-mapDot/2, y-mapDot/2, mapDot, mapDot)
}

// mapLabel is a region's name over its country.
type mapLabel struct {
	name, land         []string
	style, small       tokens.TextStyle
	wide, high, indent float32
}

// plate is the space around a label's words, which cover the map.
const plate float32 = 14

func (s *sheet) mapLabel(n Name, room float32) *mapLabel {
	room -= 2 * plate
	l := &mapLabel{style: fitting(n.Text, room, 150, true, 48, 44, 40, 36, 32, tokens.SlideFooter)}
	flag := float32(0)
	if look.Flag(n.Country) != nil {
		flag = 30*10/7 + 16
	}
	l.indent = flag
	l.small = fitting(n.Land, room-flag, 90, false, tokens.SlideBodyMin, tokens.SlideFooter)
	l.name = wrapped(n.Text, l.style, room)
	if n.Land != "" {
		l.land = wrapped(n.Land, l.small, room-flag)
	}
	l.wide = min(room, max(widest(l.name, l.style), flag+widest(l.land, l.small))*1.02) + 2*plate
	l.high = float32(len(l.name))*l.style.Line + float32(len(l.land))*l.small.Line + plate
	return l
}

// label writes a label on its plate, so that it can be read over any land.
func (s *sheet) label(l *mapLabel, x, y float32, n Name) {
	s.box(x, y, l.wide, l.high, 12, look.Colour(look.Surface))
	at := s.lines(x+plate, y+plate/2, l.wide-2*plate, l.name, l.style, familyText(n.Family), fyne.TextAlignLeading)
	if len(l.land) > 0 {
		s.flag(n.Country, x+plate, at+l.small.Line/2, 30)
		s.lines(x+plate+l.indent, at, l.wide-2*plate-l.indent, l.land, l.small, look.Ink2, fyne.TextAlignLeading)
	}
}

// familySoft is the tint of a partner's country.
func familySoft(f store.MacroRegion) fyne.ThemeColorName {
	switch f {
	case store.Europe:
		return look.EUSoft
	case store.LatinAmerica:
		return look.LASoft
	}
	return look.LineStrong
}

func solid(name fyne.ThemeColorName) color.NRGBA {
	return color.NRGBAModel.Convert(look.Colour(name)).(color.NRGBA)
}

// placeOf is where a region lies; known is false where nobody has said.
func placeOf(r store.Region) (at geo.Point, known bool) {
	known = r.Latitude != 0 || r.Longitude != 0
	return geo.Point{X: r.Longitude, Y: r.Latitude}, known && math.Abs(r.Latitude) <= 90 && math.Abs(r.Longitude) <= 180
}
