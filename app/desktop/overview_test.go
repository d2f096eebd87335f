package desktop

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// whole waits until the Overview shows everything.
func whole(d *desk, l *loop) {
	l.until("the whole Overview", func() bool {
		p, ok := d.pages[Overview].(*overviewPage)
		return ok && p.shown && p.body.partnerships.Visible() && len(p.body.list.rows) > 0
	})
}

func wants(t *testing.T, d *desk, words ...string) {
	t.Helper()
	for _, w := range words {
		if !shows(d, w) {
			t.Errorf("%q is not on the screen; there is:\n%s", w, strings.Join(texts(d), "\n"))
		}
	}
}

func TestTheOverviewSaysWhatIsAnnouncedWhereNothingWasCounted(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	whole(d, l)
	wants(t, d, "Funding secures Ostrobothnia – Magallanes beyond the programme",
		"Webinar 19", "Thursday 23 November 2023, 15:00–16:30\u00a0CET (hour assumed)",
		"16", "cities", "As announced", "11", "countries", "One partnership across the Atlantic",
		"Ostrobothnia", "Magallanes", "Secured", "2 notes", "1 lesson, 1\u00a0next\u00a0step", "Recent notes", "All 2",
		"Nobody published how many took part")
}

func TestTheOverviewOfAnEmptyNotebookSaysSo(t *testing.T) {
	d, l := sit(t, write(t, nil), nil)
	whole(d, l)
	wants(t, d, "Programme", "This notebook has no webinar yet.", "About this notebook", "The partnerships, regions and notes of the first", "New webinar…",
		"No notes yet.", "No webinar yet", "Not known", "None yet", "once there is a webinar")
}

func TestTheOverviewOfAWebinarWithNothing(t *testing.T) {
	path := write(t, func(tx *store.Tx) error { return store.Put(tx, &store.Webinar{Title: "Nothing known"}) })
	d, l := sit(t, path, nil)
	whole(d, l)
	wants(t, d, "Nothing known", "The date of this webinar is not known.")
}

func TestTheOverviewOfStatedTotals(t *testing.T) {
	path := write(t, func(tx *store.Tx) error {
		return store.Put(tx, &store.Webinar{Number: 3, Title: "Stated", StatedParticipants: 90, StatedInRoom: 40, Start: store.Moment{Local: "2022-05-04"}})
	})
	d, l := sit(t, path, nil)
	whole(d, l)
	wants(t, d, "90", "participants, as announced", "40 of them in the room", "Wednesday 4 May 2022")
}

// TestNothingIsClippedWithTooMuchOfEverything lays out 200 partnerships of long
// names at the smallest size, in the longest language.
func TestNothingIsClippedWithTooMuchOfEverything(t *testing.T) {
	const long = "Tierra del Fuego, Antártida e Islas del Atlántico Sur (provincia)"
	path := write(t, func(tx *store.Tx) error {
		webinar := store.Webinar{Number: 1, Title: strings.Repeat("A title that goes on and on ", 8)}
		for i := range 200 {
			a := store.Region{Name: fmt.Sprintf("%s %d", long, i), Country: "AR", MacroRegion: store.LatinAmerica}
			b := store.Region{Name: fmt.Sprintf("Górnośląsko-Zagłębiowska Metropolia ze wszystkim %d", i), Country: "PL", MacroRegion: store.Europe}
			if err := putAll(tx, &a, &b); err != nil {
				return err
			}
			p := store.Partnership{Number: i + 1, Regions: []store.ID{a.ID, b.ID}, Summary: strings.Repeat("Much was done together. ", 20)}
			n := store.Note{Kind: store.Lesson, Title: strings.Repeat("word ", 40), Webinar: webinar.ID}
			if err := store.Put(tx, &p); err != nil {
				return err
			}
			if err := store.Put(tx, &n); err != nil {
				return err
			}
			webinar.Partnerships = append(webinar.Partnerships, p.ID)
		}
		return store.Put(tx, &webinar)
	})
	d, l := sit(t, path, nil)
	whole(d, l)
	for _, page := range []PageName{Overview, Regions} {
		d.open(Route{Page: page})
		l.until("the page", func() bool { return !d.loads.running })
		for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1180, Height: 800}, {Width: 1440, Height: 900}} {
			d.win.Resize(size)
			if got := d.win.Canvas().Size(); got.Width > size.Width+1 {
				t.Errorf("%s asks for %v in a window of %v", page, got, size)
			}
			inside(t, string(page), d.shell.area, size.Width)
		}
	}
}

// inside fails where something visible goes over the edge at the right.
func inside(t *testing.T, page string, root fyne.CanvasObject, width float32) {
	t.Helper()
	var walk func(o fyne.CanvasObject, x float32)
	bad := 0
	walk = func(o fyne.CanvasObject, x float32) {
		if !o.Visible() || bad > 3 {
			return
		}
		x += o.Position().X
		if end := x + o.Size().Width; end > width+1 {
			bad++
			t.Errorf("%s: %T ends at %v of %v", page, o, end, width)
			return
		}
		for _, child := range children(o) {
			walk(child, x)
		}
	}
	walk(root, 0)
}

func TestFamilyColoursFollowTheMacroRegion(t *testing.T) {
	if look.FamilyText(string(store.Europe)) != look.EUText || look.FamilyText(string(store.LatinAmerica)) != look.LAText {
		t.Error("the macro-regions of the store and the look do not agree")
	}
}

func TestTheOverviewOfManyPartnershipsLeadsToAllOfThem(t *testing.T) {
	path := write(t, func(tx *store.Tx) error {
		w := store.Webinar{Number: 3, Title: strings.Repeat("Cooperation ", 30)}
		for i := range 40 {
			region := store.Region{Name: fmt.Sprintf("Region %d of the upper valleys and the southern channels", i), Country: "CL"}
			if err := store.Put(tx, &region); err != nil {
				return err
			}
			pair := store.Partnership{Number: i + 100, Regions: []store.ID{region.ID}}
			if err := store.Put(tx, &pair); err != nil {
				return err
			}
			w.Partnerships = append(w.Partnerships, pair.ID)
		}
		return store.Put(tx, &w)
	})
	d, l := sit(t, path, nil)
	whole(d, l)
	wants(t, d, "All 40", "111")
	p := d.pages[Overview].(*overviewPage)
	if shows(d, "112") || len(p.body.list.rows) != mostPartnerships {
		t.Errorf("%d rows of 40", len(p.body.list.rows))
	}
	if height := p.headline.Size().Height; height > 160 {
		t.Errorf("a headline of 360 letters is %.0f high", height)
	}
}
