package desktop

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// recentNotes is how many notes the Overview lists.
const recentNotes = 3

// overviewData is everything the Overview shows, in words.
type overviewData struct {
	headline     string
	meta         string
	caveat       string
	kpis         []kpiData
	cardsTitle   string
	partnerships []partnershipData
	figures      figures.Figures
	recent       []recentNote
	notes        int
	hasWebinar   bool
	about        []string // of a webinar without partnerships
	unfinished   []unfinished
}

// kpiData is one cell of the strip: a number, its noun, one line of context.
type kpiData struct{ value, noun, context string }

// recentNote is one row of the recent notes.
type recentNote struct {
	id    store.ID
	kind  store.NoteKind
	title string
	mark  string // partnership number and time code
}

// readOverview reads and words the Overview. Any goroutine may call it.
func readOverview(r store.Reader, book *words.Book, webinar store.ID, now time.Time) (*overviewData, error) {
	a, err := readAtlas(r, book, webinar)
	if err != nil {
		return nil, err
	}
	about, err := shownAbout(r, book)
	if err != nil {
		return nil, err
	}
	v := &overviewData{hasWebinar: a.hasWebinar, partnerships: a.cards(), notes: len(a.notes)}
	if a.hasWebinar {
		if v.figures, err = figures.For(r, webinar); err != nil {
			return nil, err
		}
	}
	questions, again, err := questionsOf(r, webinar)
	if err != nil {
		return nil, err
	}
	if v.caveat, err = caveatOf(r, a, v.figures, questions, about); err != nil {
		return nil, err
	}
	v.headline, err = headline(r, book, a, about)
	if err != nil {
		return nil, err
	}
	v.meta = metaLine(book, a)
	v.kpis = kpis(book, a, v.figures, questions)
	v.cardsTitle = cardsTitle(book, v.partnerships)
	v.recent = recentRows(book, a)
	stale, err := staleNotes(r)
	if err != nil {
		return nil, err
	}
	v.unfinished = unfinishedOf(book, a, v, questions, again, stale, now)
	switch {
	case len(a.partnerships) > 0:
	case a.hasWebinar:
		agenda, err := shownAgenda(r, book, a.webinar)
		if err != nil {
			return nil, err
		}
		v.about = append(aboutWebinar(book, a.webinar), agendaLines(book, agenda)...)
	default:
		v.cardsTitle, v.about = book.T("overview.no_webinar_title"), []string{book.T("overview.no_webinar_hint")}
	}
	return v, nil
}

// caveatOf is what the notebook says of its invented content, where the webinar
// has any.
func caveatOf(r store.Reader, a *atlas, f figures.Figures, questions []store.Question, about store.Notebook) (string, error) {
	invented := f.Invented ||
		slices.ContainsFunc(questions, func(q store.Question) bool { return q.Invented }) ||
		slices.ContainsFunc(a.notes, func(n store.NoteSummary) bool { return n.Webinar == a.webinar.ID && n.Invented })
	if invented || about.Caveat == "" {
		return about.Caveat, nil
	}
	transcripts, err := store.List[store.Transcript](r)
	if err != nil || !slices.ContainsFunc(transcripts, func(t store.Transcript) bool { return t.Webinar == a.webinar.ID && t.Invented }) {
		return "", err
	}
	return about.Caveat, nil
}

// titled is a note's title, or a word for one that has none yet.
func titled(book *words.Book, title string) string {
	if strings.TrimSpace(title) == "" {
		return book.T("notes.untitled")
	}
	return title
}

// headline is the finding where there is one, else the webinar's or the notebook's title.
func headline(r store.Reader, book *words.Book, a *atlas, about store.Notebook) (string, error) {
	if a.hasWebinar {
		finding, err := figures.Headline(r, a.webinar.ID)
		if err != nil {
			return "", err
		}
		if text := book.Msg(finding); finding.Key != "" && text != "" { // without a key it is the title as written
			return text, nil
		}
		if a.webinar.Title != "" {
			return a.webinar.Title, nil
		}
	}
	if about.Title != "" {
		return about.Title, nil
	}
	return book.T("notebook.untitled"), nil
}

// metaLine says which webinar it was, when, and how long it took.
func metaLine(book *words.Book, a *atlas) string {
	if !a.hasWebinar {
		return book.T("overview.no_webinar")
	}
	w := a.webinar
	var parts []string
	if w.Number > 0 {
		parts = append(parts, book.T("word.webinar_number", "number", w.Number))
	}
	if when := moment(book, w.Start, w.Minutes); when != "" {
		parts = append(parts, when)
	}
	if w.Recording != "" && w.Minutes > 0 {
		parts = append(parts, book.T("overview.recording", "length", time.Duration(w.Minutes)*time.Minute))
	}
	if len(parts) == 0 {
		return book.T("overview.no_date")
	}
	return joinDots(parts)
}

