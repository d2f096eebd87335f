package importer

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// layoutCase is a made-up file and what is to be read of it: a line for each row,
// then the session, bad rows and warnings where there are any.
type layoutCase struct {
	name   string
	layout Layout
	o      Options
	inTurn bool // columns without headers follow one another
	file   string
	want   string
	fixed  bool // its columns are told by their places
}

func (c layoutCase) wanted() string {
	return strings.TrimSpace(strings.ReplaceAll(c.want, "\n\t\t", "\n"))
}

func (c layoutCase) run(t *testing.T) {
	t.Helper()
	t.Run(c.name, func(t *testing.T) {
		e, err := Read(context.Background(), "export", []byte(c.file), c.o)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if e.Layout != c.layout {
			t.Errorf("layout %q, want %q", e.Layout, c.layout)
		}
		if got, want := described(e), c.wanted(); got != want {
			t.Errorf("\n got:\n%s\nwant:\n%s", got, want)
		}
	})
}

// described writes an export in lines that a test can be read by.
func described(e *Export) string {
	var lines []string
	zone := location(e.Zone)
	moment := func(at int64) string {
		if at == 0 {
			return "?"
		}
		return time.Unix(at, 0).In(zone).Format("2006-01-02T15:04:05")
	}
	for _, r := range e.Rows {
		words := []string{r.Name}
		add := func(when bool, format string, args ...any) {
			if when {
				words = append(words, fmt.Sprintf(format, args...))
			}
		}
		add(r.Email != "", "<%s>", r.Email)
		add(r.ID != "", "#%s", r.ID)
		add(r.Host, "host")
		add(r.Dialled, "dialled")
		add(r.Registered, "registered")
		add(r.Active, "active")
		add(r.Country+r.City+r.Group != "", "[%s]", strings.Trim(r.Country+","+r.City+","+r.Group, ","))
		add(r.Device != "", "by %s", r.Device)
		for _, s := range r.Spans {
			until := moment(s.Until)
			if s.Until-s.From < 24*3600 && s.Until > 0 {
				until = until[len("2006-01-02T"):]
			}
			add(true, "%s/%s", moment(s.From), until)
		}
		add(r.Seconds > 0, "%ds", r.Seconds)
		add(!r.Present, "absent")
		lines = append(lines, strings.TrimSpace(strings.Join(words, " ")))
	}
	add := func(when bool, format string, args ...any) {
		if when {
			lines = append(lines, strings.TrimRight(fmt.Sprintf(format, args...), " "))
		}
	}
	add(e.Title != "", "title %s", e.Title)
	add(e.SessionID != "", "session %s", e.SessionID)
	add(e.From > 0 || e.Until > 0, "from %s until %s", moment(e.From), moment(e.Until))
	for _, s := range e.Stated {
		add(true, "stated %s %d", s.Name, s.Value)
	}
	for _, p := range e.Polls {
		var replies []string
		for _, r := range p.Replies {
			replies = append(replies, strings.TrimSpace(r.Name+" "+strings.Join(r.Choices, "+")))
		}
		add(true, "poll %s: %s", strings.TrimSpace(p.Title+" "+p.Question), strings.Join(replies, "; "))
	}
	for _, q := range e.Questions {
		by := strings.TrimSpace(q.Asker + " " + q.Email)
		add(true, "question %s", q.Text)
		add(by != "", "  by %s", by)
		add(q.AskedUnix > 0, "  at %s", moment(q.AskedUnix))
		add(q.Answered, "  answered %s", strings.Join(q.Answers, " / "))
	}
	add(e.Zone != "", "zone %s", e.Zone)
	add(e.OrderGuessed, "guessed %s", e.Order)
	add(e.NeedsDay, "needs a day")
	for _, b := range e.BadRows {
		add(true, "bad row %d: %s", b.Line, strings.TrimPrefix(b.Reason.Key, "import.bad."))
	}
	for _, w := range e.Warnings {
		add(true, "warning %s", strings.TrimPrefix(w.Key, "import.warn."))
	}
	return strings.Join(lines, "\n")
}

// tabs makes a file of lines whose cells stand between "|"; cells takes another delimiter.
func tabs(lines string) string { return cells(lines, "\t") }

func cells(lines, delimiter string) string {
	var out []string
	for _, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		row := strings.Split(strings.TrimSpace(l), "|")
		for i, cell := range row {
			if strings.Contains(cell, delimiter) {
				row[i] = `"` + cell + `"`
			}
		}
		out = append(out, strings.Join(row, delimiter))
	}
	return strings.Join(out, "\n") + "\n"
}

func refusedWith(t *testing.T, name, file string, kind error) {
	t.Helper()
	_, err := Read(context.Background(), "export", []byte(file), Options{})
	if !errors.Is(err, kind) {
		t.Errorf("%s: %v, want %v", name, err, kind)
	}
}
