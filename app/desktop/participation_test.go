package desktop

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// kickOff is when the webinars of these tests begin: 15:00 in Brussels.
const kickOff = 1700748000

// crowd is so many people of a country and city who stayed from the beginning.
func crowd(tag string, n int, country, city string, minutes int64) []store.Participant {
	var people []store.Participant
	for i := range n {
		people = append(people, store.Participant{Key: fmt.Sprintf("e%s%d", tag, i), Registered: true, Country: country, City: city,
			Group: store.GroupUniversity, Spans: []store.Span{{From: kickOff, Until: kickOff + 60*minutes}}})
	}
	return people
}

// took puts an attendance of people into a webinar.
func took(tx *store.Tx, webinar store.ID, people []store.Participant) error {
	hash, err := store.PutPeople(tx, people)
	if err != nil {
		return err
	}
	return store.Put(tx, &store.Attendance{Webinar: webinar, Platform: "zoom", People: hash, Identity: store.IdentityEmail, KeyID: "k", Zone: "Europe/Brussels"})
}

// attended is a notebook of two webinars: the second with 30 from Brazil, 20 from
// Poland, 2 from Peru, whom the shareable form joins with Brazil's; the first with
// 12 of them; and one of which nothing is known.
func attended(t *testing.T) (path string, first, second, blank store.ID) {
	t.Helper()
	path = write(t, func(tx *store.Tx) error {
		one := store.Webinar{Number: 1, Title: "First", Minutes: 90, Start: store.Moment{Local: "2023-10-12T15:00:00", Zone: "Europe/Brussels"}}
		two := store.Webinar{Number: 2, Title: "Second", Minutes: 90, Start: store.Moment{Local: "2023-11-23T15:00:00", Zone: "Europe/Brussels"}, StatedParticipants: 60}
		none := store.Webinar{Number: 0, Title: "Blank", Start: store.Moment{Local: "2021-01-02"}}
		if err := putAll(tx, &one, &two, &none); err != nil {
			return err
		}
		first, second, blank = one.ID, two.ID, none.ID
		people := slices.Concat(crowd("b", 30, "BR", "Curitiba", 80), crowd("p", 20, "PL", "=1+1", 40), crowd("x", 2, "PE", "Lima", 20))
		if err := took(tx, two.ID, people); err != nil {
			return err
		}
		return took(tx, one.ID, people[:12])
	})
	return path, first, second, blank
}

func sitAtParticipation(t *testing.T, path string, webinar store.ID) (*desk, *loop, *participationPage) {
	t.Helper()
	d, l := sit(t, path, nil)
	return d, l, goToParticipation(d, l, webinar)
}

func goToParticipation(d *desk, l *loop, webinar store.ID) *participationPage {
	d.open(Route{Page: Participation, Webinar: webinar})
	l.until("the page", func() bool {
		p, ok := d.pages[Participation].(*participationPage)
		return ok && p.v != nil && p.v.webinar.ID == webinar && !d.loads.running
	})
	return d.pages[Participation].(*participationPage)
}

// within finds the widgets of a type in the page, from its top.
func within[T fyne.CanvasObject](p *participationPage) (found []T) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if w, ok := o.(T); ok {
			found = append(found, w)
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(p.root)
	return found
}

// button is the button of the page that says or tells something.
func (p *participationPage) button(t *testing.T, says string) *widgets.Button {
	t.Helper()
	for _, b := range within[*widgets.Button](p) {
		if b.AccessibilityLabel() == says {
			return b
		}
	}
	t.Fatalf("there is no button %q", says)
	return nil
}

func TestParticipationSaysWhoTookPart(t *testing.T) {
	path, _, second, _ := attended(t)
	d, _, _ := sitAtParticipation(t, path, second)
	wants(t, d, "100\u00a0% of those registered came; who attended stayed 62 minutes on average", "Aggregate, groups of 5 or more",
		"In the room, minute by minute", "From registered to active", "By country", "By stakeholder group", "By city", "How long people stayed",
		"New and returning", "Stated and counted", "By webinar", "52 people attended, hosts and speakers included. Groups of fewer than 5 are merged", "#1, 12 Oct 2023", "#2, 23 Nov 2023",
		"Each person counts once", "People were told apart by e-mail address.", "It was announced, not counted.", "60")
}

