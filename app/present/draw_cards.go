package present

import (
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// cardGap is the space between columns.
const cardGap float32 = 64

// cards are lessons beside each other, each under its partnership.
func (s *sheet) cards(slide Slide) {
	y := s.head(slide)
	n := float32(max(len(slide.Cards), 1))
	w := (s.inner() - cardGap*(cardsASlide-1)) / cardsASlide
	if len(slide.Cards) < cardsASlide {
		w = min((s.inner()-cardGap*(n-1))/n, 1100)
	}
	name, top := face(tokens.SlideBodyMin, true), float32(0)
	for _, c := range slide.Cards {
		if len(c.Names) > 0 {
			top = max(top, namedHeight(c.Names, name, w))
		}
	}
	for i, c := range slide.Cards {
		s.card(c, margin+float32(i)*(w+cardGap), y, w, top, name)
	}
}

// card draws one lesson. Its title is as large as it fits; what is said of it stands
// there whole or not at all.
func (s *sheet) card(c Card, x, y, w, top float32, name tokens.TextStyle) {
	if top > 0 {
		if len(c.Names) > 0 {
			s.named(x, y+top-namedHeight(c.Names, name, w), w, c.Names, name)
		}
		y += top + 16
	}
	s.rule(x, y, w, c.Names)
	y += 40
	room := s.floor() - y
	body := join(c.Body, c.In)
	style := fitting(c.Title, w, room*0.55, true, tokens.SlidePoint, 48, 44, 40, 36)
	if h := height(c.Title, style, w); h > room*0.55 || !whole(c.Title, style, w) {
		style, body = fitting(c.Title, w, room, true, 36, 32, tokens.SlideFooter), c.In
	}
	y = s.text(x, y, w, c.Title, style, look.Ink) + 28
	line := fitting(body, w, s.floor()-y, false, 36, tokens.SlideBodyMin, 31, tokens.SlideFooter)
	if height(body, line, w) > s.floor()-y {
		body = c.In
	}
	s.text(x, y, w, body, line, look.Ink2)
}
