package importer

import (
	"reflect"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// compare finds what the notebook holds of the same files and sessions.
func (p *Plan) compare(r store.Reader) error {
	var holders, known []store.ID
	var earlier []store.Attendance
	for about, err := range store.All[store.Attendance](r) {
		if err != nil {
			return err
		}
		for i := range p.parts {
			f := &p.parts[i]
			switch {
			case about.Source == f.about.Source && !about.Source.IsZero():
				otherwise, err := p.readOtherwise(r, about, f)
				if err != nil {
					return err
				}
				if otherwise {
					p.reread = append(p.reread, about.ID)
					continue
				}
				f.already, holders = true, append(holders, about.Webinar)
			case about.Webinar == p.webinar.ID && about.People.IsZero() && !about.Summary.IsZero() && about.Session != f.about.Session && f.tellsWhoCame():
				p.forgotten = true
			case about.Invented || about.Layout != f.about.Layout || about.Session != f.about.Session || about.Session == "":
			case about.Webinar == p.webinar.ID:
				p.replace, earlier = append(p.replace, about.ID), append(earlier, about)
			default:
				known = append(known, about.Webinar)
			}
		}
	}
	slices.SortFunc(p.replace, func(a, b store.ID) int { return slices.Compare(a[:], b[:]) })
	p.replace = slices.Compact(p.replace)
	p.held, p.known = p.others(r, holders), p.others(r, known)
	if p.allAlready() && len(holders) > 0 {
		holder := holders[len(holders)-1]
		if w, err := store.Get[store.Webinar](r, holder); err == nil {
			p.webinar, p.target = w, Target{Webinar: holder}
		}
	}
	if err := p.weigh(r, earlier); err != nil {
		return err
	}
	return p.dropKnownQuestions(r)
}

// others are the numbers of webinars beside the one that was meant.
func (p *Plan) others(r store.Reader, webinars []store.ID) (numbers []int) {
	for _, id := range webinars {
		if w, err := store.Get[store.Webinar](r, id); err == nil && id != p.webinar.ID {
			numbers = append(numbers, w.Number)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// weigh finds out whether what makes way says more than what comes: then it may be
// the newer of the two.
func (p *Plan) weigh(r store.Reader, earlier []store.Attendance) error {
	for _, about := range earlier {
		if about.People.IsZero() {
			continue // its attendees were forgotten
		}
		people, err := store.People(r, about.People)
		if store.IsLost(err) {
			continue
		}
		if err != nil {
			return err
		}
		before := knowsOf(about, people)
		for _, f := range p.parts {
			if f.left || f.about.Session != about.Session || f.about.Layout != about.Layout {
				continue
			}
			if now := knowsOf(f.about, f.people); before.more(now) {
				p.larger = max(p.larger, len(people))
				p.untimed = before.said <= now.said && before.timed > now.timed
			}
		}
	}
	return nil
}

// readOtherwise tells whether the webinar holds a file that was read in another
// zone or order of the date than is said now, or whose rows are lost. Attendees that
// were forgotten since stay so.
func (p *Plan) readOtherwise(r store.Reader, about store.Attendance, f *filePlan) (bool, error) {
	if about.Webinar != p.webinar.ID || about.People.IsZero() {
		return false, nil
	}
	people, err := store.People(r, about.People)
	if store.IsLost(err) {
		return true, nil
	}
	if !p.o.Reread || err != nil {
		return false, err
	}
	if about.Zone != f.about.Zone || about.From != f.about.From || about.Until != f.about.Until {
		return true, nil
	}
	return about.KeyID == f.about.KeyID && !reflect.DeepEqual(people, f.people), nil
}

// allAlready tells whether there is nothing to write.
func (p *Plan) allAlready() bool {
	return !slices.ContainsFunc(p.parts, func(f filePlan) bool { return !f.already && !f.left })
}

func (p *Plan) dropKnownQuestions(r store.Reader) error {
	known := map[string]bool{}
	for q, err := range store.All[store.Question](r) {
		if err != nil {
			return err
		}
		if q.Webinar == p.webinar.ID {
			known[store.Fold(q.Text)] = true
		}
	}
	for i := range p.parts {
		f := &p.parts[i]
		f.questions = slices.DeleteFunc(f.questions, func(q store.Question) bool { return known[store.Fold(q.Text)] })
	}
	return nil
}
