package desktop

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// show brings the pane up to date with the selected question.
func (e *questionPane) show() {
	p, d := e.p, e.p.d
	q := p.question()
	for _, o := range []fyne.CanvasObject{e.scroll, e.head} {
		setVisible(o, q != nil)
	}
	setVisible(e.foot, q != nil && !d.readOnly())
	setVisible(e.hint, q == nil)
	setVisible(e.line, q != nil)
	if q == nil {
		e.id = store.ID{}
		e.root.Refresh()
		return
	}
	other := q.ID != e.id
	if other {
		e.leaveCountry()
		e.id = q.ID
		for _, field := range e.fields {
			field.known, field.log = "\x00", textLog{} // nothing of the other question stays
		}
		e.page.ScrollToTop()
	}
	e.setText(fieldText, q.Text)
	e.text.fit()
	e.setText(fieldAnswer, q.Answer)
	e.setText(fieldAsker, q.Asker)
	e.setText(fieldAnsweredBy, q.AnsweredBy)
	if other || !e.country.focused {
		e.country.take(q.Country)
	}
	e.showState(q)
	e.showLasting()
	e.showPair(q)
	e.showLanguage(q)
	e.showChips(q)
	e.root.Layout.Layout(e.root.Objects, e.root.Size())
	e.page.Update()
	e.root.Refresh()
}

// showState says where the question is, and offers where it can go.
func (e *questionPane) showState(q *store.Question) {
	d := e.p.d
	v := e.p.viewOf(q, e.p.position()-e.p.liveCount())
	e.state.SetText(v.label)
	e.state.SetColour(look.Ink)
	if v.colour != "" {
		e.state.SetColour(v.colour)
	}
	e.badges.SetText(v.badges)
	e.badges.SetColour(look.Ink3)
	if v.warn {
		e.badges.SetColour(look.WarnText)
	}
	live, answered, parked := q.State == store.Live, q.State == store.Answered, q.State == store.Parked
	setVisible(e.live, !live && !answered)
	setVisible(e.answered, live)
	setVisible(e.again, !live && !answered)
	setVisible(e.park, !parked && !answered)
	setVisible(e.back, !waits(*q))
	setVisible(e.review, q.ToReview && !d.readOnly())
}

// showPair shows the partnership and the themes.
func (e *questionPane) showPair(q *store.Question) {
	s, d := e.p.snap, e.p.d
	e.pair.SetChoices(s.pairChoices(d.t("notes.general"), q.Partnership))
	e.who.Objects = nil
	if q.Country != "" {
		e.who.Objects = append(e.who.Objects, widgets.NewFlagIcon(q.Country))
	}
	e.who.Objects = append(e.who.Objects, widgets.Stretch(newTipped(look.Para(e.p.askerOf(q), tokens.Small, look.Ink2, 1))))
	e.about.Objects, e.link.Objects = nil, nil
	if pair, number, ok := s.partnership(q.Partnership); ok {
		e.link.Objects = []fyne.CanvasObject{chipHigh(widgets.NewDisc(number)), widgets.Stretch(newTipped(look.Para(s.partnershipName(pair), tokens.Small, look.Ink2, 3)))}
	}
	for _, t := range s.themes {
		if slices.Contains(q.Themes, t.ID) {
			label := themeRef{name: themeShort(t), icon: t.Icon, token: t.Colour}.label()
			e.about.Objects = append(e.about.Objects, widgets.ThemeChip(label.Theme, label.Label))
		}
	}
	setVisible(e.link, len(e.link.Objects) > 0)
	setVisible(e.about, len(e.about.Objects) > 0)
	e.who.Refresh()
	e.link.Refresh()
	e.about.Refresh()
}

// showLanguage offers the languages of the notebook, and that of the question.
func (e *questionPane) showLanguage(q *store.Question) {
	about := e.p.snap.about
	e.tags = []string{""}
	choices, selected := []widgets.Choice{{Label: languageName(e.p.d.book, about.Language)}}, 0
	for _, tag := range append(without(about.Languages, about.Language), q.Language) {
		if tag == "" || tag == about.Language || slices.Contains(e.tags, tag) {
			continue
		}
		e.tags = append(e.tags, tag)
		choices = append(choices, widgets.Choice{Label: languageName(e.p.d.book, tag)})
	}
	if at := slices.Index(e.tags, q.Language); at > 0 {
		selected = at
	}
	e.language.SetChoices(choices, selected)
}

// chipHigh centres a small object in the height of a chip.
func chipHigh(o fyne.CanvasObject) fyne.CanvasObject { return container.New(chipHighLayout{}, o) }

type chipHighLayout struct{}

// MinSize is the object's width and a chip's height.
func (chipHighLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, tokens.ChipHeight)
}

// Layout centres the object.
func (chipHighLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	height := o[0].MinSize().Height
	put(o[0], 0, floor((size.Height-height)/2), size.Width, height)
}

// showChips shows what leads elsewhere: notes made of the question, the recording;
// and roles that have answered before.
func (e *questionPane) showChips(q *store.Question) {
	p, d := e.p, e.p.d
	e.made.Objects, e.roles.Objects = nil, nil
	for _, id := range q.Notes {
		if kind, there := p.snap.made[id]; there {
			e.made.Objects = append(e.made.Objects, widgets.NewChip(widgets.ChipOptions{Icon: string(kind),
				Label: d.t("questions.made", "kind", d.t("kind."+string(kind))), OnTapped: func() { d.open(Route{Page: Notes, Record: id}) }}))
		}
	}
	if at := max(q.AnsweredMS, q.AskedMS); at > 0 {
		if address := recordingAt(p.snap.webinars[q.Webinar].Recording, at); address != nil {
			e.made.Objects = append(e.made.Objects, widgets.NewChip(widgets.ChipOptions{Icon: "play_arrow",
				Label: d.t("action.open_recording", "time", words.TimeCode(at)), OnTapped: func() { d.complain(d.app.OpenURL(address)) }}))
		}
	}
	for _, role := range p.snap.roles[:min(len(p.snap.roles), 6)] {
		if role != q.AnsweredBy && !d.readOnly() {
			e.roles.Objects = append(e.roles.Objects, widgets.NewChip(widgets.ChipOptions{Plain: true, Icon: "person", Label: role, OnTapped: func() {
				e.keep(textField{e.id, fieldAnsweredBy}, role)
			}}))
		}
	}
	setVisible(e.made, len(e.made.Objects) > 0)
	setVisible(e.roles, len(e.roles.Objects) > 0)
	e.made.Refresh()
	e.roles.Refresh()
}
