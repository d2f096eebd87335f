package present

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// panelWidth is that of the regions beside a partnership's points.
const panelWidth float32 = 560

// partnership has its name and points on the left, its regions on the right.
func (s *sheet) partnership(slide Slide) {
	if s.h > s.w {
		s.partnershipUpright(slide)
		return
	}
	left := s.inner() - panelWidth - 96
	y := s.partnershipHead(slide, left)
	s.rows(slide.Rows, margin, y, left, s.floor()-y)
	if !s.mapped(slide.Names, s.w-margin-panelWidth, 0, panelWidth+margin, s.h) {
		s.regions(slide.Names, s.w-margin-panelWidth, 0, panelWidth+margin, s.h)
	}
}

// partnershipUpright has its regions under its points, on a window that is higher
// than wide.
func (s *sheet) partnershipUpright(slide Slide) {
	y := s.partnershipHead(slide, s.inner())
	room := (s.floor() - y) / 2
	s.rows(slide.Rows, margin, y, s.inner(), room)
	y += min(room, fittingRows(slide.Rows, s.inner(), room).total(slide.Rows, s.inner())) + gap
	if !s.mapped(slide.Names, 0, y, s.w, s.floor()-y) {
		s.regions(slide.Names, 0, y, s.w, s.floor()-y)
	}
}

// partnershipHead writes what stands over the points and returns where they begin.
func (s *sheet) partnershipHead(slide Slide, w float32) float32 {
	y := s.text(margin, 96, w, slide.Over, face(tokens.SlideBodyMin, false), look.Ink2) + 8
	y = s.named(margin, y, w, slide.Names, fittingNames(slide.Names, w, 330)) + 8
	y = s.themes(slide.Themes, margin, y, w)
	if slide.In != "" {
		y = s.text(margin, y, w, slide.In, face(tokens.SlideFooter, false), look.Ink2)
	}
	return y + 40
}

// fittingNames is the largest style in which a partnership's name fits: on one line
// if that is not smaller than a title, else a region a line.
func fittingNames(names []Name, w, h float32) tokens.TextStyle {
	for _, size := range []float32{tokens.SlideTitleMax, 104, 96, 88, tokens.SlideTitleMin} {
		if style := face(size, true); look.Width(joined(names), style) <= w*0.985 {
			return style
		}
	}
	for _, size := range headings {
		style := face(size, true)
		fits := namedHeight(names, style, w) <= h
		for _, n := range names {
			fits = fits && whole(n.Text, style, w-look.Width(" –", style))
		}
		if fits {
			return style
		}
	}
	return face(tokens.SlideFooter, true)
}

// themes writes the themes with their icons, as many a line as fit.
func (s *sheet) themes(themes []Mark, x, y, w float32) float32 {
	if len(themes) == 0 {
		return y
	}
	style := face(tokens.SlideBodyMin, false)
	at := x
	for _, t := range themes {
		text := wrapped(t.Text, style, w-52)
		width := 52 + widest(text, style)
		if at > x && at+width > x+w {
			at, y = x, y+style.Line+8
		}
		if t.Icon != "" {
			s.icon(t.Icon, look.ThemeText(t.Token), at, y+style.Line/2, 40)
		}
		s.lines(at+52, y, width, text, style, look.Ink2, fyne.TextAlignLeading)
		y += float32(len(text)-1) * style.Line
		at += width + 48
	}
	return y + style.Line
}

func widest(lines []string, style tokens.TextStyle) (width float32) {
	for _, line := range lines {
		width = max(width, look.Width(line, style))
	}
	return width
}

// regions draws the regions one under the other, joined by a line that blends from
// the colour of one family to that of the next.
func (s *sheet) regions(names []Name, x, y, w, h float32) {
	s.box(x, y, w, h, 0, look.Colour(look.Sunken))
	n := float32(len(names))
	if n == 0 {
		return
	}
	const dot = 44
	step := min(440, (h-360)/max(1, n-1))
	top := y + h/2 - step*(n-1)/2
	centre := x + 72 + dot/2
	for i := 1; i < len(names); i++ {
		s.blend(names[i-1], names[i], centre, top+float32(i-1)*step, step)
	}
	for i, name := range names {
		middle := top + float32(i)*step
		circle := canvas.NewCircle(look.Colour(familyMark(name.Family)))
		circle.StrokeColor, circle.StrokeWidth = look.Colour(look.Surface), 5*s.scale
		s.put(circle, centre-dot/2, middle-dot/2, dot, dot)
		room := w - 72 - dot - 40 - margin/2
		style := fitting(name.Text, room, min(step, 300)-90, true, 48, 44, 40, 36, 32, tokens.SlideFooter)
		over := height(name.Text, style, room)
		small := face(tokens.SlideBodyMin, false)
		land := fitting(name.Land, room-64, 90, false, tokens.SlideBodyMin, tokens.SlideFooter)
		at := middle - (over+small.Line)/2
		at = s.text(centre+dot/2+40, at, room, name.Text, style, familyText(name.Family))
		flag := s.flag(name.Country, centre+dot/2+40, at+small.Line/2+4, 30)
		if flag > 0 {
			flag += 16
		}
		s.text(centre+dot/2+40+flag, at+4, room-flag, name.Land, land, look.Ink2)
	}
}

// blend is the line between two regions.
func (s *sheet) blend(from, to Name, x, y, length float32) {
	line := canvas.NewVerticalGradient(look.Colour(familyMark(from.Family)), look.Colour(familyMark(to.Family)))
	s.put(line, x-3, y, 6, length)
}
