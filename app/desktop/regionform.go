package desktop

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// regionWidth is the width of the region dialog within its edges.
const regionWidth float32 = 640

// regionForm is the dialog that makes or changes a region.
type regionForm struct {
	formPage
	region store.Region         // as it was opened
	others []store.Region       // of the notebook, and those made in the dialog it was opened from
	made   bool                 // it is in the notebook
	take   func(r store.Region) // gets it in place of the notebook; may be nil
	gone   func()               // it was deleted; may be nil

	name, country, official, aliases, capital *formField
	latitude, longitude, profile, sources     *formField
	code                                      string          // of the country; empty: none
	understood, choices                       *fyne.Container // what the country is taken for
	offers                                    *fyne.Container // cities whose place may be taken
	twin                                      *look.Paragraph
}

// editRegion opens a region of the notebook.
func (d *desk) editRegion(id store.ID) {
	if d.readOnly() {
		d.complain(saying("error.read_only"))
		return
	}
	d.read(func(r store.Reader) (func(), error) {
		region, err := store.Get[store.Region](r, id)
		if err != nil {
			return nil, err
		}
		others, err := store.List[store.Region](r)
		return func() {
			if !d.covered() {
				newRegionForm(d, region, others, true).show()
			}
		}, err
	})
}

func newRegionForm(d *desk, region store.Region, others []store.Region, made bool) *regionForm {
	f := &regionForm{region: region, others: others, made: made, code: region.Country}
	f.formPage = newFormPage(d, f.submit, f.review)
	country := ""
	if region.Country != "" {
		country = d.book.Country(region.Country)
	}
	f.name, f.country = f.field("region.name", region.Name), f.field("region.country", country)
	f.official, f.aliases = f.field("region.official", region.OfficialName), f.lines("region.aliases", strings.Join(region.Aliases, "\n"), 2)
	f.capital = f.field("region.capital", region.Capital)
	f.latitude, f.longitude = f.field("region.latitude", ""), f.field("region.longitude", "")
	f.placed(region.Latitude, region.Longitude)
	f.profile, f.sources = f.lines("region.profile", region.Profile, 3), f.lines("region.sources", strings.Join(region.Sources, "\n"), 2)
	f.understood, f.choices, f.offers = widgets.Column(0), widgets.Wrap(tokens.Space8), widgets.Wrap(tokens.Space8)
	f.twin = look.Para("", tokens.Small, look.WarnText, 4)
	f.lay(
		widgets.Column(tokens.Space4, fieldsBeside(fieldSlot{f.name, 0}), f.twin),
		widgets.Column(tokens.Space4, fieldsBeside(fieldSlot{f.country, 0}), f.understood, f.choices),
		fieldsBeside(fieldSlot{f.capital, 0}),
		widgets.Column(tokens.Space8, look.Para(d.t("region.place"), tokens.SmallBold, look.Ink, 1), f.offers,
			fieldsBeside(fieldSlot{f.latitude, 0}, fieldSlot{f.longitude, 0})),
		fieldsBeside(fieldSlot{f.profile, 0}), fieldsBeside(fieldSlot{f.official, 0}), fieldsBeside(fieldSlot{f.aliases, 0}),
		fieldsBeside(fieldSlot{f.sources, 0}))
	f.content, f.savingForm.texts = f.all, f.texts
	return f
}

// placed shows a place on the map in the fields for it; 0 and 0 is none.
func (f *regionForm) placed(latitude, longitude float64) {
	if latitude == 0 && longitude == 0 {
		return
	}
	f.latitude.show(degrees(f.d.book, latitude))
	f.longitude.show(degrees(f.d.book, longitude))
}

func (f *regionForm) fields() []*formField {
	return []*formField{f.name, f.country, f.capital, f.latitude, f.longitude, f.profile, f.official, f.aliases, f.sources}
}

// all is what stands in the dialog, to tell whether anything was changed.
func (f *regionForm) all() string {
	var texts []string
	for _, field := range f.fields() {
		texts = append(texts, field.Text)
	}
	return strings.Join(texts, "\x00")
}

// show opens the dialog.
func (f *regionForm) show() {
	d := f.d
	title, save := "region.new_title", "region.make"
	var left fyne.CanvasObject
	if f.made {
		title, save = "region.edit_title", "action.save"
		left = widgets.NewButton(widgets.ButtonOptions{Danger: true, Label: d.t("region.delete"), OnTapped: f.askDelete})
	} else if f.region.Name != "" && f.region.Country != "" {
		title = "region.edit_title"
	}
	f.open(f, d.t(title), d.t(save), regionWidth, left)
	f.review()
	f.cursorAt(f.name)
	f.page.ScrollToTop()
}

// review says how what was typed is understood.
func (f *regionForm) review() {
	f.reviewCountry()
	f.reviewPlace()
	f.twin.SetText("")
	for _, r := range f.others {
		if r.ID != f.region.ID && f.name.text() != "" && store.Fold(r.Name) == store.Fold(f.name.text()) && r.Country == f.code {
			f.twin.SetText(f.d.t("region.twin"))
		}
	}
	setShown(f.twin, f.twin.Text() != "")
	f.fit()
}

