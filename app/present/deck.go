package present

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// Options are the choices of a show.
type Options struct {
	// Language is a BCP 47 tag; empty is the notebook's. Texts have their reviewed
	// translations; what has none stays as it is and is marked.
	Language string
	// Limit is the smallest group of people that is shown; the notebook's or
	// figures.LeastLimit where that is more.
	Limit int
}

// Read makes the slides of a webinar. The error is store.ErrNotFound where it is
// gone.
func Read(r store.Reader, webinar store.ID, o Options) (Deck, error) {
	b, err := newBuilder(r, webinar, o)
	if err != nil {
		return Deck{}, err
	}
	for _, add := range []func(store.Reader) error{
		b.opening, b.agenda, b.partnershipSlides, b.registrations, b.lessons, b.quotes, b.openQuestions, b.closing,
	} {
		if err := add(r); err != nil {
			return Deck{}, err
		}
	}
	return b.deck, nil
}

// builder gathers the slides of one webinar.
type builder struct {
	deck    Deck
	book    *words.Book
	texts   figures.Texts
	about   store.Notebook
	webinar store.Webinar
	limit   int
	regions map[store.ID]store.Region
	pairs   []store.Partnership // of the webinar, in its order
	notes   []store.Note        // published, quotes cleared
}

func newBuilder(r store.Reader, webinar store.ID, o Options) (*builder, error) {
	about, err := store.About(r)
	if err != nil {
		return nil, err
	}
	if o.Language == "" {
		o.Language = about.Language
	}
	b := &builder{about: about, book: words.For(o.Language), limit: max(o.Limit, about.PrivacyLimit, figures.LeastLimit), regions: map[store.ID]store.Region{}}
	if b.webinar, err = store.Get[store.Webinar](r, webinar); err != nil {
		return nil, err
	}
	if b.texts, err = figures.ReadTexts(r, b.book.Language(), about.Language); err != nil {
		return nil, err
	}
	for region, err := range store.All[store.Region](r) {
		if err != nil {
			return nil, err
		}
		b.regions[region.ID] = region
	}
	for _, id := range b.webinar.Partnerships {
		p, err := store.Get[store.Partnership](r, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		b.pairs = append(b.pairs, p)
	}
	if err := b.readNotes(r); err != nil {
		return nil, err
	}
	b.deck.Footer, b.deck.Language = b.footer(), b.book.Language()
	b.deck.Words = Words{
		Part: func(number, count int) string { return b.book.T("present.part", "number", number, "count", count) },
	}
	return b, nil
}

func (b *builder) add(s Slide) { b.deck.Slides = append(b.deck.Slides, s) }

// footer names the notebook, the webinar and its day.
func (b *builder) footer() string {
	title, _ := b.texts.In(store.Ref{Type: store.TypeNotebook, ID: b.about.ID}, "title", b.about.Title, "")
	number := ""
	if b.webinar.Number > 0 {
		number = b.book.T("word.webinar_number", "number", b.webinar.Number)
	}
	var parts []string
	for _, part := range []string{oneLine(title), number, b.day()} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// start is when the webinar begins; timed is false where only its day is known.
func (b *builder) start() (at time.Time, timed, known bool) {
	zone := time.UTC
	if z, err := time.LoadLocation(b.webinar.Start.Zone); err == nil {
		zone = z
	}
	if at, err := time.ParseInLocation("2006-01-02T15:04:05", b.webinar.Start.Local, zone); err == nil {
		return at, true, true
	}
	at, err := time.ParseInLocation(time.DateOnly, b.webinar.Start.Local, zone)
	return at, false, err == nil
}

// day is the webinar's day in words, or empty.
func (b *builder) day() string {
	if at, _, known := b.start(); known {
		return b.book.Period(at.Format(time.DateOnly))
	}
	return ""
}

// opening is the first slide.
func (b *builder) opening(r store.Reader) error {
	ref := store.Ref{Type: store.TypeWebinar, ID: b.webinar.ID}
	title, in := b.texts.In(ref, "title", b.webinar.Title, b.webinar.Language)
	s := Slide{ID: string(Opening), Kind: Opening, Heading: oneLine(title), Under: b.deck.Footer, In: b.in(in)}
	if s.Heading == "" {
		s.Heading = b.deck.Footer
		s.Under = ""
	}
	named := b.pairs
	if len(named) > mostNamed {
		named = named[:mostNamed-1]
	}
	for _, p := range named {
		s.Rows = append(s.Rows, Row{Text: joined(b.names(p))})
	}
	if more := len(b.pairs) - len(named); more > 0 {
		s.Rows = append(s.Rows, Row{Text: b.book.T("present.more_partnerships", "count", more)})
	}
	invented, err := b.invented(r)
	if err != nil {
		return err
	}
	if !invented {
		b.add(s)
		return nil
	}
	caveat, _ := b.texts.In(store.Ref{Type: store.TypeNotebook, ID: b.about.ID}, "caveat", b.about.Caveat, "")
	s.Small = oneLine(caveat)
	b.add(s)
	return nil
}

// mostNamed is how many lines of partnerships the first slide has: they have slides
// of their own.
const mostNamed = 4

// invented tells whether anything that the notebook has of the webinar is made up: the
// notebook's caveat is about that.
func (b *builder) invented(r store.Reader) (bool, error) {
	for a, err := range store.All[store.Attendance](r) {
		if err != nil || a.Webinar == b.webinar.ID && a.Invented {
			return err == nil, err
		}
	}
	for q, err := range store.All[store.Question](r) {
		if err != nil || q.Webinar == b.webinar.ID && q.Invented {
			return err == nil, err
		}
	}
	return slices.ContainsFunc(b.notes, func(n store.Note) bool { return n.Invented }), nil
}

// in names a language that words fall back to, for a mark beside them.
func (b *builder) in(tag string) string {
	if tag == "" {
		return ""
	}
	name := tag
	if key := "language." + figures.BaseLanguage(tag); b.book.Has(key) {
		name = b.book.T(key)
	}
	return b.book.T("present.in_language", "language", name)
}

// agenda lists the parts, with the time each begins where that is known.
func (b *builder) agenda(r store.Reader) error {
	parts, err := figures.AgendaOf(r, b.webinar.ID)
	if err != nil || len(parts) == 0 {
		return err
	}
	at, timed, _ := b.start()
	s := Slide{ID: string(Agenda), Kind: Agenda, Heading: b.book.T("present.agenda")}
	for _, p := range parts {
		title, in := b.texts.In(store.Ref{Type: store.TypeAgendaPart, ID: p.ID}, "title", p.Title, b.webinar.Language)
		if s.In == "" && !b.isPair(title) {
			s.In = b.in(in)
		}
		row := Row{Text: oneLine(title)}
		if timed {
			row.Lead = b.book.Time(at)
		}
		if p.Minutes > 0 {
			length := time.Duration(p.Minutes) * time.Minute
			row.Tail = b.book.Duration(length)
			at = at.Add(length)
		} else {
			timed = false // nobody knows when the next begins
		}
		s.Rows = append(s.Rows, row)
	}
	b.add(s)
	return nil
}

// isPair tells whether a text is the name of a partnership of the webinar, which is the
// same in every language.
func (b *builder) isPair(text string) bool {
	return slices.ContainsFunc(b.pairs, func(p store.Partnership) bool { return oneLine(text) == joined(b.names(p)) })
}

// closing thanks, and leads to the recording.
func (b *builder) closing(store.Reader) error {
	s := Slide{ID: string(Closing), Kind: Closing, Heading: b.book.T("present.thanks")}
	if link := strings.TrimSpace(b.webinar.Recording); link != "" {
		s.Under, s.Link = b.book.T("present.recording"), link
	}
	b.add(s)
	return nil
}

// numbered is an ID of a slide that is one of several.
func numbered(kind Kind, n int) string { return string(kind) + "." + strconv.Itoa(n) }
