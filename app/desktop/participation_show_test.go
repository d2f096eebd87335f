package desktop

import (
	"bytes"
	"fmt"
	"image/png"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// attendedBy is a notebook of one webinar with its people.
func attendedBy(t *testing.T, people []store.Participant) (path string, id store.ID) {
	t.Helper()
	path = write(t, func(tx *store.Tx) error {
		w := store.Webinar{Number: 1, Title: "One", Minutes: 90, Start: store.Moment{Local: "2023-11-23T15:00:00", Zone: "Europe/Brussels"}}
		if err := store.Put(tx, &w); err != nil {
			return err
		}
		id = w.ID
		return took(tx, w.ID, people)
	})
	return path, id
}

func TestWhatCannotBeShownIsALineNotACard(t *testing.T) {
	people := crowd("a", 30, "", "", 60)
	for i := range people {
		people[i].Group = ""
	}
	path, id := attendedBy(t, people)
	d, _, p := sitAtParticipation(t, path, id)
	wants(t, d, "Not shown", "By stakeholder group", "The export does not say what kind of organisation people come from.", "By city", "New and returning")
	for _, card := range []string{"By city: as a table", "By stakeholder group: as a table", "By country: as a table"} {
		if slices.ContainsFunc(within[*widgets.Button](p), func(b *widgets.Button) bool { return b.AccessibilityLabel() == card }) {
			t.Errorf("there is a card with a button %q", card)
		}
	}
	unknown := figure.Figure{Name: "group", Categories: []figure.Category{{Name: words.M("group.unknown"), Tone: figure.ToneOther}}}
	if !allUnknown(unknown) {
		t.Error("a card of nothing but “not stated” is shown")
	}
}

func TestATableTakesNoMoreRoomThanItsChart(t *testing.T) {
	var people []store.Participant
	for i := range 12 {
		people = append(people, crowd(fmt.Sprint(i), 9, string([]byte{'A' + byte(i), 'R'}), "", int64(20+5*i))...)
	}
	path, id := attendedBy(t, people)
	d, _, p := sitAtParticipation(t, path, id)
	high := p.root.MinSize().Height
	height := func() float32 { return widgets.HeightFor(p.body, 1100) }
	before := height()
	b := p.button(t, "In the room, minute by minute: as a table")
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := height(); got != before || p.root.MinSize().Height != high {
		t.Errorf("the page was %v high, and is %v with a table", before, got)
	}
	box := within[*widgets.ScrollBox](p)
	if len(box) != 1 {
		t.Fatalf("%d tables scroll", len(box))
	}
	d.win.Canvas().Focus(box[0])
	pressKey(d, fyne.KeyEnd)
}

func TestPicturesAreLightInADarkWindow(t *testing.T) {
	path, _, second, _ := attended(t)
	d, _, p := sitAtParticipation(t, path, second)
	shot := map[look.Mode][]byte{}
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		d.setTheme(mode)
		content, err := p.picture(p.shared("country"))
		if err != nil {
			t.Fatal(err)
		}
		shot[mode] = content
	}
	if !look.IsDark() {
		t.Error("the window is not dark any more")
	}
	if !bytes.Equal(shot[look.Light], shot[look.Dark]) {
		t.Error("the picture wears the window's theme")
	}
	picture, err := png.Decode(bytes.NewReader(shot[look.Dark]))
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, _ := picture.At(2, 2).RGBA(); r>>8 < 250 || g>>8 < 250 || b>>8 < 250 {
		t.Errorf("the picture's ground is %x %x %x", r>>8, g>>8, b>>8)
	}
}

func TestColoursOfTheSameLookAreOneEntryOfTheLegend(t *testing.T) {
	book := words.For("en")
	lines := []figures.PlaceLine{{Name: words.M("macro.europe"), Tone: figure.ToneEurope, Attended: 63}}
	for i, n := range []int{357, 23, 20, 4} {
		lines = append(lines, figures.PlaceLine{Name: words.Literal(fmt.Sprint("m", i)), Tone: figure.ToneOther, Attended: n})
	}
	lines = append(lines, figures.PlaceLine{Name: words.M("count.other", "count", 2), Tone: figure.ToneOther, Attended: 14, Merged: true})
	var says []string
	for _, item := range legendItems(book, lines) {
		says = append(says, item.Label)
	}
	if got := strings.Join(says, "; "); got != "Europe 63; Other macro-regions 404; 2 others 14" {
		t.Errorf("the legend says %q", got)
	}
	if few := legendItems(book, lines[:3]); len(few) != 2 || few[1].Label != "m0 357, m1 23" {
		t.Errorf("two of one colour are told as %v", few)
	}
}

func TestAHiddenCellSaysWhy(t *testing.T) {
	p := &participationPage{d: &desk{book: words.For("en")}, v: &participationData{limit: 5}}
	lines := []figures.PlaceLine{{HasRegistered: true}, {}}
	if got := p.hidden(lines); !strings.HasPrefix(got, "–: hidden") {
		t.Errorf("it says %q", got)
	}
	if p.hidden(lines[:1]) != "" || p.hidden(lines[1:]) != "" {
		t.Error("a reason is given where no cell is hidden")
	}
}

func TestRegistrationsAloneDoNotSayThatNobodyCame(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	var rows strings.Builder
	rows.WriteString("Registration Report\nTopic,Webinar ID,Scheduled Time,Duration (minutes),# Registered,# Cancelled\nDemo,123 456 7890,03/24/2026 04:00:00 PM,60,12,0\n\n" +
		"Attendee Details\nFirst Name,Last Name,Email,City,Country/Region,Organization,Registration Time,Approval Status\n")
	for i := range 12 {
		fmt.Fprintf(&rows, "P%d,X,p%d@example.org,Vaasa,Finland,,03/20/2026 09:12:44 AM,approved\n", i, i)
	}
	drop(t, d, l, scratch(t, "registered.csv", rows.String())).importAll()
	l.until("the page", func() bool { return shows(d, "Imported: 12 registrations.") && !d.loads.running })
	wants(t, d, "12 people registered; who came was not imported", "Who registered", "Finland", "Import…")
	if shows(d, "0 people") || shows(d, "From attended to active") || shows(d, "nobody was in the room") {
		t.Error("the page says that nobody came")
	}
	d.open(Route{Page: Overview})
	l.until("the Overview", func() bool { return !d.loads.running && shows(d, "Who came was not imported") })
	if shows(d, "nobody was in the room") {
		t.Error("the Overview says that nobody came")
	}
}

func TestWhoStayedLongerThanNothingIsNotAsked(t *testing.T) {
	edges := []int{0, 60, 120, 180}
	for _, c := range [][3]int{{-1, 0, 2}, {-1, 70, 1}, {0, 70, 0}, {150, 0, 2}} {
		if got := stayEdge(edges, c[0], c[1]); got != c[2] {
			t.Errorf("chosen %d, half %d: edge %d", c[0], c[1], got)
		}
	}
}
