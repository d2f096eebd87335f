package importer

import (
	"reflect"
	"slices"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// warning is a message of what a person should know of an import.
func warning(key string, args ...any) words.Message { return words.M("import.warn."+key, args...) }

// warn adds a warning, once: several files may give the same one.
func (r *Result) warn(m words.Message) {
	if !slices.ContainsFunc(r.Warnings, func(w words.Message) bool { return reflect.DeepEqual(w, m) }) {
		r.Warnings = append(r.Warnings, m)
	}
}

func (p *Plan) warn(key string, args ...any) { p.result.warn(warning(key, args...)) }

// warnOfFiles says what the files do not tell of their times and places.
func (p *Plan) warnOfFiles(exports []*Export, towns *gazetteer) {
	if slices.ContainsFunc(exports, func(e *Export) bool { return e.NeedsZone && hasTimes(e) }) {
		p.warn("zone")
	}
	if slices.ContainsFunc(exports, func(e *Export) bool { return e.NeedsDay }) {
		p.warn("day")
	}
	if i := slices.IndexFunc(exports, func(e *Export) bool { return e.OrderGuessed }); i >= 0 {
		p.warn("order_" + string(exports[i].Order))
	}
	held := webinarDay(p.webinar)
	if day, ok := dayOf(exports); ok && !p.target.New && !p.result.Already && held != "" && held != day {
		p.warn("date", "day", day, "webinar", held)
	}
	if towns.unknown.countries > 0 {
		p.warn("countries", "count", towns.unknown.countries)
	}
	if towns.unknown.cities > 0 {
		p.warn("cities", "count", towns.unknown.cities)
	}
}

// warnOfTotals says where the platform's own totals differ from what is counted.
func (p *Plan) warnOfTotals() {
	people, registered := p.result.People, p.result.Registered
	for _, st := range p.result.Stated {
		switch {
		case people == 0:
		case st.Name == store.StatedAttendees && st.Value != people:
			p.warn("stated_people", "stated", st.Value, "count", people)
		case st.Name == store.StatedUnique && st.Value > people:
			p.warn("stated_viewers", "stated", st.Value, "count", people)
		case st.Name == store.StatedUnique && st.Value != people:
			p.warn("stated_unique", "stated", st.Value, "count", people)
		case st.Name == store.StatedRegistered && st.Value > 0 && registered > 0 && st.Value != registered:
			p.warn("stated_registered", "stated", st.Value, "count", registered)
		}
	}
}

// warnOfNotebook says what is there already, of the files and of their session.
func (p *Plan) warnOfNotebook() {
	r := &p.result
	if n := p.leftOut(); n > 0 {
		p.warn("twice", "count", n)
	}
	if !r.Already && len(p.reread) > 0 {
		p.warn("reread", "count", len(p.reread))
	}
	for _, number := range p.held {
		p.warn("held", "number", number)
	}
	for _, number := range p.known {
		if !r.Already {
			p.warn("known", "number", number)
		}
	}
	if p.forgotten && !r.Already {
		p.warn("forgotten")
	}
	if p.dated {
		p.warn("dated", "day", webinarDay(p.webinar))
	}
	switch {
	case r.Already:
	case r.Replaces > 0 && p.untimed:
		p.warn("replaces_timed", "count", r.Replaces)
	case r.Replaces > 0 && p.larger > 0:
		p.warn("replaces_larger", "count", p.larger, "people", r.People)
	case r.Replaces > 0:
		p.warn("replaces", "count", r.Replaces)
	case len(p.replace) > 0:
		p.warn("kept_both", "count", len(p.replace))
	}
}
