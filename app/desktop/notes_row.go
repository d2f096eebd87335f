package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// The height of a row depends on the width of the list alone, so that a list of
// 100,000 scrolls as one of ten does: a wide one has room for a title in one line.
const (
	noteRowHeight float32 = 108
	noteRowWide   float32 = 88
	wideList      float32 = 640
)

// rowMark is a theme in a row.
type rowMark struct{ icon, token, name string }

// rowView is what a row says of a note.
type rowView struct {
	icon, kind, code, title string
	marks                   []rowMark
	meta                    string // owner, due date, language
	late                    bool   // due and not done
	selected, focused       bool
}

// noteRow is one row of the list of notes.
type noteRow struct {
	widget.BaseWidget
	view  rowView
	least float32 // height; the list gives each row that of the first

	face, bar, rule, ring *canvas.Rectangle
	icon                  *canvas.Image
	kind, code, meta      *look.Paragraph
	title                 [2]*look.Paragraph // in one line, and in two; one of them shows
	icons                 []*canvas.Image
	names                 []*look.Paragraph
}

// rowMarks is how many themes of a note a row names.
const rowMarks = 3

func newNoteRow(height float32) *noteRow {
	r := &noteRow{
		least: height,
		face:  canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil),
		rule: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil), icon: &canvas.Image{},
		kind: look.Label("", tokens.Caption, look.Ink2), code: look.Label("", tokens.TimeCode, look.Ink3),
		title: [2]*look.Paragraph{look.Para("", tokens.Body, look.Ink, 1), look.Para("", tokens.Body, look.Ink, 2)},
		meta:  look.Label("", tokens.Caption, look.Ink3),
	}
	r.ring.StrokeWidth = tokens.FocusWidth
	for range rowMarks {
		r.icons = append(r.icons, &canvas.Image{})
		r.names = append(r.names, look.Label("", tokens.Caption, look.Ink2))
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *noteRow) set(v rowView) {
	r.view = v
	r.kind.SetText(v.kind)
	r.code.SetText(v.code)
	r.title[0].SetText(v.title)
	r.title[1].SetText(v.title)
	r.meta.SetText(v.meta)
	for i := range rowMarks {
		if i < len(v.marks) {
			r.names[i].SetText(v.marks[i].name)
		}
	}
	r.Refresh()
}

// MouseIn tells what is cut off in the row.
func (r *noteRow) MouseIn(*desktop.MouseEvent) { widgets.ShowTip(r, r.tip()) }

// MouseMoved implements desktop.Hoverable.
func (r *noteRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tooltip away.
func (r *noteRow) MouseOut() { widgets.HideTip(r) }

// shownTitle is the title as it shows in the row's height.
func (r *noteRow) shownTitle() *look.Paragraph {
	if r.Size().Height < noteRowHeight {
		return r.title[0]
	}
	return r.title[1]
}

// tip is what does not fit into the row.
func (r *noteRow) tip() string {
	return cutOff(r.shownTitle(), r.meta)
}

// cutOff is, whole, what is cut off of the texts that show.
func cutOff(texts ...*look.Paragraph) string {
	var cut []string
	for _, text := range texts {
		if tip := text.Tip(); tip != "" && text.Visible() {
			cut = append(cut, tip)
		}
	}
	return strings.Join(cut, "\n")
}

// MinSize is the height of a row; its width is the list's.
func (r *noteRow) MinSize() fyne.Size { return fyne.NewSize(120, r.least) }

func rowHeightFor(wide bool) float32 {
	if wide {
		return noteRowWide
	}
	return noteRowHeight
}

// CreateRenderer is for Fyne.
func (r *noteRow) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.face, r.rule, r.bar, r.icon, r.kind, r.code, r.title[0], r.title[1], r.meta}
	for i := range rowMarks {
		objects = append(objects, r.icons[i], r.names[i])
	}
	p := &noteRowRenderer{r: r, objects: append(objects, r.ring)}
	p.paint()
	return p
}

type noteRowRenderer struct {
	r       *noteRow
	objects []fyne.CanvasObject
}

func (p *noteRowRenderer) Objects() []fyne.CanvasObject { return p.objects }
func (p *noteRowRenderer) MinSize() fyne.Size           { return p.r.MinSize() }
func (p *noteRowRenderer) Destroy()                     {}

func (p *noteRowRenderer) Refresh() {
	p.paint()
	p.Layout(p.r.Size())
	canvas.Refresh(p.r)
}

func (p *noteRowRenderer) paint() {
	r := p.r
	r.face.FillColor, r.bar.FillColor, r.ring.StrokeColor = nil, nil, nil
	if r.view.selected {
		r.face.FillColor, r.bar.FillColor = look.Colour(look.Surface), look.Colour(look.Accent)
		if r.view.focused {
			r.ring.StrokeColor = look.Colour(look.Accent)
		}
	}
	r.rule.FillColor = look.Colour(look.Line)
	setIcon(r.icon, r.view.icon, look.Ink2)
	r.meta.SetColour(look.Ink3)
	if r.view.late {
		r.meta.SetColour(look.WarnText)
	}
	for i, m := range r.view.marks {
		if i < rowMarks {
			setIcon(r.icons[i], m.icon, look.ThemeText(m.token))
		}
	}
}

