package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// makeChoices makes the left column.
func (p *reportPage) makeChoices() {
	d := p.d
	p.chosen = look.Label("", tokens.Small, look.Ink3)
	p.sections = newSectionList()
	p.sections.readOnly = d.readOnly()
	p.sections.onToggle, p.sections.onMove, p.sections.onUndo = p.toggle, p.move, d.undo
	var names []string
	for _, tag := range words.Languages() {
		names = append(names, languageName(d.book, tag))
	}
	p.language = widgets.NewSegmented(names, 0, func(i int) {
		p.save("step.report.language", func(r *store.Report) { r.Language = words.Languages()[i] })
	})
	p.limit = widgets.NewStepper(figures.LeastLimit, figures.LeastLimit, 99, p.setLimit)
	p.merged = look.Para("", tokens.Small, look.Ink2, 0)
	p.kept = look.Para("", tokens.Caption, look.Ink3, 0)
	p.funding = newTextEntry(true)
	p.funding.SetMinRowsVisible(2)
	p.funding.readOnly = d.readOnly()
	p.funding.SetPlaceHolder(d.t("reportpage.funding.placeholder"))
	p.funding.onTyped = func(text string) { p.saver.typed(p.fundingField(), text) }
	p.funding.onLeave = func() { p.saver.leave(p.fundingField()) }
	p.funding.onSpent = d.undo
	p.funding.onKey = func(k *fyne.KeyEvent) bool { // one paragraph: Enter ends it
		enter := k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter
		if enter {
			p.funding.onLeave()
		}
		return enter
	}
	p.log = widgets.Column(tokens.Space4)
	if d.readOnly() {
		p.language.Disable()
		p.limit.Disable()
	}
	subtitle := func(key string) *look.Paragraph { return look.Label(d.t(key), tokens.Subtitle, look.Ink) }
	note := container.NewStack(themedBox(look.Sunken, "", tokens.RadiusControl), widgets.Inset(tokens.Space12, tokens.Space8,
		widgets.Row(tokens.Space12, widgets.NewIcon("lock", look.Accent, tokens.IconSmall), widgets.Stretch(p.merged))))
	column := widgets.Column(0,
		look.Label(d.t("page.report"), tokens.Headline, look.Ink),
		look.Para(d.t("reportpage.line"), tokens.Body, look.Ink2, 0), space(tokens.Space24),
		widgets.Row(tokens.Space8, widgets.Stretch(subtitle("reportpage.sections")), p.chosen), space(tokens.Space8), rule(),
		p.sections, space(tokens.Space4), look.Para(d.t("reportpage.move"), tokens.Caption, look.Ink3, 0), space(tokens.Space20),
		widgets.Row(tokens.Space8, widgets.Stretch(subtitle("word.language")), p.language), space(tokens.Space8),
		look.Para(d.t("reportpage.language.line"), tokens.Caption, look.Ink3, 0),
		widgets.Inset(0, tokens.Space20, rule()),
		subtitle("reportpage.privacy"), space(tokens.Space4),
		look.Para(d.t("reportpage.privacy.line"), tokens.Small, look.Ink2, 0), space(tokens.Space8),
		widgets.Row(tokens.Space8, widgets.Stretch(look.Label(d.t("reportpage.limit"), tokens.Body, look.Ink)), p.limit),
		p.kept, space(tokens.Space8), newStackBlock(note),
		widgets.Inset(0, tokens.Space20, rule()),
		subtitle("reportpage.funding"), space(tokens.Space8), passWheel(p.funding, func(by float32) { p.left.ScrollBy(by) }),
		widgets.Inset(0, tokens.Space20, rule()),
		subtitle("reportpage.log"), space(tokens.Space8), p.log)
	p.left = widgets.NewPage(widgets.Inset(tokens.PageMargin, tokens.Space24, column))
}

// newStackBlock lets a box with padded words in it take the words' height.
func newStackBlock(o *fyne.Container) *block {
	content := o.Objects[len(o.Objects)-1]
	b := newBlock(func(width float32) float32 { return widgets.HeightFor(content, width) }, nil, o)
	b.lay = func(size fyne.Size) { put(o, 0, 0, size.Width, size.Height) }
	return b
}

// barFile is the room of the file's name in the bar.
const barFile float32 = 176

// bar is the line with the file and what can be done with it.
func (p *reportPage) bar() fyne.CanvasObject {
	d := p.d
	file := widgets.Column(0, p.fileName, p.fileSize)
	summary := widgets.NewButton(widgets.ButtonOptions{Label: d.t("reportpage.summary"), OnTapped: p.copySummary})
	short := widgets.IconButton("content_copy", d.t("reportpage.summary"), p.copySummary)
	short.Hide()
	buttons := widgets.Wrap(tokens.Space8, summary, short,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("reportpage.open"), OnTapped: p.openInBrowser}),
		widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("reportpage.export"), Shortcut: "Ctrl E", OnTapped: p.export}))
	needed := func() float32 {
		width := float32(0)
		for _, b := range buttons.Objects {
			if b.Visible() {
				width += b.MinSize().Width + tokens.Space8
			}
		}
		return width - tokens.Space8
	}
	fit := func(inner float32) { // all in one row: the summary's words give way to its icon
		setVisible(summary, true)
		setVisible(short, false)
		if needed() > inner {
			setVisible(summary, false)
			setVisible(short, true)
		}
	}
	return newBlock(func(width float32) float32 {
		fit(width - 2*tokens.Space24)
		if inner := width - 2*tokens.Space24; inner < needed()+barFile {
			return 2*tokens.Space16 + 36 + tokens.Space8 + widgets.HeightFor(buttons, inner)
		}
		return 76
	}, func(size fyne.Size) {
		inner := size.Width - 2*tokens.Space24
		fit(inner)
		wanted := needed()
		if inner < wanted+barFile {
			put(file, tokens.Space24, tokens.Space12, inner, 36)
			put(buttons, tokens.Space24, tokens.Space12+36+tokens.Space8, inner, widgets.HeightFor(buttons, inner))
			return
		}
		put(file, tokens.Space24, 20, inner-wanted-tokens.Space16, 36)
		put(buttons, size.Width-tokens.Space24-wanted, 20, wanted+1, 36)
	}, file, buttons)
}
