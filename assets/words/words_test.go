package words

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/feature/plural"
)

// every gives a text's templates by plural form.
func every(t text) map[plural.Form]template {
	all := map[plural.Form]template{plural.Other: t.other}
	maps.Copy(all, t.forms)
	return all
}

func placeholders(t text) []string {
	var names []string
	for _, form := range every(t) {
		names = append(names, form.names()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestLanguagesSayTheSame(t *testing.T) {
	english := For("en")
	if len(english.texts) < 100 {
		t.Fatalf("only %d English texts were read", len(english.texts))
	}
	for _, lang := range Languages() {
		book := For(lang)
		for _, twice := range book.twice {
			t.Errorf("%s: the key is in another file too", twice)
		}
		for _, key := range Keys("en") {
			if !book.Has(key) {
				t.Errorf("%s lacks %q", lang, key)
				continue
			}
			if want, got := placeholders(english.texts[key]), placeholders(book.texts[key]); !slices.Equal(want, got) {
				t.Errorf("%s %q has the placeholders %v, English has %v", lang, key, got, want)
			}
			if (len(english.texts[key].forms) > 0) != (len(book.texts[key].forms) > 0) {
				t.Errorf("%s %q and English differ in whether they count", lang, key)
			}
		}
		for _, key := range Keys(lang) {
			if !english.Has(key) {
				t.Errorf("English lacks %q, which %s has", key, lang)
			}
			for form, text := range every(book.texts[key]) {
				if strings.TrimSpace(text.String()) == "" {
					t.Errorf("%s %q says nothing for %v", lang, key, form)
				}
			}
		}
	}
}

func TestCountedTextsHaveTheFormsTheirLanguageNeeds(t *testing.T) {
	for _, lang := range Languages() {
		book := For(lang)
		for _, key := range Keys(lang) {
			text := book.texts[key]
			if len(text.forms) == 0 {
				continue
			}
			if _, ok := text.forms[plural.One]; !ok {
				t.Errorf("%s %q has no form for one", lang, key)
			}
		}
	}
}

func TestCountPicksTheForm(t *testing.T) {
	for _, c := range []struct {
		lang  string
		count any
		want  string
	}{
		{"en", 0, "0 lessons"}, {"en", 1, "1 lesson"}, {"en", 2, "2 lessons"}, {"en", int64(1234), "1,234 lessons"},
		{"es", 0, "0 lecciones"}, {"es", 1, "1 lección"}, {"es", 1234, "1.234 lecciones"},
		{"pt", 0, "0 lição"}, {"pt", 1, "1 lição"}, {"pt", 2, "2 lições"},
	} {
		if got := For(c.lang).T("kind.lesson.count", "count", c.count); got != c.want {
			t.Errorf("%s %v: got %q, want %q", c.lang, c.count, got, c.want)
		}
	}
}

func TestNearestLanguage(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "en", "en-GB": "en", "es-CL": "es", "es_419": "es", "pt-BR": "pt", "pt-PT": "pt", "pt_BR": "pt",
		"fi": "en", "pl": "en", "": "en", "no such tag": "en",
	} {
		if got := For(tag).Language(); got != want {
			t.Errorf("For(%q) speaks %s, want %s", tag, got, want)
		}
	}
}

func TestMissingKeysAndValuesShow(t *testing.T) {
	book := For("en")
	if got := book.T("no.such.key"); got != "no.such.key" || book.Has("no.such.key") {
		t.Errorf("a missing key gives %q", got)
	}
	if got := book.Msg(M("no.such.key", "count", 2)); got != "no.such.key" {
		t.Errorf("a missing message gives %q", got)
	}
	if got := book.T("figure.of_whole", "part", 3); got != "3 of {whole}" {
		t.Errorf("a missing value gives %q", got)
	}
}

func TestMessagesAreTranslatedInside(t *testing.T) {
	m := M("action.undo_step", "step", M("kind.lesson"))
	if got := For("es").Msg(m); got != "Deshacer: Lección" {
		t.Errorf("got %q", got)
	}
	if got := For("pt").Msg(Literal("Curitiba")); got != "Curitiba" {
		t.Errorf("a literal reads %q", got)
	}
	if got := For("es").Msg(CountryName("BR")); got != "Brasil" {
		t.Errorf("a country reads %q", got)
	}
	if !(Message{}).Empty() || !Literal("").Empty() || Literal("x").Empty() || M("kind.lesson").Empty() || CountryName("FI").Empty() {
		t.Error("Empty is wrong about a message")
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{For("en").Number(0), "0"}, {For("en").Number(999), "999"}, {For("en").Number(1234), "1,234"},
		{For("es").Number(1234), "1.234"}, {For("pt").Number(1234567), "1.234.567"}, {For("en").Number(-123456), "−123,456"},
		{For("en").Decimal(73.46), "73.5"}, {For("es").Decimal(73.46), "73,5"}, {For("pt").Decimal(74), "74"}, {For("en").Decimal(-0.25), "−0.3"},
		{For("en").Percent(128, 214), "60\u00a0%"}, {For("es").Percent(1, 3), "33\u00a0%"}, {For("en").Percent(0, 0), "–"},
		{For("en").Bytes(480_000), "480\u00a0KB"}, {For("pt").Bytes(1_250_000), "1,3\u00a0MB"}, {For("en").Bytes(12), "12\u00a0B"},
		{For("en").T("figure.of_whole", "part", Share{1, 4}, "whole", 2.5), "25\u00a0% of 2.5"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestLists(t *testing.T) {
	abc := []string{"a", "b", "c"}
	for _, c := range []struct{ got, want string }{
		{For("en").List(nil), ""}, {For("en").List(abc[:1]), "a"}, {For("en").List(abc[:2]), "a and b"}, {For("en").List(abc), "a, b and c"},
		{For("es").List(abc), "a, b y c"}, {For("pt").List(abc), "a, b e c"},
		{For("es").List([]string{"España", "Italia"}), "España e Italia"},
		{For("es").List([]string{"agua", "hielo"}), "agua y hielo"},
		{For("en").T("word.webinar_number", "number", abc), "Webinar a, b and c"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestDatesAndTimes(t *testing.T) {
	madrid := time.FixedZone("CET", 3600)
	start := time.Date(2023, time.November, 23, 15, 0, 0, 0, madrid)
	end := start.Add(90 * time.Minute)
	parana := time.FixedZone("-03", -3*3600)
	india := time.FixedZone("+0530", 5*3600+1800)
	en, es, pt := For("en"), For("es"), For("pt")
	for _, c := range []struct{ got, want string }{
		{en.Date(start), "Thursday 23 November 2023"},
		{es.Date(start), "jueves, 23 de noviembre de 2023"},
		{pt.Date(start), "quinta-feira, 23 de novembro de 2023"},
		{en.ShortDate(start), "23 Nov 2023"}, {es.ShortDate(start), "23 nov 2023"}, {pt.ShortDate(start), "23 de nov. de 2023"},
		{en.TimeRange(start, end), "15:00–16:30\u00a0CET"},
		{Zone(start.In(parana)), "UTC−3"}, {Zone(start.In(india)), "UTC+5:30"}, {Zone(start.UTC()), "UTC"},
		{en.When(start, end), "15:00"}, {en.When(start.AddDate(0, 0, -1), end), "22 Nov 2023"}, {en.When(start.AddDate(-1, 0, 0), end), "23 Nov 2022"},
		{en.Duration(90 * time.Minute), "1\u00a0h 30\u00a0min"}, {es.Duration(2 * time.Hour), "2\u00a0h"}, {pt.Duration(74 * time.Minute / 2), "37\u00a0min"},
		{en.Duration(0), "0\u00a0min"},
		{en.Period("2024-Q1"), "Q1 2024"}, {es.Period("2024-Q3"), "T3 2024"}, {en.Period("2024"), "2024"}, {en.Period("2024-Q5"), "2024-Q5"},
		{pt.Period("2024-03"), "março de 2024"}, {en.Period("2024-03-31"), "31 Mar 2024"}, {en.Period("soon"), "soon"}, {en.Period(""), ""},
		{TimeCode(2_296_999), "00:38:16"}, {TimeCode(3_600_000), "01:00:00"}, {TimeCode(-1), "00:00:00"},
		{en.T("word.webinar_number", "number", start), "Webinar 23 Nov 2023"},
		{en.T("word.webinar_number", "number", Day(start)), "Webinar Thursday 23 November 2023"},
		{en.T("word.webinar_number", "number", 90*time.Minute), "Webinar 1\u00a0h 30\u00a0min"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestCountries(t *testing.T) {
	for _, c := range []struct{ lang, code, want string }{
		{"en", "FI", "Finland"}, {"es", "FI", "Finlandia"}, {"pt", "PL", "Polônia"}, {"es", "br", "Brasil"}, {"en", "BO", "Bolivia"},
		{"en", "??", "??"}, {"en", "", ""},
	} {
		if got := For(c.lang).Country(c.code); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.lang, c.code, got, c.want)
		}
	}
}

func TestMalformedTextsAreRefused(t *testing.T) {
	for _, raw := range []string{`"{open"`, `"{}"`, `{"one": "x"}`, `{"other": "x", "several": "y"}`, `3`} {
		var read text
		if err := read.UnmarshalJSON([]byte(raw)); err == nil {
			t.Errorf("%s was read as a text", raw)
		}
	}
}

func BenchmarkText(b *testing.B) {
	book := For("en")
	for b.Loop() {
		book.T("kind.lesson.count", "count", 24)
	}
}

func BenchmarkPlainText(b *testing.B) {
	book := For("en")
	for b.Loop() {
		book.T("save.saved")
	}
}

func BenchmarkReading(b *testing.B) {
	for b.Loop() {
		if _, err := read("es"); err != nil {
			b.Fatal(err)
		}
	}
}
