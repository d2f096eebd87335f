package importer

import "time"

// clues are what a file's dates say of the order of day and month where no number
// is over 12: in the wrong order stays last for months, or begin before the session.
// Only days are kept, each once.
type clues struct {
	stays         map[[2]date]bool // joining and leaving on different days
	joins, signed map[date]bool    // when people joined and when they registered
	start, report date             // of the session and of the report
}

// date is a day as a file writes it.
type date struct {
	a, b, year int
	sure       DateOrder
}

func dateOf(s stamp) date { return date{s.a, s.b, s.year, s.sure} }

// mostClues bounds the days that are kept.
const mostClues = 2000

func (c *clues) was(s stamp) { note(&c.joins, s) }

func (c *clues) registered(s stamp) { note(&c.signed, s) }

func note(days *map[date]bool, s stamp) {
	if *days == nil {
		*days = map[date]bool{}
	}
	if len(*days) < mostClues {
		(*days)[dateOf(s)] = true
	}
}

func (c *clues) stayed(join, leave stamp) {
	from, until := dateOf(join), dateOf(leave)
	if !join.hasDate || !leave.hasDate || from == until || len(c.stays) >= mostClues {
		return
	}
	if c.stays == nil {
		c.stays = map[[2]date]bool{}
	}
	c.stays[[2]date{from, until}] = true
}

func (c *clues) began(s stamp) {
	if s.hasDate {
		c.start = dateOf(s)
	}
}

func (c *clues) made(s stamp) {
	if s.hasDate {
		c.report = dateOf(s)
	}
}

// decide is the order in which less is impossible, else, which is likely and not
// sure, the one in which the report was made within days of the session and not a
// month away; empty where neither tells.
func (c *clues) decide() (order DateOrder, sure bool) {
	days, months := c.impossible(DayFirst), c.impossible(MonthFirst)
	if sure = days != months; !sure {
		days, months = c.apart(DayFirst), c.apart(MonthFirst)
	}
	switch {
	case days < months:
		return DayFirst, sure
	case months < days:
		return MonthFirst, sure
	}
	return "", false
}

// impossible counts what cannot be if dates are in an order.
func (c *clues) impossible(order DateOrder) (n int) {
	for stay := range c.stays {
		if d := stay[1].day(order) - stay[0].day(order); d < 0 || d > 1 {
			n++
		}
	}
	last := 0
	for join := range c.joins {
		day := join.day(order)
		last = max(last, day)
		if c.start.year > 0 && (day < c.start.day(order)-1 || day > c.start.day(order)+1) {
			n++
		} else if c.report.year > 0 && day > c.report.day(order)+1 {
			n++
		}
	}
	if last == 0 && c.start.year > 0 {
		last = c.start.day(order)
	}
	for at := range c.signed {
		if last > 0 && at.day(order) > last+1 || c.report.year > 0 && at.day(order) > c.report.day(order)+1 {
			n++
		}
	}
	if c.start.year > 0 && c.report.year > 0 && len(c.joins) > 0 && c.report.day(order) < c.start.day(order)-1 {
		n++
	}
	return n
}

// soon is within how many days of the session a report is mostly made.
const soon = 7

// apart is 1 where the report was made long after or before the session, 0 where
// it was not or nobody knows.
func (c *clues) apart(order DateOrder) int {
	if c.start.year == 0 || c.report.year == 0 {
		return 0
	}
	if d := c.report.day(order) - c.start.day(order); d < -soon || d > soon {
		return 1
	}
	return 0
}

// read tells month and day, where a date is written in an order unless it says itself.
func (d date) read(order DateOrder) (month, day int) {
	if d.sure == DayFirst || d.sure == "" && order == DayFirst {
		return d.b, d.a
	}
	return d.a, d.b
}

// day numbers a day, read in an order.
func (d date) day(order DateOrder) int {
	month, day := d.read(order)
	return int(time.Date(d.year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// madeWords begin the words for when a report was made, folded.
var madeWords = []string{"generat", "generad", "generac", "gerad", "geracao", "erstell", "genere", "generiert", "exported"}
