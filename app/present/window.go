package present

import (
	"time"

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
	// After rings on the UI thread after a while.
	After func(time.Duration, func()) (stop func())
}

// window is an audience's window. Nothing but slides is ever in it.
type window struct {
	app   fyne.App
	win   fyne.Window
	view  *View
	full  bool
	where Where
	after func(time.Duration, func()) (stop func())
	stop  func() // ends looking for a second display that was unplugged
}

var _ Audience = (*window)(nil)

// plainSize is that of a window to share in a call.
var plainSize = fyne.NewSize(1280, 720)

// OpenWindow opens a window for an audience. Where there is no second display, one
// that was asked for is a plain window.
func OpenWindow(o WindowOptions) Audience {
	w := &window{app: o.App, win: o.App.NewWindow(o.Title), view: NewView(), where: PlainWindow, after: o.After, stop: func() {}}
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
	w.view.OnResized = w.resized
	w.fill(o.Where)
	w.win.Show()
	return w
}

// fill lets a plain window fill a display.
func (w *window) fill(where Where) {
	switch second, ok := w.win.(desktop.Window); {
	case where == SecondDisplay && ok && HasSecondDisplay(w.app):
		second.RequestFullScreenSecondary()
	case where == ThisDisplay:
		w.win.SetFullScreen(true)
	default:
		return
	}
	w.where = where
	w.filled(true)
}

// Place moves the window to another display, or makes it one to share.
func (w *window) Place(where Where) {
	w.settle()
	if w.full {
		w.win.SetFullScreen(false)
	}
	w.where = PlainWindow
	w.filled(false)
	w.fill(where)
}

// resized notices that the display which the window filled was unplugged: the system
// then makes it a plain window on another, in which the pointer is wanted again.
func (w *window) resized() {
	if w.full && w.where == SecondDisplay && !HasSecondDisplay(w.app) {
		w.filled(false)
		w.awaitDisplay()
	}
}

// displayWait is how often a display that was unplugged is looked for.
const displayWait = time.Second

// awaitDisplay fills the second display once there is one again.
func (w *window) awaitDisplay() {
	w.stop()
	w.stop = w.after(displayWait, func() {
		if !HasSecondDisplay(w.app) {
			w.awaitDisplay()
			return
		}
		w.stop = func() {}
		w.fill(SecondDisplay)
	})
}

// settle ends looking for a display.
func (w *window) settle() {
	w.stop()
	w.stop = func() {}
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
	w.settle()
	if w.filled(!w.full); w.full {
		w.where = ThisDisplay
	}
	w.win.SetFullScreen(w.full)
}

func (w *window) Close() {
	w.settle()
	w.win.SetCloseIntercept(nil)
	w.win.Close()
}
