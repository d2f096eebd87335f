package present

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// Paginate cuts what does not fit on a slide into several: rows and quotes go on on
// the next slide rather than getting smaller than can be read. It measures type and
// so belongs to the UI thread. Of the slides of one, the first keeps its ID.
func (d Deck) Paginate() []Slide {
	var all []Slide
	for _, s := range d.Slides {
		switch s.Kind {
		case Agenda, Questions:
			all = append(all, d.cut(s, newest().listParts(s))...)
		case Partnership:
			all = append(all, d.cut(s, newest().pointParts(s))...)
		case Quote:
			all = append(all, d.quotes(s)...)
		default:
			all = append(all, s)
		}
	}
	return all
}

// newest is a sheet of the least space that a slide has.
func newest() *sheet { return newSheet(fyne.NewSize(tokens.SlideWidth, tokens.SlideHeight)) }

// listParts cuts a list's rows.
func (s *sheet) listParts(slide Slide) [][]Row {
	slide.Under = join(slide.Under, "1/9") // the line that says so takes space
	y := s.head(slide)
	return chunks(slide.Rows, s.inner(), s.small(slide.Small)-y)
}

// pointParts cuts a partnership's points.
func (s *sheet) pointParts(slide Slide) [][]Row {
	left := s.inner() - panelWidth - 96
	room := s.floor() - s.partnershipHead(slide, left)
	fits := func(rows []Row, size float32) bool {
		return rowColumns(rows, face(size, false)).total(rows, left) <= room
	}
	if fits(slide.Rows, tokens.SlideBodyMin) {
		return [][]Row{slide.Rows}
	}
	needed := slices.DeleteFunc(slices.Clone(slide.Rows), func(r Row) bool { return r.Spare })
	if fits(needed, tokens.SlideFooter) {
		return [][]Row{needed}
	}
	return chunks(needed, left, room)
}

// chunks cuts rows so that each part fits into a box at a size that is read well.
func chunks(rows []Row, w, h float32) (parts [][]Row) {
	style := face(tokens.SlideBodyMin, false)
	for len(rows) > 0 {
		n := len(rows)
		if c := rowColumns(rows, style); c.total(rows, w) > h {
			n = 0
			for used := float32(0); n < len(rows); n++ {
				if used += c.height(rows[n], w); used > h && n > 0 {
					break
				}
			}
		}
		parts, rows = append(parts, rows[:n]), rows[n:]
	}
	return parts
}

// cut makes a slide of each part.
func (d Deck) cut(s Slide, parts [][]Row) []Slide {
	if len(parts) < 2 {
		s.Rows = slices.Concat(parts...)
		return []Slide{s}
	}
	slides := make([]Slide, len(parts))
	for i, rows := range parts {
		slides[i] = s
		slides[i].Rows, slides[i].Part = rows, d.Words.Part(i+1, len(parts))
		if i > 0 {
			slides[i].ID += "/" + strconv.Itoa(i+1)
		}
		if s.Kind == Partnership {
			slides[i].Over = join(s.Over, slides[i].Part)
		} else {
			slides[i].Under = join(s.Under, slides[i].Part)
		}
	}
	return slides
}

// quoteLines is how many lines of the least size a quote's slide has.
const quoteLines = 18

// quotes cuts a quote that is longer than a slide at the ends of its lines.
func (d Deck) quotes(s Slide) []Slide {
	lines := wrapped(s.Text, face(tokens.SlideFooter, false), newest().inner())
	if len(lines) <= quoteLines {
		return []Slide{s}
	}
	count := (len(lines) + quoteLines - 1) / quoteLines
	slides := make([]Slide, count)
	for i := range slides {
		slides[i] = s
		slides[i].Text = strings.Join(lines[i*quoteLines:min((i+1)*quoteLines, len(lines))], " ")
		slides[i].By = join(s.By, d.Words.Part(i+1, count))
		if i > 0 {
			slides[i].ID += "/" + strconv.Itoa(i+1)
		}
	}
	return slides
}
