package desktop

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// regionPicker finds a region of the notebook by its names or its country, or leads to
// making one: that is always the last row.
type regionPicker struct {
	d      *desk
	all    []store.Region
	found  []store.Region
	active int
	first  int // of the rows in sight
	field  *formField
	list   *fyne.Container
	box    *modal
	take   func(store.Region) // without an ID where it is to be made
}

// pickRegion lets a person choose one of some regions.
func (d *desk) pickRegion(all []store.Region, take func(store.Region)) {
	p := &regionPicker{d: d, all: all, field: d.newField("region.search"), list: widgets.Column(0), take: take}
	p.field.onTyped = func(string) { p.search() }
	p.field.OnSubmitted = func(string) { p.choose(p.active) }
	p.field.onKey = p.key
	room := newTurning(newBlock(func(float32) float32 { return zoneRows * zoneRow }, func(size fyne.Size) {
		put(p.list, 0, 0, size.Width, widgets.HeightFor(p.list, size.Width))
	}, p.list), p.turn)
	cancel := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: func() { p.box.hide() }})
	p.box = d.newModal(d.t("region.pick_title"), widgets.Column(tokens.Space12, p.field.box, room), cancel)
	p.search()
	p.box.show()
	d.win.Canvas().Focus(p.field.textEntry)
}

// turn brings other rows into sight, without another being chosen.
func (p *regionPicker) turn(rows int) {
	p.first = max(0, min(p.first+rows, len(p.found)+1-zoneRows))
	p.show()
}

func (p *regionPicker) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyDown:
		p.move(1)
	case fyne.KeyUp:
		p.move(-1)
	case fyne.KeyPageDown:
		p.move(zoneRows)
	case fyne.KeyPageUp:
		p.move(-zoneRows)
	case fyne.KeyEscape:
		return p.d.modalKey(k.Name)
	default:
		return false
	}
	return true
}

func (p *regionPicker) move(by int) {
	p.active = max(0, min(p.active+by, len(p.found)))
	p.first = max(min(p.first, p.active), p.active-zoneRows+1)
	p.show()
}

// choose takes a row; the one after the last region makes one of the name that was
// looked for.
func (p *regionPicker) choose(n int) {
	p.box.hide()
	if n < len(p.found) {
		p.take(p.found[n])
		return
	}
	p.take(store.Region{Name: oneSpaced(p.field.Text)})
}

// search finds the regions all of whose written words are in their names or country.
func (p *regionPicker) search() {
	parts := strings.Fields(store.Fold(p.field.Text))
	p.found = nil
	for _, r := range p.all {
		text := store.Fold(strings.Join(append([]string{r.Name, r.OfficialName, r.Capital, p.d.book.Country(r.Country)}, r.Aliases...), " "))
		fits := true
		for _, part := range parts {
			fits = fits && strings.Contains(text, part)
		}
		if fits {
			p.found = append(p.found, r)
		}
	}
	p.active, p.first = 0, 0
	p.show()
}

func (p *regionPicker) show() {
	d := p.d
	p.list.Objects = nil
	for n := p.first; n < min(p.first+zoneRows, len(p.found)+1); n++ {
		var content *fyne.Container
		name := oneSpaced(p.field.Text)
		if n < len(p.found) {
			r := p.found[n]
			name = r.Name
			content = widgets.Row(tokens.Space12, widgets.NewFlagIcon(r.Country), widgets.Stretch(look.Para(r.Name, tokens.Body, look.Ink, 1)),
				look.Label(d.book.Country(r.Country), tokens.Small, look.Ink2))
		} else {
			words := d.t("region.add")
			if name != "" {
				words = d.t("region.add_named", "name", shortened(name))
			}
			content = widgets.Row(tokens.Space12, widgets.NewIcon("add", look.Ink2, tokens.IconSize), widgets.Stretch(look.Para(words, tokens.Body, look.Ink, 1)))
		}
		o := pressOptions{name: name, radius: tokens.RadiusControl, tapped: func() { p.choose(n) }, content: widgets.Inset(tokens.Space8, tokens.Space8, content)}
		if n == p.active {
			o.fill = look.AccentTint
		}
		p.list.Objects = append(p.list.Objects, newPress(o))
	}
	p.list.Refresh()
	if p.box != nil {
		p.box.popup.Refresh()
	}
}
