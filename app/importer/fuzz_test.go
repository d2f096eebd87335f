package importer

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// Every fuzz target of this package is found and run for a minute by `make stress`;
// `go test` runs the seeds.

func FuzzDecode(f *testing.F) {
	for _, s := range samples {
		f.Add(read(f, s.file)[:200])
	}
	f.Add([]byte("\xff\xfeA\x00,\x00\n\x00"))
	f.Add([]byte("\xfe\xff\x00A\xd8"))
	f.Add([]byte("Nombre;Pa\xeds\r\nA\x00da;\x80"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text := decode(data)
		switch {
		case !utf8.ValidString(text):
			t.Error("not UTF-8")
		case strings.ContainsAny(text, "\x00\r"):
			t.Error("NUL or CR is left")
		case len(text) > 3*len(data)+3:
			t.Errorf("%d bytes of %d", len(text), len(data))
		}
	})
}

func FuzzTable(f *testing.F) {
	f.Add("a,b\n\"c\nd\",=\"e\"\n")
	f.Add("sep=;\na;\"b;\"\"c\"\n\"a;\"\"b\"\";c;d\"")
	f.Add("\"a,\"b\n,,\n\"")
	f.Add("\"\",\"\"\n\"never closed,x\ny,\"z\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = decode([]byte(text))
		before := 0
		for _, l := range parseTable(text).lines {
			if l.at <= before || l.at > strings.Count(text, "\n")+1 {
				t.Fatalf("line %d after %d", l.at, before)
			}
			before = l.at
			if len(strings.Join(l.cells, "")) == 0 || len(l.cells) > mostCells {
				t.Fatalf("line %d has %d cells", l.at, len(l.cells))
			}
			header(l)
		}
	})
}

// FuzzTableAgainstCSV compares with encoding/csv on what that writes.
func FuzzTableAgainstCSV(f *testing.F) {
	f.Add("Name", "a \"b\"", "c\nd", "1,5")
	f.Add("Straße", "", "x;y", "\"")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		// What cells lose on purpose is no difference: spaces around, and the marks
		// of spreadsheets.
		for _, cell := range []string{a, b, c, d} {
			if clean(cell) != cell || !utf8.ValidString(cell) || strings.ContainsAny(cell, "\r\x00") || strings.Count(cell, "\n") > longestCell ||
				strings.HasPrefix(cell, "sep=") || strings.Count(cell, ",") >= leastWrapped {
				return
			}
		}
		row := []string{"x", a, b, c, d}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		_ = w.Write(row)
		_ = w.Write([]string{"next", "row", "", "", ""})
		w.Flush()
		lines := cut(out.String(), ',', 1, leastWrapped).lines
		if len(lines) != 2 || strings.Join(lines[0].cells, "\x00") != strings.Join(row, "\x00") {
			t.Fatalf("%q became %+v", row, lines)
		}
		if want := 2 + strings.Count(strings.Join(row, ""), "\n"); lines[1].at != want {
			t.Fatalf("the second row is on line %d, not %d", lines[1].at, want)
		}
	})
}

func FuzzClock(f *testing.F) {
	for _, text := range []string{
		"Mar 28, 2020 08:07:27", "05/12/2026 09:00:00 AM", "23/11/23, 16:00:05", "2022-11-14 09:29:07", "3/17/26, 5:00:00 PM",
		"12:00:00 a. m.", "2026-05-12T09:00:00+02:00", "May 16, 2012 10:58 AM EDT", "28 de marzo de 2020 08:07 p. m.", "15.03.2026 18:05", "20221114",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, order := range []DateOrder{"", DayFirst, MonthFirst} {
			c := newClock(Options{Order: order, Day: "2026-05-12"})
			c.see(text)
			if err := c.settle(""); err != nil {
				t.Fatal(err)
			}
			at, err := c.unix(text)
			if err != nil {
				continue
			}
			if year := time.Unix(at, 0).UTC().Year(); year < 1989 || year > 2201 {
				t.Fatalf("%q is in %d", text, year)
			}
		}
	})
}

