package desktop

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// appID is the application's id on every system.
const appID = "io.github.rapporteur_app.rapporteur"

// Options are what the window starts with.
type Options struct {
	Path     string // of the notebook to open; empty: the first-run screen
	Role     string // of the person at the window, for the changes they make
	Version  string
	Notices  string // the third-party notices, as Markdown; empty: none can be shown
	Language string // BCP 47; the nearest there are words in is used
	// OnStage is told, on the UI thread, when "frame" stands (rail, headline,
	// figures) and when the page is "complete". It may be nil.
	OnStage func(stage string)

	system   string          // the language without a person's choice
	settings string          // folder of the preferences; empty: the person's own
	ui       func(func())    // runs on the UI thread; nil: Fyne's
	fonts    <-chan struct{} // closed once the fonts are read; nil: they are not being read
}

// Run opens the window and returns when it is closed.
func Run(o Options) (err error) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return saying("error.no_display")
	}
	defer func() {
		// Fyne panics where the display that is named cannot be reached.
		if p := recover(); p != nil {
			if cause, ok := p.(error); !ok || !strings.Contains(cause.Error(), "GLFW") {
				panic(p)
			}
			err = saying("error.no_display")
		}
	}()
	rareCollections()
	if o.settings == "" {
		o.settings = settingsFolder()
	}
	kept := readPrefs(o.settings)
	o.system, o.Language = o.Language, o.wanted(kept.Language)
	scaleTexts(kept.TextSize)
	if kept.Role != "" {
		o.Role = kept.Role
	}
	first := o.openEarly(kept.Places)
	quietFyne()
	_ = speakFyne(words.For(o.Language)) // else its dialogs speak the system's language
	a := app.NewWithID(appID)
	a.Settings().SetTheme(look.NewTheme(kept.Theme))
	o.fonts = readFonts()
	d := newDesk(a, o, kept)
	d.win.Resize(fyne.NewSize(kept.Width, kept.Height))
	d.win.CenterOnScreen()
	d.startWith(first)
	go removeLeftCopies()
	d.heedSignals()
	d.win.ShowAndRun()
	return nil
}

// quietFyne gives Fyne the empty preferences it would make itself: it makes them
// in two steps, and its own watcher may read the file between them and complain.
// Ours are elsewhere; see prefs.
func quietFyne() {
	folder, err := os.UserConfigDir()
	if err != nil || runtime.GOOS != "linux" {
		return
	}
	path := filepath.Join(folder, "fyne", appID, "preferences.json")
	if raw, err := os.ReadFile(path); err != nil || !json.Valid(raw) {
		_ = replaceFile(path, []byte("{}\n"))
	}
}

// rareCollections lets the heap grow elevenfold, from next to nothing, while the
// window starts, and then has it collected as often as before.
func rareCollections() {
	before := debug.SetGCPercent(startPercent)
	time.AfterFunc(startTime, func() { debug.SetGCPercent(before) })
}

const (
	startPercent = 1000
	startTime    = 2 * time.Second
)

// openEarly opens the notebook, and reads what the first page shows, while the
// window is being made. The channel is nil where there is none to open.
func (o Options) openEarly(places map[string]place) <-chan opened {
	if o.Path == "" {
		return nil
	}
	path := o.Path
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	done := make(chan opened, 1)
	left := places[path]
	go func() {
		result := o.openFile(path, false)
		if result.err == nil {
			result.early, _ = readEarly(result.file, words.For(o.Language), left) // what fails is read again, and said
		}
		done <- result
	}()
	return done
}

// settingsFolder is where a person's settings are kept; empty where the system
// has no such place.
func settingsFolder() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "rapporteur")
}

// readFonts lets Fyne read its fonts while the system makes the window: each
// takes milliseconds. Fyne's maps of texts are unguarded, so nothing else may
// measure a text until the channel is closed; making a window measures none.
func readFonts() <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, style := range []tokens.TextStyle{tokens.Body, tokens.Headline} {
			look.NaturalHeight(style)
		}
	}()
	return done
}

