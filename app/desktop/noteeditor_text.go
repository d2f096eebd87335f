package desktop

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// textMode is how the body is shown.
type textMode int

// The modes, in the order of the segmented control.
const (
	modeWrite textMode = iota
	modeSplit
	modeRead
)

// The measures of the text's parts.
const (
	titlePad      float32 = 5
	sourceLeast   float32 = 220
	splitLeast    float32 = 520 // narrower, Split shows one side at a time
	sourceReserve float32 = 372 // what details and history ask for of a window
)

// editorText is title, toolbar, Markdown and preview.
type editorText struct {
	e    *noteEditor
	root *block
	mode textMode
	seen bool // Split in a narrow editor: the preview is in front

	title, body *textEntry
	titleView   fyne.CanvasObject
	bodyView    fyne.CanvasObject
	tools       *fyne.Container
	preview     *widgets.Markdown
	previewPage *widgets.Page
	previewView fyne.CanvasObject
	height      float32 // of the source
	width       float32
	redraw      func()
}

func newEditorText(e *noteEditor) *editorText {
	d := e.d
	t := &editorText{e: e, mode: modeSplit, height: sourceLeast, title: newTextEntry(true), body: newTextEntry(true)}
	t.title.TextStyle = fyne.TextStyle{Bold: true}
	t.title.SetPlaceHolder(d.t("notes.title.placeholder"))
	t.body.TextStyle = fyne.TextStyle{Monospace: true}
	t.body.SetPlaceHolder(d.t("notes.body.placeholder"))
	e.bind(t.title, "title")
	e.bind(t.body, "body")
	t.bindTitle()
	t.bindBody()
	t.titleView = passWheel(container.NewThemeOverride(t.title, &fieldTheme{
		sizes: map[fyne.ThemeSizeName]float32{theme.SizeNameText: tokens.Title.Size, theme.SizeNameInnerPadding: titlePad},
		none: map[fyne.ThemeColorName]bool{
			theme.ColorNameInputBackground: true, theme.ColorNameInputBorder: true, theme.ColorNameShadow: true,
		},
	}), e.scrollBy)
	t.bodyView = container.NewThemeOverride(t.body, &fieldTheme{
		sizes:  map[fyne.ThemeSizeName]float32{theme.SizeNameText: tokens.Source.Size, theme.SizeNameInnerPadding: tokens.Space12},
		colour: map[fyne.ThemeColorName]fyne.ThemeColorName{theme.ColorNameInputBackground: look.Sunken},
		none:   map[fyne.ThemeColorName]bool{theme.ColorNameInputBorder: true, theme.ColorNameShadow: true},
	})
	t.makeTools()
	t.preview = widgets.NewMarkdown("", d.book)
	t.previewPage = widgets.NewPage(widgets.Inset(tokens.Space8, tokens.Space8, t.preview))
	t.preview.OnResized = t.previewPage.Update
	t.previewView = unshadowed(t.previewPage)
	t.root = newBlock(t.heightFor, t.lay, t.titleView, t.bodyView, t.tools, t.previewView) // as Tab goes
	return t
}

func (t *editorText) bindTitle() {
	typed, key := t.title.onTyped, t.title.onKey
	t.title.onTyped = func(text string) {
		typed(text)
		t.e.relayout()
	}
	t.title.onKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
			t.needWriting()
			t.e.d.window().Canvas().Focus(t.body)
			return true
		}
		return key(k)
	}
}

func (t *editorText) bindBody() {
	typed := t.body.onTyped
	t.body.onTyped = func(text string) {
		typed(text)
		t.drawLater()
	}
	t.body.onShortcut = func(s fyne.Shortcut) bool {
		keys, ok := s.(*desktop.CustomShortcut)
		if !ok || keys.Modifier != fyne.KeyModifierShortcutDefault {
			return false
		}
		switch keys.KeyName {
		case fyne.KeyB:
			t.apply(func(p passage) passage { return p.wrapped("**") })
		case fyne.KeyI:
			t.apply(func(p passage) passage { return p.wrapped("_") })
		default:
			return false
		}
		return true
	}
}

// makeTools makes the toolbar. Its buttons keep the focus in the text.
func (t *editorText) makeTools() {
	d := t.e.d
	tool := func(icon, words string, do func(passage) passage) fyne.CanvasObject {
		b := widgets.IconButton(icon, d.t(words), func() { t.apply(do) })
		if d.readOnly() {
			b.Disable()
		}
		return b
	}
	attach := widgets.IconButton("attach_file", d.t("notes.tool.attach"), func() { t.e.details.askAttach() })
	if d.readOnly() {
		attach.Disable()
	}
	undo := widgets.IconButton("undo", d.t("action.undo"), func() { t.step(&fyne.ShortcutUndo{}) })
	redo := widgets.IconButton("redo", d.t("action.redo"), func() { t.step(&fyne.ShortcutRedo{}) })
	t.tools = widgets.Row(tokens.Space4,
		tool("title", "notes.tool.heading", func(p passage) passage { return p.prefixed("## ") }),
		tool("format_bold", "notes.tool.bold", func(p passage) passage { return p.wrapped("**") }),
		tool("format_italic", "notes.tool.italic", func(p passage) passage { return p.wrapped("_") }),
		tool("format_list_bulleted", "notes.tool.list", func(p passage) passage { return p.prefixed("- ") }),
		tool("format_quote", "notes.tool.quote", func(p passage) passage { return p.prefixed("> ") }),
		tool("link", "notes.tool.link", func(p passage) passage { return p.linked(d.t("notes.tool.link_words")) }),
		attach, widgets.Spring(), undo, redo)
}

