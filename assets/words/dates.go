package words

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date writes a long date: "Thursday 23 November 2023".
func (b *Book) Date(t time.Time) string {
	return b.T("date.long",
		"weekday", b.T("date.weekday."+strconv.Itoa(int(t.Weekday()))),
		"day", strconv.Itoa(t.Day()), "month", b.Month(t.Month()), "year", strconv.Itoa(t.Year()))
}

// ShortDate writes a date in a row: "23 Nov 2023".
func (b *Book) ShortDate(t time.Time) string {
	return b.T("date.short", "day", strconv.Itoa(t.Day()),
		"month", b.T("date.month_short."+strconv.Itoa(int(t.Month()))), "year", strconv.Itoa(t.Year()))
}

// Month is a month's name as it stands within a date.
func (b *Book) Month(m time.Month) string { return b.T("date.month." + strconv.Itoa(int(m))) }

// Time writes a time of day as the clock of t's zone shows it: "15:04".
func (b *Book) Time(t time.Time) string { return t.Format("15:04") }

// TimeRange writes two times of one day and their zone: "15:00–16:30 CET".
func (b *Book) TimeRange(from, until time.Time) string {
	return b.Time(from) + "–" + b.Time(until) + nbsp + Zone(from)
}

// When writes a moment as shortly as can be told apart from now: the time today,
// the date on another day.
func (b *Book) When(t, now time.Time) string {
	t = t.In(now.Location())
	if t.YearDay() == now.YearDay() && t.Year() == now.Year() {
		return b.Time(t)
	}
	return b.ShortDate(t)
}

// Duration writes a length in hours and minutes: "1 h 30 min".
func (b *Book) Duration(d time.Duration) string {
	minutes := int(d.Round(time.Minute) / time.Minute)
	hours := minutes / 60
	switch {
	case hours == 0:
		return b.T("duration.minutes", "minutes", minutes)
	case minutes%60 == 0:
		return b.T("duration.hours", "hours", hours)
	}
	return b.T("duration.hours_minutes", "hours", hours, "minutes", minutes%60)
}

// Countdown writes a length that is looked at while it passes: "7 min 20 s", and
// without seconds from an hour on.
func (b *Book) Countdown(d time.Duration) string {
	seconds := int(d / time.Second)
	switch {
	case seconds >= 3600:
		return b.Duration(d.Truncate(time.Minute))
	case seconds >= 60:
		return b.T("duration.minutes_seconds", "minutes", seconds/60, "seconds", seconds%60)
	}
	return b.T("duration.seconds", "seconds", seconds)
}

// Period writes a day, month, quarter or year as records hold it (2024-03-31,
// 2024-03, 2024-Q1 or 2024). Anything else is returned as it is.
func (b *Book) Period(s string) string {
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return b.ShortDate(t)
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return b.T("date.month_year", "month", b.Month(t.Month()), "year", strconv.Itoa(t.Year()))
	}
	year, quarter, found := strings.Cut(s, "-Q")
	if found && len(year) == 4 && len(quarter) == 1 && strings.Contains("1234", quarter) {
		return b.T("date.quarter", "quarter", quarter, "year", year)
	}
	return s
}

// Zone is the short name of t's zone, or its distance from UTC for zones that
// have no name: "CET", "UTC−3".
func Zone(t time.Time) string {
	name, seconds := t.Zone()
	if name != "" && name[0] != '+' && name[0] != '-' {
		return name
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	if seconds%3600 == 0 {
		return fmt.Sprintf("UTC%s%d", sign, seconds/3600)
	}
	return fmt.Sprintf("UTC%s%d:%02d", sign, seconds/3600, seconds%3600/60)
}

// TimeCode writes a place in a recording: "00:38:16".
func TimeCode(ms int64) string {
	s := max(ms, 0) / 1000
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}
