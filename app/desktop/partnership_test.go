package desktop

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// formOf opens a dialog and waits until it is the one on top.
func formOf[T any](d *desk, l *loop, open func()) T {
	l.t.Helper()
	var f T
	open()
	l.until("the dialog", func() (is bool) {
		if d.form != nil {
			f, is = d.form.owner.(T)
		}
		return is
	})
	return f
}

// addRegion makes a region in the partnership dialog.
func addRegion(d *desk, l *loop, f *partnershipForm, name, country string) {
	l.t.Helper()
	r := formOf[*regionForm](d, l, func() {
		f.regions.ask()
		if f2, ok := d.form.owner.(*partnershipForm); ok && f2 == f { // the notebook has others to choose from
			typeInto(d, name)
			pressKey(d, fyne.KeyDown)
			pressKey(d, fyne.KeyReturn)
		}
	})
	retype(d, r.name, name)
	retype(d, r.country, country)
	pressKey(d, fyne.KeyReturn)
	if d.form.owner != any(f) {
		l.t.Fatalf("the region is not taken: %s", strings.Join(texts(d), " | "))
	}
}

// pairs reads the notebook's partnerships.
func pairs(t *testing.T, d *desk) (all []store.Partnership, regions map[store.ID]store.Region) {
	t.Helper()
	regions = map[store.ID]store.Region{}
	err := d.session.file.View(func(r store.Reader) (err error) {
		list, err := store.List[store.Region](r)
		for _, region := range list {
			regions[region.ID] = region
		}
		if err == nil {
			all, err = store.List[store.Partnership](r)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, regions
}

func TestAPartnershipIsMadeFromNothing(t *testing.T) {
	var webinar store.Webinar
	path := write(t, func(tx *store.Tx) error {
		webinar = store.Webinar{Number: 1, Title: "First"}
		return store.Put(tx, &webinar)
	})
	d, l := sit(t, path, nil)
	d.open(Route{Page: Regions})
	l.until("the empty page", func() bool { return shows(d, "New partnership…") && !d.loads.running })
	f := formOf[*partnershipForm](d, l, menuItem(d, "New partnership…").Action)
	f.submit()
	wants(t, d, "A partnership needs at least two regions. Add another one.")
	long := strings.Repeat("Región de Ñuñoa 🌎 ", 12)
	addRegion(d, l, f, long, "chili") // French
	addRegion(d, l, f, "منطقة أوستروبوتنيا", "Finnland")
	wants(t, d, "Chile", "Finland")
	d.win.Canvas().Focus(f.regions.rows[1].open)
	d.moveRow(-1)
	f.openTheme(store.Theme{})
	theme := d.form.owner.(*themeForm)
	typeInto(d, "Energy")
	theme.submit()
	retype(d, f.summary, "Wind for both.")
	f.continuation.Objects[1].(*widgets.FilterChip).Tapped(nil)
	f.milestones.add()
	l.until("the cursor is in the milestone", func() bool { return d.win.Canvas().Focused() == f.milestones.rows[0].fields[0].textEntry })
	typeInto(d, "Visit of the port")
	retype(d, f.milestones.rows[0].fields[1], "Q2 2024")
	f.milestones.rows[0].boxes[1].Select(1)
	f.funding.add()
	retype(d, f.funding.rows[0].fields[0], "INNOGLOBO")
	f.initiatives.add() // stays empty and is left out
	f.submit()
	shut(d, l)
	all, regions := pairs(t, d)
	if len(all) != 1 || len(all[0].Regions) != 2 {
		t.Fatalf("it is kept as %+v", all)
	}
	p := all[0]
	first, second := regions[p.Regions[0]], regions[p.Regions[1]]
	if first.Country != "FI" || first.MacroRegion != store.Europe || second.Name != oneSpaced(long) || second.Country != "CL" || second.MacroRegion != store.LatinAmerica {
		t.Errorf("its regions are %+v and %+v", first, second)
	}
	if first.Latitude != 0 || second.Longitude != 0 {
		t.Error("a place was guessed")
	}
	if p.Number != 1 || p.Continuation != store.Running || p.Summary != "Wind for both." || len(p.Themes) != 1 {
		t.Errorf("it is kept as %+v", p)
	}
	err := d.session.file.View(func(r store.Reader) error {
		steps, err := store.List[store.Milestone](r)
		if err == nil && (len(steps) != 1 || steps[0].From != "2024-Q2" || steps[0].Kind != store.StudyVisit || steps[0].Host != p.Regions[0]) {
			t.Errorf("milestones: %+v", steps)
		}
		money, err2 := store.List[store.Funding](r)
		founded, _ := store.List[store.Initiative](r)
		if err2 != nil || len(money) != 1 || money[0].Programme != "INNOGLOBO" || len(founded) != 0 {
			t.Errorf("funding %+v, initiatives %+v, %v", money, founded, err2)
		}
		return err
	})
	if w, _ := kept(t, d, webinar.ID); err != nil || !slices.Equal(w.Partnerships, []store.ID{p.ID}) {
		t.Errorf("the webinar is about %v, %v", w.Partnerships, err)
	}
	l.until("the page shows it", func() bool { return shows(d, "Energy") && shows(d, "Joint projects are running") && !d.loads.running })
	if d.steps.undo != "step.partnership.new" {
		t.Errorf("the step is %q", d.steps.undo)
	}
	d.undo(false)
	l.until("one undo takes all away", func() bool { all, regions := pairs(t, d); return len(all) == 0 && len(regions) == 0 })
}

func TestSavingAPartnershipUnchangedMakesNoStep(t *testing.T) {
	_, d, l, p := atRegions(t)
	id := p.data.selected.partnerships[0].id
	f := formOf[*partnershipForm](d, l, func() { d.editPartnership(id) })
	wants(t, d, "Edit partnership", "Ostrobothnia", "Magallanes")
	f.submit()
	shut(d, l)
	if d.steps.undo != "" {
		t.Fatalf("it made the step %q", d.steps.undo)
	}
	f = formOf[*partnershipForm](d, l, func() { d.editPartnership(id) })
	retype(d, f.summary, "Storage first.")
	f.regions.move(f.regions.ids[0], 1)
	d.edit("step.webinar.edit", func(tx *store.Tx) error { // somebody else's, meanwhile
		other, err := store.Get[store.Partnership](tx, id)
		other.Stakeholders = []string{"Port"}
		if err != nil {
			return err
		}
		return store.Put(tx, &other)
	})
	f.submit()
	shut(d, l)
	all, regions := pairs(t, d)
	if got := all[0]; got.Summary != "Storage first." || regions[got.Regions[0]].Name != "Magallanes" || !slices.Equal(got.Stakeholders, []string{"Port"}) || got.Continuation != store.Secured {
		t.Errorf("it is kept as %+v", got)
	}
}

func TestNothingTypedInAPartnershipIsDroppedUnasked(t *testing.T) {
	_, d, l, p := atRegions(t)
	id := p.data.selected.partnerships[0].id
	f := formOf[*partnershipForm](d, l, func() { d.editPartnership(id) })
	f.leave()
	shut(d, l) // nothing was changed
	f = formOf[*partnershipForm](d, l, func() { d.editPartnership(id) })
	f.toggleTheme(f.chosen[0])
	r := formOf[*regionForm](d, l, func() { f.regions.open(f.regions.region(f.regions.ids[0]), false) })
	r.leave() // of the region nothing was changed
	if d.form != &f.savingForm {
		t.Fatal("it does not go back to the partnership")
	}
	d.quit()
	wants(t, d, "Drop what you typed?")
	pressKey(d, fyne.KeyEscape)
	if d.form != &f.savingForm || d.quitting {
		t.Fatal("what was changed is gone")
	}
}

func TestDeletingAPartnershipSaysWhatHangsOnItAndOneUndoBringsItBack(t *testing.T) {
	w, d, l, p := atRegions(t)
	id := p.data.selected.partnerships[0].id
	d.edit("step.webinar.edit", func(tx *store.Tx) error { return store.Put(tx, &store.Milestone{Partnership: id, Title: "Visit"}) })
	l.until("it is kept", func() bool { return d.steps.undo != "" && !d.loads.running })
	f := formOf[*partnershipForm](d, l, func() { d.editPartnership(id) })
	f.askDelete()
	l.until("the question", func() bool { return shows(d, "Delete “Ostrobothnia – Magallanes”?") })
	wants(t, d, "1 milestone", "These stay, without it:", "2 notes", "1 webinar")
	buttonsOf(t, d, "Delete partnership")[0].Tapped(nil)
	shut(d, l)
	all, regions := pairs(t, d)
	kept1, _ := kept(t, d, w.webinar)
	if len(all) != 0 || len(regions) != 2 || len(kept1.Partnerships) != 0 {
		t.Errorf("left: %v, %v, %v", all, regions, kept1.Partnerships)
	}
	d.undo(false)
	l.until("it is back", func() bool {
		all, _ := pairs(t, d)
		w, _ := kept(t, d, w.webinar)
		var n store.Note
		_ = d.session.file.View(func(r store.Reader) error {
			steps, _ := store.List[store.Note](r)
			n = steps[0]
			return nil
		})
		return len(all) == 1 && len(w.Partnerships) == 1 && n.Partnership == id
	})
}

func TestAPartnershipMadeInTheWebinarDialogIsChosenThere(t *testing.T) {
	path := write(t, nil)
	d, l := sit(t, path, nil)
	w := formOf[*webinarForm](d, l, d.askWebinar)
	typeInto(d, "Kick-off")
	f := formOf[*partnershipForm](d, l, w.askPartnership)
	addRegion(d, l, f, "Silesia", "Polska")
	addRegion(d, l, f, "Paraná", "Brésil")
	f.submit()
	l.until("the webinar dialog again", func() bool { return d.form == &w.savingForm && len(w.chosen) == 1 })
	wants(t, d, "Silesia – Paraná")
	w.submit()
	shut(d, l)
	got, _ := kept(t, d, d.places.at.Webinar)
	if len(got.Partnerships) != 1 {
		t.Errorf("the webinar is about %v", got.Partnerships)
	}
}

func TestARegionIsEditedOnItsPane(t *testing.T) {
	w, d, l, p := atRegions(t)
	f := formOf[*regionForm](d, l, func() { p.letter('e') })
	wants(t, d, "Edit region")
	retype(d, f.latitude, "53°09'36\"S")
	retype(d, f.longitude, "-70,91")
	retype(d, f.aliases, "Magellan")
	f.submit()
	shut(d, l)
	_, regions := pairs(t, d)
	if r := regions[w.chile]; r.Latitude != -53.16 || r.Longitude != -70.91 || !slices.Equal(r.Aliases, []string{"Magellan"}) || r.Profile != "Wind." {
		t.Errorf("it is kept as %+v", r)
	}
	f = formOf[*regionForm](d, l, func() { d.editRegion(w.chile) })
	retype(d, f.longitude, "")
	f.submit()
	wants(t, d, "A place needs both numbers, and 0 and 0 is open sea. Write both, or leave both out.")
	if f.offers.Objects == nil {
		t.Error("Punta Arenas is not offered")
	}
	f.offers.Objects[0].(*widgets.FilterChip).Tapped(nil)
	retype(d, f.country, "Gui")
	f.submit()
	wants(t, d, "Guinea", "Guinea-Bissau")
	f.choices.Objects[0].(*widgets.FilterChip).Tapped(nil)
	f.submit()
	shut(d, l)
	_, regions = pairs(t, d)
	if r := regions[w.chile]; r.Country == "CL" || r.MacroRegion == store.LatinAmerica || r.Longitude > -70 || r.Longitude < -71 {
		t.Errorf("it is kept as %+v", r)
	}
}

func TestAThemeIsDeletedWithWhatIsSaidOfIt(t *testing.T) {
	w, d, l, p := atRegions(t)
	d.edit("step.note.done", func(tx *store.Tx) error {
		n, err := store.Get[store.Note](tx, w.step)
		themes, _ := store.List[store.Theme](tx)
		n.Themes = []store.ID{themes[0].ID}
		if err != nil {
			return err
		}
		return store.Put(tx, &n)
	})
	l.until("it is kept", func() bool { return d.steps.undo != "" && !d.loads.running })
	f := formOf[*partnershipForm](d, l, func() { d.editPartnership(p.data.selected.partnerships[0].id) })
	f.openTheme(f.allThemes()[0])
	d.form.owner.(*themeForm).askDelete()
	l.until("the question", func() bool { return shows(d, "Delete the theme “Green transition”?") })
	wants(t, d, "1 note", "1 partnership")
	buttonsOf(t, d, "Delete theme")[0].Tapped(nil)
	l.until("it is gone", func() bool { return d.form == &f.savingForm && len(f.allThemes()) == 0 })
	f.submit()
	shut(d, l)
	all, _ := pairs(t, d)
	if len(all[0].Themes) != 0 {
		t.Errorf("its themes are %v", all[0].Themes)
	}
}

func TestAReadOnlyNotebookOffersNoPartnership(t *testing.T) {
	_, d, l, p := atRegions(t)
	d.session.readOnly = true
	d.reload()
	l.until("the page is shown again", func() bool { return !d.loads.running })
	if p.add.Visible() || p.begin.Visible() || p.pane.edit.Visible() || shows(d, "Edit partnership…") {
		t.Error("it offers what it does not take")
	}
	d.askPartnership()
	wants(t, d, "read")
}

func TestDegreesAreRightOrNone(t *testing.T) {
	for text, want := range map[string]float64{"-53.16": -53.16, "53,16 S": -53.16, "53°09'36\"S": -53.16, "63.1": 63.1, "0": 0, "": 0, "−12": -12} {
		if got, ok := parseDegrees(text, 90, "N", "S"); !ok || got != want {
			t.Errorf("%q is %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"91", "53 W", "-53 S", "north", "53°60'", "1.2.3", "1e5"} {
		if got, ok := parseDegrees(text, 90, "N", "S"); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
	for _, offer := range citiesOffered("", "Silesia", "CL") {
		t.Errorf("Silesia in Chile is offered %v", offer)
	}
}

func TestFortyRegionsStandInTheDialogAndOnThePage(t *testing.T) {
	var webinar store.Webinar
	path := write(t, func(tx *store.Tx) error {
		var ids []store.ID
		for range 40 {
			r := store.Region{Name: strings.Repeat("Región ", 28), Country: "PE", MacroRegion: store.LatinAmerica}
			if err := store.Put(tx, &r); err != nil {
				return err
			}
			ids = append(ids, r.ID)
		}
		p := store.Partnership{Number: 1, Regions: ids}
		if err := store.Put(tx, &p); err != nil {
			return err
		}
		webinar = store.Webinar{Title: "One", Partnerships: []store.ID{p.ID}}
		return store.Put(tx, &webinar)
	})
	d, l := sit(t, path, nil)
	d.win.Resize(fyne.NewSize(1024, 640))
	d.open(Route{Page: Regions})
	p := d.page(Regions).(*regionsPage)
	l.until("the page", func() bool { return p.data != nil && len(p.data.cards) == 40 && !d.loads.running })
	all, _ := pairs(t, d)
	f := formOf[*partnershipForm](d, l, func() { d.editPartnership(all[0].ID) })
	if size := f.box.popup.MinSize(); size.Height > 640 || size.Width > 1024 {
		t.Errorf("the dialog needs %v", size)
	}
	f.regions.move(f.regions.ids[39], -1)
	f.submit()
	shut(d, l)
}
