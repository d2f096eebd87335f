package importer

import (
	"testing"
	"time"
)

func TestTimesAsExportsWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"Mar 28, 2020 08:07:27":                       "2020-03-28T08:07:27",
		"\"Mar 28, 2020 8:07 AM\"":                    "2020-03-28T08:07:00",
		"Mar 28, 2020 12:07:27 AM":                    "2020-03-28T00:07:27",
		"28-Mar-2020 08:07":                           "2020-03-28T08:07:00",
		"05/12/2026 09:00:00 AM":                      "2026-05-12T09:00:00",
		"05/12/2026 12:00:00 AM":                      "2026-05-12T00:00:00",
		"05/12/2026 12:30:00 PM":                      "2026-05-12T12:30:00",
		"3/17/26, 5:00:00 PM":                         "2026-03-17T17:00:00",
		"3/17/26, 5:00:00\u202fPM":                    "2026-03-17T17:00:00",
		"3/17/26,\u00a05:00:00\u00a0p.m.":             "2026-03-17T17:00:00",
		"3/17/26 5:00:00 p. m.":                       "2026-03-17T17:00:00",
		"3/17/26 5:00:00 p.\u202fm.":                  "2026-03-17T17:00:00",
		"23/11/23, 16:00:05":                          "2023-11-23T16:00:05",
		"15.03.2026 18:05":                            "2026-03-15T18:05:00",
		"15. März 2026 18:05":                         "2026-03-15T18:05:00",
		"2022-11-14 09:29:07":                         "2022-11-14T09:29:07",
		"2022-11-14T09:29:07Z":                        "2022-11-14T09:29:07",
		"2022-11-14T09:29:07.123+02:00":               "2022-11-14T07:29:07",
		"2022/11/14 09:29":                            "2022-11-14T09:29:00",
		"May 16, 2012 10:58 AM EDT":                   "2012-05-16T14:58:00",
		"2022-11-14 09:29:07 UTC":                     "2022-11-14T09:29:07",
		"2022-11-14 09:29:07 GMT+0530":                "2022-11-14T03:59:07",
		"May 16, 2012 10:58 AM Eastern Daylight Time": "2012-05-16T14:58:00",
		"April 23, 2020 1:57 pm  Eastern Daylight Time (New York, GMT-04:00)": "2020-04-23T17:57:00",
		"16.05.2012 10:58 Central European Summer Time":                       "2012-05-16T08:58:00",
		"28 de marzo de 2020 08:07 p. m.":                                     "2020-03-28T20:07:00",
		"sáb, 28 mar 2020 08:07":                                              "2020-03-28T08:07:00",
		"28 août 2020 08:07":                                                  "2020-08-28T08:07:00",
		"13.5.2026 9.05":                                                      "2026-05-13T09:05:00", "13.5.2026 klo 9.05.30": "2026-05-13T09:05:30", "13.5.2026": "2026-05-13T00:00:00", "28.03.2024, 15:00 Uhr": "2024-03-28T15:00:00",
		"20221114 09:29:07": "2022-11-14T09:29:07",
		"2020-02-29 00:00":  "2020-02-29T00:00:00",
		"--":                "", "": "", "0": "", "n/a": "", "60": "", "yesterday": "", "2021-02-29 10:00": "",
		"13/32/2026 10:00": "", "05/12/2026 25:00": "", "05/12/2026 10:61": "", "Ada Example": "", "May Example": "", "1/2/3/4": "", "+34 600 000 000": "",
	} {
		c := newClock(Options{})
		c.see(text)
		if err := c.settle("en"); err != nil {
			t.Fatal(err)
		}
		got := ""
		if at, err := c.unix(text); err == nil {
			got = time.Unix(at, 0).UTC().Format("2006-01-02T15:04:05")
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestTheWholeFileTellsDayFromMonth(t *testing.T) {
	for name, c := range map[string]struct {
		times    []string
		language string
		o        Options
		order    DateOrder
		guessed  bool
	}{
		"a day over 12, last":         {[]string{"05/06/2026 10:00", "07/06/2026 10:00", "13/06/2026 10:00"}, "en", Options{}, DayFirst, false},
		"a day over 12 in the second": {[]string{"05/06/2026 10:00", "05/13/2026 10:00"}, "es", Options{}, MonthFirst, false},
		"points":                      {[]string{"05.06.2026 10:00"}, "en", Options{}, DayFirst, false},
		"a person's word":             {[]string{"05/06/2026 10:00"}, "en", Options{Order: DayFirst}, DayFirst, false},
		"English with AM and PM":      {[]string{"05/06/2026 10:00 AM"}, "en", Options{}, MonthFirst, true},
		"English with 24 hours":       {[]string{"05/06/2026 10:00", "05/06/2026 15:00"}, "en", Options{}, DayFirst, true},
		"Spanish":                     {[]string{"05/06/2026 10:00"}, "es", Options{}, DayFirst, true},
		"Portuguese with AM and PM":   {[]string{"05/06/26 10:00 AM"}, "pt", Options{}, MonthFirst, true},
		"named months":                {[]string{"May 6, 2026 10:00"}, "en", Options{}, "", false},
		"the same number twice":       {[]string{"05/05/2026 10:00"}, "en", Options{}, "", false},
	} {
		clock := newClock(c.o)
		for _, text := range c.times {
			clock.see(text)
		}
		if err := clock.settle(c.language); err != nil {
			t.Fatal(err)
		}
		if clock.order != c.order || clock.guessed != c.guessed {
			t.Errorf("%s: %q guessed %v, want %q guessed %v", name, clock.order, clock.guessed, c.order, c.guessed)
		}
	}
}

func TestZonesOfTimes(t *testing.T) {
	read := func(o Options, texts ...string) (*clock, int64) {
		c := newClock(o)
		for _, text := range texts {
			c.see(text)
		}
		if err := c.settle("en"); err != nil {
			t.Fatal(err)
		}
		at, err := c.unix(texts[0])
		if err != nil {
			t.Fatal(err)
		}
		return c, at
	}
	noon := time.Date(2026, 5, 12, 12, 0, 0, 0, time.UTC).Unix()
	if c, at := read(Options{}, "2026-05-12 12:00"); at != noon || !c.needsZone() || c.zone() != "" {
		t.Errorf("no zone: %d, needed %v", at-noon, c.needsZone())
	}
	if c, at := read(Options{Zone: "America/Santiago"}, "2026-05-12 12:00"); at != noon+4*3600 || c.needsZone() || c.zone() != "America/Santiago" {
		t.Errorf("a given zone: %d", at-noon)
	}
	if c, at := read(Options{Zone: "America/Santiago"}, "2026-05-12 12:00 UTC"); at != noon || c.zone() != "UTC" {
		t.Errorf("a time with a zone of its own: %d in %q", at-noon, c.zone())
	}
	if c, at := read(Options{}, "2026-05-12 12:00 EDT"); at != noon+4*3600 || c.zone() != "America/New_York" || c.needsZone() {
		t.Errorf("an abbreviation: %d in %q", at-noon, c.zone())
	}
	if err := newClock(Options{Zone: "Europe/Nowhere"}).settle(""); err == nil {
		t.Error("a zone that does not exist is none")
	}
}

func TestHalvesOfTheDayAndShortYearsOfOtherLanguages(t *testing.T) {
	for text, want := range map[string]string{
		"15/5/26, 1:00:00 μ.μ.": "13:00", "15/5/26, 1:00:00 π.μ.": "01:00", "15/05/2026 1:00:00 CH": "13:00", "15/05/2026 12:10:00 SA": "00:10",
		"15/5/2026 1:00 م": "13:00", "15.05.2026 ÖS 1:00": "13:00", "26. 5. 15. 오후 1:00:00": "13:00", "2026. 05. 15. 1:00 du.": "13:00",
		"15 de mayo de 2026 1:00 p. m.": "13:00", "15.5.2026 1:00": "01:00",
	} {
		c := newClock(Options{})
		c.see(text)
		if err := c.settle("es"); err != nil {
			t.Fatal(err)
		}
		at, err := c.unix(text)
		if got := time.Unix(at, 0).UTC().Format("2006-01-02 15:04"); err != nil || got != "2026-05-15 "+want {
			t.Errorf("%q is %s (%v), want 2026-05-15 %s", text, got, err, want)
		}
	}
}

func TestDurations(t *testing.T) {
	for text, want := range map[string]int64{
		"1h 7m": 4020, "58m 2s": 3482, "1 h": 3600, "59 min 2 s": 3542, "59 Min. 0 Sek.": 3540, "1 Std. 5 Min.": 3900, "1 hr 2 min": 3720,
		"82 mins": 4920, "00:33:20": 2000, "1:05": 3900, "58.53": 3512, "58,5": 3510, "60": 3600, "0": 0, "1 hora y 5 minutos": 3900, "2 hours and 1 minute": 7260,
		"1 Std.\u00a05\u202fMin.": 3900, "1時間 5分": 3900,
		"": -1, "--": -1, "Ada": -1, "12 ducks": -1, "1:99": -1, "1e9": -1, "999999999999": -1, "99999 h": -1, "-5": -1,
	} {
		got, ok := durationOf(text)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q lasts %d s, want %d", text, got, want)
		}
	}
}
