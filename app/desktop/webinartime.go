package desktop

import (
	"strconv"
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// parseDay reads a day as people write it and returns it as 2006-01-02. Year-month-day
// is always taken; day, month and year with points, slashes or dashes between them
// only where nobody could read month and day the other way round. ok is false for
// what is no day or no day of the calendar, such as 31 April.
func parseDay(text string, dayFirst bool) (day string, ok bool) {
	if t, err := time.Parse(time.DateOnly, text); err == nil && t.Year() > 0 {
		return text, true
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-./ ", r) })
	if len(parts) != 3 {
		return "", false
	}
	var n [3]int
	for i, part := range parts {
		var err error
		if n[i], err = strconv.Atoi(part); err != nil || n[i] < 1 {
			return "", false
		}
	}
	d, m, y := n[0], n[1], n[2]
	switch {
	case len(parts[0]) == 4:
		d, y = n[2], n[0]
	case len(parts[2]) != 4:
		return "", false
	case !dayFirst && d <= 12 && m <= 12 && d != m:
		return "", false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || int(t.Month()) != m {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// typedDay reads a day that was typed into a form, in the order of the window's
// language; nothing is no day. wrong is the key of what to say of any other text.
func (d *desk) typedDay(text string) (day, wrong string) {
	if text == "" {
		return "", ""
	}
	dayFirst := d.book.Language() != "en"
	if day, ok := parseDay(text, dayFirst); ok {
		return day, ""
	}
	if _, other := parseDay(text, true); other {
		return "", "webinar.unclear_date"
	}
	return "", "webinar.bad_date"
}

// parseClock reads a time of day: 15:00, 15.30, 15h30, 15h, 9. It returns it as 15:04:05.
func parseClock(text string) (clock string, ok bool) {
	text = strings.TrimSuffix(strings.ToLower(strings.ReplaceAll(text, " ", "")), "h")
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(":.h", r) })
	if len(parts) < 1 || len(parts) > 3 || strings.HasPrefix(text, ":") || strings.HasSuffix(text, ":") {
		return "", false
	}
	most := [3]int{23, 59, 59}
	var n [3]int
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil || v < 0 || v > most[i] || i > 0 && len(part) != 2 || len(part) > 2 {
			return "", false
		}
		n[i] = v
	}
	return time.Date(1, 1, 1, n[0], n[1], n[2], 0, time.UTC).Format(time.TimeOnly), true
}

// showClock writes the time of a moment as a field has it; empty where there is none.
func showClock(m store.Moment) string {
	if len(m.Local) <= len("2006-01-02T") {
		return ""
	}
	return strings.TrimSuffix(m.Local[len("2006-01-02T"):], ":00")
}

// parseLength reads minutes: 90, 1:30, 1 h 30. Nothing is 0.
func parseLength(text string) (minutes int, ok bool) {
	text = strings.ToLower(strings.ReplaceAll(text, " ", ""))
	text = strings.TrimSuffix(text, "min")
	if text == "" {
		return 0, true
	}
	hours, rest, split := strings.Cut(text, ":")
	if !split {
		hours, rest, split = strings.Cut(text, "h")
	}
	if !split {
		hours, rest = "0", text
	} else if rest == "" {
		rest = "0"
	}
	h, err := strconv.ParseUint(hours, 10, 16)
	m, errRest := strconv.ParseUint(rest, 10, 16)
	if err != nil || errRest != nil || split && m > 59 {
		return 0, false
	}
	minutes = int(60*h + m)
	return minutes, minutes <= mostMinutes
}

// mostMinutes is the longest webinar, of a week; anything more is a slip.
const mostMinutes = 7 * 24 * 60

// clockChange is what a change of the clock does to a time of day.
type clockChange int

// What it does.
const (
	noChange     clockChange = iota
	hourSkipped              // there is no such time on that day
	hourRepeated             // there are two such times on that day
)

// settleHour finds the time that a local time means in a zone. A time that the
// clocks skip is as much later as they are put forward; one that comes twice is
// taken as every reader of the notebook takes it, and the returned time tells which.
func settleHour(day, clock, zone string) (at time.Time, change clockChange) {
	place, err := time.LoadLocation(zone)
	if err != nil || zone == "" {
		place = time.UTC
	}
	local := day + "T" + clock
	at, err = time.ParseInLocation(localLayout, local, place)
	if err != nil {
		return time.Time{}, noChange
	}
	if at.Format(localLayout) != local {
		_, before := at.Add(-26 * time.Hour).Zone()
		naive, _ := time.Parse(localLayout, local)
		return naive.Add(-time.Duration(before) * time.Second).In(place), hourSkipped
	}
	for _, apart := range []time.Duration{30 * time.Minute, time.Hour, 2 * time.Hour} {
		for _, other := range []time.Time{at.Add(apart), at.Add(-apart)} {
			if other.Format(localLayout) == local {
				return at, hourRepeated
			}
		}
	}
	return at, noChange
}

// localLayout is how a moment's local time is written.
const localLayout = "2006-01-02T15:04:05"
