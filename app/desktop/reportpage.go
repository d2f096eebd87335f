package desktop

import (
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/app/report"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// reportPage is where a report is chosen, looked at and exported.
type reportPage struct {
	d       *desk
	snap    *reportSnapshot
	choices reportChoices
	folder  string // of the last export
	drafts  atomic.Int64
	redraw  func()

	outline *reportOutline
	size    int

	root     *fyne.Container
	left     *widgets.Page
	chosen   *look.Paragraph
	sections *sectionList
	language *widgets.Segmented
	limit    *widgets.Stepper
	merged   *look.Paragraph
	kept     *look.Paragraph
	funding  *textEntry
	saver    *autosaver
	log      *fyne.Container
	preview  *reportPreview
	status   *exportStatus
	fileName *look.Paragraph
	fileSize *look.Paragraph
	nothing  fyne.CanvasObject // in place of all, where there is no webinar
}

var (
	_ leaver = (*reportPage)(nil)
	_ keyed  = (*reportPage)(nil)
)

func newReportPage(d *desk) page {
	p := &reportPage{d: d, snap: &reportSnapshot{}}
	p.saver = newAutosaver(autosaver{after: d.after, write: p.writeFunding, changed: func() {
		phase, _ := p.saver.phase()
		d.typing(phase == phaseTyping)
	}})
	d.rescues(p.saver, store.TypeWebinar) // by its webinar: the record may have yet to be made
	p.makeChoices()
	p.preview = newReportPreview(d)
	p.status = newExportStatus(p)
	p.fileName, p.fileSize = look.Label("", tokens.Small, look.Ink), look.Label("", tokens.Caption, look.Ink3)
	p.nothing = p.noWebinar()
	p.nothing.Hide()
	p.root = container.New(&reportLayout{p}, unshadowed(p.left), themedBox(look.Rail, "", 0), p.preview.root,
		themedBox(look.BG, "", 0), p.bar(), p.status.root, rule(), themedBox(look.Line, "", 0), p.nothing)
	return p
}

// noWebinar says why there is no report, with the ways to one.
func (p *reportPage) noWebinar() fyne.CanvasObject {
	d := p.d
	parts := []fyne.CanvasObject{look.Para(d.t("reportpage.no_webinar"), tokens.Title, look.Ink, 0)}
	if !d.readOnly() {
		add := widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("webinar.add"), Icon: "add", OnTapped: d.askWebinar})
		parts = append(parts, look.Para(d.t("reportpage.no_webinar.line"), tokens.Body, look.Ink2, 0), widgets.Row(0, add))
	}
	return centred(atWidth(dialogWidth, widgets.Column(tokens.Space12, parts...)))
}

// showParts shows the page's parts, or only that there is nothing to report on.
func (p *reportPage) showParts() {
	for _, o := range p.root.Objects {
		setVisible(o, p.snap.has)
	}
	setVisible(p.nothing, !p.snap.has)
	if !p.snap.has {
		p.status.clear()
	} else if p.status.text == "" {
		p.status.root.Hide()
	}
	p.root.Refresh()
}

// exportReport exports from the Report page, and goes there from any other.
func (d *desk) exportReport() {
	if p, ok := d.pages[Report].(*reportPage); ok && d.at().Page == Report {
		p.export()
		return
	}
	d.open(Route{Page: Report})
}

// reportLayout places choices, preview and bar.
type reportLayout struct{ p *reportPage }

// choicesWidth is the width of the left column in a wide window.
const choicesWidth float32 = 464

