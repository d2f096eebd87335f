package desktop

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// errDue says that a due date was not understood.
var errDue = errors.New("not a day, month, quarter or year")

var (
	dueISO     = regexp.MustCompile(`^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$`)
	dueNumbers = regexp.MustCompile(`^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})$`)
	dueQuarter = regexp.MustCompile(`^(?:(\d{4})[ -]?[qt]([1-4])|[qt]([1-4])[ /-]?(\d{4}))$`)
	dueMonth   = regexp.MustCompile(`^(?:(\d{1,2}) )?(\p{L}+) (?:(\d{1,2}) )?(\d{4})$`)
)

// parseDue reads a due date as people write it, and returns it as the notebook
// keeps it: 2024-03-31, 2024-03, 2024-Q1 or 2024. Numbers with points or
// strokes are day, month, year; month names are understood in every language
// of the app. Empty text is no due date.
func parseDue(text string) (string, error) {
	folded := strings.NewReplacer(",", " ", " de ", " ", " del ", " ", ". ", " ").Replace(store.Fold(text))
	folded = strings.Join(strings.Fields(folded), " ")
	if folded == "" {
		return "", nil
	}
	if m := dueISO.FindStringSubmatch(folded); m != nil {
		return joinDue(m[1], m[2], m[3])
	}
	if m := dueQuarter.FindStringSubmatch(folded); m != nil {
		return m[1] + m[4] + "-Q" + m[2] + m[3], nil
	}
	if m := dueNumbers.FindStringSubmatch(folded); m != nil {
		return joinDue(m[3], m[2], m[1])
	}
	if m := dueMonth.FindStringSubmatch(folded); m != nil {
		if month := monthNamed(m[2]); month > 0 {
			return joinDue(m[4], strconv.Itoa(month), m[1]+m[3])
		}
	}
	return "", errDue
}

// joinDue checks that the day exists: time.Parse refuses 30 February.
func joinDue(year, month, day string) (string, error) {
	y, _ := strconv.Atoi(year)
	if month == "" {
		return fmt.Sprintf("%04d", y), nil
	}
	m, _ := strconv.Atoi(month)
	if day == "" {
		if m < 1 || m > 12 {
			return "", errDue
		}
		return fmt.Sprintf("%04d-%02d", y, m), nil
	}
	d, err := strconv.Atoi(day)
	text := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	if _, parsed := time.Parse(time.DateOnly, text); err != nil || parsed != nil {
		return "", errDue
	}
	return text, nil
}

// monthNamed finds a month by its name or the first three letters or more of
// it, in any language; 0 if it is none.
func monthNamed(name string) int {
	if len(name) < 3 {
		return 0
	}
	for _, language := range words.Languages() {
		book := words.For(language)
		for month := 1; month <= 12; month++ {
			if strings.HasPrefix(store.Fold(book.Month(time.Month(month))), name) {
				return month
			}
		}
	}
	return 0
}

// dueEnd is the first moment after a due date's day, month, quarter or year;
// the zero time where it is none.
func dueEnd(due string) time.Time {
	if day, err := time.Parse(time.DateOnly, due); err == nil {
		return day.AddDate(0, 0, 1)
	}
	if month, err := time.Parse("2006-01", due); err == nil {
		return month.AddDate(0, 1, 0)
	}
	if m := dueQuarter.FindStringSubmatch(strings.ToLower(due)); m != nil {
		year, _ := strconv.Atoi(m[1] + m[4])
		quarter, _ := strconv.Atoi(m[2] + m[3])
		return time.Date(year, time.Month(quarter*3+1), 1, 0, 0, 0, 0, time.UTC)
	}
	if year, err := time.Parse("2006", due); err == nil {
		return year.AddDate(1, 0, 0)
	}
	return time.Time{}
}

// errTimecode says that a moment of the recording was not understood.
var errTimecode = errors.New("not a time code")

// parseTimecode reads 38:16, 0:38:16 or 00:38:16 as milliseconds.
func parseTimecode(text string) (int64, error) {
	parts := strings.Split(strings.TrimSpace(text), ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, errTimecode
	}
	var seconds int64
	for i, part := range parts {
		n, err := strconv.ParseUint(strings.TrimSpace(part), 10, 16)
		if err != nil || (i > 0 && n > 59) {
			return 0, errTimecode
		}
		seconds = seconds*60 + int64(n)
	}
	return seconds * 1000, nil
}
