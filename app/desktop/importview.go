package desktop

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// focusable is a control of the dialog that tells when the keyboard comes to it.
type focusable interface {
	fyne.CanvasObject
	fyne.Focusable
	WhenFocused(func())
}

// named keeps a control under a name, so that it has the focus again after the
// dialog was built anew, and scrolls to it when the keyboard comes there.
func (i *importing) named(name string, c focusable) fyne.CanvasObject {
	i.controls[name] = c
	c.WhenFocused(func() { i.page.Reveal(c) })
	return c
}

// build shows what was found.
func (i *importing) build() {
	focused := i.focusedName()
	i.controls = map[string]fyne.Focusable{}
	i.body.Objects = nil
	placed := map[int]bool{}
	for n, s := range i.found.sessions {
		for _, f := range s.files {
			placed[f] = true
		}
		i.body.Objects = append(i.body.Objects, i.part(n, s))
	}
	if len(i.found.sessions) > 1 {
		i.body.Objects = append([]fyne.CanvasObject{i.summary()}, i.body.Objects...)
	}
	var others []fyne.CanvasObject
	for n := range i.files {
		if !placed[n] {
			others = append(others, i.fileWell(&i.files[n]))
		}
	}
	if len(others) > 0 {
		i.body.Objects = append([]fyne.CanvasObject{widgets.Column(tokens.Space8, others...)}, i.body.Objects...)
	}
	i.showSubmit()
	i.body.Refresh()
	if c := i.controls[focused]; c != nil {
		i.d.win.Canvas().Focus(c)
	}
}

// summary says what all files of several webinars hold together.
func (i *importing) summary() fyne.CanvasObject {
	d := i.d
	var all importer.Result
	for _, s := range i.found.sessions {
		if s.ready() {
			addCounts(&all, s.result)
		}
	}
	return look.Para(d.t("importdialog.summary", "count", len(i.found.sessions), "what", d.book.List(d.contents(all))), tokens.Body, look.Ink, 0)
}

// addCounts adds what one import holds to what others hold. People of several
// webinars count once each time.
func addCounts(all *importer.Result, r importer.Result) {
	all.People += r.People
	all.Registered += r.Registered
	all.Questions += r.Questions
	all.Polls += r.Polls
}

func (i *importing) focusedName() string {
	focused := i.d.win.Canvas().Focused()
	for name, c := range i.controls {
		if c == focused && focused != nil {
			return name
		}
	}
	return ""
}

func (i *importing) showSubmit() {
	label := "importdialog.import"
	known := i.allKnown() != nil
	if known {
		label = "importdialog.open_known"
	}
	i.submit.SetLabel(i.d.t(label))
	if known || i.canImport() {
		i.submit.Enable()
	} else {
		i.submit.Disable()
	}
}

// part is what the dialog says of one webinar's files.
func (i *importing) part(n int, s *importSession) fyne.CanvasObject {
	d := i.d
	var parts []fyne.CanvasObject
	if count := len(i.found.sessions); count > 1 {
		if n > 0 {
			parts = append(parts, themedLine())
		}
		head := d.t("importdialog.session", "number", n+1, "of", count, "when", i.when(s))
		if i.folds(s) {
			return widgets.Column(tokens.Space12, append(parts, i.folded(s, head))...)
		}
		parts = append(parts, look.Para(head, tokens.BodyBold, look.Ink, 1))
	}
	var wells []fyne.CanvasObject
	for _, f := range s.files {
		wells = append(wells, i.fileWell(&i.files[f]))
	}
	parts = append(parts, widgets.Column(tokens.Space8, wells...))
	if s.plan != nil && s.result.Already {
		parts = append(parts, i.sentence("check_circle", look.Ink2, d.t("importdialog.already", "count", len(s.files), "webinar", importedName(d.book, s.result.Webinar))))
		return widgets.Column(tokens.Space12, parts...)
	}
	if s.err != nil {
		parts = append(parts, i.sentence("error", look.Danger, sentence(d.book, s.err)))
	}
	parts = append(parts, i.questions(s)...)
	if s.plan != nil && s.err == nil {
		parts = append(parts, i.figures(s))
	}
	if s.plan != nil {
		parts = append(parts, i.notes(s)...)
	}
	return widgets.Column(tokens.Space16, parts...)
}

// when is the day of a session, as far as it is known.
func (i *importing) when(s *importSession) string {
	if day, ok := importer.Day(i.found.exports(s, true)); ok {
		if t, err := time.Parse(time.DateOnly, day); err == nil {
			return i.d.book.Date(t)
		}
	}
	return i.d.t("importdialog.no_day")
}

// sentence is a line with an icon before it.
func (i *importing) sentence(icon string, colour fyne.ThemeColorName, text string) fyne.CanvasObject {
	ink := look.Ink
	if colour == look.Danger {
		ink = look.Danger
	}
	return topRow(widgets.NewIcon(icon, colour, 18), look.Para(text, tokens.Small, ink, 0), tokens.Small.Line)
}

// topRow puts an icon beside the first line of a text.
func topRow(icon, text fyne.CanvasObject, line float32) fyne.CanvasObject {
	const side = float32(18)
	b := newBlock(func(width float32) float32 { return widgets.HeightFor(text, width-side-tokens.Space8) }, nil, icon, text)
	b.lay = func(size fyne.Size) {
		put(icon, 0, (line-side)/2, side, side)
		put(text, side+tokens.Space8, 0, size.Width-side-tokens.Space8, size.Height)
	}
	return b
}

