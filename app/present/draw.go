package present

import (
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// headings are the sizes that a heading may have, down to the least on a slide.
var headings = []float32{tokens.SlideTitleMin, 72, 64, 56, 48, 40, tokens.SlideBodyMin, tokens.SlideFooter}

// bodies are the sizes of a text.
var bodies = []float32{tokens.SlideBodyMax, 40, 36, tokens.SlideBodyMin, 31, tokens.SlideFooter}

// draw lays a slide out. number is its place in the show, from 1.
func draw(size fyne.Size, slide Slide, footer string, number int) []fyne.CanvasObject {
	s := newSheet(size)
	s.box(0, 0, s.w, s.h, 0, look.Colour(look.Surface))
	switch slide.Kind {
	case Opening:
		s.opening(slide)
	case Partnership:
		s.partnership(slide)
	case Registrations:
		s.chart(slide)
	case Lessons:
		s.cards(slide)
	case Quote:
		s.quote(slide)
	case Closing:
		s.closing(slide)
	default:
		s.list(slide)
	}
	if slide.Kind != Opening {
		s.footer(footer, number)
	}
	return s.objects
}

// footer is the mark, what the show is of, and the slide's number.
func (s *sheet) footer(text string, number int) {
	middle := s.h - (tokens.SlideHeight - footerLine)
	style := face(tokens.SlideFooter, false)
	s.picture(look.Mark(), margin, middle-footerSize/2, footerSize, footerSize)
	room := s.inner() - 2*footerSize - 160
	lines := wrapped(text, style, room)
	y := middle - float32(len(lines))*style.Line/2
	s.lines(margin+footerSize+16, y, room, lines, style, look.Ink2, fyne.TextAlignLeading)
	s.word(s.w-margin-160, middle, 160, strconv.Itoa(number), style, look.Ink2, fyne.TextAlignTrailing)
}

// head writes what stands over a slide's content and returns where that begins.
func (s *sheet) head(slide Slide) float32 {
	y := float32(80)
	if slide.Over != "" {
		y = s.text(margin, y, s.inner(), slide.Over, face(tokens.SlideBodyMin, false), look.Ink2) + 8
	}
	y = s.title(y, s.inner(), slide.Heading, fitting(slide.Heading, s.inner(), 300, true, headings...))
	under := slide.Under
	if slide.In != "" {
		under = join(under, slide.In)
	}
	if under != "" {
		y = s.text(margin, y+8, s.inner(), under, fitting(under, s.inner(), 100, false, 38, tokens.SlideBodyMin, tokens.SlideFooter), look.Ink2)
	}
	return y + 48
}

// join sets two remarks on one line.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// small writes a remark over the footer, and returns where the content has to end.
func (s *sheet) small(text string) float32 {
	if text == "" {
		return s.floor()
	}
	style := face(tokens.SlideFooter, false)
	h := height(text, style, s.inner())
	s.text(margin, s.floor()-h, s.inner(), text, style, look.Ink2)
	return s.floor() - h - gap
}

// opening is the title slide: all of it, from the left, around the middle.
func (s *sheet) opening(slide Slide) {
	s.picture(look.Mark(), margin, margin, 96, 96)
	end := s.small(slide.Small)
	room := end - 240
	title := fitting(slide.Heading, s.inner(), room*0.62, true, append([]float32{tokens.SlideTitleMax, 96}, headings...)...)
	h := height(slide.Heading, title, s.inner())
	under := join(slide.Under, slide.In)
	line := fitting(under, s.inner(), 120, false, 40, tokens.SlideBodyMin, tokens.SlideFooter)
	y := 240 + max(0, (room-h-height(under, line, s.inner())-200)/2)
	y = s.title(y, s.inner(), slide.Heading, title)
	y = s.text(margin, y+24, s.inner(), under, line, look.Ink2) + 40
	style := face(tokens.SlideBodyMin, false)
	for _, row := range slide.Rows {
		if y+height(row.Text, style, s.inner()) > end {
			break // the partnerships have slides of their own
		}
		y = s.text(margin, y, s.inner(), row.Text, style, look.Ink2) + 4
	}
}

// quote sets what was said as large as it fits.
func (s *sheet) quote(slide Slide) {
	s.icon("format_quote", look.Accent, margin-8, 150, 96)
	by := join(slide.By, slide.In)
	line := face(40, false)
	end := s.floor() - height(by, line, s.inner()) - 40
	if len(slide.Names) > 0 {
		end -= namedHeight(slide.Names, face(tokens.SlideBodyMin, true), s.inner()) + 8
	}
	style := fitting(slide.Text, s.inner(), end-220, false, 72, 64, 56, 48, 44, 40, 36, tokens.SlideBodyMin, 31, tokens.SlideFooter)
	h := height(slide.Text, style, s.inner())
	y := 220 + max(0, (end-220-h)/3)
	y = s.text(margin, y, s.inner(), slide.Text, style, look.Ink) + 40
	y = s.text(margin, y, s.inner(), by, line, look.Ink2)
	if len(slide.Names) > 0 {
		s.named(margin, y+8, s.inner(), slide.Names, face(tokens.SlideBodyMin, true))
	}
}
