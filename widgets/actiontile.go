package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// ActionTileOptions is what an action of the first screen shows.
type ActionTileOptions struct {
	Icon     string
	Title    string
	Line     string
	Keys     string // such as "Ctrl Shift O"; drawn as a key cap
	Primary  bool   // accent edge and icon
	OnTapped func()
}

// ActionTile is a large button with an icon, a title and a line that explains it.
type ActionTile struct {
	control
	o           ActionTileOptions
	face        *canvas.Rectangle
	square      *canvas.Rectangle
	icon        *picture
	title, line *phrase
	keys        *keyCap
}

var _ fyne.Widget = (*ActionTile)(nil)

// NewActionTile makes an action.
func NewActionTile(o ActionTileOptions) *ActionTile {
	t := &ActionTile{o: o}
	t.become(t, func() {
		if t.o.OnTapped != nil {
			t.o.OnTapped()
		}
	})
	t.tip = func(fyne.Position) string {
		if t.title == nil {
			return ""
		}
		return firstOf(t.title.tip(), t.line.tip())
	}
	return t
}

// AccessibilityLabel is the title.
func (t *ActionTile) AccessibilityLabel() string { return t.o.Title }

// AccessibilityRole says that it is a button.
func (t *ActionTile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	actionHeight float32 = 76
	actionSquare float32 = 44
	actionPad    float32 = 20
)

// CreateRenderer is for Fyne.
func (t *ActionTile) CreateRenderer() fyne.WidgetRenderer {
	t.face, t.square = box(tokens.RadiusCard), box(tokens.RadiusControl)
	t.icon = icon(t.o.Icon, look.Ink2)
	t.title, t.line = text(t.o.Title, tokens.Subtitle, look.Ink), text(t.o.Line, tokens.Small, look.Ink2)
	t.keys = newKeyCap(t.o.Keys)
	objects := t.line.add(t.title.add([]fyne.CanvasObject{t.face, t.square, t.icon.Image}))
	objects = t.keys.add(objects)
	t.changed = t.paint
	t.paint()
	return &sketch{owner: t, objects: append(objects, t.ring), place: t.place, paint: t.paint,
		min: func() fyne.Size { return fyne.NewSize(320, actionHeight) }}
}

func (t *ActionTile) paint() {
	fill, edge, width := look.Surface, look.Line, tokens.LineWidth
	square, ink := look.Sunken, look.Ink2
	if t.o.Primary {
		edge, width, square, ink = look.Accent, tokens.FocusWidth, look.Accent, look.OnAccent
	}
	if t.lit() {
		fill = look.Hover
	}
	paintBox(t.face, fill, edge, width)
	paintBox(t.square, square, "", 0)
	t.icon.set(t.o.Icon, ink)
	t.title.paint()
	t.line.paint()
	t.keys.paint()
	t.paintRing()
}

func (t *ActionTile) place(size fyne.Size) {
	middle := size.Height / 2
	put(t.face, 0, 0, size.Width, size.Height)
	t.placeRing(0, 0, size.Width, size.Height, tokens.RadiusCard)
	put(t.square, actionPad, round(middle-actionSquare/2), actionSquare, actionSquare)
	t.icon.place(actionPad+(actionSquare-24)/2, middle, 24)
	end := size.Width - actionPad
	keys := t.keys.width()
	t.keys.place(end-keys, middle)
	if keys > 0 {
		end -= keys + tokens.Space16
	}
	x := actionPad + actionSquare + tokens.Space16
	t.title.place(x, round(middle)-22, end-x)
	t.line.place(x, round(middle)+1, end-x)
}

// keyCap is a key or a chord of keys in a small box.
type keyCap struct {
	face  *canvas.Rectangle
	label *phrase
}

func newKeyCap(keys string) *keyCap {
	return &keyCap{face: box(tokens.RadiusKey), label: text(keys, tokens.Caption, look.Ink3)}
}

func (k *keyCap) add(to []fyne.CanvasObject) []fyne.CanvasObject {
	return k.label.add(append(to, k.face))
}

const (
	keyPad    float32 = 7
	keyHeight float32 = 20
)

func (k *keyCap) width() float32 {
	if k.label.full == "" {
		return 0
	}
	return k.label.width() + 2*keyPad
}

func (k *keyCap) paint() {
	paintBox(k.face, look.Sunken, look.Line, tokens.LineWidth)
	k.label.paint()
}

func (k *keyCap) place(x, middle float32) {
	if k.label.full == "" {
		k.hide()
		return
	}
	show(k.face, true)
	put(k.face, x, round(middle-keyHeight/2), k.width(), keyHeight)
	k.label.place(x+keyPad, round(middle-tokens.Caption.Line/2), k.label.width())
}

func (k *keyCap) hide() {
	show(k.face, false)
	k.label.hide()
}
