package desktop

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// dialogWidth is the width of text in a dialog: about seventy letters a line.
const dialogWidth float32 = 460

// choice is one button of a question and what it does.
type choice struct {
	label string
	do    func()
}

// modal is a box over the window that has to be answered first. Esc closes it.
type modal struct {
	d      *desk
	popup  *widget.PopUp
	over   fyne.CanvasObject // what Fyne lays over the window for it
	cancel func()            // what Esc does beyond closing; may be nil
	enter  func()            // what Enter does while nothing has the focus; may be nil
	// resized follows a change of the window's size; may be nil.
	resized func()
	leave   func()                  // what Esc does in place of closing; may be nil
	damage  bool                    // it is about damage of the notebook
	keys    func(fyne.KeyName) bool // takes other keys while nothing that has the focus wants them; may be nil
}

// newModal makes a box with a title, a content and buttons; show opens it.
func (d *desk) newModal(title string, content fyne.CanvasObject, buttons ...fyne.CanvasObject) *modal {
	m := &modal{d: d}
	row := widgets.Row(tokens.Space8, append([]fyne.CanvasObject{widgets.Spring()}, buttons...)...)
	body := widgets.Column(tokens.Space16, look.Para(title, tokens.Subtitle, look.Ink, 2), content, row)
	width := max(dialogWidth, row.MinSize().Width)
	m.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(width, body)), d.win.Canvas())
	return m
}

func (m *modal) show() {
	m.d.modals = append(m.d.modals, m)
	m.popup.Show()
	m.over = m.d.win.Canvas().Overlays().Top()
}

func (m *modal) hide() {
	m.d.modals = slices.DeleteFunc(m.d.modals, func(other *modal) bool { return other == m })
	m.popup.Hide()
}

// fit makes the box as high as its content has become, and puts it in the middle
// again.
func (m *modal) fit() {
	m.popup.Refresh()
	need, window := m.popup.MinSize(), m.d.win.Canvas().Size()
	m.popup.Resize(need)
	m.popup.Move(fyne.NewPos((window.Width-need.Width)/2, (window.Height-need.Height)/2))
}

// fitPage is fit of a box, if it is made already, whose content scrolls on a page.
func (m *modal) fitPage(page *widgets.Page) {
	if m == nil {
		return
	}
	page.Update()
	m.fit()
	page.Update()
}

// seenOn lets a control scroll into sight on a page when the keyboard comes to it.
// The page is asked for only then: controls are made before the page they are on.
func seenOn(page func() *widgets.Page, c focusable) fyne.CanvasObject {
	c.WhenFocused(func() { page().Reveal(c) })
	return c
}

// modalKey gives Esc and Enter to the box on top, and tells whether there is one.
func (d *desk) modalKey(key fyne.KeyName) bool {
	if len(d.modals) == 0 || d.win.Canvas().Overlays().Top() != d.modals[len(d.modals)-1].over {
		return false
	}
	top := d.modals[len(d.modals)-1]
	switch key {
	case fyne.KeyEscape:
		if top.leave != nil {
			top.leave()
			return true
		}
		top.hide()
		if top.cancel != nil {
			top.cancel()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if top.enter != nil {
			top.enter()
		}
	default:
		if top.keys != nil {
			top.keys(key)
		}
	}
	return true
}

// ask puts a question with its ways on. The first is the way back, which Esc
// takes too; the last is the one most people want.
func (d *desk) ask(title, text string, choices ...choice) {
	var m *modal
	var buttons []fyne.CanvasObject
	for i, c := range choices {
		rank := widgets.Secondary
		if i == len(choices)-1 {
			rank = widgets.Primary
		}
		buttons = append(buttons, widgets.NewButton(widgets.ButtonOptions{Rank: rank, Label: c.label, OnTapped: func() {
			m.hide()
			c.do()
		}}))
	}
	m = d.newModal(title, look.Para(text, tokens.Body, look.Ink, 0), buttons...)
	m.cancel = choices[0].do
	m.enter = func() {
		m.hide()
		choices[len(choices)-1].do()
	}
	m.show()
}

// tellTitled shows a sentence that a person has to take note of.
func (d *desk) tellTitled(title, text string) {
	d.ask(title, text, choice{d.t("action.close"), func() {}})
}

// atWidth gives an object a width and the height it needs at that.
func atWidth(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(fixedWidth(width), o)
}

// fixedWidth is a layout for one object whose height depends on its width.
type fixedWidth float32

// MinSize is the width and the height at it.
func (w fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), widgets.HeightFor(objects[0], float32(w)))
}

// Layout gives the object all there is.
func (w fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}
