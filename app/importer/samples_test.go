package importer

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/csv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/rapporteur-app/rapporteur/store"
	"golang.org/x/text/encoding/charmap"
)

// sample is a file of testdata with its true counts; minutes below 0 are not known.
type sample struct {
	file                                              string
	layout                                            Layout
	people, registered, noShows, spans, minutes, peak int
	peakAt                                            string
	countries, questions, polls                       int
}

// samples are counted by hand or by the program that made the file, not by us.
var samples = []sample{
	{"zoom_webinar_attendee_2020_anonymised.csv", ZoomWebinarAttendees, 477, 469, 14, 998, 72179, 194, "2020-03-28T12:18:47", 42, 0, 0},
	{"zoom_meeting_participants_2020_bom_crlf.csv", ZoomMeetingParticipants, 3, 0, 0, 0, 205, 0, "", 0, 0, 0},
	{"zoom_meeting_participants_2026.csv", ZoomMeetingParticipants, 3, 0, 0, 4, 160, 3, "2026-06-16T15:30:00", 0, 0, 0},
	{"zoom_registration_report.csv", ZoomRegistration, 0, 2, 0, 0, 0, 0, "", 0, 0, 0},
	{"zoom_poll_2021.csv", ZoomPolls, 0, 0, 0, 0, 0, 0, "", 0, 0, 2},
	{"teams_2020_events_utf16le.csv", TeamsEvents, 2, 0, 0, 3, 19, -1, "-", 0, 0, 0},
	{"teams_2021_single_table_utf16le.csv", TeamsTable, 2, 0, 0, 3, 125, 2, "2021-04-14T16:01:00", 0, 0, 0},
	{"teams_new_es_utf16le.csv", TeamsSections, 1, 0, 0, 1, 59, 1, "2023-11-23T16:00:05", 0, 0, 0},
	{"teams_new_pt_nbsp_usdates_utf16le.csv", TeamsSections, 1, 0, 0, 1, 58, 1, "2026-03-17T17:00:05", 0, 0, 0},
	{"teams_split_datetime_mismatch.tsv", TeamsSections, 1, 0, 0, 1, 51, 1, "2026-05-15T13:00:26", 0, 0, 0},
	{"teams_live_event_utc.csv", TeamsLiveEvent, 2, 0, 0, 2, 38, -1, "-", 0, 0, 0},
	{"webex_attendance_utf16le.csv", WebexAttendance, 2, 0, 0, 2, 101, 2, "2022-11-14T09:40:00", 0, 0, 0},
	{"gotowebinar_attendee_2012.csv", GoToAttendees, 1, 2, 1, 1, 58, 1, "2012-05-16T10:58:00-04:00", 1, 0, 0},
	{"bbb_learning_dashboard_new.json", BBBDashboard, 2, 0, 0, 3, 37, 2, "2023-11-23T14:00:00Z", 0, 0, 1},
	{"bbb_dashboard_users.csv", BBBDashboardUsers, 1, 0, 0, 1, 33, 1, "2023-11-23T14:00:00", 0, 0, 1},
}

