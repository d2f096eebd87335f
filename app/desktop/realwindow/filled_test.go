//go:build realwindow

package realwindow

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// awkward are names and titles as they come: short ones, long ones, right to left,
// with pictures, one word without an end.
var awkward = []string{
	"Segunda ronda de encuentros",
	"Comunidad Autónoma de la Cuenca Alta del Río Grande del Norte",
	"مذكرة تفاهم بين المناطق حول الطاقة المتجددة",
	"Innovación abierta 🚀 con universidades 🎓 y empresas 🏭",
	letters("Cooperación interregional para la transición ecológica y digital de los territorios ", 200),
	strings.Repeat("Energía", 30),
	letters("Lo que las regiones aprendieron unas de otras sobre agua, residuos, energía y empleo ", 400),
	"שיתוף פעולה בין אזורים",
}

// longNames are names of regions of up to 60 letters.
var longNames = []string{
	"Magallanes y de la Antártica Chilena", "Tierra del Fuego, Antártida e Islas del Atlántico Sur", "Opolskie",
	"Comunidad Autónoma de la Cuenca Alta del Río Grande del Norte", "منطقة الدار البيضاء سطات", "Ostrobothnia", "Santa Cruz de la Sierra 🌳",
}

// letters repeats a text until it has so many letters.
func letters(text string, count int) string {
	return string([]rune(strings.Repeat(text, count/len([]rune(text))+1))[:count])
}

// nth is one of several, over and over.
func nth(of []string, i int) string { return of[i%len(of)] }

// filledIn makes a notebook with so many webinars, partnerships, and of the newest
// webinar so many agenda parts, questions and notes.
func filledIn(t testing.TB, dir string, count int) string {
	t.Helper()
	path := filepath.Join(dir, fmt.Sprintf("of-%d.rapporteur", count))
	file, err := store.Create(path, store.Notebook{Title: "Programa de cooperación", Language: "es", Languages: []string{"en"}}, store.Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	if count > 0 {
		if _, err := file.Edit("step.webinar.new", func(tx *store.Tx) error { return fill(tx, count) }); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func fill(tx *store.Tx, count int) error {
	theme := store.Theme{Name: "Transición ecológica", Short: "Ecología", Icon: "eco", Colour: "green"}
	if err := store.Put(tx, &theme); err != nil {
		return err
	}
	pairs, err := fillPartnerships(tx, count, theme.ID)
	if err != nil {
		return err
	}
	var newest store.ID
	for i := range count {
		w := store.Webinar{Number: i + 1, Title: nth(awkward, i+7-(count-1)%8), Minutes: 90, Recording: "https://example.org/" + strings.Repeat("grabacion-", 12),
			Start: store.Moment{Local: fmt.Sprintf("2024-%02d-%02dT15:00:00", 1+i/28%12, 1+i%28), Zone: "America/Santiago"}, StatedParticipants: 120, StatedCities: 200, StatedCountries: 30}
		if i == count-1 {
			w.Title, w.Partnerships = awkward[6], pairs
		}
		if err := store.Put(tx, &w); err != nil {
			return err
		}
		newest = w.ID
	}
	return fillWebinar(tx, count, newest, pairs, theme.ID)
}

func fillPartnerships(tx *store.Tx, count int, theme store.ID) (pairs []store.ID, err error) {
	countries := []string{"CL", "FI", "AR", "PL", "BR", "MX", "ES"}
	for i := range count {
		one := store.Region{Name: nth(longNames, i), Country: nth(countries, i), MacroRegion: store.LatinAmerica, Latitude: float64(i%50) - 40, Longitude: float64(i%40) - 80, Profile: nth(awkward, i)}
		two := store.Region{Name: nth(longNames, i+3), Country: nth(countries, i+1), MacroRegion: store.Europe, Latitude: 40 + float64(i%20), Longitude: float64(i % 25), Profile: nth(awkward, i+6)}
		for _, region := range []*store.Region{&one, &two} {
			if err := store.Put(tx, region); err != nil {
				return nil, err
			}
		}
		pair := store.Partnership{Number: i + 1, Regions: []store.ID{one.ID, two.ID}, Themes: []store.ID{theme}, Summary: nth(awkward, i+6),
			Continuation: []store.Continuation{store.Secured, store.Running, store.Interest, store.Ended}[i%4]}
		if err := store.Put(tx, &pair); err != nil {
			return nil, err
		}
		pairs = append(pairs, pair.ID)
	}
	return pairs, nil
}

func fillWebinar(tx *store.Tx, count int, webinar store.ID, pairs []store.ID, theme store.ID) error {
	kinds := []store.NoteKind{store.Outcome, store.Lesson, store.Commitment, store.NextStep, store.Quote, store.OpenQuestion}
	states := []store.QuestionState{store.Queued, store.Answered, store.Parked, store.Queued}
	for i := range count {
		rank := fmt.Sprintf("%04d", i+1)
		part := store.AgendaPart{Webinar: webinar, Rank: rank, Title: nth(awkward, i), Minutes: 5}
		asked := store.Question{Webinar: webinar, Rank: rank, Text: nth(awkward, i+4), State: states[i%len(states)], Asker: nth(longNames, i), Country: "CL", Partnership: pairs[i%len(pairs)]}
		if asked.State == store.Answered {
			asked.Answer = nth(awkward, i+3)
		}
		note := store.Note{Kind: kinds[i%len(kinds)], Title: nth(awkward, i+4), Body: nth(awkward, i+6), Webinar: webinar, Partnership: pairs[i%len(pairs)],
			Themes: []store.ID{theme}, Status: store.Published, Owner: nth(longNames, i+1), Due: "2025-Q2", Cleared: true, Speaker: nth(longNames, i)}
		if err := store.Put(tx, &part); err != nil {
			return err
		}
		if err := store.Put(tx, &asked); err != nil {
			return err
		}
		if err := store.Put(tx, &note); err != nil {
			return err
		}
	}
	return nil
}
