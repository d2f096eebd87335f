package figures

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// StatedLine is a total that was stated, beside what is counted.
type StatedLine struct {
	Name        words.Message
	Stated      int
	Computed    int
	HasComputed bool
	Announced   bool          // by the organisers; else by the platform's export
	Reason      words.Message // why they differ; empty where they do not or nothing was counted
}

// whyOf keeps a reason to the direction in which it can explain a difference: a
// platform that leaves people out states less, one that counts a person's several
// registrations more. For the other way nobody knows why.
func whyOf(reason string, more bool) string {
	switch {
	case more && (reason == "unique" || reason == "concurrent"), !more && reason == "registered":
		return "participants"
	}
	return reason
}

// statedLines puts what was announced and what the export says beside the count. In
// a shareable form a total of the export is left out where what it lacks or has more
// than a published number would be a few people: its hosts, say. What was announced
// is known to everyone.
func (t *tally) statedLines(f *Figures, limit int) []StatedLine {
	var lines []StatedLine
	add := func(name string, stated, computed int, has bool, reason string) {
		line := StatedLine{Name: words.M("figures.stated." + name), Stated: stated, Computed: computed, HasComputed: has,
			Announced: name == "in_room" || strings.HasPrefix(name, "announced")}
		if has && stated != computed {
			line.Reason = words.M("figures.stated.why." + whyOf(reason, stated > computed))
		}
		lines = append(lines, line)
	}
	for _, s := range []struct {
		name             string
		stated, computed int
	}{
		{"announced", f.StatedParticipants, f.Attended}, {"announced_cities", f.StatedCities, f.Cities},
		{"announced_countries", f.StatedCountries, f.Countries},
	} {
		if s.stated > 0 {
			add(s.name, s.stated, s.computed, f.HasAttendance && s.computed > 0, "announced")
		}
	}
	if f.StatedInRoom > 0 {
		add("in_room", f.StatedInRoom, 0, false, "")
	}
	for _, s := range t.about.Stated {
		if s.Value <= 0 || limit > 0 && !f.mayTell(s, limit) {
			continue
		}
		switch s.Name {
		case store.StatedRegistered:
			add(s.Name, s.Value, f.Registered, f.Registered > 0, "registered")
		case store.StatedUnique:
			add(s.Name, s.Value, f.Attended, f.HasAttendance, "unique")
		case store.StatedAttendees:
			add(s.Name, s.Value, f.Attended, f.HasAttendance, "participants")
		case store.StatedConcurrent:
			add(s.Name, s.Value, f.PeakCount, f.PeakCount > 0 && !f.PeakAtLeast, "concurrent")
		case store.StatedAverageStay:
			add(s.Name, s.Value, f.AverageMinutes, f.AverageMinutes > 0, "participants")
		case store.StatedUsers, store.StatedUnknown, store.StatedOther, store.StatedCancelled:
			add(s.Name, s.Value, 0, false, "")
		}
	}
	return lines
}

// mayTell tells whether a total of the export may stand in a shareable form. Of a
// webinar that too few attended nothing is told, and of devices no number that too few
// people may have had.
func (f *Figures) mayTell(s store.Stated, limit int) bool {
	switch {
	case f.Withheld, s.Name == store.StatedUsers && s.Value < limit:
		return false
	case countsPeople(s.Name):
		return f.admits(s.Value, limit)
	}
	return true
}

// countsPeople tells the totals of people from those of minutes and of devices.
func countsPeople(name string) bool {
	return name != store.StatedUsers && name != store.StatedAverageStay
}

// admits tells whether a number of people may stand beside those that are published.
func (f *Figures) admits(people, limit int) bool {
	for _, published := range []int{0, f.Attended, f.Registered, f.Came, f.PeakCount} {
		if !enough(max(people-published, published-people), limit) {
			return false
		}
	}
	return true
}

// identityNote says how people were told apart; with counts also of how many only
// the weaker sign was known. It also says that people of a session were lost.
func (t *tally) identityNote(counts bool) words.Message {
	var kinds []namedCount
	for _, word := range []string{store.IdentityID, store.IdentityEmail, store.IdentityName} {
		for _, c := range t.sum.ByIdentity {
			if c.Name == word && c.People > 0 {
				kinds = append(kinds, c)
			}
		}
	}
	note := noteOf(kinds, counts)
	switch {
	case !t.sum.Lost:
		return note
	case note.Empty():
		return words.M("figures.identity.lost")
	}
	return words.M("figures.identity.and_lost", "note", note)
}

func noteOf(kinds []namedCount, counts bool) words.Message {
	if len(kinds) == 0 {
		return words.Message{}
	}
	first := words.M("figures.identity." + kinds[0].Name)
	if len(kinds) == 1 {
		return first
	}
	last := kinds[len(kinds)-1]
	by := words.M("figures.identity.by." + last.Name)
	if !counts {
		return words.M("figures.identity.and", "first", first, "last", by)
	}
	return words.M("figures.identity.and_count", "first", first, "count", last.People, "last", by)
}
