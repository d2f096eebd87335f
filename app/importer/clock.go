package importer

import (
	"errors"
	"time"
	_ "time/tzdata" // zones also where the system has none
)

// clock turns a file's times into Unix seconds. It is shown every time of the
// file before the first is turned, so that the whole file decides which of two
// numbers is the day.
type clock struct {
	o Options
	// dayFirst and monthFirst count times that can be read in one order only.
	dayFirst, monthFirst int
	open                 int // times that fit both
	example              string
	twelve, twentyFour   int // times with AM or PM, and times after noon without
	zoned, unzoned       int
	dated, undated       int
	rowsDated            int    // times of rows with a date
	rowsUndated          int    // times of rows without
	place                string // IANA zone that the file's abbreviations belong to
	places               bool   // more than one
	headed               bool   // a header names it
	location             *time.Location
	clues                clues
	order                DateOrder
	guessed              bool
}

func newClock(o Options) *clock { return &clock{o: o} }

// see takes note of a time.
func (c *clock) see(text string) stamp {
	s, ok := parseStamp(text)
	if !ok {
		return stamp{}
	}
	was := c.open
	c.seen(s)
	if was == 0 && c.open > 0 {
		c.example = told(text)
	}
	return s
}

// seeOfRow takes note of a time that stands in a row on somebody.
func (c *clock) seeOfRow(text string) stamp {
	s := c.see(text)
	switch {
	case s.hasDate:
		c.rowsDated++
	case s.hasTime:
		c.rowsUndated++
	}
	return s
}

func (c *clock) seen(s stamp) {
	if s.hasDate {
		c.dated++
		switch {
		case s.sure == DayFirst && s.a != s.b:
			c.dayFirst++
		case s.sure != "" || s.a == s.b:
		case s.a > 12:
			c.dayFirst++
		case s.b > 12:
			c.monthFirst++
		default:
			c.open++
		}
	} else {
		c.undated++
	}
	if !s.hasTime {
		return
	}
	if s.twelve {
		c.twelve++
	} else if s.hour > 12 {
		c.twentyFour++
	}
	if !s.zone.given {
		c.unzoned++
		return
	}
	c.zoned++
	c.standsIn(s.zone.place)
}

// heads tells the clock of a zone that the header of its times names: it is theirs,
// whatever zone somebody gives.
func (c *clock) heads(zone string) {
	c.standsIn(zone)
	c.headed = c.headed || zone != ""
}

// standsIn tells the clock of a zone that the file names for its times.
func (c *clock) standsIn(zone string) {
	if zone != "" && zone != c.place {
		c.places = c.places || c.place != ""
		c.place = zone
	}
}

// settle decides the order of day and month, and the zone. language is the BCP 47
// tag of the file's words, empty where they do not tell.
func (c *clock) settle(language string) error {
	switch {
	case c.o.Order != "":
		c.order = c.o.Order
	case c.dayFirst > 0 || c.monthFirst > 0:
		c.order = DayFirst
		if c.monthFirst > c.dayFirst {
			c.order = MonthFirst
		}
	case c.open > 0:
		var sure bool
		if c.order, sure = c.clues.decide(); c.order == "" {
			c.order = c.likelier(language)
		}
		c.guessed = !sure
	}
	c.location = time.UTC
	switch {
	case c.o.Zone != "" && !c.stated():
		at, err := time.LoadLocation(c.o.Zone)
		if err != nil {
			return errZone
		}
		c.location = at
	case c.place != "" && !c.places:
		if at, err := time.LoadLocation(c.place); err == nil {
			c.location = at
		}
	}
	return nil
}

var errZone = errors.New("importer: no such time zone")

// stated tells whether a header names the one zone of the file's times.
func (c *clock) stated() bool { return c.headed && !c.places }

