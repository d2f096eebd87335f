package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// helpPart is one view of Help.
type helpPart int

// The views, in the order of their tabs.
const (
	helpKeys helpPart = iota
	helpTour
	helpFormats
	helpPrivacy
	helpFile
	helpVersion
)

// helpWidth is the width of Help within its edges; helpHeight is the most it takes.
const (
	helpWidth  float32 = 640
	helpHeight float32 = 560
)

// helpForm says how the window works. It reads nothing: all it says is in the program.
type helpForm struct {
	d       *desk
	tabs    *widgets.Tabs
	body    *fyne.Container
	page    *widgets.Page
	box     *modal
	notices noticePager
}

// showKeys opens Help where it lists the keys of the present screen.
func (d *desk) showKeys() { d.showHelp(helpKeys) }

// showTour opens Help at its beginning for a person who looks around.
func (d *desk) showTour() { d.showHelp(helpTour) }

// showAbout says which version this is and on what it stands.
func (d *desk) showAbout() { d.showHelp(helpVersion) }

// showHelp opens Help at a view.
func (d *desk) showHelp(part helpPart) {
	if d.covered() {
		return
	}
	h := &helpForm{d: d, body: widgets.Column(tokens.Space12)}
	names := []string{}
	for _, key := range []string{"keys", "tour", "formats", "privacy", "file", "version"} {
		names = append(names, d.t("help.tab."+key))
	}
	h.tabs = widgets.NewTabs(names, int(part), func(i int) { h.turn(helpPart(i)) })
	h.page = widgets.NewPage(widgets.Pad(tokens.Space4, tokens.Space16, tokens.Space4, tokens.Space4, h.body))
	shut := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.close"), OnTapped: func() { h.box.hide() }})
	content := widgets.Column(tokens.Space12, look.Para(d.t("menu.help"), tokens.Subtitle, look.Ink, 1), h.tabs,
		scrolled(h.page, h.height), widgets.Row(0, widgets.Spring(), shut))
	h.box = &modal{d: d, resized: h.fit, keys: h.key}
	h.box.enter = h.box.hide
	h.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(helpWidth, content)), d.win.Canvas())
	h.fill(part)
	h.box.show()
	h.fit()
}

// height is what the views get, each the same, so that the tabs stay in their place.
func (h *helpForm) height(float32) float32 {
	return min(helpHeight, max(160, h.d.win.Canvas().Size().Height-180))
}

func (h *helpForm) fit() { h.box.fitPage(h.page) }

// turn shows another view from its beginning.
func (h *helpForm) turn(part helpPart) {
	h.fill(part)
	h.page.Update()
	h.page.ScrollToTop()
}

func (h *helpForm) fill(part helpPart) {
	h.body.Objects = map[helpPart]func() []fyne.CanvasObject{
		helpKeys: h.d.keyList, helpTour: h.tour, helpFormats: h.formats,
		helpPrivacy: h.privacy, helpFile: h.file, helpVersion: h.version,
	}[part]()
	h.body.Refresh()
}

// key turns the views and scrolls while nothing in the dialog wants the key.
func (h *helpForm) key(key fyne.KeyName) bool {
	page := h.page.Size().Height - tokens.ControlHeight
	all := widgets.HeightFor(h.body, helpWidth) + page
	by, scrolls := map[fyne.KeyName]float32{fyne.KeyDown: tokens.ControlHeight, fyne.KeyUp: -tokens.ControlHeight,
		fyne.KeyPageDown: page, fyne.KeyPageUp: -page, fyne.KeyHome: -all, fyne.KeyEnd: all}[key]
	switch {
	case scrolls:
		h.page.ScrollBy(by)
	case key == fyne.KeyLeft || key == fyne.KeyRight:
		h.tabs.TypedKey(&fyne.KeyEvent{Name: key})
	default:
		return false
	}
	return true
}

// heading is the name of a part of a view.
func (h *helpForm) heading(text string) fyne.CanvasObject {
	return look.Para(text, tokens.BodyBold, look.Ink, 2)
}

// para is a paragraph of words.
func (h *helpForm) para(key string, args ...any) fyne.CanvasObject {
	return look.Para(h.d.t(key, args...), tokens.Body, look.Ink2, 0)
}

// paras are paragraphs of words.
func (h *helpForm) paras(keys ...string) (parts []fyne.CanvasObject) {
	for _, key := range keys {
		parts = append(parts, h.para(key))
	}
	return parts
}
