package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// shell is what stands around the pages: the rail, the top bar, the place of the
// page, and the line that tells what was done. It belongs to the UI thread.
type shell struct {
	d     *desk
	root  *widgets.TooltipLayer
	frame *fyne.Container
	rail  *rail
	top   *topBar

	area         *fyne.Container // holds the page, or what stands in for it
	notice       *notice
	veil         *veil
	noticeNumber int
	first        *firstRun
	worn         map[fyne.CanvasObject]int64 // the theme that each object of the area was drawn in
}

// newShell makes the frame without a page.
func newShell(d *desk) *shell {
	s := &shell{d: d, area: container.NewStack(), worn: map[fyne.CanvasObject]int64{}, notice: newNotice(d), veil: newVeil()}
	s.rail, s.top = newRail(d), newTopBar(d)
	frame := container.New(&frameLayout{s}, s.rail.object, s.top.object, s.area, s.rail.settings, s.rail.help, s.notice.object, s.veil.object)
	s.frame, s.root = frame, widgets.WithTooltips(frame)
	return s
}

// frameLayout places the rail, the top bar and the page.
type frameLayout struct{ s *shell }

// MinSize is the smallest window, whatever the words in it ask for: everything
// in the frame adapts down to that.
func (l *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return minimum }

// Layout gives the rail its width, which depends on the window's.
func (l *frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rail, top, area, notice, veil := objects[0], objects[1], objects[2], objects[5], objects[6]
	narrow := size.Width < tokens.RailBreak
	l.s.rail.setNarrow(narrow)
	left := tokens.RailWidth
	if narrow {
		left = tokens.RailNarrow
	}
	put(rail, 0, 0, left, size.Height)
	l.s.rail.putFoot(left, size.Height)
	put(top, left, 0, size.Width-left, tokens.TopBarHeight)
	put(area, left, tokens.TopBarHeight, size.Width-left, size.Height-tokens.TopBarHeight)
	put(veil, left, tokens.TopBarHeight, size.Width-left, size.Height-tokens.TopBarHeight)
	width := min(640, size.Width-left-2*tokens.PageMargin)
	height := widgets.HeightFor(l.s.notice.inner, width)
	put(notice, left+(size.Width-left-width)/2, size.Height-height-tokens.Space24, width, height)
	for _, box := range l.s.d.modals {
		if box.resized != nil {
			box.resized()
		}
	}
}

// put moves and resizes in one call.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// fill shows one object in the place of the page. A page that was out of sight
// while the theme changed is still in the old colours: Fyne tells only what is in
// a window, so it is asked once more.
func (s *shell) fill(o fyne.CanvasObject) {
	if len(s.area.Objects) == 1 {
		before := s.area.Objects[0]
		if before == o {
			return
		}
		s.worn[before] = s.d.theme.Load()
	}
	s.root.Clear() // a tooltip would be about what is gone
	s.area.Objects = []fyne.CanvasObject{o}
	s.area.Refresh()
	if worn, shown := s.worn[o]; shown && worn != s.d.theme.Load() {
		s.d.dress()
		s.d.theme.Add(-1) // that was no other theme: the other pages stay as they are
	}
}

// forget drops what is known of the pages of a notebook that was closed.
func (s *shell) forget() { clear(s.worn) }

// show shows a page that was loaded.
func (s *shell) show(p page) {
	s.ready()
	s.fill(p.object())
}

// loading says that a page takes a while.
func (s *shell) loading() {
	s.fill(centred(look.Label(s.d.t("page.loading"), tokens.Body, look.Ink3)))
}

// failed says why a page cannot be shown, with a way on.
func (s *shell) failed(text string, retry func()) {
	s.ready()
	again := widgets.NewButton(widgets.ButtonOptions{Label: s.d.t("action.retry"), OnTapped: retry})
	s.fill(centred(atWidth(dialogWidth, widgets.Column(tokens.Space12,
		look.Para(s.d.t("page.failed"), tokens.Title, look.Ink, 0),
		look.Para(text, tokens.Body, look.Ink2, 0),
		widgets.Row(0, again)))))
}

// centred puts an object in the middle.
func centred(o fyne.CanvasObject) fyne.CanvasObject { return container.NewCenter(o) }

// showNotebook shows the names and the numbers of the open notebook.
func (s *shell) showNotebook(v *shellData, webinar store.ID) {
	s.first = nil
	s.rail.showNotebook(v)
	s.top.showNotebook(v, webinar)
	if path := s.d.path(); path != "" {
		s.d.prefs.call(path, v.title)
	}
	s.d.win.SetTitle(v.title + " – " + s.d.t("app.name"))
}

// mark marks the present page in the rail and the webinar in the top bar.
func (s *shell) mark(at Route) {
	s.rail.markPage(at.Page)
	s.top.markPage(at.Page)
	s.top.markWebinar(at.Webinar)
}

// busy covers the page with a word on what is being waited for.
func (s *shell) busy(text string) { s.veil.show(text) }

// ready takes the cover off.
func (s *shell) ready() { s.veil.object.Hide() }

// veil covers the page while a notebook is opened or closed, or takes an import.
type veil struct {
	object *fyne.Container
	words  *look.Paragraph
}

func newVeil() *veil {
	v := &veil{words: look.Label("", tokens.Subtitle, look.Ink2)}
	v.object = container.NewStack(themedBox(look.BG, "", 0), container.NewCenter(v.words))
	v.object.Hide()
	return v
}

func (v *veil) show(text string) {
	v.words.SetText(text)
	v.object.Show()
	v.object.Refresh()
}
