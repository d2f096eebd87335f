package present

import (
	"cmp"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// readNotes keeps what may be shown: published, and quotes only once their speaker
// has cleared them; by partnership in official order, then the oldest first.
func (b *builder) readNotes(r store.Reader) error {
	for n, err := range store.All[store.Note](r) {
		if err != nil {
			return err
		}
		if n.Webinar == b.webinar.ID && n.Status == store.Published && (n.Kind != store.Quote || n.Cleared) {
			b.notes = append(b.notes, n)
		}
	}
	slices.SortStableFunc(b.notes, func(x, y store.Note) int { return cmp.Compare(b.order(x.Partnership), b.order(y.Partnership)) })
	return nil
}

// order is a partnership's place in the webinar; none is last.
func (b *builder) order(id store.ID) int {
	for i, p := range b.pairs {
		if p.ID == id {
			return i
		}
	}
	return len(b.pairs)
}

func (b *builder) ofKind(kind store.NoteKind) (notes []store.Note) {
	for _, n := range b.notes {
		if n.Kind == kind {
			notes = append(notes, n)
		}
	}
	return notes
}

// namesOf are the regions of a note's partnership.
func (b *builder) namesOf(id store.ID) []Name {
	for _, p := range b.pairs {
		if p.ID == id {
			return b.names(p)
		}
	}
	return nil
}

// text is a field of a note in the deck's language, without Markdown's marks, and
// the language that it falls back to.
func (b *builder) text(n store.Note, field, value string) (shown, in string) {
	shown, back := b.texts.In(store.Ref{Type: store.TypeNote, ID: n.ID}, field, value, n.Language)
	return plain(shown), b.in(back)
}

// cardsASlide is how many lessons stand beside each other.
const cardsASlide = 3

// lessons are three a slide.
func (b *builder) lessons(store.Reader) error {
	notes := b.ofKind(store.Lesson)
	total := (len(notes) + cardsASlide - 1) / cardsASlide
	for i := range total {
		s := Slide{ID: numbered(Lessons, i), Kind: Lessons, Heading: b.book.T("present.lessons")}
		if total > 1 {
			s.Part = b.book.T("present.part", "number", i+1, "count", total)
			s.Under = s.Part
		}
		for _, n := range notes[i*cardsASlide : min((i+1)*cardsASlide, len(notes))] {
			title, in := b.text(n, "title", n.Title)
			body, _ := b.text(n, "body", n.Body)
			card := Card{Names: b.namesOf(n.Partnership), Title: oneLine(title), Body: first(body), In: in}
			if card.Title == "" {
				card.Title, card.Body = first(body), ""
			}
			if card.Title != "" {
				s.Cards = append(s.Cards, card)
			}
		}
		if len(s.Cards) > 0 {
			b.add(s)
		}
	}
	return nil
}

// quotes are one a slide. A quote never lies: it is shown whole or not at all.
func (b *builder) quotes(store.Reader) error {
	for _, n := range b.ofKind(store.Quote) {
		field, value := "title", n.Title
		if plain(value) == "" {
			field, value = "body", n.Body
		}
		said, in := b.text(n, field, value)
		if said == "" {
			continue
		}
		speaker, _ := b.text(n, "speaker", n.Speaker)
		b.add(Slide{ID: string(Quote) + "." + n.ID.String(), Kind: Quote, Text: said, By: oneLine(speaker), Names: b.namesOf(n.Partnership), In: in})
	}
	return nil
}

// openQuestions are those that staff keep, and those of the panel that nobody has
// answered. An imported question that nobody has looked at is not shown.
func (b *builder) openQuestions(r store.Reader) error {
	s := Slide{ID: string(Questions), Kind: Questions, Heading: b.book.T("present.questions")}
	add := func(text, in, tail string) {
		if text = oneLine(text); text == "" {
			return
		}
		s.Rows = append(s.Rows, Row{Icon: "help", Text: text, Tail: join(tail, in)})
	}
	for _, n := range b.ofKind(store.OpenQuestion) {
		title, in := b.text(n, "title", n.Title)
		if oneLine(title) == "" {
			title, in = b.text(n, "body", n.Body)
		}
		add(title, in, "")
	}
	told := map[store.ID]bool{} // notes that ask a question of the panel themselves
	for _, n := range b.ofKind(store.OpenQuestion) {
		told[n.ID] = true
	}
	var asked []store.Question
	for q, err := range store.All[store.Question](r) {
		if err != nil {
			return err
		}
		if q.Webinar == b.webinar.ID && q.State != store.Answered && !q.ToReview &&
			!slices.ContainsFunc(q.Notes, func(id store.ID) bool { return told[id] }) {
			asked = append(asked, q)
		}
	}
	slices.SortStableFunc(asked, func(x, y store.Question) int {
		return cmp.Or(cmp.Compare(place(x.State), place(y.State)), cmp.Compare(x.Rank, y.Rank))
	})
	if more := len(asked) - mostQuestions; more > 0 {
		s.Small, asked = b.book.T("present.more_questions", "count", more), asked[:mostQuestions]
	}
	for _, q := range asked {
		text, back := b.texts.In(store.Ref{Type: store.TypeQuestion, ID: q.ID}, "text", q.Text, q.Language)
		asker, _ := b.texts.In(store.Ref{Type: store.TypeQuestion, ID: q.ID}, "asker", q.Asker, "")
		asker = oneLine(asker)
		if q.Country != "" {
			if asker != "" {
				asker += ", "
			}
			asker += b.book.Country(q.Country)
		}
		add(plain(text), b.in(back), asker)
	}
	if len(s.Rows) > 0 {
		b.add(s)
	}
	return nil
}

// mostQuestions of a panel are shown: nobody reads more off slides. How many others
// there are is said.
const mostQuestions = 24

// place puts the question that is being answered first, and parked ones last.
func place(state store.QuestionState) int {
	return slices.Index([]store.QuestionState{store.Live, store.Queued, store.Parked}, state)
}