// notebook makes an empty one that the test may write to.
func notebook(t testing.TB) *store.File {
	t.Helper()
	f, err := store.Create(filepath.Join(t.TempDir(), "a.rapporteur"), store.Notebook{Title: "Test"}, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// planOf reads bytes and plans them as a new webinar.
func planOf(t testing.TB, name string, data []byte, o Options) Result {
	t.Helper()
	e, err := Read(context.Background(), name, data, o)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var result Result
	err = notebook(t).View(func(r store.Reader) error {
		p, err := NewPlan(r, []*Export{e}, Target{New: true}, PlanOptions{})
		if err == nil {
			result = p.Result()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func (s sample) check(t *testing.T, how string, r Result) {
	t.Helper()
	got := sample{s.file, r.Layout, r.People, r.Registered, r.NoShows, r.Spans, r.Minutes, r.Peak, r.PeakTime(), len(r.Countries), r.Questions, r.Polls}
	if s.peak < 0 {
		got.peak, got.peakAt = s.peak, s.peakAt
	}
	if got != s {
		t.Errorf("%s, %s:\n got %+v\nwant %+v", s.file, how, got, s)
	}
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEverySampleHasItsTrueCounts(t *testing.T) {
	for _, s := range samples {
		r := planOf(t, s.file, read(t, s.file), Options{})
		s.check(t, "as it is", r)
		if len(r.BadRows) > 0 {
			t.Errorf("%s: bad rows %v", s.file, r.BadRows)
		}
	}
}

// variants are the same rows written otherwise: by another program, after a
// spreadsheet, with columns moved and lines added.
func variants(t testing.TB, name string, data []byte) map[string][]byte {
	t.Helper()
	all := map[string][]byte{"under another name": data}
	if strings.HasSuffix(name, ".json") {
		return all
	}
	text := decode(data)
	tab := parseTable(text)
	dice := rand.New(rand.NewPCG(6, 19))
	all["UTF-16 BE without mark"] = sixteen(text, binary.BigEndian, false)
	all["UTF-16 LE without mark"] = sixteen(text, binary.LittleEndian, false)
	all["UTF-8 with mark and CRLF"] = []byte("\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n"))
	if narrow, err := charmap.Windows1252.NewEncoder().String(text); err == nil {
		all["Windows-1252"] = []byte(narrow)
	}
	if !strings.Contains(text, "\n\"") && !slices.ContainsFunc(tab.lines, func(l line) bool { return strings.Contains(strings.Join(l.cells, ""), "\n") }) {
		all["each row quoted whole"] = quotedWhole(tab.lines)
	}
	all["with NUL bytes"] = []byte(strings.ReplaceAll(text, "\n", "\x00\n"))
	all["semicolons"] = written(tab.lines, ';', nil)
	all["commas, padded"] = written(padded(tab.lines), ',', nil)
	all["tabs"] = written(tab.lines, '\t', nil)
	all["with lines before"] = append([]byte("Exported by the office,,,\nfor internal use,,,\n\n"), written(tab.lines, ',', nil)...)
	all["columns moved"] = written(moved(tab.lines, dice), ',', nil)
	all["columns moved again"] = written(moved(tab.lines, dice), '\t', nil)
	return all
}

// quotedWhole writes each row as one cell, as spreadsheets do that take a comma for a letter.
func quotedWhole(lines []line) []byte {
	var b bytes.Buffer
	for _, l := range lines {
		row := strings.TrimSuffix(string(written([]line{l}, ',', nil)), "\n")
		b.WriteString(`"` + strings.ReplaceAll(row, `"`, `""`) + "\"\n")
	}
	return b.Bytes()
}

func sixteen(text string, order binary.ByteOrder, mark bool) []byte {
	var b bytes.Buffer
	if mark {
		text = "\uFEFF" + text
	}
	_ = binary.Write(&b, order, utf16.Encode([]rune(text)))
	return b.Bytes()
}

func written(lines []line, comma rune, _ any) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = comma
	for _, l := range lines {
		_ = w.Write(l.cells)
	}
	w.Flush()
	return b.Bytes()
}

func padded(lines []line) []line {
	width := 0
	for _, l := range lines {
		width = max(width, len(l.cells))
	}
	out := make([]line, len(lines))
	for i, l := range lines {
		cells := make([]string, width+2)
		copy(cells, l.cells)
		out[i] = line{l.at, cells}
	}
	return out
}

// moved shuffles the columns of each table, its header and rows alike. Tables whose
// rows do not stand under their header stay, as do those whose order says something.
func moved(lines []line, dice *rand.Rand) []line {
	out := make([]line, len(lines))
	var order []int
	for i, l := range lines {
		if sec, ok := header(l); ok {
			order = dice.Perm(sec.width)
			for _, next := range lines[i+1:] {
				if _, again := header(next); again {
					break
				}
				if !single(next) && len(strings.TrimRight(strings.Join(next.cells, "\x00"), "\x00")) > 0 && trimmed(next) > sec.width {
					order = nil // its cells stand apart from the header
				}
			}
		} else if single(l) {
			out[i] = l
			continue
		}
		out[i] = l
		if order == nil || len(l.cells) < 2 {
			continue
		}
		cells := make([]string, len(order))
		for to, from := range order {
			if from < len(l.cells) {
				cells[to] = l.cells[from]
			}
		}
		out[i] = line{l.at, cells}
	}
	return out
}

func trimmed(l line) int {
	n := len(l.cells)
	for n > 0 && l.cells[n-1] == "" {
		n--
	}
	return n
}

func TestTheSameRowsWrittenOtherwiseCountTheSame(t *testing.T) {
	for _, s := range samples {
		for how, data := range variants(t, s.file, read(t, s.file)) {
			s.check(t, how, planOf(t, "export", data, Options{}))
		}
	}
}
