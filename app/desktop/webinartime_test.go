package desktop

import (
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

func TestDaysAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"2024-04-30": "2024-04-30", "30.4.2024": "2024-04-30", "30/04/2024": "2024-04-30", "4/4/2024": "2024-04-04",
		"2024/4/3": "2024-04-03", "2024-04-31": "", "31.4.2024": "", "2023-02-29": "", "29.2.2024": "2024-02-29",
		"0000-01-01": "", "2024-13-01": "", "2024": "", "1.2.24": "", "tomorrow": "", "2024-4": "", "-1-1-2024": "2024-01-01",
	} {
		if got, ok := parseDay(text, true); got != want || ok != (want != "") {
			t.Errorf("%q is read as %q", text, got)
		}
	}
	if day, ok := parseDay("4/5/2024", false); ok {
		t.Errorf("in English 4/5/2024 is two days, not %s", day)
	}
	if day, _ := parseDay("14/5/2024", false); day != "2024-05-14" {
		t.Errorf("14/5/2024 can only be one day, not %q", day)
	}
}

func TestTimesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"15:00": "15:00:00", "9:05": "09:05:00", "9": "09:00:00", "15.30": "15:30:00", "15h30": "15:30:00", "15 h": "15:00:00", "23:59:59": "23:59:59",
		"24:00": "", "12:60": "", "12:5": "", "noon": "", ":30": "", "15:": "", "": "", "1:2:3:4": "", "-1:00": "",
	} {
		if got, ok := parseClock(text); got != want || ok != (want != "") {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}

func TestLengthsAreMinutes(t *testing.T) {
	for text, want := range map[string]int{"": 0, "90": 90, "1:30": 90, "1 h 30 min": 90, "2h": 120, "90 min": 90, "0": 0, "10080": 10080} {
		if got, ok := parseLength(text); !ok || got != want {
			t.Errorf("%q is read as %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"-5", "1:75", "long", "10081", "1.5", "99999999999999999999"} {
		if got, ok := parseLength(text); ok {
			t.Errorf("%q is read as %d", text, got)
		}
	}
}

func TestCountsAreWholeNumbers(t *testing.T) {
	for text, want := range map[string]int{"": 0, "128": 128, "1,234": 1234, "1.234": 1234, "1 234": 1234, "12.345.678": 12345678} {
		if got, ok := parseCount(text); !ok || got != want {
			t.Errorf("%q is read as %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"-1", "12.5", "many", "1,23", "9999999999999"} {
		if got, ok := parseCount(text); ok {
			t.Errorf("%q is read as %d", text, got)
		}
	}
}

func TestALinkIsTheAddressOfAPage(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "https://example.org/v?x=1#t": "https://example.org/v?x=1#t", "http://example.org": "http://example.org",
		"example.org/watch": "https://example.org/watch", "https://пример.испытание/é": "https://пример.испытание/é",
	} {
		if got, ok := parseLink(text); !ok || got != want {
			t.Errorf("%q is read as %q, %v", text, got, ok)
		}
	}
	for _, text := range []string{"recording", "on the server", "video.mp4", `C:\videos\a.mp4`, "/home/me/a.mp4", "ftp://example.org/a", "https://", "https://host", "javascript:alert(1)", "https://a b.org/"} {
		if got, ok := parseLink(text); ok {
			t.Errorf("%q is taken as %q", text, got)
		}
	}
}

// TestTheClockChangesAreSeen walks hours that a zone skips and hours that come twice;
// what is taken is what every page reads from the notebook.
func TestTheClockChangesAreSeen(t *testing.T) {
	for _, c := range []struct {
		day, clock, zone string
		change           clockChange
		taken, distance  string
	}{
		{"2024-03-31", "02:30:00", "Europe/Brussels", hourSkipped, "2024-03-31T03:30:00", "UTC+2"},
		{"2024-03-10", "02:30:00", "America/New_York", hourSkipped, "2024-03-10T03:30:00", "UTC−4"},
		{"2024-09-08", "00:30:00", "America/Santiago", hourSkipped, "2024-09-08T01:30:00", "UTC−3"},
		{"2024-10-06", "02:15:00", "Australia/Lord_Howe", hourSkipped, "2024-10-06T02:45:00", "UTC+11"},
		{"2024-10-27", "02:30:00", "Europe/Brussels", hourRepeated, "2024-10-27T02:30:00", "UTC+1"},
		{"2024-11-03", "01:30:00", "America/New_York", hourRepeated, "2024-11-03T01:30:00", "UTC−4"},
		{"2024-03-31", "03:30:00", "Europe/Brussels", noChange, "2024-03-31T03:30:00", "UTC+2"},
		{"2024-10-27", "03:00:00", "Europe/Brussels", noChange, "2024-10-27T03:00:00", "UTC+1"},
		{"2024-07-01", "12:00:00", "", noChange, "2024-07-01T12:00:00", "UTC"},
	} {
		at, change := settleHour(c.day, c.clock, c.zone)
		if got := at.Format(localLayout); got != c.taken || change != c.change || distance(at) != c.distance {
			t.Errorf("%s %s in %q is taken as %s %s (%d), not %s %s (%d)", c.day, c.clock, c.zone, got, distance(at), change, c.taken, c.distance, c.change)
		}
	}
}

func TestFormsTakeADayInTheOrderOfTheLanguage(t *testing.T) {
	d, _ := sit(t, "", nil)
	for _, c := range []struct{ language, text, day, wrong string }{
		{"es", "31.3.2026", "2026-03-31", ""}, {"es", "4/5/2026", "2026-05-04", ""}, {"en", "31.03.2026", "2026-03-31", ""},
		{"en", "4/5/2026", "", "webinar.unclear_date"}, {"en", "2026-02-30", "", "webinar.bad_date"}, {"pt", "30/2/2026", "", "webinar.bad_date"}, {"en", "", "", ""},
	} {
		d.book = words.For(c.language)
		if day, wrong := d.typedDay(c.text); day != c.day || wrong != c.wrong {
			t.Errorf("%s: %q is %q and wrong as %q, want %q and %q", c.language, c.text, day, wrong, c.day, c.wrong)
		}
	}
}
