package present

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// WindowOptions are what an audience's window needs.
type WindowOptions struct {
	App   fyne.App
	Title string
	Where Where
	// Show is the show that its keys and clicks go to, asked for at each of them.
	Show func() *Show
}

// window is an audience's window. Nothing but slides is ever in it.
type window struct {
	win  fyne.Window
	view *View
	full bool
}

var _ Audience = (*window)(nil)

// plainSize is that of a window to share in a call.
var plainSize = fyne.NewSize(1280, 720)

// OpenWindow opens a window for an audience. Where there is no second display, one
// that was asked for is a plain window.
func OpenWindow(o WindowOptions) Audience {
	w := &window{win: o.App.NewWindow(o.Title), view: NewView()}
	w.win.SetPadded(false)
	w.win.SetContent(w.view)
	w.win.Resize(plainSize)
	do := func(act func(*Show)) func() {
		return func() {
			if show := o.Show(); show != nil {
				act(show)
			}
		}
	}
	w.view.OnTapped, w.view.OnTappedSecondary = do((*Show).Next), do((*Show).Back)
	w.win.SetCloseIntercept(do((*Show).End))
	w.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { do(func(s *Show) { s.Key(e.Name) })() })
	w.win.Canvas().SetOnTypedRune(func(r rune) { do(func(s *Show) { s.Rune(r) })() })
	switch second, ok := w.win.(desktop.Window); {
	case o.Where == SecondDisplay && ok && HasSecondDisplay(o.App):
		second.RequestFullScreenSecondary()
		w.filled(true)
	case o.Where == ThisDisplay:
		w.win.SetFullScreen(true)
		w.filled(true)
	}
	w.win.Show()
	return w
}

// HasSecondDisplay tells whether there is another display than the one in use.
func HasSecondDisplay(app fyne.App) bool {
	driver, ok := app.Driver().(desktop.Driver)
	return ok && driver.HasSecondaryDisplay()
}

func (w *window) filled(full bool) { w.full, w.view.hidden = full, full }

func (w *window) Show(slide Slide, footer string, number int) { w.view.Set(slide, footer, number) }
func (w *window) Cover(b Blank)                               { w.view.Cover(b) }
func (w *window) Hint(text string)                            { w.view.Hint(text) }

// ToggleFullScreen fills the display that the window is on, or makes it a window.
func (w *window) ToggleFullScreen() {
	w.filled(!w.full)
	w.win.SetFullScreen(w.full)
}

func (w *window) Close() {
	w.win.SetCloseIntercept(nil)
	w.win.Close()
}
