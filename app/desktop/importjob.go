package desktop

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/zones"
	"github.com/rapporteur-app/rapporteur/store"
)

// importFile is one file of the import dialog. It is passed by value: the dialog
// has what was found last, the work makes the next.
type importFile struct {
	path    string
	order   importer.DateOrder // as chosen; empty: as the file tells or suggests
	mapping *importer.Mapping  // of its columns, as chosen or remembered

	input    importer.Input
	loaded   bool
	plain    *importer.Export // as the file reads by itself
	plainBy  importer.Options
	export   *importer.Export // with the zone and the day of its webinar
	exportBy importer.Options
	unmapped *importer.Unmapped // what is to be said of its columns; kept once they are known
	known    bool               // its columns are remembered from another file
	err      error
}

// importChoice is what a person chose for one session; zero values are not chosen.
type importChoice struct {
	target   *importer.Target
	zone     string
	day      string
	title    string // of a new webinar, where the files have none
	keepBoth bool
}

// importSession is the files of one webinar, and what importing them would do.
type importSession struct {
	lead        string // path of its first file, by which choices are kept
	files       []int
	candidates  []importer.Candidate
	proposed    string // why the first candidate is the target; empty: it is not
	target      importer.Target
	webinar     store.Webinar // the target, where it is there already
	needsZone   bool
	zone        string
	zoneWebinar bool // the zone is the webinar's
	needsDay    bool
	day         string
	needsTitle  bool
	title       string // of the new webinar; empty: that of the files
	keepBoth    bool
	earlier     int // exports of the same session that the notebook holds
	plan        *importer.Plan
	result      importer.Result
	err         error
}

// ready tells whether there is something to import.
func (s *importSession) ready() bool { return s.plan != nil && !s.result.Already }

// importAsk is what the work starts from.
type importAsk struct {
	files    []importFile
	choices  map[string]importChoice
	columns  map[string][]importer.Field // remembered, by the table's signature
	language string
	settings string                  // folder of the linking key; empty: the person's own
	open     store.ID                // the webinar in the window
	untitled func(day string) string // names a webinar of which only the day is known, or not even that
	file     notebook
	progress func(name string, done float64)
}

// importFound is what it comes to.
type importFound struct {
	files    []importFile
	sessions []*importSession
}

// run reads the files and plans what importing them would do. It writes nothing to
// the notebook. Errors of files and sessions are theirs; the error returned is
// ctx's. Off the UI thread only.
func (a importAsk) run(ctx context.Context) (importFound, error) {
	f := importFound{files: slices.Clone(a.files)}
	for i := range f.files {
		a.read(ctx, &f.files[i], i)
		if err := ctx.Err(); err != nil {
			return f, err
		}
	}
	f.group()
	key, err := a.key()
	if err == nil {
		err = a.target(&f, key)
	}
	if err == nil {
		err = a.settle(ctx, &f)
	}
	if err == nil {
		err = a.plan(&f, key)
	}
	if ctx.Err() != nil {
		return f, ctx.Err()
	}
	if err != nil {
		for _, s := range f.sessions {
			s.err, s.plan = err, nil
		}
	}
	return f, nil
}

func (a importAsk) key() (importer.Key, error) {
	folder := a.settings
	if folder == "" {
		var err error
		if folder, err = importer.KeyFolder(); err != nil {
			return importer.Key{}, err
		}
	}
	return importer.LoadKey(folder)
}

// options are those that the file alone is read with.
func (a importAsk) options(f *importFile) importer.Options {
	return importer.Options{Order: f.order, Language: a.language, Mapping: f.mapping}
}

