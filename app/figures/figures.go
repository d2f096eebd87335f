package figures

import (
	"math"
	"slices"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// LeastLimit is the smallest group that may ever be shared; a notebook or a
// report can raise it.
const LeastLimit = 5

// Figures are the numbers of one webinar.
type Figures struct {
	// Registered is 0 where it is not known; Attended counts everyone who was
	// there, hosts and panelists and those who never registered included.
	Registered, Attended int
	// Came are those of the registered who attended.
	Came int
	// HasAttendance is false where nothing but announced totals is known.
	HasAttendance bool
	// Withheld is true in a shareable form where fewer people than the limit
	// attended: HasAttendance is then false and no number of them is given.
	Withheld bool
	// RoomUnknown is true where nothing that was imported tells who came, as of
	// registrations alone: HasAttendance is then false.
	RoomUnknown bool
	// RowsLost is true where an attendance cannot be read any more: it is not counted.
	RowsLost bool
	// Identity is what made two rows one person, as the import states it.
	Identity string
	// Invented is true where the attendance is made up, as in the sample.
	Invented bool

	// Totals as announced; 0 means none was. Computed ones stand beside them.
	StatedParticipants, StatedCities, StatedCountries, StatedInRoom int

	// Cities and Countries are those of who attended, as far as known.
	Cities, Countries     int
	CitiesBy, CountriesBy map[store.MacroRegion]int

	Present, Country, City, MacroRegion, Group, Funnel figure.Figure
	// Minutes is how long people stayed, Device what they joined with, Returning who
	// had been at an earlier webinar. Polls are a figure a question.
	Minutes, Device, Returning figure.Figure
	Polls                      []figure.Figure
	// The tables of places: who attended, who registered, which share of them came.
	CityTable, CountryTable, MacroTable []PlaceLine
	Stated                              []StatedLine
	IdentityNote                        words.Message // how people were told apart; may be empty

	AverageMinutes int // in the room, of those who attended and whose minutes are known
	TotalMinutes   int // in the room, of all people together
	NoShows        int // registered and not seen
	OpenStays      int // people with a stay whose end nobody knows: it adds no minutes
	// CountryCounts are those who attended, by ISO 3166-1 alpha-2 code; empty in a
	// shareable form.
	CountryCounts map[string]int
	StayedOver    int // minutes: about half of the webinar's length; 0: not known
	PeakCount     int
	PeakAt        int64 // the first second of the peak, Unix; in a shareable form the minute
	// PeakAtLeast is true in a shareable form whose curve does not show the
	// peak itself: more people than PeakCount were there at some time.
	PeakAtLeast bool
	// ByRegion are those who attended from a region: from the country it lies
	// in, and its capital or a city of its name.
	ByRegion map[store.ID]int

	bins  []bin
	tally *tally
}

// All lists the figures in the order in which pages show them.
func (f Figures) All() []figure.Figure {
	all := []figure.Figure{f.Present, f.Funnel, f.Country, f.Group, f.City, f.MacroRegion, f.Minutes, f.Device, f.Returning}
	return append(all, f.Polls...)
}

// Spans counts the stays as they were imported, before those of one person are
// united. It depends on how an export is cut, and is no figure.
func (f Figures) Spans() int {
	if f.tally == nil {
		return 0
	}
	return f.tally.sum.Spans
}

// tally is all that is counted; both forms of Figures are built from it.
type tally struct {
	webinar store.Webinar
	parts   []store.AgendaPart // in order
	regions []store.Region
	about   store.Attendance
	has     bool
	sum     *summary
	funnel  funnelCounts
	unknown bool // no export tells who came
	gone    bool // the rows of one are lost
}

// input is what a notebook holds of one webinar.
type input struct {
	webinar store.Webinar
	parts   []store.AgendaPart // in order
	regions []store.Region
	records []Record
	earlier []Record // those that count of each earlier webinar
}

// count makes a tally.
func count(in input) *tally {
	chosen := choose(in.records)
	t := &tally{webinar: in.webinar, parts: in.parts, regions: in.regions, about: chosen.About, sum: chosen.summary(in.earlier), gone: chosen.gone}
	t.has = t.sum.People > 0
	t.unknown = t.sum.Attended == 0 && roomless(in.records)
	t.funnel = t.sum.funnel(length(in.webinar, in.parts))
	return t
}

// withoutRoom are the layouts of exports that do not tell who was in the room, as
// the importer names them.
var withoutRoom = []string{"zoom_registration", "zoom_questions", "zoom_polls"}

// roomless tells whether there are exports and none of them tells who came: nobody
// known to have come is not nobody then.
func roomless(records []Record) bool {
	return len(records) > 0 && !slices.ContainsFunc(records, func(r Record) bool { return !slices.Contains(withoutRoom, r.About.Layout) })
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// length is the planned length in minutes: the webinar's, else its agenda's.
func length(w store.Webinar, parts []store.AgendaPart) int {
	if w.Minutes > 0 {
		return w.Minutes
	}
	sum := 0
	for _, p := range parts {
		sum += max(0, p.Minutes)
	}
	return sum
}

// stayedOver is the minutes of which the funnel tells who stayed longer: half of a
// webinar's length, as a round number.
func stayedOver(length int) int {
	half, step := length/2, 60
	switch {
	case half < 10:
		return half
	case half < 15:
		step = 5
	case half <= 30:
		step = 10
	case half <= 120:
		step = 15
	case half <= 180:
		step = 30
	}
	return (half + step/2) / step * step
}

// Shareable is the form that may leave the machine: no group of fewer people
// than the limit is in it or can be derived from it. A limit under LeastLimit
// is raised to it.
func (f Figures) Shareable(limit int) Figures {
	if f.tally == nil {
		return f
	}
	return f.tally.build(max(limit, LeastLimit))
}

// build makes the figures: with a limit the shareable form, with 0 the full one.
func (t *tally) build(limit int) Figures {
	f := Figures{
		StatedParticipants: t.webinar.StatedParticipants, StatedCities: t.webinar.StatedCities,
		StatedCountries: t.webinar.StatedCountries, StatedInRoom: t.webinar.StatedInRoom,
		Identity: t.about.Identity, Invented: t.about.Invented, RowsLost: t.gone, tally: t,
	}
	shown := funnelShown{registered: true, ofRegistered: t.funnel.registered > 0, stayed: t.funnel.over > 0, active: !t.funnel.silent}
	if limit > 0 {
		shown = t.funnel.admissible(limit)
	}
	if shown.registered {
		f.Registered = t.funnel.registered
	}
	switch {
	case !t.has || t.sum.Attended > 0 && t.sum.Attended < limit:
		f.Withheld = t.has
		if f.Registered = t.funnel.registered; f.Registered < limit {
			f.Registered = 0
		}
		f.leaveEmpty(t.whyEmpty(limit))
	case t.unknown:
		f.RoomUnknown = true
		f.leaveEmpty(words.M("figures.empty.room_unknown"))
	default:
		t.fillRoom(&f, shown, limit)
	}
	t.fillPolls(&f, limit)
	f.Stated = t.statedLines(&f, limit)
	return f
}

// fillRoom counts and draws who was there, of a webinar of which that is known.
func (t *tally) fillRoom(f *Figures, shown funnelShown, limit int) {
	f.HasAttendance, f.Attended = true, t.sum.Attended
	if limit == 0 {
		t.addDetail(f)
	}
	f.StayedOver = t.funnel.over
	if shown.ofRegistered {
		f.Came = t.funnel.came
	}
	if f.Attended == 0 {
		f.leaveEmpty(words.M("figures.empty.nobody"))
		f.Funnel = t.funnelFigure(shown)
		return
	}
	f.AverageMinutes = t.averageMinutes()
	f.Funnel = t.funnelFigure(shown)
	t.fillCurve(f, limit)
	t.fillPlaces(f, shown, limit)
	t.fillGroups(f, limit)
	t.fillStays(f, shown, limit)
	t.fillDevices(f, limit)
	t.fillAgain(f, limit)
	f.IdentityNote = t.identityNote(limit == 0)
}

func (t *tally) averageMinutes() int {
	if t.sum.Timed == 0 {
		return 0
	}
	return int(math.Round(float64(t.sum.Seconds) / minute / float64(t.sum.Timed)))
}

// addDetail counts what only the people who hold the notebook may see.
func (t *tally) addDetail(f *Figures) {
	f.NoShows, f.OpenStays = t.sum.Registered-t.sum.Came, t.sum.Open
	f.CountryCounts = map[string]int{}
	for _, cell := range t.sum.Places {
		if cell.Country != "" && cell.Attended > 0 {
			f.CountryCounts[cell.Country] += cell.Attended
		}
	}
	f.TotalMinutes = int((t.sum.Seconds + minute/2) / minute)
}

// whyEmpty says why there is nothing to draw.
func (t *tally) whyEmpty(limit int) words.Message {
	switch {
	case t.has:
		return words.M("figures.empty.limit", "limit", limit)
	case t.webinar.StatedParticipants > 0:
		return words.M("figures.empty.stated", "count", t.webinar.StatedParticipants)
	case t.webinar.StatedCities > 0 || t.webinar.StatedCountries > 0 || t.webinar.StatedInRoom > 0:
		return words.M("figures.empty.stated_places")
	}
	if t.gone {
		return words.M("figures.empty.rows_lost")
	}
	return words.M("figures.empty.nothing")
}

// leaveEmpty makes every figure say why there is nothing to draw.
func (f *Figures) leaveEmpty(why words.Message) {
	f.Present, f.Funnel = emptyCurve(why), undrawn("funnel", figure.Funnel)
	f.Funnel.Empty = why
	for name, each := range map[string]*figure.Figure{
		"country": &f.Country, "city": &f.City, "macro_region": &f.MacroRegion, "group": &f.Group,
		"minutes": &f.Minutes, "device": &f.Device, "returning": &f.Returning,
	} {
		*each = empty(name, why)
	}
}

func unit() words.Message { return words.M("figures.unit") }

// zone is where the webinar's clock stands.
func (t *tally) zone() *time.Location {
	for _, name := range []string{t.webinar.Start.Zone, t.about.Zone} {
		if name == "" {
			continue
		}
		if at, err := time.LoadLocation(name); err == nil {
			return at
		}
	}
	return time.UTC
}
