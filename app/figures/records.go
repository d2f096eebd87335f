package figures

import (
	"reflect"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// Record is one attendance with its rows.
type Record struct {
	About  store.Attendance
	People []store.Participant
	kept   *summary // what is left where the attendees are forgotten
	// frozen is who had been at an earlier webinar, counted before the attendees of
	// one were forgotten; nil where none were.
	frozen *again
	// lost is set where another session's attendees were forgotten: whoever was
	// there only is not among People.
	lost bool
	// gone is set where rows cannot be read any more, as after damage.
	gone bool
}

// choose gives the participants that a webinar's attendance records say were
// there. The newest record in which somebody was present counts. An older one of
// the same session holds the same people, perhaps under other keys, so adding it
// would count people twice; one of another session, or of another platform that
// ran beside it, holds others, and people in both are one by their keys; where they
// are forgotten they cannot be told apart from who is known, so that they are not
// counted, and the figures say so. Records
// without anybody present add what they know of the same people: who asked or
// answered a poll, and registrations. Where registrations are known already, only
// those by address are added: who is known in one by address, in the other by name,
// would count twice. Only keys that one linking key made are compared.
func choose(records []Record) Record {
	slices.SortFunc(records, func(a, b Record) int { return -slices.Compare(a.About.ID[:], b.About.ID[:]) })
	if len(records) == 0 {
		return Record{}
	}
	at := max(0, slices.IndexFunc(records, Record.anyPresent))
	chosen := records[at]
	chosen.gone = slices.ContainsFunc(records, func(r Record) bool { return r.gone })
	chosen.About.Polls = pollsOf(records, at)
	if chosen.kept != nil {
		return chosen // what the others add is in it
	}
	chosen.People = slices.Clone(chosen.People)
	counted := []Record{records[at]}
	for _, other := range records[at+1:] {
		if !other.anyPresent() || slices.ContainsFunc(counted, func(c Record) bool { return !c.beside(other) }) {
			continue
		}
		chosen.lost = chosen.lost || other.kept != nil
		chosen.People = append(chosen.People, other.People...)
		counted = append(counted, other)
	}
	for i, other := range records {
		if i == at || other.anyPresent() || other.About.KeyID != chosen.About.KeyID {
			continue
		}
		adds := chosen.lacksRegistrations()
		for _, p := range other.People {
			p.Registered = p.Registered && adds(p.Key)
			if p.Key != "" && (p.Active || p.Registered) {
				chosen.People = append(chosen.People, p)
			}
		}
	}
	return chosen
}

// pollsOf gives the polls of the record that counts and of all that hold nobody
// present, each poll once. Their answers are counted already, so that it does not
// matter with which linking key.
func pollsOf(records []Record, at int) (polls []store.Poll) {
	add := func(of Record) {
		for _, p := range of.About.Polls {
			if !slices.ContainsFunc(polls, func(q store.Poll) bool { return reflect.DeepEqual(p, q) }) {
				polls = append(polls, p)
			}
		}
	}
	add(records[at])
	for i, other := range records {
		if i != at && !other.anyPresent() {
			add(other)
		}
	}
	return polls
}

// beside tells whether two records with people present are of different sessions
// whose people can be told from each other: another platform, or another time.
func (r Record) beside(other Record) bool {
	if r.About.KeyID == "" || r.About.KeyID != other.About.KeyID || r.About.Invented != other.About.Invented ||
		r.About.Session == "" || other.About.Session == "" || r.About.Session == other.About.Session {
		return false
	}
	if r.About.Platform != other.About.Platform {
		return true
	}
	from, until := r.times()
	otherFrom, otherUntil := other.times()
	return until <= otherFrom || otherUntil <= from
}

// times are the first arrival and the last leaving; both 0 where no times are known.
func (r Record) times() (from, until int64) {
	if r.kept != nil {
		return r.kept.From, r.kept.From + r.kept.Width*int64(len(r.kept.Most))
	}
	for _, p := range r.People {
		for _, s := range p.Spans {
			if from == 0 || s.From < from {
				from = s.From
			}
			until = max(until, s.From, s.Until)
		}
	}
	return from, until
}

func (r Record) anyPresent() bool {
	return r.kept != nil && r.kept.Attended > 0 ||
		slices.ContainsFunc(r.People, func(p store.Participant) bool {
			return p.Seconds > 0 || slices.ContainsFunc(p.Spans, isOpen) || len(unite(p.Spans)) > 0
		})
}

// lacksRegistrations tells of whom another file's registrations can be added: of
// everybody where none are known; else of those known by address, which is the same
// in whatever export of a platform, if addresses are what tells the registered apart
// here too. Then a few without one, who dialled in, do not matter: they stay as they
// are. A platform's own ids would make one person of the two files two.
func (r Record) lacksRegistrations() func(key string) bool {
	byAddress, byID := false, false
	for _, p := range r.People {
		byAddress = byAddress || p.Registered && kindOf(p.Key) == store.IdentityEmail
		byID = byID || p.Registered && kindOf(p.Key) == store.IdentityID
	}
	known := r.anyRegistered()
	return func(key string) bool {
		return !known || byAddress && !byID && kindOf(key) == store.IdentityEmail
	}
}

func (r Record) anyRegistered() bool {
	return r.kept != nil && r.kept.Registered > 0 ||
		slices.ContainsFunc(r.People, func(p store.Participant) bool { return p.Registered })
}
