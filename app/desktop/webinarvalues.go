package desktop

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/rapporteur-app/rapporteur/store"
)

// webinarValues are what the webinar dialog shows of a webinar and its agenda.
type webinarValues struct {
	number, minutes                         int
	title, recording                        string
	start                                   store.Moment
	participants, cities, countries, inRoom int
	partnerships                            []store.ID
	agenda                                  []store.AgendaPart // in order
}

func valuesOf(w store.Webinar, agenda []store.AgendaPart) webinarValues {
	return webinarValues{
		number: w.Number, minutes: w.Minutes, title: w.Title, recording: w.Recording, start: w.Start,
		participants: w.StatedParticipants, cities: w.StatedCities, countries: w.StatedCountries, inRoom: w.StatedInRoom,
		partnerships: w.Partnerships, agenda: agenda,
	}
}

// apply changes in a webinar what differs from what the dialog had before: what
// somebody else has changed meanwhile stays.
func (v webinarValues) apply(w *store.Webinar, was webinarValues) {
	set(&w.Number, v.number, was.number)
	set(&w.Minutes, v.minutes, was.minutes)
	set(&w.Title, v.title, was.title)
	set(&w.Recording, v.recording, was.recording)
	set(&w.Start, v.start, was.start)
	set(&w.StatedParticipants, v.participants, was.participants)
	set(&w.StatedCities, v.cities, was.cities)
	set(&w.StatedCountries, v.countries, was.countries)
	set(&w.StatedInRoom, v.inRoom, was.inRoom)
	if !slices.Equal(v.partnerships, was.partnerships) {
		w.Partnerships = v.partnerships
	}
}

func set[T comparable](field *T, value, was T) {
	if value != was {
		*field = value
	}
}

// writeAgenda stores the parts that came, went, changed or moved.
func (v webinarValues) writeAgenda(tx *store.Tx, webinar store.ID, was webinarValues) error {
	for _, p := range was.agenda {
		if slices.ContainsFunc(v.agenda, func(q store.AgendaPart) bool { return q.ID == p.ID }) {
			continue
		}
		if err := dropRecord[store.AgendaPart](tx, p.ID); err != nil {
			return err
		}
	}
	for _, part := range v.agenda {
		part.Webinar = webinar
		if slices.Contains(was.agenda, part) {
			continue
		}
		if err := store.Put(tx, &part); err != nil {
			return err
		}
	}
	return nil
}

// dropRecord deletes a record that may be gone already.
func dropRecord[T store.Record](tx *store.Tx, id store.ID) error {
	if err := store.Delete[T](tx, id); !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return nil
}

// rankAgenda gives parts keys in their order; as many as can keep theirs.
func rankAgenda(parts []store.AgendaPart) {
	present := make([]string, len(parts))
	for i, p := range parts {
		present[i] = p.Rank
	}
	for i, rank := range store.Ranks(present) {
		parts[i].Rank = rank
	}
}

// agendaOf are the parts of a webinar's agenda, in order.
func agendaOf(r store.Reader, webinar store.ID) ([]store.AgendaPart, error) {
	parts, err := store.List[store.AgendaPart](r)
	parts = slices.DeleteFunc(parts, func(p store.AgendaPart) bool { return p.Webinar != webinar })
	slices.SortStableFunc(parts, func(a, b store.AgendaPart) int { return cmp.Compare(a.Rank, b.Rank) })
	return parts, err
}

// nextAfter are the values of the webinar after another: what a series keeps, and
// nothing of what happened.
func nextAfter(v webinarValues, taken map[int]bool) webinarValues {
	next := webinarValues{title: v.title, minutes: v.minutes, partnerships: v.partnerships, start: store.Moment{Zone: v.start.Zone}}
	if v.number > 0 {
		for next.number = v.number + 1; taken[next.number]; next.number++ {
		}
	}
	for _, p := range v.agenda {
		next.agenda = append(next.agenda, store.AgendaPart{Rank: p.Rank, Title: p.Title, Minutes: p.Minutes, Partnership: p.Partnership})
	}
	return next
}

// parseCount reads a number of people or places; grouped thousands are taken.
// Nothing is 0.
func parseCount(text string) (n int, ok bool) {
	if text == "" {
		return 0, true
	}
	groups := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == ',' || r == '’' || r == '\'' || unicode.IsSpace(r) })
	for i, g := range groups {
		if i > 0 && len(g) != 3 {
			return 0, false
		}
	}
	n, err := strconv.Atoi(strings.Join(groups, ""))
	return n, err == nil && n >= 0 && n <= mostPeople
}

// mostPeople is more than any webinar had; a longer number is a slip.
const mostPeople = 100_000_000

// parseLink reads the address of a page on the web. Where people leave https://
// away it is put before it.
func parseLink(text string) (link string, ok bool) {
	if text == "" {
		return "", true
	}
	if strings.ContainsFunc(text, unicode.IsSpace) {
		return "", false
	}
	link = text
	if !strings.Contains(text, "://") {
		if host, path, _ := strings.Cut(text, "/"); host == "" || path == "" {
			return "", false // a file's name
		}
		link = "https://" + text
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(strings.Trim(u.Hostname(), "."), ".") {
		return "", false
	}
	return link, true
}
