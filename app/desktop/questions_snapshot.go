package desktop

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// questionGroup is one list of the page.
type questionGroup int

// The groups, in the order of the tabs.
const (
	groupQueue questionGroup = iota // what is live first, then what waits
	groupAnswered
	groupParked
	groupCount
)

// groupOf is the list that a question stands in.
func groupOf(q *store.Question) questionGroup {
	switch q.State {
	case store.Answered:
		return groupAnswered
	case store.Parked:
		return groupParked
	}
	return groupQueue
}

// questionsSnapshot is one state of a webinar's questions as the page shows them.
// It is never changed once it is built.
type questionsSnapshot struct {
	at           Route
	number       int64 // of the load: later loads have higher ones
	about        store.Notebook
	questions    []store.Question // of the webinar, in order
	folded       []string         // what a search looks through, of each
	partnerships []store.Partnership
	regions      map[store.ID]store.Region
	themes       []store.Theme
	webinars     map[store.ID]store.Webinar
	made         map[store.ID]store.NoteKind // of the notes that questions were turned into
	movedTo      map[store.ID]store.ID       // the webinar that a question was carried over to
	cameFrom     map[store.ID]store.ID       // the webinar that a question was carried over from
	roles        []string                    // who answered, the most frequent first
	places       map[string]bool             // folded words of the regions' names
	times        panelTimes
}

// readQuestions builds the snapshot of a place.
func readQuestions(r store.Reader, book *words.Book, at Route) (*questionsSnapshot, error) {
	s, err := readAround(r, book, at)
	if err != nil {
		return nil, err
	}
	if err := s.readAll(r); err != nil {
		return nil, err
	}
	s.foldAll(book)
	s.times, err = readPanelTimes(r, book, s.webinars[at.Webinar], s.live())
	return s, err
}

// readAround builds the snapshot of a place without its questions.
func readAround(r store.Reader, book *words.Book, at Route) (*questionsSnapshot, error) {
	s := &questionsSnapshot{
		at: at, regions: map[store.ID]store.Region{}, webinars: map[store.ID]store.Webinar{},
		places: map[string]bool{}, made: map[store.ID]store.NoteKind{}, movedTo: map[store.ID]store.ID{}, cameFrom: map[store.ID]store.ID{},
	}
	texts, err := readShownTexts(r, book)
	if err != nil {
		return nil, err
	}
	if s.about, err = store.About(r); err != nil {
		return nil, err
	}
	for w, err := range store.All[store.Webinar](r) {
		if err != nil {
			return nil, err
		}
		texts.webinar(&w)
		s.webinars[w.ID] = w
	}
	if !at.Webinar.IsZero() && s.webinars[at.Webinar].ID.IsZero() {
		return nil, store.ErrNotFound
	}
	for region, err := range store.All[store.Region](r) {
		if err != nil {
			return nil, err
		}
		s.regions[region.ID] = region
		for word := range wordSet(region.Name + " " + region.OfficialName + " " + strings.Join(region.Aliases, " ")) {
			s.places[word] = true
		}
	}
	if s.partnerships, err = store.List[store.Partnership](r); err != nil {
		return nil, err
	}
	if s.themes, err = shownAll(texts, texts.theme); err != nil {
		return nil, err
	}
	slices.SortStableFunc(s.partnerships, func(a, b store.Partnership) int { return cmp.Compare(a.Number, b.Number) })
	slices.SortStableFunc(s.themes, func(a, b store.Theme) int { return cmp.Compare(a.Rank, b.Rank) })
	return s, nil
}

// readAll reads the questions of all webinars: those of others say where a question
// was carried over to, or from.
func (s *questionsSnapshot) readAll(r store.Reader) error {
	of := map[store.ID]store.ID{} // the webinar of each question
	answered := map[string]int{}
	for q, err := range store.All[store.Question](r) {
		if err != nil {
			return err
		}
		of[q.ID] = q.Webinar
		if !q.Carried.IsZero() {
			s.movedTo[q.Carried] = q.Webinar
		}
		if q.Webinar != s.at.Webinar {
			continue
		}
		s.questions = append(s.questions, q)
		if q.AnsweredBy != "" {
			answered[q.AnsweredBy]++
		}
		for _, id := range q.Notes {
			switch note, err := store.Get[store.Note](r, id); {
			case errors.Is(err, store.ErrNotFound):
			case err != nil:
				return err
			default:
				s.made[id] = note.Kind
			}
		}
	}
	for _, q := range s.questions {
		if from, known := of[q.Carried]; known && !q.Carried.IsZero() {
			s.cameFrom[q.ID] = from
		}
	}
	slices.SortFunc(s.questions, byRank)
	for role := range answered {
		s.roles = append(s.roles, role)
	}
	slices.SortFunc(s.roles, func(x, y string) int {
		return cmp.Or(cmp.Compare(answered[y], answered[x]), cmp.Compare(x, y))
	})
	return nil
}

