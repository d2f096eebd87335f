package importer

import (
	"slices"
	"time"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// Result is what an import finds and would do, or did.
type Result struct {
	Platform   Platform
	Layout     Layout
	Webinar    store.Webinar
	NewWebinar bool
	People     int // who were there
	Registered int
	NoShows    int // registered and not seen
	Spans      int // intervals before those of one person are united
	Minutes    int // of all people together, the intervals of each united
	Peak       int
	PeakAt     int64          // Unix seconds; 0: no times are known
	Zone       string         // IANA zone of the file's clock; empty: not known
	Undated    bool           // the times are of a day that nobody told
	Countries  map[string]int // people by ISO 3166-1 alpha-2 code
	Cities     int
	Questions  int
	Polls      int
	Identity   string // the Identity words, joined with "+"
	Stated     []store.Stated
	Compared   []figures.StatedLine // Stated beside what is counted, where they can be compared
	BadRows    []BadRow
	Warnings   []words.Message
	Dropped    []string
	// Already: every file has been imported into this notebook before; nothing is
	// to be written.
	Already bool
	// Replaces is how many records of the same session make way.
	Replaces int
	Files    []FileResult
	From     int64 // of the session, Unix seconds; 0: not known
	Until    int64
}

// FileResult is one file's share of a Result.
type FileResult struct {
	Platform  Platform
	Layout    Layout
	Rows      int
	BadRows   []BadRow
	Already   bool
	Questions int
	Polls     int
}

// Result tells what the plan finds and would do.
func (p *Plan) Result() Result { return p.result }

// Older are the exports of the same session that the webinar holds, oldest first.
func (p *Plan) Older() []store.ID { return slices.Clone(p.replace) }

// tell works the result out.
func (p *Plan) tell(exports []*Export, towns *gazetteer) {
	f := p.count()
	main := exports[len(exports)-1]
	r := Result{
		Platform: main.Platform, Layout: main.Layout, Webinar: p.webinar, NewWebinar: p.target.New,
		People: f.Attended, Registered: f.Registered, NoShows: f.NoShows, Spans: f.Spans(), Minutes: f.TotalMinutes,
		Peak: f.PeakCount, PeakAt: f.PeakAt, Zone: main.Zone, Countries: f.CountryCounts, Cities: f.Cities, Compared: f.Stated,
		Identity: p.parts[len(p.parts)-1].about.Identity, Already: true,
	}
	r.Polls = len(f.Polls)
	r.From, _ = began(main)
	r.Undated = main.NeedsDay
	if r.Until = main.Until; r.Until == 0 {
		r.Until = lastLeave(main)
	}
	if r.Countries == nil {
		r.Countries = map[string]int{}
	}
	if !slices.ContainsFunc(exports, (*Export).tellsWhoCame) {
		r.NoShows = 0
	}
	for _, part := range p.parts {
		e := part.export
		r.Files = append(r.Files, FileResult{e.Platform, e.Layout, e.RowCount, e.BadRows, part.already, len(e.Questions), len(e.Polls)})
		if part.left {
			continue
		}
		r.Questions += len(e.Questions)
		r.BadRows = append(r.BadRows, e.BadRows...)
		r.Stated = append(r.Stated, e.Stated...)
		for _, warning := range e.Warnings {
			r.warn(warning)
		}
		for _, kind := range e.Dropped {
			if !slices.Contains(r.Dropped, kind) {
				r.Dropped = append(r.Dropped, kind)
			}
		}
		r.Already = r.Already && part.already
	}
	if !p.o.KeepBoth {
		r.Replaces = len(p.replace)
	}
	p.result = r
	p.warnOfFiles(exports, towns)
	p.warnOfTotals()
	p.warnOfNotebook()
}

func (f *filePlan) tellsWhoCame() bool { return f.export.tellsWhoCame() && len(f.people) > 0 }

// lastLeave is when the last one was seen leaving; 0: nobody was.
func lastLeave(e *Export) (at int64) {
	for _, r := range e.Rows {
		for _, s := range r.Spans {
			at = max(at, s.Until)
		}
	}
	return at
}

// tellsWhoCame tells a report of who was there, were it nobody, from one of
// registrations, questions or polls alone, by which nobody knows who came.
func (e *Export) tellsWhoCame() bool {
	switch e.Layout {
	case ZoomRegistration, ZoomQuestions, ZoomPolls:
		return false
	}
	return true
}

// PeakTime is when most people were there, in the file's clock: RFC 3339, without
// an offset where the zone is not known, the time alone where the day is not; empty
// where there are no times.
func (r Result) PeakTime() string {
	switch {
	case r.PeakAt == 0 || r.Peak == 0:
		return ""
	case r.Undated:
		return time.Unix(r.PeakAt, 0).In(location(r.Zone)).Format(time.TimeOnly)
	case r.Zone == "":
		return time.Unix(r.PeakAt, 0).UTC().Format(localTime)
	}
	return time.Unix(r.PeakAt, 0).In(location(r.Zone)).Format(time.RFC3339)
}