// MinSize lets the window decide.
func (*reportLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout gives the preview what the choices leave.
func (l *reportLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := min(choicesWidth, floor(size.Width*0.44))
	right := size.Width - left
	put(o[0], 0, 0, left, size.Height)
	put(o[1], left, 0, right, size.Height)
	bar := widgets.HeightFor(o[4], right)
	foot := size.Height - bar
	put(o[3], left, foot, right, bar)
	put(o[4], left, foot, right, bar)
	put(o[6], left, foot, right, 1)
	put(o[7], left, 0, 1, size.Height)
	status := float32(0)
	if l.p.status.root.Visible() {
		status = widgets.HeightFor(l.p.status.root, right)
	}
	put(o[5], left, foot-status, right, status)
	put(o[2], left, 0, right, foot-status)
	put(o[8], 0, 0, size.Width, size.Height)
}

func (p *reportPage) object() fyne.CanvasObject { return p.root }

func (p *reportPage) load(r store.Reader, at Route) (func(), error) {
	s, err := readReport(r, at.Webinar)
	if err != nil {
		return nil, err
	}
	return func() { p.show(s) }, nil
}

// ready tells whether there is something to report on.
func (p *reportPage) ready() bool { return p.snap.has && p.d.session != nil }

// show takes a new snapshot.
func (p *reportPage) show(s *reportSnapshot) {
	var before []report.Section
	if s.webinar.ID == p.snap.webinar.ID {
		before = p.choices.order
	}
	p.snap, p.choices = s, choicesOf(s.saved, s.about, before)
	p.showParts()
	p.showChoices()
	_, typing := p.saver.unsaved(p.fundingField())
	echo := p.funding.focused && oneSpaced(p.funding.known) == s.saved.FundingLine // but for a space before the next word
	if !typing && !echo {
		p.funding.show(s.saved.FundingLine)
	}
	p.showLog()
	p.draft()
	p.left.Update()
}

func (p *reportPage) showChoices() {
	d, c := p.d, p.choices
	rows := make([]sectionRow, len(c.order))
	for i, s := range c.order {
		rows[i] = sectionRow{title: d.book.Msg(s.Title()), on: c.on[s]}
		n, ok := p.snap.counts[s]
		if s == report.Participation && p.snap.has {
			n, ok = sectionCount{key: "reportpage.count.charts", count: p.snap.charts(c.limit)}, true
		}
		if ok {
			rows[i].count = d.t(n.key, "count", n.count)
			if n.count == 0 {
				rows[i].count = d.t("reportpage.count.empty")
			}
			if n.waiting > 0 { // of an import, and so not in the report yet
				rows[i].count += ", " + d.t("overview.to_review", "count", n.waiting)
			}
		}
	}
	p.sections.set(rows)
	p.chosen.SetText(d.t("reportpage.chosen", "chosen", len(c.chosen()), "all", len(c.order)))
	p.language.Select(max(0, slices.Index(words.Languages(), c.language)))
	p.limit.Set(c.limit)
	p.merged.SetText(p.snap.merged(d.book, c.limit))
	kept := ""
	if asked := p.snap.about.PrivacyLimit; asked > figures.LeastLimit {
		kept = d.t("reportpage.limit.kept", "limit", asked)
	}
	p.kept.SetText(kept)
	setVisible(p.kept, kept != "")
	p.fileName.SetText(report.FileName(p.snap.webinar, c.language))
}

// save changes the saved choices of the webinar's report.
func (p *reportPage) save(step string, change func(*store.Report), o ...store.EditOption) {
	if p.ready() && !p.d.readOnly() {
		p.d.edit(step, p.changing(change), o...)
	}
}

func (p *reportPage) changing(change func(*store.Report)) func(*store.Tx) error {
	webinar := p.snap.webinar.ID
	return func(tx *store.Tx) error {
		saved, err := savedReport(tx, webinar)
		if err != nil {
			return err
		}
		change(&saved)
		return store.Put(tx, &saved)
	}
}

func (p *reportPage) saveSections(step string) {
	var chosen []string
	for _, s := range p.choices.chosen() {
		chosen = append(chosen, string(s))
	}
	p.showChoices()
	p.save(step, func(r *store.Report) { r.Sections = chosen })
}

func (p *reportPage) toggle(i int) {
	s := p.choices.order[i]
	if p.choices.on[s] && len(p.choices.chosen()) == 1 {
		p.d.notify(p.d.t("reportpage.one_section"))
		return
	}
	on := map[report.Section]bool{}
	for section, is := range p.choices.on {
		on[section] = is
	}
	on[s] = !on[s]
	p.choices.on = on
	p.saveSections("step.report.sections")
}

func (p *reportPage) move(from, to int) {
	p.choices.order = p.choices.moved(from, to)
	p.saveSections("step.report.order")
}

func (p *reportPage) setLimit(limit int) {
	if limit < p.snap.about.PrivacyLimit {
		limit = p.snap.about.PrivacyLimit
		p.limit.Set(limit)
	}
	p.choices.limit = limit
	p.showChoices()
	p.save("step.report.limit", func(r *store.Report) { r.PrivacyLimit = limit }, store.Visit("report limit "+p.snap.webinar.ID.String()))
}

func (p *reportPage) fundingField() textField { return textField{p.snap.webinar.ID, "funding_line"} }

func (p *reportPage) writeFunding(_ textField, text, visit string, done func(error)) {
	p.d.editThen("step.report.funding", p.changing(func(r *store.Report) { r.FundingLine = oneSpaced(text) }), func(err error) {
		done(err)
		p.d.complain(err)
	}, store.Visit(visit), store.Origin(p))
}

// leave hands over what is typed.
func (p *reportPage) leave() { p.saver.flush() }

// rescue keeps what cannot be saved.
func (p *reportPage) rescue() { p.saver.rescue() }

// draftPause lets several quick choices make one draft.
const draftPause = 250 * time.Millisecond

// draft writes the report off the UI thread for the preview, the size and the summary.
func (p *reportPage) draft() {
	if p.redraw != nil {
		p.redraw()
	}
	if !p.snap.has {
		return
	}
	number := p.drafts.Add(1)
	if p.outline == nil {
		p.preview.say(p.d.t("reportpage.preview.making"))
	}
	p.redraw = p.d.after(draftPause, func() { p.writeDraft(number) })
}

func (p *reportPage) writeDraft(number int64) {
	d, s, options := p.d, p.d.session, p.choices.options(p.snap.webinar.ID)
	if s == nil {
		return // the notebook was closed meanwhile
	}
	var outline *reportOutline
	var size int
	d.later(func() error {
		content, err := s.makeReport(options)
		if err != nil {
			return err
		}
		size = len(content)
		outline, err = readOutline(content)
		return err
	}, func(err error) {
		if p.drafts.Load() != number {
			return
		}
		if err != nil {
			p.outline = nil
			p.preview.say(d.t("reportpage.preview.failed", "reason", sentence(d.book, err)))
			return
		}
		p.outline, p.size = outline, size
		p.preview.show(outline)
		p.fileSize.SetText(d.t("reportpage.size", "size", d.book.Bytes(int64(size))))
	})
}

// logRows is how many exports are listed.
const logRows = 5

func (p *reportPage) showLog() {
	d := p.d
	p.log.Objects = nil
	for _, e := range p.snap.exports[:min(len(p.snap.exports), logRows)] {
		at := look.Label(d.book.When(e.At.In(d.now().Location()), d.now()), tokens.TimeCode, look.Ink3)
		p.log.Objects = append(p.log.Objects, widgets.Column(0,
			widgets.Row(tokens.Space12, at, widgets.Stretch(look.Label(filepath.Base(e.FileName), tokens.Small, look.Ink))),
			look.Para(p.logWords(e), tokens.Caption, look.Ink3, 2), space(tokens.Space4)))
	}
	if len(p.log.Objects) == 0 {
		p.log.Objects = []fyne.CanvasObject{look.Para(d.t("reportpage.log.none"), tokens.Small, look.Ink3, 0)}
	}
	p.log.Refresh()
}

func (p *reportPage) key(*fyne.KeyEvent) bool { return false }

func (p *reportPage) letter(rune) bool { return false }

func (p *reportPage) keys() []keyHelp {
	return []keyHelp{{"Ctrl E", "reportpage.keys.export"}, {"Alt ↑", "reportpage.keys.move"}}
}
