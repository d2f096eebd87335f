package desktop

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/words"
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
	zoneOther   bool // the zone was chosen for another session
	said        bool // a person has said zone or day
	needsDay    bool
	day         string
	needsTitle  bool
	title       string // of the new webinar; empty: that of the files
	keepBoth    bool
	earlier     int // exports of the same session that the notebook holds
	older       olderExport
	plan        *importer.Plan
	result      importer.Result
	err         error
}

// olderExport is the newest export of a session that the notebook holds already.
type olderExport struct {
	known    bool // its attendees are not forgotten
	imported time.Time
	counts   importer.Result // people and registered only
}

// ready tells whether there is something to import.
func (s *importSession) ready() bool { return s.plan != nil && !s.result.Already }

// importAsk is what the work starts from.
type importAsk struct {
	files    []importFile
	choices  map[string]importChoice
	columns  map[string][]importer.Field // remembered, by the table's signature
	zone     string                      // chosen last, for any session
	language string
	book     *words.Book
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
	here     string // zone of this machine's clock
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

// exports are those of a session, with its zone and day as far as they are settled.
func (f *importFound) exports(s *importSession, settled bool) []*importer.Export {
	var all []*importer.Export
	for _, i := range s.files {
		if settled && f.files[i].export != nil {
			all = append(all, f.files[i].export)
		} else {
			all = append(all, f.files[i].plain)
		}
	}
	return all
}
