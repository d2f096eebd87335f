//go:build realwindow

package realwindow

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/app/desktop"
)

// childVariable tells the test binary to be the application; its value is the
// notebook to open.
const childVariable = "RAPPORTEUR_REALWINDOW_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childVariable) {
	case "":
		os.Exit(m.Run())
	case emptyWindow:
		runEmptyWindow()
	default:
		runApplication()
	}
}

// runApplication is the application with a listener on standard input.
func runApplication() {
	go answer()
	path := os.Getenv(childVariable)
	if path == noNotebook {
		path = ""
	}
	notices := ""
	if raw, err := os.ReadFile("../../../THIRD_PARTY_NOTICES.md"); err == nil { // the program has it built in
		notices = string(raw)
	}
	err := desktop.Run(desktop.Options{
		Path:     path,
		Role:     "editor",
		Version:  "test",
		Notices:  notices,
		Language: os.Getenv("RAPPORTEUR_LANG"),
		OnStage:  reportStage,
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// piece is one thing that a person can read or type into, with its place in the window.
type piece struct {
	Kind    string  `json:"kind"` // text, entry
	Text    string  `json:"text"`
	X       float32 `json:"x"`
	Y       float32 `json:"y"`
	W       float32 `json:"w"`
	H       float32 `json:"h"`
	Focused bool    `json:"focused,omitempty"`
}

// answer writes the window's pieces as one line of JSON for each line it reads.
func answer() {
	lines := bufio.NewScanner(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var pieces []piece
		fyne.DoAndWait(func() { pieces = readWindow(lines.Text() == lastWindow) })
		if out.Encode(map[string]any{"pieces": pieces}) != nil {
			return
		}
	}
}

// reportStage tells the parent how far the window is.
func reportStage(stage string) {
	line, _ := json.Marshal(map[string]any{"stage": stage})
	fmt.Printf("%s\n", line)
}

// lastWindow asks for the pieces of the window that was opened last; any other line
// for those of the first.
const lastWindow = "last window"

// readWindow lists what stands in the first window or in the last, popups after the
// content.
func readWindow(last bool) []piece {
	windows := fyne.CurrentApp().Driver().AllWindows()
	if len(windows) == 0 {
		return nil
	}
	c := windows[0].Canvas()
	if last {
		c = windows[len(windows)-1].Canvas()
	}
	r := reader{focused: c.Focused(), size: c.Size()}
	r.walk(c.Content(), fyne.NewPos(0, 0))
	for _, overlay := range c.Overlays().List() {
		r.walk(overlay, fyne.NewPos(0, 0))
	}
	return r.pieces
}

type reader struct {
	pieces  []piece
	focused fyne.Focusable
	size    fyne.Size
}

// walk visits an object and all below it. origin is the place of its parent.
func (r *reader) walk(o fyne.CanvasObject, origin fyne.Position) {
	if o == nil || !o.Visible() {
		return
	}
	at := origin.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		r.add("text", o.Text, at, o.Size(), false)
	case *fyne.Container:
		for _, child := range o.Objects {
			r.walk(child, at)
		}
	case fyne.Widget:
		focused, _ := r.focused.(fyne.Widget)
		if entry := entryOf(o); entry != nil {
			r.add("entry", entry.Text, at, o.Size(), focused == o)
		} else if focused == o {
			r.add("focus", fmt.Sprintf("%T", o), at, o.Size(), true)
		}
		r.walkRendered(o, at)
	}
}

// entryOf returns the entry that a widget is or is built on, or nil.
func entryOf(w fyne.Widget) *widget.Entry {
	if entry, ok := w.(*widget.Entry); ok {
		return entry
	}
	value := reflect.ValueOf(w)
	if value.Kind() != reflect.Pointer || value.Elem().Kind() != reflect.Struct {
		return nil
	}
	field := value.Elem().FieldByName("Entry")
	if !field.IsValid() || !field.CanAddr() || !field.CanInterface() {
		return nil
	}
	entry, _ := field.Addr().Interface().(*widget.Entry)
	return entry
}

func (r *reader) walkRendered(w fyne.Widget, at fyne.Position) {
	for _, child := range test.WidgetRenderer(w).Objects() {
		r.walk(child, at)
	}
}

// add notes a piece, unless it is scrolled out of the window.
func (r *reader) add(kind, text string, at fyne.Position, size fyne.Size, focused bool) {
	if at.X >= r.size.Width || at.Y >= r.size.Height || at.X+size.Width <= 0 || at.Y+size.Height <= 0 {
		return
	}
	r.pieces = append(r.pieces, piece{kind, text, at.X, at.Y, size.Width, size.Height, focused})
}