// joinDots joins the parts of a line as the design does.
func joinDots(parts []string) string {
	line := ""
	for i, p := range parts {
		if i > 0 {
			line += "  ·  "
		}
		line += p
	}
	return line
}

// moment says when a webinar is: its day, and its hours where they are known.
func moment(book *words.Book, m store.Moment, minutes int) string {
	if day, err := time.Parse(time.DateOnly, m.Local); err == nil {
		return book.Date(day)
	}
	place, err := time.LoadLocation(m.Zone)
	if err != nil || m.Zone == "" {
		place = time.UTC
	}
	start, err := time.ParseInLocation(localLayout, m.Local, place)
	if err != nil {
		return ""
	}
	hours := book.TimeRange(start, start.Add(time.Duration(minutes)*time.Minute))
	if minutes == 0 {
		hours = book.Time(start)
	}
	if m.Assumed {
		hours = book.T("overview.hour_assumed", "hours", hours)
	}
	return book.Date(start) + ", " + hours
}

// questionsOf are the questions of a webinar, and of all questions those that are
// asked again at a later one.
func questionsOf(r store.Reader, webinar store.ID) (of []store.Question, again map[store.ID]bool, err error) {
	again = map[store.ID]bool{}
	for q, err := range store.All[store.Question](r) {
		if err != nil {
			return nil, nil, err
		}
		again[q.Carried] = true
		if q.Webinar == webinar {
			of = append(of, q)
		}
	}
	return of, again, nil
}

// kpis are the five cells of the strip. A number that was announced says so; one
// that nobody knows is a dash.
func kpis(book *words.Book, a *atlas, f figures.Figures, questions []store.Question) []kpiData {
	return []kpiData{
		placesKPI(book, "city", f.Cities, f.CitiesBy, f.StatedCities, len(a.webinar.Cities)),
		placesKPI(book, "country", f.Countries, f.CountriesBy, f.StatedCountries, 0),
		partnershipsKPI(book, a),
		notesKPI(book, a),
		questionsKPI(book, questions),
	}
}

func placesKPI(book *words.Book, noun string, counted int, by map[store.MacroRegion]int, stated, named int) kpiData {
	n, context := stated, book.T("overview.stated")
	switch {
	case counted > 0:
		n, context = counted, byMacroRegion(book, by)
		if stated > 0 && stated != counted {
			context = book.T("overview.counted_stated", "stated", stated)
		}
	case stated == 0 && named > 0:
		n, context = named, book.T("overview.named")
	case stated == 0:
		return kpiData{"–", book.T("noun."+noun, "count", 0), book.T("overview.unknown")}
	}
	return kpiData{book.Number(n), book.T("noun."+noun, "count", n), context}
}

// unbroken keeps a part of a list on one line: it breaks between parts.
func unbroken(part string) string { return strings.ReplaceAll(part, " ", "\u00a0") }

// byMacroRegion says how many are where, the largest first: "10 in Latin America, 6 in Europe".
func byMacroRegion(book *words.Book, by map[store.MacroRegion]int) string {
	var where []store.MacroRegion
	for m, n := range by {
		if n > 0 {
			where = append(where, m)
		}
	}
	slices.SortFunc(where, func(x, y store.MacroRegion) int {
		if by[x] != by[y] {
			return by[y] - by[x]
		}
		return slices.Compare([]byte(x), []byte(y))
	})
	line := ""
	for i, m := range where {
		if i > 0 {
			line += ", "
		}
		name := "macro.unknown"
		if m != "" {
			name = "macro." + string(m) + ".short"
		}
		line += unbroken(book.T("overview.in", "count", by[m], "place", book.T(name)))
	}
	return line
}

func partnershipsKPI(book *words.Book, a *atlas) kpiData {
	n := len(a.partnerships)
	context := book.T("count.region", "count", len(a.regionsInPlay()))
	goesOn := 0
	for _, p := range a.partnerships {
		if p.Continuation == store.Secured || p.Continuation == store.Running {
			goesOn++
		}
	}
	switch {
	case n == 0:
		context = book.T("overview.none_yet")
	case goesOn > 0:
		context += ", " + unbroken(book.T("overview.going_on", "count", goesOn))
	}
	return kpiData{book.Number(n), book.T("noun.partnership", "count", n), context}
}

