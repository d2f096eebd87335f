package present

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// columnsOf are where the parts of a row stand: what leads it, its text, its tail.
type columnsOf struct {
	lead, tail float32 // widths; 0: no row has one
	style      tokens.TextStyle
}

const rowGap float32 = 26

// rowColumns finds the widths that the rows of a list need.
func rowColumns(rows []Row, style tokens.TextStyle) columnsOf {
	c := columnsOf{style: style}
	tail := face(tokens.SlideBodyMin, false)
	for _, r := range rows {
		if r.Icon != "" {
			c.lead = max(c.lead, 80)
		}
		if r.Lead != "" {
			c.lead = max(c.lead, look.Width(r.Lead, style)+48)
		}
		if r.Tail != "" {
			c.tail = max(c.tail, min(look.Width(r.Tail, tail)*1.03+48, 520))
		}
	}
	return c
}

// height is what a row takes at a width.
func (c columnsOf) height(r Row, w float32) float32 {
	tail := face(tokens.SlideBodyMin, false)
	return max(height(r.Text, c.style, w-c.lead-c.tail), height(r.Tail, tail, c.tail-40)) + rowGap
}

// total is what rows take at a width.
func (c columnsOf) total(rows []Row, w float32) (sum float32) {
	for _, r := range rows {
		sum += c.height(r, w)
	}
	return sum
}

// fittingRows is the largest style in which rows fit into a box.
func fittingRows(rows []Row, w, h float32) columnsOf {
	for _, size := range bodies {
		if c := rowColumns(rows, face(size, false)); c.total(rows, w) <= h {
			return c
		}
	}
	return rowColumns(rows, face(tokens.SlideFooter, false))
}

// list is an agenda, or open questions.
func (s *sheet) list(slide Slide) {
	y := s.head(slide)
	s.rows(slide.Rows, margin, y, s.inner(), s.small(slide.Small)-y)
}

// rows draws rows into a box.
func (s *sheet) rows(rows []Row, x, y, w, h float32) {
	c := fittingRows(rows, w, h)
	tail := face(tokens.SlideBodyMin, false)
	for _, r := range rows {
		middle := y + c.style.Line/2
		switch {
		case r.Icon != "":
			s.icon(r.Icon, look.Accent, x, middle, 48)
		case r.Lead != "":
			s.word(x, middle, c.lead, r.Lead, c.style, look.Ink2, fyne.TextAlignLeading)
		}
		s.text(x+c.lead, y, w-c.lead-c.tail, r.Text, c.style, look.Ink)
		if r.Tail != "" {
			lines := wrapped(r.Tail, tail, c.tail-40)
			s.lines(x+w-c.tail+40, middle-tail.Line/2, c.tail-40, lines, tail, look.Ink2, fyne.TextAlignTrailing)
		}
		y += c.height(r, w)
	}
}