func TestSmallGroupsShowOnlyToWhoAsks(t *testing.T) {
	path, _, second, _ := attended(t)
	d, l, p := sitAtParticipation(t, path, second)
	if shows(d, "Peru") || shows(d, "Lima") {
		t.Fatal("two people are a group of their own")
	}
	press := func() {
		p.privacy.TypedKey(&fyne.KeyEvent{Name: map[bool]fyne.KeyName{false: fyne.KeyRight, true: fyne.KeyLeft}[p.full]})
	}
	press()
	wants(t, d, "Peru", "Lima", "All groups", "52 people attended, hosts and speakers included. All groups, for your eyes only:")

	var copied [][]byte
	d.toBoard = func(b []byte) error { // on a goroutine of its own
		l.do(func() { copied = append(copied, b) })
		return nil
	}
	copyIt := func() {
		n := len(copied)
		p.copyPicture("country")
		l.until("it is copied", func() bool { return len(copied) > n && shows(d, "Copied as a picture") })
	}
	copyIt()
	csv := savedCSV(t, d, l, p, "country")
	if strings.Contains(csv, "Peru") || !strings.Contains(csv, "Poland,20,20,100\r\n2 others,32,32,100") {
		t.Errorf("the table of countries that leaves is\n%s", csv)
	}
	press()
	if shows(d, "Peru") {
		t.Error("Peru still shows")
	}
	copyIt()
	if !bytes.Equal(copied[0], copied[1]) {
		t.Error("the picture differs with what the page shows")
	}
	if picture, err := png.Decode(bytes.NewReader(copied[0])); err != nil || picture.Bounds().Dx() != 2*int(pictureWidth) {
		t.Errorf("the picture: %v", err)
	}
}

