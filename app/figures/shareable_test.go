package figures

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// crowd is n people of a place who were there for an hour from a minute on.
func crowd(n int, country, city string, group store.Group) []store.Participant {
	rows := make([]store.Participant, n)
	for i := range rows {
		rows[i] = store.Participant{Registered: true, Country: country, City: city, Group: group, Spans: []store.Span{span(0, 60)}}
	}
	return rows
}

func together(crowds ...[]store.Participant) (rows []store.Participant) {
	for _, c := range crowds {
		rows = append(rows, c...)
	}
	return rows
}

func TestShareableByHand(t *testing.T) {
	rows := together(
		crowd(19, "BR", "Curitiba", store.GroupGovernment), crowd(7, "BR", "Londrina", store.GroupGovernment),
		crowd(12, "PL", "Katowice", store.GroupUniversity), crowd(10, "PL", "Opole", store.GroupUniversity),
		crowd(3, "PT", "Coimbra", store.GroupUniversity), crowd(2, "BE", "Brussels", store.GroupBusiness),
		crowd(4, "BE", "Ghent", store.GroupCivil),
	)
	parana := store.Region{ID: store.ID{1}, Name: "Paraná", Capital: "Curitiba", Country: "BR"}
	ghent := store.Region{ID: store.ID{2}, Name: "Ghent", Country: "BE"}
	f := full(input{webinar: held, regions: []store.Region{parana, ghent}, records: []Record{{People: rows}}})
	check(t, f)
	s := f.Shareable(5)
	// Belgium's six stand as a country, its cities do not. Portugal's three need
	// the next smallest country beside them: Belgium, which goes then.
	same(t, "countries", texts(s.Country), []string{"Brazil 26", "Poland 22", "2 others 9"})
	same(t, "cities", texts(s.City), []string{"Curitiba 19", "Katowice 12", "Opole 10", "Londrina 7", "3 others 9"})
	same(t, "macro-regions", texts(s.MacroRegion), []string{"Europe 31", "Latin America and the Caribbean 26"})
	same(t, "groups", texts(s.Group), []string{"Local and regional government 26", "Universities and research 25", "2 others 6"})
	if !s.Country.Categories[2].Merged || s.Country.Others != 2 {
		t.Error("the others do not say that they are others")
	}
	if s.Attended != 57 || s.Registered != 57 || s.Cities != 7 || s.Countries != 4 {
		t.Errorf("%d attended, %d registered, %d cities, %d countries", s.Attended, s.Registered, s.Cities, s.Countries)
	}
	if _, given := s.ByRegion[ghent.ID]; given || s.ByRegion[parana.ID] != 19 || f.ByRegion[ghent.ID] != 4 {
		t.Errorf("by region %v, in full %v", s.ByRegion, f.ByRegion)
	}
	if got := words.For("en").Msg(s.City.Title); got != "Curitiba had the most participants" {
		t.Errorf("title %q", got)
	}
	if got := words.For("en").Msg(s.Country.Title); got != "54\u00a0% joined from Europe" {
		t.Errorf("title %q", got)
	}
}

func TestAFindingFollowsFromWhatIsShown(t *testing.T) {
	// Six come from the largest city, nine from those that are not shown: which
	// of them is how large must not be told by the title.
	rows := together(crowd(6, "BR", "Curitiba", ""), crowd(4, "CL", "Arica", ""), crowd(5, "CO", "Cali", ""), crowd(5, "PE", "Lima", ""))
	f := of(rows...)
	if got := words.For("en").Msg(f.City.Title); got != "Curitiba had the most participants" {
		t.Errorf("in full: %q", got)
	}
	s := f.Shareable(5)
	same(t, "cities", texts(s.City), []string{"Curitiba 6", "Cali 5", "2 others 9"})
	if got := words.For("en").Msg(s.City.Title); got != "By city" {
		t.Errorf("shared: %q", got)
	}
}

