package desktop

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// unfinished is one kind of work that a webinar still needs, and where it is done.
type unfinished struct {
	label string
	icon  string
	tip   string
	open  func(d *desk)
}

// unfinishedOf lists what is left to do for a webinar, the notes first. again are
// questions that are asked again at a later webinar, stale notes with a translation
// out of date. Any
// goroutine may call it.
func unfinishedOf(book *words.Book, a *atlas, v *overviewData, questions []store.Question, again, stale map[store.ID]bool, now time.Time) []unfinished {
	if !a.hasWebinar {
		return nil
	}
	var list []unfinished
	add := func(kind, icon string, count int, open func(*desk)) {
		if count > 0 {
			list = append(list, unfinished{book.T("overview.finish."+kind, "count", count), icon, book.T("overview.finish.tip_" + kind), open})
		}
	}
	filter := noteFilter{stale: stale}
	notes := func(kind, icon string, facet noteFacet, value string) {
		count := 0
		for i := range a.notes { // all of the webinar or of none
			if filter.passes(&a.notes[i], &[facetCount]string{}, facet, value) {
				count++
			}
		}
		add(kind, icon, count, func(d *desk) { d.openNotes(facet, value) })
	}
	notes("evidence", "help", facetEvidence, evidenceMissing)
	notes("commitment", string(store.Commitment), facetUnfinished, unfinishedCommitment)
	open, imported := 0, 0
	for _, q := range questions {
		if q.State != store.Answered && !again[q.ID] {
			open++
		}
		if q.ToReview {
			imported++
		}
	}
	toPage := func(name PageName) func(*desk) {
		return func(d *desk) { d.open(Route{Page: name}) }
	}
	add("question", "forum", open, toPage(Questions))
	add("review", "visibility", imported, (*desk).openToReview)
	notes("translation", "translate", facetUnfinished, unfinishedTranslation)
	if !v.figures.HasAttendance && held(a.webinar, now) {
		add("attendance", "groups", 1, toPage(Participation))
	}
	return list
}

// held tells whether a webinar has begun, as far as anybody knows.
func held(w store.Webinar, now time.Time) bool {
	day := dayOf(w.Start)
	place, err := time.LoadLocation(w.Start.Zone)
	if err != nil {
		place = time.UTC
	}
	start, err := time.ParseInLocation(time.DateOnly, day, place)
	return err != nil || start.Before(now)
}

// staleNotes are the notes with a translation of a text that has changed since.
// Any goroutine may call it.
func staleNotes(r store.Reader) (map[store.ID]bool, error) {
	byNote := map[store.ID][]store.Translation{}
	for tr, err := range store.All[store.Translation](r) {
		if err != nil {
			return nil, err
		}
		if tr.Of.Type == store.TypeNote && tr.Text != "" && tr.State != store.TranslationMissing {
			byNote[tr.Of.ID] = append(byNote[tr.Of.ID], tr)
		}
	}
	stale := map[store.ID]bool{}
	for id, translations := range byNote {
		note, err := store.Get[store.Note](r, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		versions := map[string]string{"title": store.TextVersion(note.Title), "body": store.TextVersion(note.Body)}
		for _, tr := range translations {
			if present, known := versions[tr.Field]; known && tr.Version != present {
				stale[id] = true
			}
		}
	}
	return stale, nil
}

// openToReview opens the questions that nobody has looked at since their import.
func (d *desk) openToReview() {
	if p, ok := d.page(Questions).(*questionsPage); ok {
		p.reviews = true
		d.open(Route{Page: Questions})
	}
}

// openNotes opens the Notes page with one filter on.
func (d *desk) openNotes(facet noteFacet, value string) {
	p, ok := d.page(Notes).(*notesPage)
	if !ok {
		return
	}
	p.clearSearch()
	p.everyone = false
	p.filter = noteFilter{}.with(facet, value)
	d.open(Route{Page: Notes})
}

// finishLine is the line on the Overview with what is left to do.
type finishLine struct {
	d      *desk
	object *fyne.Container
}

func newFinishLine(d *desk) *finishLine { return &finishLine{d: d, object: widgets.Column(0)} }

// show shows what is left of a webinar; without one there is no line.
func (l *finishLine) show(list []unfinished, hasWebinar bool) {
	d := l.d
	l.object.Objects = nil
	setShown(l.object, hasWebinar)
	if len(list) == 0 {
		l.object.Objects = append(l.object.Objects, widgets.Row(tokens.Space8, widgets.NewIcon("check_circle", look.Ink2, tokens.IconSmall),
			widgets.Stretch(look.Para(d.t("overview.finish.nothing"), tokens.Small, look.Ink2, 1))))
		l.object.Refresh()
		return
	}
	chips := []fyne.CanvasObject{finishWords(d.t("overview.finish.title"), tokens.SmallBold, look.Ink)}
	for _, u := range list {
		chips = append(chips, widgets.NewFilterChip(widgets.FilterChipOptions{Icon: u.icon, Label: u.label, Tip: u.tip, OnTapped: func() { u.open(d) }}))
	}
	l.object.Objects = append(l.object.Objects, widgets.Wrap(tokens.Space8, chips...))
	l.object.Refresh()
}

// finishWords are words of the line, as high as the chips beside them.
func finishWords(text string, style tokens.TextStyle, colour fyne.ThemeColorName) fyne.CanvasObject {
	label := look.Label(text, style, colour)
	b := newBlock(func(float32) float32 { return tokens.ControlSmallHeight }, nil, label)
	b.least = label.MinSize().Width + tokens.Space8
	b.lay = func(size fyne.Size) { put(label, 0, (size.Height-tokens.Small.Line)/2, size.Width, tokens.Small.Line) }
	return b
}
