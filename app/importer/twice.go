package importer

import (
	"cmp"

	"github.com/rapporteur-app/rapporteur/store"
)

// leaveTwice leaves out what several of the files say: a file that is there twice,
// and of exports of one session in one layout, as two hosts may have made them, all
// but the one that knows most. Their people are the same, so counting both would
// count them twice.
func (p *Plan) leaveTwice() {
	for i := range p.parts {
		for j := range p.parts[:i] {
			a, b := &p.parts[j], &p.parts[i]
			switch {
			case a.about.Source == b.about.Source:
				b.left = true
			case a.left || b.left:
			case p.o.KeepBoth || a.about.Session == "" || a.about.Session != b.about.Session || a.about.Layout != b.about.Layout:
			case a.knows().more(b.knows()):
				b.left = true
			default:
				a.left = true
			}
		}
	}
}

// knowing is how much a file says: how many people, questions and answers, of how
// many people it has times, how much else of them, and how long they stayed.
type knowing struct {
	said, timed, facts int
	seconds            int64
}

func (k knowing) more(than knowing) bool {
	return cmp.Or(cmp.Compare(k.said, than.said), cmp.Compare(k.timed, than.timed), cmp.Compare(k.facts, than.facts), cmp.Compare(k.seconds, than.seconds)) > 0
}

func (f *filePlan) knows() knowing {
	k := knowsOf(f.about, f.people)
	k.said += len(f.questions)
	return k
}

// knowsOf leaves out questions, which the notebook keeps as records of their own.
func knowsOf(about store.Attendance, people []store.Participant) knowing {
	k := knowing{said: len(people)}
	for _, poll := range about.Polls {
		k.said += poll.Respondents
	}
	for _, person := range people {
		k.seconds += person.Seconds
		for _, fact := range []string{person.Country, person.City, string(person.Group), string(person.Device)} {
			if fact != "" {
				k.facts++
			}
		}
		if len(person.Spans) > 0 {
			k.timed++
		}
		for _, s := range person.Spans {
			k.seconds += max(0, s.Until-s.From)
		}
	}
	return k
}

// leftOut is how many files are left out since another says the same or more.
func (p *Plan) leftOut() (n int) {
	for _, f := range p.parts {
		if f.left {
			n++
		}
	}
	return n
}