func TestTheLimitCannotBeLowered(t *testing.T) {
	f := of(together(crowd(9, "BR", "Curitiba", ""), crowd(3, "CL", "Cali", ""), crowd(4, "CO", "Cali", ""))...)
	for _, limit := range []int{-1, 0, 1, 4, 5} {
		same(t, fmt.Sprint("limit ", limit), texts(f.Shareable(limit).Country), []string{"Brazil 9", "2 others 7"})
	}
	if got := f.Shareable(5).Shareable(9); !got.City.IsEmpty() && got.City.Values()[0] < 9 {
		t.Error("a shareable form cannot be made stricter")
	}
	same(t, "limit 9", texts(f.Shareable(9).Country), nil)
}

func TestTooFewAttended(t *testing.T) {
	rows := together(crowd(4, "BR", "Curitiba", ""), []store.Participant{{Registered: true}, {Registered: true}})
	s := of(rows...).Shareable(5)
	if s.HasAttendance || !s.Withheld || s.Attended != 0 || s.AverageMinutes != 0 || s.PeakCount != 0 || s.Cities != 0 || s.ByRegion != nil {
		t.Errorf("%+v", s)
	}
	if s.Registered != 6 {
		t.Errorf("%d registered", s.Registered)
	}
	if got := words.For("en").Msg(s.Funnel.Empty); got != "Groups of fewer than 5 people are not shown." {
		t.Errorf("why empty: %q", got)
	}
}

func TestFewNoShows(t *testing.T) {
	rows := together(crowd(40, "BR", "Curitiba", ""), []store.Participant{{Registered: true}, {Registered: true}})
	s := of(rows...).Shareable(5)
	if s.Registered != 0 || s.Came != 0 || s.Attended != 40 {
		t.Errorf("%d registered less %d attended are two people", s.Registered, s.Attended)
	}
	same(t, "steps", texts(s.Funnel), []string{"Attended 40", "Stayed over 45 min 40"})
}

func TestFewWhoNeverRegistered(t *testing.T) {
	walkIn := crowd(2, "BR", "Curitiba", "")
	for i := range walkIn {
		walkIn[i].Registered = false
	}
	rows := together(crowd(40, "BR", "Curitiba", ""), walkIn)
	for range 20 {
		rows = append(rows, store.Participant{Registered: true})
	}
	s := of(rows...).Shareable(5)
	check(t, s)
	if s.Came != 0 || s.Registered != 60 || s.Attended != 42 {
		t.Errorf("%d registered, %d of them and %d in all attended", s.Registered, s.Came, s.Attended)
	}
	if got := words.For("en").Msg(s.Funnel.Base); got != "Shares of the 42 people who attended" {
		t.Errorf("base %q", got)
	}
}

func TestAStepThatIsLeftOutDoesNotBlurTheNext(t *testing.T) {
	rows := crowd(20, "BR", "Curitiba", "")
	for i := range rows {
		rows[i].Active = i < 10
		if i >= 17 { // three left early: the step of those who stayed would tell
			rows[i].Spans = []store.Span{span(0, 10)}
		}
	}
	s := of(rows...).Shareable(5)
	same(t, "steps", texts(s.Funnel), []string{"Registered 20", "Attended 20", "Stayed over 45 min and asked, voted or spoke 10"})
}

// carefulTable says what a reader can subtract within one table.
func carefulTable(t *rapid.T, f figure.Figure, attended, limit int) {
	sum := 0
	for i, v := range f.Values() {
		if n := int(v); n < limit {
			t.Fatalf("%s shows %s of %d", f.Name, words.For("en").Msg(f.Categories[i].Name), n)
		}
		sum += int(v)
	}
	if !f.IsEmpty() && sum != attended {
		t.Fatalf("%s sums up to %d, %d attended", f.Name, sum, attended)
	}
}

// carefulParts says what is left of a shown whole when its shown parts are taken off.
func carefulParts(t *rapid.T, whole int, parts figure.Figure, part func(figure.Category) bool, limit int) {
	for i, c := range parts.Categories {
		if c.Country != "" && !c.Merged && part(c) {
			whole -= int(parts.Values()[i])
		}
	}
	if whole < 0 || whole > 0 && whole < limit {
		t.Fatalf("%s leaves %d", parts.Name, whole)
	}
}

func TestNothingCanBeSubtractedBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rows []store.Participant
		for _, country := range []string{"BR", "CL", "CO", "PL", "PT", "JP", "US", ""} {
			for city := range rapid.IntRange(0, 3).Draw(t, "cities") {
				n := rapid.IntRange(1, 9).Draw(t, "people")
				rows = append(rows, crowd(n, country, fmt.Sprint("City ", city), store.Group(fmt.Sprint("g", n%4)))...)
			}
			rows = append(rows, crowd(rapid.SampledFrom([]int{0, 0, 1, 6}).Draw(t, "unknown"), country, "", "")...)
		}
		limit := rapid.IntRange(5, 8).Draw(t, "limit")
		f := of(rows...).Shareable(limit)
		for _, each := range f.All() {
			if err := each.Validate(); err != nil {
				t.Fatal(err)
			}
		}
		for _, table := range []figure.Figure{f.Country, f.City, f.MacroRegion, f.Group} {
			carefulTable(t, table, f.Attended, limit)
		}
		for i, c := range f.Country.Categories {
			if c.Country != "" {
				carefulParts(t, int(f.Country.Values()[i]), f.City, func(city figure.Category) bool { return city.Country == c.Country }, limit)
			}
		}
		for i, c := range f.MacroRegion.Categories {
			if !c.Merged && c.Name.Key != "macro.unknown" {
				in := func(c2 figure.Category) bool { return "macro."+string(MacroRegionOf(c2.Country)) == c.Name.Key }
				carefulParts(t, int(f.MacroRegion.Values()[i]), f.Country, in, limit)
				carefulParts(t, int(f.MacroRegion.Values()[i]), f.City, in, limit)
			}
		}
	})
}

func TestSharesAreWordedHonestly(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		want        string
	}{
		{128, 128, "All joined from Europe"}, {199, 200, "Nearly all joined from Europe"}, {95, 100, "95\u00a0% joined from Europe"},
		{2, 3, "Two thirds joined from Europe"}, {83, 128, "Nearly two thirds joined from Europe"}, {68, 100, "Over two thirds joined from Europe"},
		{51, 100, "Over half joined from Europe"}, {501, 1000, "Half joined from Europe"}, {57, 100, "57\u00a0% joined from Europe"},
		{3, 4, "Three quarters joined from Europe"}, {50, 100, "By country"}, {1, 3, "By country"},
	} {
		root := &node{people: c.whole, children: []*node{{key: "europe", people: c.part, shown: true}}}
		if got := words.For("en").Msg(macroFinding(root, words.M("figures.country.title"))); got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.part, c.whole, got, c.want)
		}
		root.children[0].shown = false
		if got := words.For("en").Msg(macroFinding(root, words.M("figures.country.title"))); got != "By country" {
			t.Errorf("%d of %d, not shown: %q", c.part, c.whole, got)
		}
	}
}

func TestEveryFractionHasItsWords(t *testing.T) {
	for _, lang := range words.Languages() {
		for _, f := range fractions {
			for _, how := range []string{"exact", "nearly", "over"} {
				if key := "figures.fraction." + how + "." + f.name; !words.For(lang).Has(key) {
					t.Errorf("%s lacks %q", lang, key)
				}
			}
		}
		for _, key := range []string{
			"figures.country.from_all", "figures.country.from_nearly_all", "figures.fraction.percent", "figures.funnel.title_registered",
			"figures.empty.limit", "figures.empty.nobody", "figures.empty.stated_places", "figures.base.curve", "figures.present.under", "figures.present.at_least", "figures.others_and_unknown",
			"figures.headline.secured", "figures.headline.running",
		} {
			if !words.For(lang).Has(key) {
				t.Errorf("%s lacks %q", lang, key)
			}
		}
	}
}

func TestComingIsSharedOnlyAsAWholePercentageCan(t *testing.T) {
	for _, c := range []struct {
		came, registered int
		want             string
	}{
		{128, 214, "60\u00a0% of those registered came"}, {999, 1000, "From registered to active"}, {1, 1000, "From registered to active"},
		{7, 7, "100\u00a0% of those registered came"}, {0, 7, "From registered to active"},
	} {
		if got := words.For("en").Msg(cameTitle(c.came, c.registered)); got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.came, c.registered, got, c.want)
		}
	}
}