// reviewCountry shows the country that is meant, or those that may be.
func (f *regionForm) reviewCountry() {
	d := f.d
	f.code, _ = countryTyped(d.book, f.country.text())
	f.understood.Objects, f.choices.Objects = nil, nil
	if f.code != "" {
		f.country.mark("")
		name := d.book.Country(f.code)
		if macro := figures.MacroRegionOf(f.code); macro != "" {
			name = joinDots([]string{name, d.t("macro." + string(macro))})
		}
		f.understood.Objects = []fyne.CanvasObject{widgets.Row(tokens.Space8, widgets.NewFlagIcon(f.code), widgets.Stretch(look.Para(name, tokens.Small, look.Ink2, 2)))}
	} else {
		for _, code := range countriesLike(d.book, f.country.text()) {
			chip := widgets.NewFilterChip(widgets.FilterChipOptions{Label: d.book.Country(code), OnTapped: func() {
				f.country.show(d.book.Country(code))
				f.review()
				d.win.Canvas().Focus(f.country.textEntry)
			}})
			f.choices.Objects = append(f.choices.Objects, f.seen(chip))
		}
	}
	setShown(f.understood, f.understood.Objects != nil)
	setShown(f.choices, f.choices.Objects != nil)
	f.understood.Refresh()
	f.choices.Refresh()
}

// reviewPlace offers the places of cities: a region lies where a person says it does.
func (f *regionForm) reviewPlace() {
	d := f.d
	f.offers.Objects = nil
	for _, o := range citiesOffered(f.capital.text(), f.name.text(), f.code) {
		c := o.city
		label := fmt.Sprintf("%s (%s; %s)", c.Name, degrees(d.book, c.Lat), degrees(d.book, c.Lon))
		if f.code == "" {
			label = fmt.Sprintf("%s, %s (%s; %s)", c.Name, d.book.Country(c.Country), degrees(d.book, c.Lat), degrees(d.book, c.Lon))
		}
		chip := widgets.NewFilterChip(widgets.FilterChipOptions{Icon: "location_on", Label: label, Tip: d.t("region.offer_tip"), OnTapped: func() {
			if o.completes {
				f.capital.show(c.Name)
			}
			f.placed(c.Lat, c.Lon)
			f.latitude.mark("")
			f.longitude.mark("")
			f.review()
			d.win.Canvas().Focus(f.latitude.textEntry)
		}})
		f.offers.Objects = append(f.offers.Objects, f.seen(chip))
	}
	setShown(f.offers, f.offers.Objects != nil)
	f.offers.Refresh()
}

// read is the region as the dialog says it; it marks each field that is wrong.
func (f *regionForm) read() (r store.Region, right bool) {
	right = true
	check := func(field *formField, ok bool, words string) {
		field.mark("")
		if !ok {
			field.mark(words)
			right = false
		}
	}
	r = f.region
	r.Name, r.OfficialName, r.Capital = oneSpaced(f.name.text()), oneSpaced(f.official.text()), oneSpaced(f.capital.text())
	check(f.name, r.Name != "", "region.need_name")
	check(f.country, f.code != "" || f.country.text() == "", "region.bad_country")
	if r.Country != f.code {
		r.Country, r.MacroRegion = f.code, figures.MacroRegionOf(f.code)
	}
	latitude, okLatitude := parseDegrees(f.latitude.text(), 90, "N", "S")
	longitude, okLongitude := parseDegrees(f.longitude.text(), 180, "EL", "WO")
	check(f.latitude, okLatitude, "region.bad_latitude")
	check(f.longitude, okLongitude, "region.bad_longitude")
	one, other := f.latitude.text() == "", f.longitude.text() == ""
	if okLatitude && okLongitude {
		check(f.latitude, one == other && (one || latitude != 0 || longitude != 0), "region.half_place")
	}
	r.Latitude, r.Longitude = latitude, longitude
	r.Profile, r.Aliases = f.profile.text(), writtenLines(f.aliases.Text)
	var ok bool
	r.Sources, ok = linksIn(f.sources.Text)
	check(f.sources, ok, "region.bad_source")
	return r, right
}

// submit hands the region over, or saves it, and closes the dialog.
func (f *regionForm) submit() {
	r, right := f.read()
	f.fit()
	if !right {
		f.d.focusWrong(f.fields())
		return
	}
	if f.take != nil {
		f.close()
		f.take(r)
		return
	}
	was := f.region
	f.submitAs("step.region.edit", func(tx *store.Tx) error { return writeRegion(tx, r, was, true) }, func(err error) {
		if err == nil {
			f.region = r
			f.opened = f.content()
		}
		if f.savedAll(err) {
			f.close()
		}
	})
}

// writeRegion stores what was changed in a region: what somebody else has changed
// meanwhile stays. there tells that it was in the notebook.
func writeRegion(tx *store.Tx, now, was store.Region, there bool) error {
	r, err := store.Get[store.Region](tx, now.ID)
	if errors.Is(err, store.ErrNotFound) && !there {
		r, err = store.Region{ID: now.ID}, nil
	}
	if err != nil {
		return err
	}
	set(&r.Name, now.Name, was.Name)
	set(&r.OfficialName, now.OfficialName, was.OfficialName)
	set(&r.Country, now.Country, was.Country)
	set(&r.MacroRegion, now.MacroRegion, was.MacroRegion)
	set(&r.Latitude, now.Latitude, was.Latitude)
	set(&r.Longitude, now.Longitude, was.Longitude)
	set(&r.Capital, now.Capital, was.Capital)
	set(&r.Profile, now.Profile, was.Profile)
	setAll(&r.Aliases, now.Aliases, was.Aliases)
	setAll(&r.Sources, now.Sources, was.Sources)
	return store.Put(tx, &r)
}

// askDelete asks before the region goes.
func (f *regionForm) askDelete() {
	f.d.askDeleteRegion(f.region, func() {
		f.close()
		if f.gone != nil {
			f.gone()
		}
	})
}
