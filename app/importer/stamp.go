package importer

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// stamp is a time as a file writes it, before anybody decides which of two
// numbers is the day.
type stamp struct {
	a, b, year int // day and month in the written order; with a named month, month and day
	sure       DateOrder
	hour       int
	minute     int
	second     int
	hasDate    bool
	hasTime    bool
	twelve     bool // written with AM or PM
	zone       zoneName
}

// parseStamp reads one time. Forms, among others: Mar 28, 2020 08:07:27;
// 05/12/2026 09:00:00 AM; 23/11/23, 16:00:05; 2022-11-14 09:29:07; 3/17/26,
// 5:00:00 PM; 15.03.2026 18:05; 2026-05-12T09:00:00Z; May 16, 2012 10:58 AM EDT;
// 28 de marzo de 2020 08:07 p. m.; 10:05 AM without a date.
func parseStamp(text string) (s stamp, ok bool) {
	text = zoneSpelled(strings.Trim(told(text), "'\""))
	if len(text) < 3 || len(text) > 80 {
		return s, false
	}
	if s, ok := serial(text); ok {
		return s, true
	}
	p := stampParser{}
	if !p.scan(text) {
		return s, false
	}
	return p.finish()
}

// serial reads a time as a spreadsheet keeps it: days since 30 December 1899 with a
// part of a day, as 46154.375 for 09:00 on 12 May 2026 (ECMA-376, part 1, 18.17.4).
func serial(text string) (s stamp, ok bool) {
	if len(text) < 7 || len(text) > 20 || text[5] != '.' && text[5] != ',' {
		return s, false
	}
	days, err := strconv.ParseFloat(text[:5]+"."+text[6:], 64)
	if err != nil || days < firstSerial || !isDigit(text[0]) || !isDigit(text[6]) {
		return s, false
	}
	at := time.Date(1899, 12, 30, 0, 0, int(days*86400+0.5), 0, time.UTC)
	return stamp{
		a: int(at.Month()), b: at.Day(), year: at.Year(), sure: MonthFirst, hasDate: true, hasTime: true,
		hour: at.Hour(), minute: at.Minute(), second: at.Second(),
	}, true
}

// firstSerial is 1 January 2000: no export is older, and many numbers are less.
const firstSerial = 36526

// stampParser collects a time's parts from left to right.
type stampParser struct {
	stamp
	dates    [3]int
	widths   [3]int
	count    int // of numbers of the date
	month    int
	monthAt  int
	dots     bool
	closed   bool // a point after the last number too
	pm, half bool
}

func (p *stampParser) scan(text string) bool {
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= '0' && c <= '9':
			next := p.number(text, i)
			if next < 0 {
				return false
			}
			i = next
		case (c == '+' || c == '-') && p.hasTime && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9':
			next := p.offset(text, i)
			if next < 0 {
				return false
			}
			i = next
		case isLetter(c):
			end := i
			for end < len(text) && (isLetter(text[end]) || text[end] == '.' && end+1 < len(text) && isLetter(text[end+1])) {
				end++
			}
			word := text[i:end]
			if end+2 < len(text) && text[end] == '.' && (text[end+1] == ' ' || text[end+1] == 0xC2 || text[end+1] == 0xE2) {
				// "p. m.": one mark in two pieces, maybe with a narrow space between.
				rest := strings.TrimLeft(text[end+1:], " \u00a0\u202f")
				if (word == "a" || word == "p" || word == "A" || word == "P") && len(rest) > 0 && (rest[0] == 'm' || rest[0] == 'M') {
					word, end = word+"m", len(text)-len(rest)+1
				}
			}
			if !p.word(word) {
				return false
			}
			i = end
		case c >= utf8.RuneSelf: // a space of another kind
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
		default:
			i++
		}
	}
	return true
}

func isLetter(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 && c != 0xC2 && c != 0xE2
}

// number reads a clock time or a number of the date at i, and returns where it
// ends; -1 if there is one too many.
func (p *stampParser) number(text string, i int) int {
	n, end := runDigits(text, i)
	if end-i > 4 && !(end-i == 8 && p.count == 0) {
		return -1
	}
	if end < len(text) && (text[end] == ':' || text[end] == 'h' && end+1 < len(text) && isDigit(text[end+1])) && !p.hasTime {
		return p.clock(text, n, end)
	}
	if end-i == 8 { // 20221114
		p.dates, p.widths, p.count = [3]int{n / 10000, n / 100 % 100, n % 100}, [3]int{4, 2, 2}, 3
		return end
	}
	if p.count == 3 {
		if !p.hasTime && p.dots && end+2 < len(text) && text[end] == '.' && isDigit(text[end+1]) && isDigit(text[end+2]) {
			return p.clock(text, n, end) // 13.5.2026 9.05, as Finns write it
		}
		if !p.hasTime && n < 24 && twelveFollows(text[end:]) { // "9 AM": an hour alone
			p.hour, p.hasTime = n, true
			return end
		}
		return -1
	}
	p.dates[p.count], p.widths[p.count] = n, end-i
	p.count++
	if end < len(text) && text[end] == '.' {
		p.dots = true
		p.closed = p.count == 3 // 26. 5. 15. is the year first, as Koreans write it
	}
	return end
}

