package desktop

import (
	"encoding/json"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// reportPreview shows what the file will say: its words, not its looks.
type reportPreview struct {
	d      *desk
	root   *fyne.Container
	column *fyne.Container
	page   *widgets.Page
}

func newReportPreview(d *desk) *reportPreview {
	v := &reportPreview{d: d, column: widgets.Column(0)}
	sheet := container.NewStack(themedBox(look.Surface, look.Line, tokens.RadiusCard), widgets.Inset(tokens.PageMargin, tokens.PageMargin, v.column))
	head := widgets.Column(2, look.Label(d.t("reportpage.preview"), tokens.BodyBold, look.Ink),
		look.Para(d.t("reportpage.preview.line"), tokens.Caption, look.Ink3, 2))
	v.page = widgets.NewPage(widgets.Pad(tokens.Space4, tokens.PageMargin, tokens.Space24, tokens.PageMargin, newStackBlock(sheet)))
	padded := widgets.Pad(tokens.Space16, tokens.PageMargin, tokens.Space12, tokens.PageMargin, head)
	v.root = container.New(topAndRest{}, padded, unshadowed(v.page))
	return v
}

// topAndRest gives the first object the height it needs and the second the rest.
type topAndRest struct{}

// MinSize lets the page decide.
func (topAndRest) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout stacks the two.
func (topAndRest) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top := widgets.HeightFor(o[0], size.Width)
	put(o[0], 0, 0, size.Width, top)
	put(o[1], 0, top, size.Width, max(0, size.Height-top))
}

// say shows a sentence in place of a report.
func (v *reportPreview) say(text string) {
	v.column.Objects = []fyne.CanvasObject{look.Para(text, tokens.Body, look.Ink2, 0)}
	v.refresh()
}

func (v *reportPreview) refresh() {
	v.column.Refresh()
	v.page.Update()
}

// previewPoints is how many points of a section the preview shows.
const previewPoints = 4

// show draws an outline.
func (v *reportPreview) show(o *reportOutline) {
	var parts []fyne.CanvasObject
	add := func(text string, style tokens.TextStyle, colour fyne.ThemeColorName, gap float32) {
		if text != "" {
			parts = append(parts, look.Para(text, style, colour, 0), space(gap))
		}
	}
	add(o.eyebrow, tokens.Caption, look.Ink3, tokens.Space4)
	add(o.title, headlineStyle(o.title), look.Ink, tokens.Space8)
	add(o.lede, tokens.Reading, look.Ink2, tokens.Space8)
	add(o.finding, tokens.BodyBold, look.Ink, tokens.Space8)
	add(o.caveat, tokens.Caption, look.WarnText, tokens.Space4)
	for _, s := range o.sections {
		parts = append(parts, space(tokens.Space16), look.Para(s.title, tokens.Subtitle, look.Ink, 0), space(6), rule(), space(tokens.Space8))
		parts = append(parts, v.section(s)...)
	}
	v.column.Objects = parts
	v.refresh()
}

func (v *reportPreview) section(s outlineSection) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if len(s.figures) > 0 {
		row := widgets.Wrap(tokens.Space24)
		for _, f := range s.figures {
			row.Objects = append(row.Objects, widgets.Column(0,
				look.Label(f.number, tokens.Title, look.Ink), look.Label(f.noun, tokens.Caption, look.Ink3)))
		}
		parts = append(parts, row)
	}
	for _, point := range s.points[:min(len(s.points), previewPoints)] {
		parts = append(parts, look.Para(point, tokens.Body, look.Ink, 2), space(tokens.Space4))
	}
	if more := len(s.points) - previewPoints; more > 0 {
		parts = append(parts, look.Label(v.d.t("reportpage.preview.more", "count", more), tokens.Caption, look.Ink3))
	}
	return parts
}

// exportStatus says over the bar how an export goes.
type exportStatus struct {
	p       *reportPage
	root    *block
	words   *look.Paragraph
	bar     *widget.ProgressBarInfinite
	buttons *fyne.Container
	text    string // what it says; empty while it does not show
}

func newExportStatus(p *reportPage) *exportStatus {
	s := &exportStatus{p: p, words: look.Para("", tokens.Small, look.Ink, 3), bar: widget.NewProgressBarInfinite(), buttons: widgets.Wrap(tokens.Space8)}
	s.bar.Stop()
	row := widgets.Column(tokens.Space8, s.words, s.bar, s.buttons)
	content := widgets.Inset(tokens.PageMargin, tokens.Space12, row)
	s.root = newStackBlock(container.NewStack(themedBox(look.AccentTint, "", 0), content))
	s.root.Hide()
	return s
}

func (s *exportStatus) set(text string, colour fyne.ThemeColorName, busy bool, buttons ...fyne.CanvasObject) {
	s.text = text
	s.words.SetColour(colour)
	s.words.SetText(text)
	setVisible(s.bar, busy)
	if busy {
		s.bar.Start()
	} else {
		s.bar.Stop()
	}
	s.buttons.Objects = buttons
	setVisible(s.buttons, len(buttons) > 0)
	s.root.Show()
	s.p.root.Refresh()
}

// working says what is being written; cancel may be nil.
func (s *exportStatus) working(text string, cancel func()) {
	var buttons []fyne.CanvasObject
	if cancel != nil {
		buttons = append(buttons, s.button("action.cancel", "", cancel))
	}
	s.set(text, look.Ink, true, buttons...)
}

// saved says where the file is, with ways to it.
func (s *exportStatus) saved(path string) {
	d := s.p.d
	s.set(d.t("reportpage.saved", "path", path), look.Ink, false,
		s.button("reportpage.open", "open_in_new", func() { d.openFileURL(path) }),
		s.button("reportpage.folder", "folder_open", func() { d.openFileURL(filepath.Dir(path)) }),
		s.button("action.close", "", s.clear))
}

// failed says why there is no file.
func (s *exportStatus) failed(text string) {
	s.set(text, look.Danger, false, s.button("action.close", "", s.clear))
}

// clear takes the line away.
func (s *exportStatus) clear() {
	s.text = ""
	s.bar.Stop()
	s.root.Hide()
	s.p.root.Refresh()
}

func (s *exportStatus) button(key, icon string, do func()) fyne.CanvasObject {
	return widgets.NewButton(widgets.ButtonOptions{Label: s.p.d.t(key), Icon: icon, Small: true, OnTapped: do})
}

// logWords are the choices of an export in words.
func (p *reportPage) logWords(e store.Export) string {
	var o exportOptions
	if json.Unmarshal([]byte(e.Options), &o) != nil {
		return ""
	}
	d := p.d
	return d.t("reportpage.log.row", "sections", d.t("reportpage.count.section", "count", len(o.Sections)),
		"language", languageName(d.book, o.Language), "limit", o.PrivacyLimit)
}