// newDesk makes the window with nothing in it but the shell.
func newDesk(a fyne.App, o Options, kept *prefs) *desk {
	d := &desk{
		app: a, book: words.For(o.Language), options: o, prefs: kept, recent: recents(kept.Recent), clock: time.Now, toBoard: toClipboard, started: make(chan struct{}),
		ui: o.ui, win: a.NewWindow(words.For(o.Language).T("app.name")),
	}
	if o.fonts != nil {
		<-o.fonts
	}
	if d.ui == nil {
		d.ui = fyne.Do
		a.Lifecycle().SetOnStarted(func() { close(d.started) })
	} else {
		close(d.started)
	}
	look.FollowTheme(a.Settings())
	a.Settings().AddListener(func(fyne.Settings) { d.youngest().theme.Add(1) })
	a.Lifecycle().SetOnEnteredForeground(func() { d.ui(func() { d.youngest().cameToFront() }) })
	d.win.SetMaster()
	d.win.SetPadded(false)
	d.furnish()
	return d
}

// startWith shows the notebook that is being opened, or the first-run screen.
func (d *desk) startWith(first <-chan opened) {
	if first == nil {
		d.showFirstRun()
		return
	}
	select {
	case result := <-first:
		d.take(result)
	default:
		waiting := d.sayOpening(d.options.Path)
		go func() {
			result := <-first
			d.ui(func() {
				waiting.stop()
				d.take(result)
			})
		}()
	}
}

// bindKeys gives the window the keys that no menu item has.
func (d *desk) bindKeys() {
	canvas := d.win.Canvas()
	canvas.AddShortcut(ctrl(fyne.KeyY), func(fyne.Shortcut) { d.undo(true) })
	canvas.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { d.undo(true) })
	canvas.AddShortcut(alt(fyne.KeyUp), func(fyne.Shortcut) { d.youngest().moveRow(-1) })
	canvas.AddShortcut(alt(fyne.KeyDown), func(fyne.Shortcut) { d.youngest().moveRow(1) })
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		canvas.AddShortcut(ctrl(key), func(fyne.Shortcut) { d.youngest().modalKey(key) })
	}
	canvas.SetOnTypedKey(d.typedKey)
	canvas.SetOnTypedRune(d.typedRune)
	_, _ = canvas.(desktop.Canvas)
}

// typedKey gets the keys that nothing with the focus wanted.
func (d *desk) typedKey(e *fyne.KeyEvent) {
	if d.modalKey(e.Name) || d.chooserKey(e.Name) {
		return
	}
	switch e.Name {
	case fyne.KeyF1:
		d.showKeys()
		return
	case fyne.KeyF5:
		d.startShow("")
		return
	}
	if p, ok := d.pages[d.places.at.Page].(keyed); ok && !d.covered() && p.key(e) {
		return
	}
	if e.Name == fyne.KeyEscape {
		d.shell.hideNotice()
	}
}

func (d *desk) typedRune(r rune) {
	if p, ok := d.pages[d.places.at.Page].(keyed); ok && !d.covered() {
		p.letter(r)
	}
}

// reached goes on in the frame after the present one, and says first that a
// stage stands.
func (d *desk) reached(stage string, then func()) {
	go func() {
		<-d.started
		time.Sleep(frameTime)
		d.ui(func() {
			if d.options.OnStage != nil && !slices.Contains(d.stages, stage) {
				d.stages = append(d.stages, stage)
				d.options.OnStage(stage)
			}
			if then != nil {
				then()
			}
		})
	}()
}

// frameTime is a little more than Fyne takes from one frame to the next.
const frameTime = 20 * time.Millisecond

// minimum is the smallest size the shell asks for: the menu bar takes the rest
// of the window's smallest height.
var minimum = fyne.NewSize(tokens.WindowMinWidth, tokens.WindowMinHeight-40)
