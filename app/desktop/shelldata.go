package desktop

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// shellData is what the rail and the top bar say of a notebook.
type shellData struct {
	title    string
	webinars []webinarItem // newest first
	first    store.ID      // the webinar to begin with; zero where there is none
	regions  int
	notes    int
	asked    int // questions of the webinar
}

// webinarItem is one webinar of the selector.
type webinarItem struct {
	id     store.ID
	number string
	title  string
	when   string
}

// readShellData reads it. Any goroutine may call it.
func readShellData(r store.Reader, book *words.Book, webinar store.ID) (*shellData, error) {
	about, err := store.About(r)
	if err != nil {
		return nil, err
	}
	texts, err := readShownTexts(r, book)
	if err != nil {
		return nil, err
	}
	texts.notebook(&about)
	webinars, err := shownAll(texts, texts.webinar)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(webinars, newestFirst)
	v := &shellData{title: about.Title}
	if v.title == "" {
		v.title = book.T("notebook.untitled")
	}
	for _, w := range webinars {
		item := webinarItem{id: w.ID, title: w.Title, when: moment(book, store.Moment{Local: dayOf(w.Start)}, 0)}
		if w.Number > 0 {
			item.number = strconv.Itoa(w.Number)
		}
		if item.title == "" {
			item.title = book.T("report.untitled")
		}
		v.webinars = append(v.webinars, item)
	}
	v.first = firstWebinar(webinars)
	if !slices.ContainsFunc(webinars, func(w store.Webinar) bool { return w.ID == webinar }) {
		webinar = v.first
	}
	a, err := readAtlas(r, book, webinar)
	if err != nil {
		return nil, err
	}
	v.regions, v.notes = len(a.regionsInPlay()), len(a.notes)
	for q, err := range store.All[store.Question](r) {
		if err != nil {
			return nil, err
		}
		if q.Webinar == webinar {
			v.asked++
		}
	}
	return v, nil
}

// newestFirst orders webinars by their day, then their number, the newest first;
// one without a day stands by its number.
func newestFirst(x, y store.Webinar) int {
	if x.Number != y.Number {
		return cmp.Compare(y.Number, x.Number)
	}
	return cmp.Compare(y.Start.Local, x.Start.Local)
}

// dayOf is the day of a moment, without the time.
func dayOf(m store.Moment) string { return m.Local[:min(len(m.Local), len("2006-01-02"))] }

// firstWebinar is the newest webinar that partnerships belong to, or else the newest.
func firstWebinar(newest []store.Webinar) store.ID {
	for _, w := range newest {
		if len(w.Partnerships) > 0 {
			return w.ID
		}
	}
	if len(newest) > 0 {
		return newest[0].ID
	}
	return store.ID{}
}