// notesKPI names the two kinds that readers look for first.
func notesKPI(book *words.Book, a *atlas) kpiData {
	n, kinds := len(a.notes), a.kinds()
	context := book.T("overview.none_yet")
	if n > 0 {
		context = ""
		for _, kind := range []store.NoteKind{store.Lesson, store.Outcome, store.Commitment, store.NextStep, store.Quote, store.OpenQuestion} {
			if kinds[kind] == 0 {
				continue
			}
			if context != "" {
				context += ", " + unbroken(book.T("kind."+string(kind)+".count", "count", kinds[kind]))
				break
			}
			context = book.T("kind."+string(kind)+".count", "count", kinds[kind])
		}
	}
	return kpiData{book.Number(n), book.T("noun.note", "count", n), context}
}

// questionsKPI counts the questions that somebody has looked at, and says how
// many of an import wait for that.
func questionsKPI(book *words.Book, questions []store.Question) kpiData {
	n, answered, waiting := 0, 0, 0
	for _, q := range questions {
		switch {
		case q.ToReview:
			waiting++
			continue
		case q.State == store.Answered:
			answered++
		}
		n++
	}
	var parts []string
	if n > 0 {
		parts = append(parts, book.T("overview.answered", "count", answered))
	}
	if open := n - answered; open > 0 {
		parts = append(parts, unbroken(book.T("overview.open", "count", open)))
	}
	if waiting > 0 {
		parts = append(parts, unbroken(book.T("overview.to_review", "count", waiting)))
	}
	context := book.T("overview.none_yet")
	if len(parts) > 0 {
		context = strings.Join(parts, ", ")
	}
	return kpiData{book.Number(n), book.T("noun.question", "count", n), context}
}

// aboutWebinar is what is known of a webinar that has no partnerships.
func aboutWebinar(book *words.Book, w store.Webinar) []string {
	var lines []string
	if w.Summary != "" {
		lines = append(lines, w.Summary)
	}
	if len(w.Cities) > 0 {
		lines = append(lines, book.T("overview.cities", "cities", w.Cities))
	}
	return append(lines, book.T("overview.no_partnerships"))
}

// agendaLines say what is planned, part by part.
func agendaLines(book *words.Book, agenda []store.AgendaPart) []string {
	if len(agenda) == 0 {
		return nil
	}
	total, lines := 0, []string{""}
	for _, p := range agenda {
		total += p.Minutes
		line := []string{p.Title}
		if p.Minutes > 0 {
			line = append(line, book.Duration(time.Duration(p.Minutes)*time.Minute))
		}
		lines = append(lines, "–  "+joinDots(line))
	}
	if lines[0] = book.T("webinar.count_agenda", "count", len(agenda)); total > 0 {
		lines[0] = book.T("overview.agenda", "count", len(agenda), "length", time.Duration(total)*time.Minute)
	}
	return lines
}

// cardsTitle is "Three partnerships across the Atlantic", where that is so.
func cardsTitle(book *words.Book, cards []partnershipData) string {
	n := len(cards)
	if n == 0 {
		return book.T("overview.no_partnerships_title")
	}
	key := "overview.partnerships"
	if acrossTheAtlantic(cards) {
		key = "overview.partnerships_atlantic"
	}
	return book.T(key, "count", n, "number", numberWord(book, n))
}

// numberWord spells small numbers, which begin titles.
func numberWord(book *words.Book, n int) string {
	key := "number.word." + book.Number(n)
	if !book.Has(key) {
		return book.Number(n)
	}
	return book.T(key)
}

// recentRows are the notes changed last, newest first.
func recentRows(book *words.Book, a *atlas) []recentNote {
	numbers := map[store.ID]int{}
	for _, p := range a.partnerships {
		numbers[p.ID] = p.Number
	}
	var rows []recentNote
	for i := len(a.notes) - 1; i >= 0 && len(rows) < recentNotes; i-- {
		n := a.notes[i]
		row := recentNote{id: n.ID, kind: n.Kind, title: titled(book, n.Title)}
		if number := numbers[n.Partnership]; number > 0 {
			row.mark = strconv.Itoa(number)
		}
		if n.AtMS >= 0 {
			if row.mark != "" {
				row.mark += " · "
			}
			row.mark += words.TimeCode(n.AtMS)
		}
		rows = append(rows, row)
	}
	return rows
}

// numberInside spells small numbers within a sentence.
func numberInside(book *words.Book, n int) string {
	key := "number.inside." + book.Number(n)
	if !book.Has(key) {
		return book.Number(n)
	}
	return book.T(key)
}