// read reads one file by itself, unless that was done before.
func (a importAsk) read(ctx context.Context, f *importFile, number int) {
	by := a.options(f)
	if f.plain != nil && sameReading(f.plainBy, by) {
		return
	}
	f.plain, f.export, f.err = nil, nil, nil
	if !f.loaded {
		if f.input, f.err = importer.Load(f.path); f.err != nil {
			return
		}
		f.loaded = true
	}
	if f.mapping == nil && f.unmapped == nil {
		f.plain, f.err = a.readWith(ctx, f, by, number)
		var table *importer.Unmapped
		if !errors.As(f.err, &table) {
			f.plainBy = by
			return
		}
		f.unmapped = table
		if columns, ok := a.columns[table.Guess.Signature]; ok && len(columns) == len(table.Headers) {
			f.known = true
			f.mapping = &importer.Mapping{Signature: table.Guess.Signature, HeaderRow: table.Guess.HeaderRow, Columns: columns}
			by = a.options(f)
		}
	}
	if f.mapping == nil {
		f.err = f.unmapped
		return
	}
	f.plain, f.err = a.readWith(ctx, f, by, number)
	f.plainBy = by
}

func (a importAsk) readWith(ctx context.Context, f *importFile, o importer.Options, number int) (*importer.Export, error) {
	if a.progress != nil {
		name, count := f.input.Name, float64(len(a.files))
		o.Progress = func(done float64) { a.progress(name, (float64(number)+done)/count) }
		o.Progress(0)
	}
	return importer.Read(ctx, f.input.Name, f.input.Data, o)
}

// sameReading tells whether two options read a file alike.
func sameReading(a, b importer.Options) bool {
	return a.Zone == b.Zone && a.Order == b.Order && a.Day == b.Day && a.Mapping == b.Mapping
}

// group puts the files that were read into sessions.
func (f *importFound) group() {
	var exports []*importer.Export
	var at []int
	for i, file := range f.files {
		if file.plain != nil {
			exports, at = append(exports, file.plain), append(at, i)
		}
	}
	for _, together := range importer.Together(exports) {
		s := &importSession{}
		for _, i := range together {
			s.files = append(s.files, at[i])
		}
		slices.Sort(s.files)
		s.lead = f.files[s.files[0]].path
		f.sessions = append(f.sessions, s)
	}
}

// exports are those of a session, as far as they are settled.
func (f *importFound) exports(s *importSession, settled bool) []*importer.Export {
	var all []*importer.Export
	for _, i := range s.files {
		if settled {
			all = append(all, f.files[i].export)
		} else {
			all = append(all, f.files[i].plain)
		}
	}
	return all
}

// target finds the webinar of each session, and the zone and day that it tells.
func (a importAsk) target(f *importFound, key importer.Key) error {
	here := zones.Here()
	return a.file.View(func(r store.Reader) error {
		used := map[store.ID]bool{}
		for _, s := range f.sessions {
			exports := f.exports(s, false)
			var err error
			if s.candidates, err = importer.Candidates(r, exports, key); err != nil {
				return err
			}
			chosen := a.choices[s.lead]
			a.propose(s, exports, used)
			if chosen.target != nil && (chosen.target.New || s.holds(chosen.target.Webinar)) {
				s.target = *chosen.target
			}
			if !s.target.New {
				used[s.target.Webinar] = true
				if s.webinar, err = store.Get[store.Webinar](r, s.target.Webinar); err != nil {
					return err
				}
			}
			s.keepBoth = chosen.keepBoth
			s.decide(exports, chosen, here)
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
// it, else as this machine's clock has it.
func (s *importSession) decide(exports []*importer.Export, chosen importChoice, here string) {
	for _, e := range exports {
		s.needsZone = s.needsZone || e.NeedsZone
		s.needsDay = s.needsDay || e.NeedsDay
	}
	s.zone, s.day = chosen.zone, chosen.day
	if s.zone == "" && s.webinar.Start.Zone != "" {
		s.zone, s.zoneWebinar = s.webinar.Start.Zone, true
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
			if s.err != nil || s.needsDay && s.day == "" {
				continue
			}
			exports := f.exports(s, true)
			o := importer.PlanOptions{Key: key, Taken: taken, Title: s.title}
			plan, err := importer.NewPlan(r, exports, s.target, o)
			if err != nil {
				s.err = err
				continue
			}
			s.earlier = plan.Result().Replaces
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
