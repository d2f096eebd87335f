package importer

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/store"
)

// Target is the webinar that an import goes to.
type Target struct {
	New     bool     // make a webinar of the file's title and date
	Webinar store.ID // where New is false
}

// PlanOptions are the choices of an import.
type PlanOptions struct {
	Key Key
	// KeepBoth keeps an older export of the same session beside the new one; else
	// the new one replaces it.
	KeepBoth bool
	// Reread: the person has said zone, date order or day. A file that the webinar
	// holds already and that was read otherwise then is imported anew in its place.
	Reread bool
	Now    time.Time // zero: time.Now
	// Taken is the highest number that a webinar got from another plan of the same
	// edit; 0: none did.
	Taken int
	// Title is that of a new webinar where the files have none.
	Title string
}

// Plan is what importing some files into one webinar would do.
type Plan struct {
	o         PlanOptions
	target    Target
	webinar   store.Webinar // as it is, or as it would be made
	parts     []filePlan
	replace   []store.ID // older exports of the same session
	reread    []store.ID // the same files, read otherwise
	larger    int        // people of those that make way, where they say more than what comes
	untimed   bool       // they have times, and what comes has none or fewer
	held      []int      // numbers of other webinars that hold some of the files
	known     []int      // numbers of other webinars that hold earlier exports of the session
	forgotten bool       // the webinar keeps figures of another session, whose attendees were forgotten
	dated     bool       // the webinar gets the files' date, having none
	result    Result
}

// filePlan is one file's share of a plan.
type filePlan struct {
	export    *Export
	about     store.Attendance
	people    []store.Participant
	questions []store.Question
	already   bool // in the notebook
	left      bool // another of the files says the same or more: neither counted nor written
}

// NewPlan joins the exports of one webinar and finds out what importing them
// would do. It reads the notebook and writes nothing. The target must be known:
// see Propose. Errors are ErrNotExport where the files say nothing of anybody, or
// the store's.
func NewPlan(r store.Reader, exports []*Export, t Target, o PlanOptions) (*Plan, error) {
	if !slices.ContainsFunc(exports, (*Export).tells) {
		return nil, fail(ErrNotExport, "import.error.no_rows")
	}
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	p := &Plan{o: o, target: t}
	sorted := slices.Clone(exports)
	slices.SortStableFunc(sorted, func(a, b *Export) int {
		return cmp.Or(cmp.Compare(weight(a), weight(b)), cmp.Compare(len(a.Rows), len(b.Rows)))
	})
	var err error
	if t.New {
		p.webinar, err = p.newWebinar(r, sorted)
	} else {
		p.webinar, err = store.Get[store.Webinar](r, t.Webinar)
	}
	if err != nil {
		return nil, err
	}
	towns, err := newGazetteer(r, p.webinar)
	if err != nil {
		return nil, err
	}
	p.gather(sorted, towns)
	p.leaveTwice()
	if err := p.compare(r); err != nil {
		return nil, err
	}
	if !p.target.New && !p.allAlready() && p.webinar.Start.Local == "" {
		p.dated = takeDate(&p.webinar, sorted)
	}
	p.tell(sorted, towns)
	return p, nil
}

// weight puts the files with people in the room last, of those the longest, so that
// their records are the newest, which count where two are of one session, and their
// names are known when the others are read.
func weight(e *Export) int {
	switch e.Layout {
	case ZoomQuestions, ZoomPolls:
		return 0
	case ZoomRegistration:
		return 1
	}
	return 2
}

// newWebinar makes the webinar that the files describe, numbered as the next.
func (p *Plan) newWebinar(r store.Reader, exports []*Export) (store.Webinar, error) {
	w := store.Webinar{ID: store.NewIDAt(p.o.Now), Number: p.o.Taken}
	for other, err := range store.All[store.Webinar](r) {
		if err != nil {
			return w, err
		}
		w.Number = max(w.Number, other.Number)
	}
	w.Number++
	for _, e := range slices.Backward(exports) {
		if w.Title == "" {
			w.Title = scrubTitle(oneSpace(e.Title), exports)
		}
	}
	takeDate(&w, exports)
	if w.Title == "" {
		w.Title = newScrubber(exports).text(oneSpace(p.o.Title))
	}
	return w, nil
}

// gather makes records of the files.
func (p *Plan) gather(exports []*Export, towns *gazetteer) {
	scrub, names := newScrubber(exports), newRoll(exports)
	var crowds []*crowd
	for i, e := range exports {
		f := filePlan{export: e, about: store.Attendance{
			ID: store.NewIDAt(p.o.Now.Add(time.Duration(i) * time.Millisecond)), Webinar: p.webinar.ID,
			Platform: string(e.Platform), Layout: string(e.Layout), Source: e.Source, Zone: e.Zone,
			KeyID: p.o.Key.ID(), From: e.From, Until: e.Until, Stated: e.Stated, Session: p.o.Key.sessionOf(e),
		}}
		c := newCrowd()
		for _, r := range e.Rows {
			names.note(r.Name, p.addRow(c, e, r, towns))
		}
		p.parts, crowds = append(p.parts, f), append(crowds, c)
	}
	for i, c := range crowds { // once everybody's name is known
		f := &p.parts[i]
		f.about.Polls = p.polls(c, f.export, scrub, names)
		f.questions = p.questions(c, f.export, scrub, names)
		f.people = c.participants(p.o.Key, p.webinar.ID.String(), f.export.Until)
		f.about.Identity = identityOf(c)
	}
}

// addRow adds a row to a crowd and returns whose it is.
func (p *Plan) addRow(c *crowd, e *Export, r Row, towns *gazetteer) identity {
	at := towns.place(r.Country, r.City)
	name := r.Name
	if r.Dialled {
		name = dialNumber(name)
	}
	id := identify(e.Platform, r.ID, r.Email, name, at.country)
	if id.none() {
		return id
	}
	who := c.person(id)
	who.registered = who.registered || r.Registered
	who.host = who.host || r.Host
	who.active = who.active || r.Active
	who.seconds += r.Seconds
	if who.group == "" {
		who.group = GroupOf(r.Group)
	}
	if who.device == "" {
		who.device = r.Device
		if r.Dialled && who.device == "" {
			who.device = store.DevicePhone
		}
	}
	if len(r.Spans) == 0 {
		who.stays = append(who.stays, stayed{place: at})
	}
	for _, s := range r.Spans {
		who.stays = append(who.stays, stayed{s, at})
	}
	return id
}

// identityOf lists what told people apart, strongest first.
func identityOf(c *crowd) string {
	var kinds []string
	for _, kind := range []byte{'i', 'e', 'n'} {
		if slices.ContainsFunc(c.all, func(p *someone) bool { return p.id.kind == kind }) {
			kinds = append(kinds, word(kind))
		}
	}
	return strings.Join(kinds, "+")
}

// count counts the files' people together, as the figures will.
func (p *Plan) count() figures.Figures {
	var records []figures.Record
	for _, f := range p.parts {
		if f.left {
			continue
		}
		records = append(records, figures.Record{About: f.about, People: f.people})
	}
	return figures.OfRecords(p.webinar, records...)
}
