package desktop

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// columnsForm asks what the columns of a table hold. Each column is a row, with
// what stands in it beside what it is: so a table of any width fits.
type columnsForm struct {
	i       *importing
	path    string
	table   *importer.Unmapped
	fields  []importer.Field
	page    *widgets.Page
	list    *fyne.Container
	missing *look.Paragraph
	use     *widgets.Button
	box     *modal
}

// askColumns asks what the columns of a file of no known layout hold.
func (i *importing) askColumns(path string) {
	file := i.file(path)
	if file == nil || file.unmapped == nil {
		return
	}
	d := i.d
	f := &columnsForm{i: i, path: path, table: file.unmapped, fields: slices.Clone(file.unmapped.Guess.Columns)}
	if file.mapping != nil && len(file.mapping.Columns) == len(f.fields) {
		f.fields = slices.Clone(file.mapping.Columns)
	}
	f.missing = look.Para("", tokens.Small, look.Ink2, 3)
	f.use = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("importdialog.use"), OnTapped: f.submit})
	f.list = widgets.Column(0)
	var first fyne.Focusable
	for n := range f.table.Headers {
		row, control := f.row(n)
		if n == 0 {
			first = control
		} else {
			f.list.Objects = append(f.list.Objects, themedLine())
		}
		f.list.Objects = append(f.list.Objects, row)
	}
	f.page = widgets.NewPage(widgets.Pad(tokens.Space4, tokens.Space16, tokens.Space4, tokens.Space4, f.list))
	middle := scrolled(f.page, f.height)
	cancel := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: func() { f.box.hide() }})
	content := widgets.Column(tokens.Space16,
		look.Para(d.t("importdialog.columns_title"), tokens.Subtitle, look.Ink, 1),
		look.Para(d.t("importdialog.columns_line", "file", file.input.Name), tokens.Body, look.Ink2, 0),
		middle, f.missing, widgets.Row(tokens.Space8, widgets.Spring(), cancel, f.use))
	f.box = &modal{d: d, enter: f.submit, resized: f.fit}
	f.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(importWidth, content)), d.win.Canvas())
	f.check()
	f.box.show()
	f.fit()
	if first != nil {
		d.win.Canvas().Focus(first)
	}
}

func (f *columnsForm) height(width float32) float32 {
	return min(widgets.HeightFor(f.list, width)+2*tokens.Space4, max(160, f.i.d.win.Canvas().Size().Height-290))
}

func (f *columnsForm) fit() {
	f.page.Update()
	f.box.fit()
	f.page.Update()
}

// row is one column: its header and its first cells, and a choice of what it holds.
func (f *columnsForm) row(n int) (fyne.CanvasObject, fyne.Focusable) {
	d := f.i.d
	header := strings.TrimSpace(f.table.Headers[n])
	if header == "" {
		header = d.t("importdialog.column_nameless", "number", strconv.Itoa(n+1))
	}
	var cells []string
	for _, row := range f.table.Preview {
		if n < len(row) && row[n] != "" && len(cells) < 4 && !slices.Contains(cells, row[n]) {
			cells = append(cells, row[n])
		}
	}
	seen := d.t("importdialog.column_empty")
	if len(cells) > 0 {
		seen = strings.Join(cells, " · ")
	}
	var choices []widgets.Choice
	selected := 0
	for k, field := range importer.Fields() {
		choices = append(choices, widgets.Choice{Label: d.t(fieldKey(field))})
		if field == f.fields[n] {
			selected = k
		}
	}
	box := widgets.NewSelectBox(choices, selected, "", func(k int) {
		f.fields[n] = importer.Fields()[k]
		f.check()
	})
	box.WhenFocused(func() { f.page.Reveal(box) })
	return widgets.Inset(0, tokens.Space8, widgets.Row(tokens.Space16,
		widgets.Stretch(widgets.Column(0, look.Para(header, tokens.BodyBold, look.Ink, 1), look.Para(seen, tokens.Small, look.Ink3, 1))),
		widgets.FixedWidth(232, box))), box
}

// fieldKey names a field.
func fieldKey(field importer.Field) string {
	if field == importer.FieldNone {
		return "importdialog.field.none"
	}
	return "importdialog.field." + string(field)
}

// check says what is missing.
func (f *columnsForm) check() bool {
	person, presence := importer.Mapping{Columns: f.fields}.Valid()
	key := "importdialog.columns_right"
	switch {
	case !person && !presence:
		key = "importdialog.columns_need_both"
	case !person:
		key = "importdialog.columns_need_person"
	case !presence:
		key = "importdialog.columns_need_presence"
	}
	right := person && presence
	f.missing.SetText(f.i.d.t(key))
	f.missing.SetColour(look.Ink2)
	if right {
		f.use.Enable()
	} else {
		f.missing.SetColour(look.Danger)
		f.use.Disable()
	}
	if f.box != nil && f.box.popup.Visible() {
		f.fit()
	}
	return right
}

// submit reads the file so. It is remembered for the next file of the shape once what
// was read so has been imported.
func (f *columnsForm) submit() {
	if !f.check() {
		return
	}
	m := f.table.Guess
	m.Columns = slices.Clone(f.fields)
	f.box.hide()
	if file := f.i.file(f.path); file != nil {
		file.mapping, file.known = &m, false
		f.i.work()
	}
}