// savedCSV saves the table of a view as a person does, and reads it.
func savedCSV(t *testing.T, d *desk, l *loop, p *participationPage, name string) string {
	t.Helper()
	p.folder = t.TempDir()
	if name == "" {
		p.saveAll()
	} else {
		p.saveCSV(name)
	}
	field := d.win.Canvas().Focused().(*textEntry)
	path := filepath.Join(p.folder, field.Text)
	field.OnSubmitted(field.Text)
	l.until("it is saved", func() bool { return shows(d, "Saved, with small groups hidden: ") })
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTheWholePageAsOneFile(t *testing.T) {
	path, _, second, _ := attended(t)
	d, l, p := sitAtParticipation(t, path, second)
	csv := savedCSV(t, d, l, p, "")
	for _, line := range []string{"\uFEFF\"In the room, minute by minute\"\r\nTime (Europe/Brussels),People\r\n2023-11-23 14:59,fewer than 5\r\n2023-11-23 15:00,52\r\n",
		"\r\nCity,Attended,Registered,Rate (%)\r\n\"'=1+1\",20,20,100\r\n2 others,32,32,100\r\n", "\r\nBy webinar\r\nWebinar,Attended,Registered,Minutes on average,Stated\r\n", "Aggregate, groups of 5 or more"} {
		if !strings.Contains(csv, line) {
			t.Errorf("the file lacks %q:\n%s", line, csv)
		}
	}
	if strings.Contains(csv, "Lima") {
		t.Error("two people of Lima are in the file")
	}
}

func TestTablesForSpreadsheets(t *testing.T) {
	sheet := csvSheet{table: table{columns: []tableCell{wordCell("Onde"), shareColumn(words.For("pt"), "rate")},
		rows: []tableRow{{cells: []tableCell{wordCell(`A "b", c`), shareCell(words.For("pt"), 1, 3)}}, {cells: []tableCell{wordCell("\t=x"), unknownCell}}, {cells: []tableCell{wordCell("1;=2"), numberCell(words.For("pt"), 12345)}}}}}
	want := "\uFEFFOnde;Taxa (%)\r\n\"A \"\"b\"\", c\";33\r\n\"'\t=x\";\r\n\"1;=2\";12345\r\n"
	if got := string(csvOf("pt", sheet)); got != want {
		t.Errorf("in Portuguese the table is\n%q, not\n%q", got, want)
	}
	for cell, want := range map[string]string{"=1": `"'=1"`, "+49": `"'+49"`, "-": `"'-"`, "@a": `"'@a"`, " =1": `"' =1"`, "＝1": `"'＝1"`, "–": "–", "": "", "a": "a", "a\nb": "\"a\nb\"", "O'Higgins": `"O'Higgins"`} {
		if got := csvCell(cell); got != want {
			t.Errorf("%q is written %s, not %s", cell, got, want)
		}
	}
}

func TestAChartBecomesATableAndKeepsTheFocus(t *testing.T) {
	path, _, second, _ := attended(t)
	d, _, p := sitAtParticipation(t, path, second)
	tables := len(within[*widgets.DataTable](p))
	b := p.button(t, "By country: as a table")
	d.win.Canvas().Focus(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := len(within[*widgets.DataTable](p)); got != tables+1 {
		t.Fatalf("%d tables, before %d", got, tables)
	}
	if d.win.Canvas().Focused() != b || b.AccessibilityLabel() != "By country: as a chart" {
		t.Errorf("the focus is on %T, the button says %q", d.win.Canvas().Focused(), b.AccessibilityLabel())
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := len(within[*widgets.DataTable](p)); got != tables {
		t.Errorf("back as a chart there are %d tables", got)
	}
}

func TestTheKeyboardBringsChartsIntoSight(t *testing.T) {
	path, _, second, _ := attended(t)
	d, _, p := sitAtParticipation(t, path, second)
	d.win.Resize(fyne.NewSize(1024, 640))
	place := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	curves := within[*widgets.Multiples](p)[0]
	if place(curves) < 640 {
		t.Fatal("the small curves are in sight from the start")
	}
	d.win.Canvas().Focus(curves)
	if y := place(curves); y < 0 || y+curves.Size().Height > 640 {
		t.Errorf("the small curves have the focus at %v", y)
	}
	d.win.Canvas().Focus(p.privacy)
	if y := place(p.privacy); y < 0 || y > 200 {
		t.Errorf("the chip has the focus at %v", y)
	}
}

func TestWhoStayedLongerFollowsTheMark(t *testing.T) {
	path, _, second, _ := attended(t)
	d, _, p := sitAtParticipation(t, path, second)
	wants(t, d, "30 people, 58\u00a0%, stayed longer than 45 min")
	columns := within[*widgets.Histogram](p)[0]
	columns.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	columns.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wants(t, d, "52 people, 100\u00a0%, stayed longer than 0 min")
	p.refresh() // as after an edit
	wants(t, d, "52 people, 100\u00a0%, stayed longer than 0 min")
}

func TestASmallCurveOpensItsWebinar(t *testing.T) {
	path, first, second, _ := attended(t)
	d, l, p := sitAtParticipation(t, path, second)
	curves := within[*widgets.Multiples](p)[0]
	curves.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	curves.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	l.until("the first webinar", func() bool { return p.v.webinar.ID == first })
	if d.places.at != (Route{Page: Participation, Webinar: first}) {
		t.Errorf("the window is at %v", d.places.at)
	}
}

func TestForgettingKeepsTheFigures(t *testing.T) {
	path, _, second, _ := attended(t)
	d, l, p := sitAtParticipation(t, path, second)
	test.Tap(p.button(t, "Forget attendees…"))
	wants(t, d, "What goes:", "What stays:", "It cannot be undone.")
	d.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !d.covered() || len(attendances(t, d)) != 2 {
		t.Fatal("Enter answers what cannot be undone")
	}
	var yes *widgets.Button
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Label() == "Forget attendees" {
			yes = b
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(d.win.Canvas().Overlays().Top())
	test.Tap(yes)
	l.until("they are forgotten", func() bool { return shows(d, "The attendees are forgotten") && p.v.rows == 0 && !d.loads.running })
	wants(t, d, "100\u00a0% of those registered came; who attended stayed 62 minutes on average", "the rows are gone", "Poland", "30 people, 58\u00a0%, stayed")
	if shows(d, "Forget attendees…") {
		t.Error("forgetting is still offered")
	}
}

func TestAWebinarOfWhichNothingIsKnownOffersToImport(t *testing.T) {
	path, _, _, blank := attended(t)
	d, _, p := sitAtParticipation(t, path, blank)
	wants(t, d, "Nothing is known yet about who took part", "Import…", "Read are exports of Zoom", "By webinar")
	if p.csv.Visible() || p.privacy.Visible() || shows(d, "By country") {
		t.Error("there is a chip, a file or a chart of nothing")
	}
}

func TestStatedTotalsStandAlone(t *testing.T) {
	var id store.ID
	path := write(t, func(tx *store.Tx) error {
		w := store.Webinar{Number: 3, Title: "Stated", StatedParticipants: 90, StatedInRoom: 40, Start: store.Moment{Local: "2022-05-04"}}
		err := store.Put(tx, &w)
		id = w.ID
		return err
	})
	d, _, _ := sitAtParticipation(t, path, id)
	wants(t, d, "90 participants were announced; who took part was not imported", "Stated and counted", "In the room, as announced", "40", "–", "Import…")
	if shows(d, "By webinar") {
		t.Error("one webinar is compared with itself")
	}
}

func TestFewerThanTheLimitAreShownToTheHolderAlone(t *testing.T) {
	var id store.ID
	path := write(t, func(tx *store.Tx) error {
		w := store.Webinar{Number: 3, Title: "Three", Minutes: 60}
		if err := store.Put(tx, &w); err != nil {
			return err
		}
		id = w.ID
		return took(tx, w.ID, crowd("a", 3, "BR", "Curitiba", 30))
	})
	d, _, p := sitAtParticipation(t, path, id)
	wants(t, d, "Fewer than 5 people came: their numbers are shown to you alone")
	if shows(d, "Brazil") || shows(d, "Curitiba") {
		t.Error("three people show")
	}
	p.privacy.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	wants(t, d, "Brazil", "Curitiba")
	p.saveAll()
	p.copyPicture("country")
	if d.covered() {
		t.Error("something of three people may leave")
	}
	wants(t, d, "Nothing of it may leave the notebook")
}

func TestANotebookWithoutWebinarsHasAPage(t *testing.T) {
	d, l := sit(t, write(t, nil), nil)
	d.open(Route{Page: Participation})
	l.until("the page", func() bool { return d.pages[Participation] != nil && !d.loads.running })
	wants(t, d, "The notebook has no webinar yet")
}

func TestAReadOnlyNotebookTakesNoImportAndForgetsNobody(t *testing.T) {
	path, _, second, blank := attended(t)
	d, l, p := sitAtParticipation(t, path, second)
	d.session.readOnly = true
	p.refresh()
	if shows(d, "Forget attendees…") {
		t.Error("forgetting is offered")
	}
	goToParticipation(d, l, blank)
	if shows(d, "Import…") {
		t.Error("importing is offered")
	}
}

// TestParticipationOfTwoHundredCountries lays out more than any webinar has, with
// names of sixty letters, at the smallest size, in the longest language.
func TestParticipationOfTwoHundredCountries(t *testing.T) {
	var id store.ID
	path := write(t, func(tx *store.Tx) error {
		w := store.Webinar{Number: 1, Title: strings.Repeat("A title that goes on and on ", 8), Minutes: 90, Start: store.Moment{Local: "2023-11-23T15:00:00", Zone: "Europe/Brussels"}}
		if err := store.Put(tx, &w); err != nil {
			return err
		}
		id = w.ID
		var people []store.Participant
		for i := range 200 {
			code := string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})
			people = append(people, crowd(code, 5+i%3, code, fmt.Sprintf("San Carlos de Bariloche y de todos los demás lagos del sur %d", i), int64(10+i%80))...)
		}
		return took(tx, w.ID, people)
	})
	d, _, p := sitAtParticipation(t, path, id)
	d.book = words.For("es")
	for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1180, Height: 800}, {Width: 1440, Height: 900}} {
		d.win.Resize(size)
		for _, full := range []bool{false, true} {
			for _, table := range []bool{false, true} {
				p.full = full
				for _, v := range p.views(full) {
					p.open[v.name] = cardState{table: table, all: true}
				}
				p.refresh()
				inside(t, "participation", d.shell.area, size.Width)
				if got := d.win.Canvas().Size(); got.Width > size.Width+1 {
					t.Fatalf("the page asks for %v in a window of %v", got, size)
				}
			}
		}
	}
}

func TestCardsOfARowLineUpAcrossRows(t *testing.T) {
	for _, width := range []float32{1011, 1157, 1376} {
		wide, thirds := cellWidths(cardRow{{columns: 4}, {columns: 2}}, width), cellWidths(cardRow{{columns: 2}, {columns: 2}, {columns: 2}}, width)
		if left, other := wide[0], thirds[0]+thirds[1]+20; left != other {
			t.Errorf("in %v the first row divides at %v, the second at %v", width, left, other)
		}
		if sum := thirds[0] + thirds[1] + thirds[2] + 40; sum != width {
			t.Errorf("cards take %v of %v", sum, width)
		}
	}
}