// clock reads minutes, seconds and parts of a second after the hour.
func (p *stampParser) clock(text string, hour, i int) int {
	minute, end := runDigits(text, i+1)
	if end == i+1 || end-i > 3 {
		return -1
	}
	p.hour, p.minute, p.hasTime = hour, minute, true
	if end < len(text) && text[end] == text[i] && (text[end] == ':' || text[end] == '.') {
		second, after := runDigits(text, end+1)
		if after == end+1 || after-end > 3 {
			return -1
		}
		p.second, end = second, after
		if end < len(text) && (text[end] == '.' || text[end] == ',') && end+1 < len(text) && isDigit(text[end+1]) {
			_, end = runDigits(text, end+1)
		}
	}
	return end
}

// offset reads +02:00, -0500 or +2 after a time.
func (p *stampParser) offset(text string, i int) int {
	n, end := runDigits(text, i+1)
	hours, minutes := n, 0
	switch {
	case end-i-1 > 4:
		return -1
	case end-i-1 > 2:
		hours, minutes = n/100, n%100
	case end < len(text) && text[end] == ':':
		minutes, end = runDigits(text, end+1)
	}
	if hours > 14 || minutes > 59 {
		return -1
	}
	p.zone.given, p.zone.offset = true, hours*3600+minutes*60
	if text[i] == '-' {
		p.zone.offset = -p.zone.offset
	}
	p.zone.place = ""
	return end
}

// word reads a month, AM or PM, a zone, or a word that means nothing here, such
// as a day of the week or "de".
func (p *stampParser) word(word string) bool {
	switch word {
	case "AM", "am", "a.m", "A.M", "上午", "오전", "午前":
		p.twelve, p.half = true, true
		return true
	case "PM", "pm", "p.m", "P.M", "下午", "오후", "午後":
		p.twelve, p.half, p.pm = true, true, true
		return true
	}
	if half, known := halfDays[word]; known && (p.hasTime || word[0] >= 0x80) {
		p.twelve, p.half, p.pm = true, true, half == "pm"
		return true
	}
	switch word {
	case "T":
		return true
	case "Z":
		p.zone = zoneAbbreviations[word]
		return true
	}
	if zone, ok := zoneOf(word); ok && p.hasTime {
		p.zone = zone
		return true
	}
	if month := monthOf(word); month > 0 {
		if p.month > 0 {
			return false
		}
		p.month, p.monthAt = month, p.count
		return true
	}
	return p.count > 0 || meansNothing(word)
}

// finish puts the parts in their places.
func (p *stampParser) finish() (stamp, bool) {
	s := &p.stamp
	switch {
	case p.month > 0 && p.count == 2:
		// Mar 28, 2020 or 28 March 2020; or 2020 Mar 28.
		day, year := p.dates[0], p.dates[1]
		if p.widths[0] == 4 {
			day, year = year, day
		}
		s.a, s.b, s.year, s.sure, s.hasDate = p.month, day, year, MonthFirst, true
	case p.month > 0:
		return *s, false
	case p.count == 3 && (p.widths[0] == 4 || p.dates[0] > 31 || p.closed && p.widths[0] == 2 && p.widths[2] < 4):
		s.year, s.a, s.b, s.sure, s.hasDate = p.dates[0], p.dates[1], p.dates[2], MonthFirst, true
	case p.count == 3:
		s.a, s.b, s.year, s.hasDate = p.dates[0], p.dates[1], p.dates[2], true
		if p.dots {
			s.sure = DayFirst // nobody writes the month first with points
		}
	case p.count != 0:
		return *s, false
	}
	if s.year < 100 && s.hasDate {
		s.year += 2000
	}
	if p.half {
		if s.hour < 1 || s.hour > 12 {
			// 00:15 AM and 13:05 PM are seen; the hour is taken at its word.
			p.half = s.hour == 0 && !p.pm
		}
		if s.hour <= 12 && s.hour > 0 {
			s.hour %= 12
			if p.pm {
				s.hour += 12
			}
		}
	}
	if !s.hasDate && !s.hasTime || s.hour > 23 || s.minute > 59 || s.second > 60 {
		return *s, false
	}
	if s.hasDate && (s.year < 1990 || s.year > 2200 || s.a < 1 || s.b < 1 || s.a > 31 || s.b > 31 || s.a > 12 && s.b > 12) {
		return *s, false
	}
	s.second = min(s.second, 59)
	return *s, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func runDigits(text string, i int) (n, end int) {
	for end = i; end < len(text) && isDigit(text[end]) && end-i < 9; end++ {
		n = n*10 + int(text[end]-'0')
	}
	return n, end
}

func twelveFollows(rest string) bool {
	rest = strings.ToLower(strings.TrimLeft(rest, " \u00a0\u202f"))
	return strings.HasPrefix(rest, "am") || strings.HasPrefix(rest, "pm") || strings.HasPrefix(rest, "a.") || strings.HasPrefix(rest, "p.")
}
