package desktop

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// zoneRows is how many zones the picker shows.
const zoneRows = 8

// zoneRow is how high each of them is.
var zoneRow = tokens.Body.Line + 2*tokens.Space8

// zonePicker finds a time zone by its name, its city or its country.
type zonePicker struct {
	d      *desk
	at     time.Time // whose distances from UTC are shown
	was    string
	likely []string // zones that come first while nothing is typed
	found  []foundZone
	active int
	first  int // of the rows in sight
	field  *formField
	list   *fyne.Container
	box    *modal
	take   func(zone string)
}

// askZone lets a person choose a time zone; likely are those that come first.
func (d *desk) askZone(present string, likely []string, at time.Time, take func(zone string)) {
	p := &zonePicker{d: d, at: at, was: present, likely: likely, field: d.newField("importdialog.zone_search"), list: widgets.Column(0), take: take}
	p.field.onTyped = func(string) { p.search() }
	p.field.OnSubmitted = func(string) { p.choose(p.active) }
	p.field.onKey = p.key
	cancel := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: func() { p.box.hide() }})
	p.box = d.newModal(d.t("webinar.zone_choose"), widgets.Column(tokens.Space12, p.field.box, p.room()), cancel)
	p.search()
	p.box.show()
	d.win.Canvas().Focus(p.field.textEntry)
}

// room is where the list stands: as high for a few zones as for many, so that the
// box does not jump while a person types.
func (p *zonePicker) room() fyne.CanvasObject {
	return newTurning(newBlock(func(float32) float32 { return zoneRows * zoneRow }, func(size fyne.Size) {
		put(p.list, 0, 0, size.Width, widgets.HeightFor(p.list, size.Width))
	}, p.list), p.turn)
}

// turn brings other zones into sight, without another being chosen.
func (p *zonePicker) turn(rows int) {
	p.first = max(0, min(p.first+rows, len(p.found)-zoneRows))
	p.show()
}

func (p *zonePicker) key(k *fyne.KeyEvent) bool {
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

func (p *zonePicker) move(by int) {
	p.active = max(0, min(p.active+by, len(p.found)-1))
	p.first = max(min(p.first, p.active), p.active-zoneRows+1)
	p.show()
}

func (p *zonePicker) choose(n int) {
	if n < 0 || n >= len(p.found) {
		return
	}
	p.box.hide()
	p.take(p.found[n].Name)
}

// search finds the zones of what was typed. Without it the likely ones come first,
// and the present one is active.
func (p *zonePicker) search() {
	query := p.field.text()
	p.found = findZones(p.d.book, query)
	p.active = 0
	if query == "" {
		slices.SortStableFunc(p.found, func(a, b foundZone) int { return cmp.Compare(p.rank(a.Name), p.rank(b.Name)) })
		p.active = max(0, slices.IndexFunc(p.found, func(z foundZone) bool { return z.Name == p.was }))
	}
	p.first = max(0, min(p.active-zoneRows/2, len(p.found)-zoneRows))
	p.show()
}

// rank is how early a zone comes while nothing is typed.
func (p *zonePicker) rank(zone string) int {
	if at := slices.Index(p.likely, zone); at >= 0 {
		return at
	}
	return len(p.likely)
}

func (p *zonePicker) show() {
	d := p.d
	p.list.Objects = nil
	for n := p.first; n < min(p.first+zoneRows, len(p.found)); n++ {
		z := p.found[n]
		note := z.Country
		if note != "" {
			note = d.book.Country(z.Country)
		}
		if z.city.Name != "" {
			note = z.city.Name + ", " + note
		}
		apart := ""
		if place, err := time.LoadLocation(z.Name); err == nil {
			apart = distance(p.at.In(place))
		}
		o := pressOptions{name: z.Name, radius: tokens.RadiusControl, tapped: func() { p.choose(n) },
			content: widgets.Inset(tokens.Space8, tokens.Space8, widgets.Row(tokens.Space12,
				widgets.Stretch(look.Para(strings.ReplaceAll(z.Name, "_", " "), tokens.Body, look.Ink, 1)),
				look.Label(note, tokens.Small, look.Ink2), widgets.FixedWidth(72, look.Para(apart, tokens.Small, look.Ink2, 1).SetAlign(fyne.TextAlignTrailing))))}
		if n == p.active {
			o.fill = look.AccentTint
		}
		p.list.Objects = append(p.list.Objects, newPress(o))
	}
	if len(p.found) == 0 {
		p.list.Objects = append(p.list.Objects, look.Para(d.t("importdialog.zone_none"), tokens.Body, look.Ink2, 2))
	}
	p.list.Refresh()
	if p.box != nil {
		p.box.popup.Refresh()
	}
}