// well is a sunken ground for what belongs together.
func well(content fyne.CanvasObject) fyne.CanvasObject {
	inner := widgets.Inset(tokens.Space12, tokens.Space8, content)
	back := themedBox(look.Sunken, look.Line, tokens.RadiusControl)
	b := newBlock(func(width float32) float32 { return widgets.HeightFor(inner, width) }, nil, back, inner)
	b.lay = func(size fyne.Size) {
		put(back, 0, 0, size.Width, size.Height)
		put(inner, 0, 0, size.Width, size.Height)
	}
	return b
}

// fileWell says what one file is, or why it cannot be imported.
func (i *importing) fileWell(f *importFile) fyne.CanvasObject {
	d := i.d
	name := f.input.Name
	if name == "" {
		name = namesOfFiles(d.book, []string{f.path})
	}
	remove := widgets.IconButton("close", d.t("importdialog.remove", "file", name), func() { i.remove(f.path) })
	lines := []fyne.CanvasObject{look.Para(name, tokens.BodyBold, look.Ink, 1)}
	switch {
	case f.unmapped != nil && f.mapping == nil:
		lines = append(lines, look.Para(d.t("importdialog.unmapped"), tokens.Small, look.Ink2, 0), i.columnsButton(f))
	case f.err != nil:
		lines = append(lines, look.Para(i.trouble(f.err), tokens.Small, look.Danger, 0))
		if f.unmapped != nil {
			lines = append(lines, i.columnsButton(f))
		}
	case f.plain != nil:
		lines = append(lines, look.Para(i.kind(f), tokens.Small, look.Ink2, 2))
		if f.unmapped != nil {
			lines = append(lines, i.columnsButton(f))
		}
	}
	icon, colour := "description", look.Ink2
	if f.err != nil && f.err != error(f.unmapped) {
		icon, colour = "error", look.Danger
	}
	head := widgets.Row(tokens.Space12, widgets.NewIcon(icon, colour, tokens.IconSize),
		widgets.Stretch(widgets.Column(tokens.Space4, lines...)), i.named("remove "+f.path, remove))
	if f.plain == nil || len(f.plain.BadRows) == 0 {
		return well(head)
	}
	return well(widgets.Column(tokens.Space4, head, i.badRows(f)))
}

// trouble says why a file cannot be imported; beside others, that it alone is left out.
func (i *importing) trouble(err error) string {
	var own worded
	if len(i.found.sessions) > 0 && errors.As(err, &own) {
		m := own.Message()
		if m.Key = strings.Replace(m.Key, "import.error.", "importdialog.left.", 1); i.d.book.Has(m.Key) {
			return i.d.book.Msg(m)
		}
	}
	return sentence(i.d.book, err)
}

func (i *importing) columnsButton(f *importFile) fyne.CanvasObject {
	label := "importdialog.columns"
	if f.mapping != nil {
		label = "importdialog.columns_change"
	}
	path := f.path
	return widgets.Row(0, i.named("columns "+path, widgets.NewButton(widgets.ButtonOptions{Label: i.d.t(label), Small: true,
		OnTapped: func() { i.askColumns(path) }})))
}

// kind says in words what a file is and how much it holds.
func (i *importing) kind(f *importFile) string {
	d, e := i.d, f.plain
	parts := []string{d.t("import.platform." + string(e.Platform)), d.t("import.layout." + string(e.Layout)), d.t("importdialog.rows", "count", e.RowCount)}
	if e.Layout == importer.MappedTable {
		parts = parts[1:]
	}
	if f.known {
		parts = append(parts, d.t("importdialog.remembered"))
	}
	text := strings.Join(parts, " · ")
	if title := strings.TrimSpace(e.Title); title != "" {
		text += "\n" + d.t("importdialog.titled", "title", title)
	}
	return text
}

// badRows are the rows of a file that could not be read, folded at first.
func (i *importing) badRows(f *importFile) fyne.CanvasObject {
	const most = 50
	d, bad := i.d, f.plain.BadRows
	var lines []fyne.CanvasObject
	if i.unfolded["bad "+f.path] {
		for _, b := range bad[:min(len(bad), most)] {
			lines = append(lines, look.Para(d.t("importdialog.bad_row", "line", strconv.Itoa(b.Line), "reason", d.book.Msg(b.Reason)), tokens.Small, look.Ink2, 3))
		}
		if more := len(bad) - most; more > 0 {
			lines = append(lines, look.Para(d.t("importdialog.bad_more", "count", more), tokens.Small, look.Ink3, 1))
		}
	}
	return i.fold("bad "+f.path, d.t("importdialog.bad_rows", "count", len(bad)), "warning", lines)
}

// fold is a line that opens and closes what stands under it.
func (i *importing) fold(name, label, icon string, lines []fyne.CanvasObject) fyne.CanvasObject {
	arrow := "keyboard_arrow_down"
	if i.unfolded[name] {
		arrow = "keyboard_arrow_up"
	}
	button := widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Warn: icon == "warning", Icon: icon, Label: label, Trailing: arrow, Small: true, OnTapped: func() {
		i.unfolded[name] = !i.unfolded[name]
		i.build()
		i.fit()
	}})
	parts := []fyne.CanvasObject{widgets.Row(0, i.named(name, button))}
	if len(lines) > 0 {
		parts = append(parts, widgets.Pad(0, 0, tokens.Space4, tokens.Space32, widgets.Column(tokens.Space4, lines...)))
	}
	return widgets.Column(tokens.Space4, parts...)
}