// apply lets a button change the text and gives the focus back to it.
func (t *editorText) apply(do func(passage) passage) {
	t.needWriting()
	t.body.apply(do(t.body.passage()))
	t.e.d.window().Canvas().Focus(t.body)
}

// step undoes or redoes in the text, then in the notebook.
func (t *editorText) step(s fyne.Shortcut) {
	field := t.body
	if t.title.focused {
		field = t.title
	}
	field.TypedShortcut(s)
}

// show brings title and body up to date.
func (t *editorText) show(other bool) {
	if other {
		t.title.known, t.body.known = "\x00", "\x00" // another note: nothing of the old one stays
		t.title.log, t.body.log = textLog{}, textLog{}
	}
	n := &t.e.note.note
	t.e.setText(t.title, "title", n.Title)
	t.e.setText(t.body, "body", n.Body)
	t.draw()
	t.arrange()
}

// previewPause is how long the preview of a long text waits for the next key.
const previewPause = 300 * time.Millisecond

// drawLater draws the preview, of a long text only when typing pauses.
func (t *editorText) drawLater() {
	if t.redraw != nil {
		t.redraw()
		t.redraw = nil
	}
	if strings.Count(t.body.Text, "\n") < 100 {
		t.draw()
		return
	}
	t.redraw = t.e.d.after(previewPause, t.draw)
}

func (t *editorText) draw() {
	if t.mode != modeWrite && t.preview.Source() != t.body.Text {
		t.preview.SetSource(t.body.Text)
		t.previewPage.Update()
	}
}

func (t *editorText) setMode(m textMode) {
	t.mode = m
	t.draw()
	t.arrange()
}

// needWriting shows the source where only the preview is shown.
func (t *editorText) needWriting() {
	if t.tabbed() {
		t.setSeen(false)
	} else if t.mode == modeRead {
		t.setMode(modeWrite)
	}
	t.e.head.showModes()
}

// tabbed tells whether there is room for one side at a time only.
func (t *editorText) tabbed() bool { return t.width < splitLeast }

// setSeen brings the preview to the front, or the source.
func (t *editorText) setSeen(seen bool) {
	t.seen = seen
	if t.mode != modeSplit {
		t.mode = modeSplit
	}
	t.arrange()
}

// setViewport sizes the source to the window.
func (t *editorText) setViewport(width, height float32) {
	t.width = width
	if t.e.head.sides.Visible() != t.tabbed() {
		t.e.head.showModes()
		t.arrange()
	}
	source := max(sourceLeast, height-sourceReserve-t.titleHeight(width)-60)
	if source != t.height {
		t.height = source
		t.e.relayout()
	}
}

// arrange shows the parts of the mode.
func (t *editorText) arrange() {
	write := t.mode == modeWrite || t.mode == modeSplit && !(t.tabbed() && t.seen)
	read := t.mode == modeRead || t.mode == modeSplit && (!t.tabbed() || t.seen)
	setVisible(t.bodyView, write)
	setVisible(t.previewView, read)
	if read {
		t.draw()
	}
	t.root.Refresh()
}

func (t *editorText) titleHeight(width float32) float32 {
	lines, _ := look.Wrap(t.title.Text+" ", tokens.Title, width-2*titlePad, 0)
	return float32(len(lines))*look.NaturalHeight(tokens.Title) + 2*titlePad + 4
}

const (
	toolsHeight = tokens.IconButton
	toolsGap    = tokens.Space8
)

func (t *editorText) heightFor(width float32) float32 {
	return t.titleHeight(width) + toolsGap + toolsHeight + toolsGap + t.height
}

func (t *editorText) lay(size fyne.Size) {
	t.width = size.Width
	title := t.titleHeight(size.Width)
	put(t.titleView, -titlePad, 0, size.Width+2*titlePad, title)
	y := title + toolsGap
	put(t.tools, -tokens.Space8+2, y, size.Width+tokens.Space8, toolsHeight)
	y += toolsHeight + toolsGap
	if t.mode == modeSplit && !t.tabbed() {
		half := floor((size.Width - tokens.Space8) / 2)
		put(t.bodyView, 0, y, half, t.height)
		put(t.previewView, half+tokens.Space8, y, size.Width-half-tokens.Space8, t.height)
		return
	}
	put(t.bodyView, 0, y, size.Width, t.height)
	put(t.previewView, 0, y, size.Width, t.height)
}