func FuzzDuration(f *testing.F) {
	for _, text := range []string{"1h 7m", "58m 2s", "1 h", "59 Min. 0 Sek.", "1 Std. 5 Min.", "1 hr 2 min", "82 mins", "00:33:20", "58.53", "1e9", "9999999999999 h"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if seconds, ok := durationOf(text); ok && (seconds < 0 || seconds > longestStay) {
			t.Fatalf("%q lasts %d s", text, seconds)
		}
	})
}

func FuzzZoomWebinar(f *testing.F)      { fuzzReader(f, ZoomWebinarAttendees) }
func FuzzZoomMeeting(f *testing.F)      { fuzzReader(f, ZoomMeetingParticipants) }
func FuzzZoomRegistration(f *testing.F) { fuzzReader(f, ZoomRegistration) }
func FuzzZoomQuestions(f *testing.F)    { fuzzReader(f, ZoomQuestions) }
func FuzzZoomPolls(f *testing.F)        { fuzzReader(f, ZoomPolls) }

// fuzzReader gives a reader whatever there is, also what another layout is, and
// holds what every export must be. Seeds are the samples of its platform, cut short.
func fuzzReader(f *testing.F, layout Layout) {
	f.Helper()
	var r reader
	for _, known := range readers {
		if known.layout == layout {
			r = known
		}
	}
	for _, s := range samples {
		if strings.HasPrefix(string(s.layout), string(r.platform)) {
			data := decode(read(f, s.file))
			f.Add([]byte(data[:min(len(data), 4000)]), true)
		}
	}
	for _, c := range allCases() {
		if c.layout == layout || c.layout == BBBDashboardOld && layout == BBBDashboard {
			f.Add([]byte(c.file), false)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, dayFirst bool) {
		o := Options{Day: "2026-05-12"}
		if dayFirst {
			o.Order = DayFirst
		}
		e, err := Read(context.Background(), "fuzz", data, o)
		if err == nil {
			sound(t, e, data)
		} else if u := (*Unmapped)(nil); !errors.As(err, &u) && !errors.Is(err, ErrNotExport) && !errors.Is(err, ErrTooLarge) {
			t.Fatalf("%T %v", err, err)
		}
		if s := newSource("fuzz", data, o); s.sheet != nil && r.platform == Zoom || r.matches(s) {
			if r.read(s) == nil {
				sound(t, s.out, data)
			}
		}
	})
}

// newSource is a file before a reader is chosen.
func newSource(name string, data []byte, o Options) *source {
	s := &source{ctx: context.Background(), name: name, o: o, clock: newClock(o), out: &Export{}, text: decode(data)}
	if head := strings.TrimSpace(s.text); head != "" && head[0] != '{' && head[0] != '[' {
		s.sheet = cutSections(parseTable(s.text))
	}
	return s
}

// sound tells whether an export is what the plan relies on.
func sound(t *testing.T, e *Export, data []byte) {
	t.Helper()
	last := strings.Count(decode(data), "\n") + 1
	for _, r := range e.Rows {
		if r.Line < 1 || r.Line > last {
			t.Fatalf("row on line %d of %d", r.Line, last)
		}
		if r.Name == "" && r.Email == "" && r.ID == "" {
			t.Fatalf("line %d is about nobody", r.Line)
		}
		if r.Seconds < 0 || r.Seconds > longestStay {
			t.Fatalf("line %d lasts %d s", r.Line, r.Seconds)
		}
		for _, s := range r.Spans {
			if s.Until != 0 && (s.Until < s.From || s.Until-s.From > longestSpan) {
				t.Fatalf("line %d: %+v", r.Line, s)
			}
		}
	}
	for _, b := range e.BadRows {
		if b.Line < 1 || b.Line > last {
			t.Fatalf("bad row on line %d of %d", b.Line, last)
		}
	}
}
