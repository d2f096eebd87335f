package desktop

import (
	"context"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/zones"
	"github.com/rapporteur-app/rapporteur/store"
)

// target finds the webinar of each session, and the zone and day that it tells.
func (a importAsk) target(f *importFound, key importer.Key) error {
	here := zones.Here()
	f.here = here
	return a.file.View(func(r store.Reader) error {
		used := map[store.ID]bool{}
		for _, s := range f.sessions {
			exports := f.exports(s, false)
			var err error
			if s.candidates, err = importer.Candidates(r, exports, key); err != nil {
				return err
			}
			if err = a.showCandidates(r, s); err != nil {
				return err
			}
			chosen := a.choices[s.lead]
			a.propose(s, exports, used)
			if chosen.target != nil && (chosen.target.New || s.holds(chosen.target.Webinar)) {
				s.target = *chosen.target
			}
			if !s.target.New {
				used[s.target.Webinar] = true
				if s.webinar, err = shownWebinar(r, a.book, s.target.Webinar); err != nil {
					return err
				}
			}
			s.keepBoth = chosen.keepBoth
			s.decide(exports, chosen, a.zone, here)
			if s.needsTitle = s.target.New && !anyTitle(exports); s.needsTitle {
				if s.title = chosen.title; s.title == "" {
					day, known := importer.Day(exports)
					if !known {
						day = s.day
					}
					s.title = a.untitled(day)
				}
			}
		}
		return nil
	})
}

// showCandidates names the webinars that are offered in the window's language.
func (a importAsk) showCandidates(r store.Reader, s *importSession) error {
	texts, err := readShownTexts(r, a.book)
	if err != nil {
		return err
	}
	for i := range s.candidates {
		texts.webinar(&s.candidates[i].Webinar)
	}
	return texts.err
}

func anyTitle(exports []*importer.Export) bool {
	return slices.ContainsFunc(exports, func(e *importer.Export) bool { return strings.TrimSpace(e.Title) != "" })
}

func (s *importSession) holds(id store.ID) bool {
	return slices.ContainsFunc(s.candidates, func(c importer.Candidate) bool { return c.Webinar.ID == id })
}

// propose chooses the likeliest webinar and puts it first: the one the files point
// to; else, where they or it do not tell a day, the one in the window; else a new one.
func (a importAsk) propose(s *importSession, exports []*importer.Export, used map[store.ID]bool) {
	s.target = importer.Target{New: true}
	if len(s.candidates) == 0 {
		return
	}
	if best := s.candidates[0]; best.Reason != importer.ReasonNone {
		s.target, s.proposed = importer.Target{Webinar: best.Webinar.ID}, string(best.Reason)
		return
	}
	open := slices.IndexFunc(s.candidates, func(c importer.Candidate) bool { return c.Webinar.ID == a.open })
	if open < 0 || used[a.open] {
		return
	}
	c := s.candidates[open]
	if _, hasDay := importer.Day(exports); hasDay && c.Webinar.Start.Local != "" {
		return
	}
	s.candidates = slices.Insert(slices.Delete(s.candidates, open, open+1), 0, c)
	s.target, s.proposed = importer.Target{Webinar: a.open}, "open"
}

// decide fills in what the files do not tell: as chosen, else as the webinar has
// it, else the zone that was chosen for another, else this machine's.
func (s *importSession) decide(exports []*importer.Export, chosen importChoice, other, here string) {
	for _, e := range exports {
		s.needsZone = s.needsZone || e.NeedsZone
		s.needsDay = s.needsDay || e.NeedsDay
	}
	s.zone, s.day = chosen.zone, chosen.day
	s.said = s.zone != "" || s.day != ""
	if s.zone == "" && s.webinar.Start.Zone != "" {
		s.zone, s.zoneWebinar = s.webinar.Start.Zone, true
	}
	if s.zone == "" && other != "" {
		s.zone, s.zoneOther = other, true
	}
	if s.zone == "" {
		s.zone = here
	}
	if s.day == "" && len(s.webinar.Start.Local) >= len("2006-01-02") {
		s.day = s.webinar.Start.Local[:len("2006-01-02")]
	}
}

// settle reads again what needs its session's zone or day.
func (a importAsk) settle(ctx context.Context, f *importFound) error {
	for _, s := range f.sessions {
		for _, i := range s.files {
			file := &f.files[i]
			by := a.options(file)
			if file.plain.NeedsZone {
				by.Zone = s.zone
			}
			if file.plain.NeedsDay {
				by.Day = s.day
			}
			if by.Zone == "" && by.Day == "" {
				file.export = file.plain
				continue
			}
			if file.export != nil && sameReading(file.exportBy, by) {
				continue
			}
			var err error
			if file.export, err = a.readWith(ctx, file, by, i); err != nil {
				file.export, s.err = file.plain, err
				if ctx.Err() != nil {
					return ctx.Err()
				}
			}
			file.exportBy = by
		}
	}
	return nil
}

// plan finds out what importing each session would do.
func (a importAsk) plan(f *importFound, key importer.Key) error {
	return a.file.View(func(r store.Reader) error {
		taken := 0
		for _, s := range f.sessions {
			if s.err != nil {
				continue
			}
			exports := f.exports(s, true)
			o := importer.PlanOptions{Key: key, Taken: taken, Title: s.title, Reread: s.said || f.ordered(s)}
			plan, err := importer.NewPlan(r, exports, s.target, o)
			if err != nil {
				s.err = err
				continue
			}
			if s.earlier = plan.Result().Replaces; s.earlier > 0 {
				if s.older, err = readOlder(r, s.webinar, plan.Older()); err != nil {
					return err
				}
			}
			if s.keepBoth && s.earlier > 0 {
				o.KeepBoth = true
				if plan, err = importer.NewPlan(r, exports, s.target, o); err != nil {
					s.err = err
					continue
				}
			}
			s.plan, s.result = plan, plan.Result()
			if s.target.New {
				taken = s.result.Webinar.Number
			}
		}
		return nil
	})
}

// readOlder reads what the newest of a session's exports counts.
func readOlder(r store.Reader, webinar store.Webinar, older []store.ID) (o olderExport, err error) {
	about, err := store.Get[store.Attendance](r, older[len(older)-1])
	if err != nil {
		return o, err
	}
	o.imported = about.ID.Time()
	if about.People.IsZero() {
		return o, nil
	}
	people, err := store.People(r, about.People)
	if store.IsLost(err) {
		return o, nil
	}
	if err != nil {
		return o, err
	}
	f := figures.OfRecords(webinar, figures.Record{About: about, People: people})
	o.known, o.counts = true, importer.Result{People: f.Attended, Registered: f.Registered}
	return o, nil
}

// ordered tells whether a person has said the order of a session's dates.
func (f *importFound) ordered(s *importSession) bool {
	return slices.ContainsFunc(s.files, func(i int) bool { return f.files[i].order != "" })
}

// told are the warnings that the dialog shows: not those of which it asks, which
// name flags of the command line.
func (s *importSession) told() (keys []int) {
	for i, w := range s.result.Warnings {
		asked := strings.HasPrefix(w.Key, "import.warn.order_") || strings.HasPrefix(w.Key, "import.warn.stated_") ||
			slices.Contains([]string{"import.warn.zone", "import.warn.zone_webinar", "import.warn.replaces", "import.warn.kept_both"}, w.Key)
		if !asked {
			keys = append(keys, i)
		}
	}
	return keys
}
