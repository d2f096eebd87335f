package present

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// chart draws bars with their numbers, and beside them how many people they are of.
func (s *sheet) chart(slide Slide) {
	y := s.head(slide)
	end := s.small(slide.Small)
	right := float32(440)
	w := s.inner() - right - 64
	if len(slide.Bars) > 0 {
		s.bars(slide.Bars, margin, y, w, end-y)
	}
	x := s.w - margin - right
	if len(slide.Groups) > 0 {
		s.groups(slide, x, y, right, end)
		return
	}
	at := s.text(x, y, right, strconv.Itoa(slide.Total), face(tokens.SlideFigure, true), look.Accent)
	s.text(x, at, right, slide.Noun, face(tokens.SlideBodyMax, false), look.Ink)
}

// groups draws the macro-regions' people, one below the other, and between them the
// bar that they share.
func (s *sheet) groups(slide Slide, x, y, w, end float32) {
	const space float32 = 32
	number, name, share := face(tokens.SlideFigure, true), face(tokens.SlideBodyMax, false), face(tokens.SlideBodyMin, false)
	high := func() (sum float32) {
		for _, g := range slide.Groups {
			sum += number.Line + height(g.Name, name, w) + share.Line
		}
		return sum + 2*space + splitHeight + height(slide.Else, share, w)
	}
	for high() > end-y && number.Size > tokens.SlideBodyMax {
		number = face(number.Size-8, true)
	}
	for i, g := range slide.Groups {
		y = s.text(x, y, w, strconv.Itoa(g.Value), number, familyText(g.Family))
		y = s.text(x, y, w, g.Name, name, look.Ink)
		y = s.text(x, y, w, g.Share, share, look.Ink2)
		if i == 0 {
			s.split(slide.Groups, slide.Total, x, y+space, w)
			y += 2*space + splitHeight
		}
	}
	s.text(x, y, w, slide.Else, share, look.Ink2)
}

// splitHeight is how high a bar is that several share.
const splitHeight float32 = 24

// split draws all people as one bar in the colours of their macro-regions.
func (s *sheet) split(groups []Group, total int, x, y, w float32) {
	const between float32 = 4
	for _, g := range groups {
		part := w * float32(g.Value) / float32(max(1, total))
		s.box(x, y, max(2, part-between), splitHeight, 5, look.Colour(familyMark(g.Family)))
		x, total, w = x+part, total-g.Value, w-part
	}
	if total > 0 {
		s.box(x, y, max(2, w), splitHeight, 5, look.Colour(look.Ink3))
	}
}

// bars draws a bar a row, as high as there is space for.
func (s *sheet) bars(bars []Bar, x, y, w, h float32) {
	step := min(72, h/float32(len(bars)))
	style := fittingLine(step, 38)
	bold := style
	bold.Bold = true
	names, most, numbers := float32(0), 1, float32(0)
	for _, b := range bars {
		names, most = max(names, look.Width(b.Name, style)), max(most, b.Value)
		numbers = max(numbers, look.Width(strconv.Itoa(b.Value), bold))
	}
	const flag = 28
	names = min(names+8, w*0.45)
	from := x + flag*10/7 + 24 + names + 24
	room := x + w - from - numbers - 24
	for i, b := range bars {
		middle := y + (float32(i)+0.5)*step
		if b.Country != "" {
			s.flag(b.Country, x, middle, flag)
		}
		s.name(b.Name, x+flag*10/7+24, middle, names, step, style)
		width := max(6, room*float32(b.Value)/float32(most))
		high := min(42, step*0.62)
		bar := s.box(from, middle-high/2, width, high, 5, look.Colour(familyMark(b.Family)))
		if b.Merged {
			bar.FillColor, bar.StrokeColor, bar.StrokeWidth = color.Transparent, look.Colour(look.Ink3), 2*s.scale
		}
		s.word(from+width+16, middle, numbers+8, strconv.Itoa(b.Value), bold, look.Ink, fyne.TextAlignLeading)
	}
}

// name writes the name of a bar, on two lines where it needs them.
func (s *sheet) name(text string, x, middle, w, step float32, style tokens.TextStyle) {
	if look.Width(text, style) > w*0.985 {
		style = fitting(text, w, step, false, style.Size, tokens.SlideBodyMin, tokens.SlideFooter)
	}
	lines := wrapped(text, style, w)
	s.lines(x, middle-float32(len(lines))*style.Line/2, w, lines, style, look.Ink, fyne.TextAlignLeading)
}

// fittingLine is a style whose lines are no higher than a step.
func fittingLine(step, most float32) tokens.TextStyle {
	return face(max(tokens.SlideFooter, min(most, step/1.25)), false)
}