// setIcon shows an icon, without work where it shows already.
func setIcon(image *canvas.Image, name string, colour fyne.ThemeColorName) {
	resource := look.Icon(name, colour)
	if image.Resource != resource {
		image.Resource = resource
	}
	image.Refresh()
}

// The places within a row.
const (
	rowLeft   = tokens.Space20
	rowRight  = tokens.Space20
	rowIcon   = tokens.IconSmall
	rowTop    = float32(11)
	rowTitle2 = float32(31)
	rowFoot   = float32(78)
	rowGap    = float32(7) // between title and foot
)

func (p *noteRowRenderer) Layout(size fyne.Size) {
	r := p.r
	put(r.face, 0, 0, size.Width, size.Height)
	put(r.ring, 4, 2, size.Width-6, size.Height-5)
	r.ring.CornerRadius = tokens.RadiusControl
	put(r.bar, 0, 0, tokens.SelectBar, size.Height-1)
	put(r.rule, 0, size.Height-1, size.Width, 1)
	right := size.Width - rowRight
	put(r.icon, rowLeft, rowTop, rowIcon, rowIcon)
	code := r.code.MinSize().Width
	put(r.code, right-code, rowTop, code, 16)
	put(r.kind, rowLeft+rowIcon+6, rowTop, max(0, right-code-rowLeft-rowIcon-14), 16)
	foot := rowFoot - noteRowHeight + size.Height
	for _, title := range r.title {
		setVisible(title, title == r.shownTitle())
		put(title, rowLeft, rowTitle2, right-rowLeft, foot-rowTitle2-rowGap)
	}
	p.layFoot(right, foot)
}

// layFoot puts the themes left and owner and due date right. Where there is no
// room for all names the last themes keep their icon, and then nothing.
func (p *noteRowRenderer) layFoot(right, foot float32) {
	r := p.r
	width := right - rowLeft
	meta := r.meta.MinSize().Width
	if len(r.view.marks) > 0 {
		meta = min(meta, max(width*0.56, width-rowMarkWidth(r.view.marks[0].name)-tokens.Space16))
	}
	meta = min(meta, width)
	put(r.meta, right-meta, foot, meta, 16)
	left := width - meta
	if meta > 0 {
		left -= tokens.Space12
	}
	x := rowLeft
	for i := range rowMarks {
		shown := i < len(r.view.marks) && left >= rowIcon
		setVisible(r.icons[i], shown)
		named := shown && left >= rowMarkWidth(r.view.marks[i].name)
		setVisible(r.names[i], named)
		if !shown {
			continue
		}
		put(r.icons[i], x, foot, rowIcon, rowIcon)
		taken := rowIcon
		if named {
			taken = rowMarkWidth(r.view.marks[i].name)
			put(r.names[i], x+rowIcon+4, foot, taken-rowIcon-4, 16)
		}
		x += taken + tokens.Space12
		left -= taken + tokens.Space12
	}
}

func rowMarkWidth(name string) float32 { return rowIcon + 5 + look.Width(name, tokens.Caption) }

func setVisible(o fyne.CanvasObject, visible bool) {
	switch {
	case visible && !o.Visible():
		o.Show()
	case !visible && o.Visible():
		o.Hide()
	}
}

// noteList is the toolkit's list with our rows and the page's keys.
type noteList struct {
	widget.List
	onKey    func(*fyne.KeyEvent)
	onLetter func(rune)
	focused  bool
	wide     bool
}

func newNoteList(length func() int, update func(int, *noteRow)) *noteList {
	l := &noteList{}
	l.HideSeparators = true
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return newNoteRow(l.rowHeight()) }
	l.UpdateItem = func(i int, o fyne.CanvasObject) { update(i, o.(*noteRow)) }
	l.ExtendBaseWidget(l)
	return l
}

// rowHeight is the height of each row.
func (l *noteList) rowHeight() float32 { return rowHeightFor(l.wide) }

// Resize makes other rows where the list has become wide or narrow.
func (l *noteList) Resize(size fyne.Size) {
	if wide := size.Width > wideList; wide != l.wide && size.Width > 0 {
		l.wide = wide
		l.Refresh()
	}
	l.List.Resize(size)
}

// FocusGained shows the focus on the selected row.
func (l *noteList) FocusGained() {
	l.focused = true
	l.Refresh()
}

// FocusLost takes the focus mark away.
func (l *noteList) FocusLost() {
	l.focused = false
	l.Refresh()
}

// TypedKey hands keys to the page.
func (l *noteList) TypedKey(e *fyne.KeyEvent) { l.onKey(e) }

// TypedRune hands letters to the page.
func (l *noteList) TypedRune(r rune) { l.onLetter(r) }