// likelier is the order most files have whose words are of a language and whose
// clock has AM and PM, or has not.
func (c *clock) likelier(language string) DateOrder {
	switch language {
	case "en", "":
		if language == "" && c.o.Language != "" && c.o.Language != "en" {
			return DayFirst
		}
		if language == "" && c.twelve == 0 && c.zoned+c.unzoned > 0 {
			return DayFirst // not English, and a clock of 24 hours
		}
		if c.twentyFour > 0 && c.twelve == 0 {
			return DayFirst // English with a clock of 24 hours is rarely American
		}
		return MonthFirst
	}
	if c.twelve > 0 && language != "es" {
		return MonthFirst // the words are translated, the dates American
	}
	return DayFirst
}

// zone is the IANA zone the times were read in; empty where neither the file nor
// anybody told.
func (c *clock) zone() string {
	switch {
	case c.o.Zone != "" && c.unzoned > 0 && !c.stated():
		return c.o.Zone
	case c.place != "" && !c.places:
		return c.place
	case c.zoned > 0 && c.unzoned == 0:
		return "UTC"
	}
	return c.o.Zone
}

// needsZone tells whether times stand in a zone that nobody told.
func (c *clock) needsZone() bool { return c.unzoned > 0 && c.zone() == "" }

// needsDay tells whether there are times without a date, and no day for them.
func (c *clock) needsDay() bool {
	return c.undated > 0 && (c.dated == 0 || c.rowsUndated > 0 && c.rowsDated == 0) && c.o.Day == ""
}

var (
	errNoTime  = errors.New("no time")
	errBadDate = errors.New("no such date")
)

// unix turns a time into Unix seconds.
func (c *clock) unix(text string) (int64, error) {
	s, ok := parseStamp(text)
	if !ok || !s.hasDate && c.rowsDated > 0 {
		return 0, errNoTime // a time of an unknown day among times with dates
	}
	return c.at(s)
}

func (c *clock) at(s stamp) (int64, error) {
	month, day := dateOf(s).read(c.order)
	if !s.hasDate {
		d, err := time.Parse(time.DateOnly, c.o.Day)
		if err != nil {
			d = someDay
		}
		s.year, month, day = d.Year(), int(d.Month()), d.Day()
	}
	if month > 12 || day > daysIn(s.year, month) {
		return 0, errBadDate
	}
	if s.zone.given {
		return time.Date(s.year, time.Month(month), day, s.hour, s.minute, s.second, 0, time.UTC).Unix() - int64(s.zone.offset), nil
	}
	return time.Date(s.year, time.Month(month), day, s.hour, s.minute, s.second, 0, c.location).Unix(), nil
}

// repeatedHour settles which of two hours is meant where clocks were put back
// between joining and leaving: the one by which a stay lasted as stated, in seconds,
// or, where nothing is stated, by which it does not end before it begins.
func (c *clock) repeatedHour(from, until, lasted int64) (joined, left int64) {
	const hour, rounding = 3600, 600
	off := func(from, until int64) int64 {
		switch d := until - from - lasted; {
		case lasted > 0:
			return max(d, -d)
		case until < from:
			return hour
		}
		return 0
	}
	joined, left = from, until
	if off(from, until) <= rounding {
		return joined, left
	}
	froms, untils := c.meanings(from), c.meanings(until)
	if len(froms)+len(untils) == 2 {
		return joined, left
	}
	for _, f := range froms {
		for _, u := range untils {
			if off(f, u) < off(joined, left) {
				joined, left = f, u
			}
		}
	}
	return joined, left
}

// meanings are the moments at which the file's clock shows what it shows at one.
func (c *clock) meanings(at int64) []int64 {
	all := []int64{at}
	const wall = "02T15:04:05"
	for _, other := range []int64{at - 3600, at + 3600} {
		if time.Unix(other, 0).In(c.location).Format(wall) == time.Unix(at, 0).In(c.location).Format(wall) {
			all = append(all, other)
		}
	}
	return all
}

// someDay stands for a day that nobody told. It is not the first of the epoch, whose
// first second would mean that no time is known.
var someDay = time.Date(1970, 1, 2, 0, 0, 0, 0, time.UTC)

// midnight is when the day of times without a date begins.
func (c *clock) midnight() int64 {
	at, _ := c.at(stamp{hasTime: true})
	return at
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