func (s *questionsSnapshot) foldAll(book *words.Book) {
	names := map[store.ID]string{}
	for _, p := range s.partnerships {
		names[p.ID] = s.partnershipName(p)
	}
	s.folded = make([]string, len(s.questions))
	for i, q := range s.questions {
		country := ""
		if q.Country != "" {
			country = book.Country(q.Country)
		}
		s.folded[i] = store.Fold(strings.Join([]string{q.Text, q.Answer, q.Asker, country, q.AnsweredBy, names[q.Partnership]}, " "))
	}
}

// find is a question by its ID; nil where it is gone.
func (s *questionsSnapshot) find(id store.ID) *store.Question {
	if i := slices.IndexFunc(s.questions, func(q store.Question) bool { return q.ID == id }); i >= 0 {
		return &s.questions[i]
	}
	return nil
}

// live is the question that is being answered; nil where there is none.
func (s *questionsSnapshot) live() *store.Question {
	if i := slices.IndexFunc(s.questions, func(q store.Question) bool { return q.State == store.Live }); i >= 0 {
		return &s.questions[i]
	}
	return nil
}

// toReview is how many imported questions nobody has looked at.
func (s *questionsSnapshot) toReview() (count int) {
	for i := range s.questions {
		if s.questions[i].ToReview {
			count++
		}
	}
	return count
}

// partnership is a partnership with its number.
func (s *questionsSnapshot) partnership(id store.ID) (p store.Partnership, number int, ok bool) {
	for i, p := range s.partnerships {
		if p.ID == id {
			return p, numberAt(p, i), true
		}
	}
	return p, 0, false
}

// pairChoices are the partnerships to choose from, the first choice being none; selected
// is the place of one of them.
func (s *questionsSnapshot) pairChoices(none string, of store.ID) (choices []widgets.Choice, selected int) {
	choices = []widgets.Choice{{Label: none}}
	for i, p := range s.partnerships {
		choices = append(choices, widgets.Choice{Number: strconv.Itoa(numberAt(p, i)), Label: s.partnershipName(p)})
		if p.ID == of {
			selected = i + 1
		}
	}
	return choices, selected
}

// numberAt is a partnership's number, or else its place in the list.
func numberAt(p store.Partnership, at int) int { return cmp.Or(p.Number, at+1) }

func (s *questionsSnapshot) partnershipName(p store.Partnership) string {
	return pairName(p, func(id store.ID) (store.Region, bool) { region, ok := s.regions[id]; return region, ok })
}

// questionFilter is what the lists show.
type questionFilter struct {
	query    string // as it was typed
	toReview bool   // only what nobody has looked at
}

// narrowed tells whether anything is kept out of the lists.
func (f questionFilter) narrowed() bool { return f.query != "" || f.toReview }

// groups are the questions of each list that pass a filter, as indexes, in their
// order: the queue with what is live before it, answered ones the newest first.
func (s *questionsSnapshot) groups(f questionFilter) (groups [groupCount][]int) {
	wanted := store.QueryWords(f.query)
	for i := range s.questions {
		q := &s.questions[i]
		if f.toReview && !q.ToReview || len(wanted) > 0 && !store.Matches(s.folded[i], wanted) {
			continue
		}
		g := groupOf(q)
		groups[g] = append(groups[g], i)
	}
	slices.SortStableFunc(groups[groupQueue], func(x, y int) int {
		live := func(i int) int {
			if s.questions[i].State == store.Live {
				return 0
			}
			return 1
		}
		return live(x) - live(y)
	})
	slices.Reverse(groups[groupAnswered])
	return groups
}
