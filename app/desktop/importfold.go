package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// The dialog shows so many webinars whole. Of more, those of which nothing has to be
// asked are one line each; of many more, those too whose zone or title is assumed,
// which the line says.
const (
	unfoldedSessions = 2
	assumedSessions  = 4
)

// folds tells whether a webinar is one line until a person opens it.
func (i *importing) folds(s *importSession) bool {
	count := len(i.found.sessions)
	asks := s.needsDay || s.earlier > 0 || count <= assumedSessions && (s.needsZone || s.needsTitle)
	for _, n := range s.files {
		f := &i.files[n]
		asks = asks || f.order != "" || f.plain.OrderGuessed || len(f.plain.BadRows) > 0 || f.unmapped != nil
	}
	return count > unfoldedSessions && !asks && s.err == nil && s.plan != nil && !i.unfolded["session "+s.lead]
}

// folded is the line: which webinar, what comes in and where to.
func (i *importing) folded(s *importSession, head string) fyne.CanvasObject {
	d := i.d
	said := d.t("importdialog.goes_new", "what", d.book.List(d.contents(s.result)), "webinar", importedName(d.book, s.result.Webinar))
	switch {
	case s.result.Already:
		said = d.t("importdialog.already", "count", len(s.files), "webinar", importedName(d.book, s.result.Webinar))
	case !s.target.New:
		said = d.t("importdialog.goes", "what", d.book.List(d.contents(s.result)), "webinar", importedName(d.book, s.result.Webinar))
	}
	if s.needsZone && !s.result.Already {
		said += " · " + s.zone
	}
	open := widgets.NewButton(widgets.ButtonOptions{Label: d.t("importdialog.details"), Small: true, Trailing: "keyboard_arrow_down", OnTapped: func() {
		i.unfolded["session "+s.lead] = true
		i.build()
		i.fit()
		if first := i.controls["remove "+s.lead]; first != nil {
			d.win.Canvas().Focus(first)
		}
	}})
	return widgets.Row(tokens.Space12, widgets.Stretch(widgets.Column(tokens.Space4,
		look.Para(head, tokens.BodyBold, look.Ink, 1), look.Para(said, tokens.Small, look.Ink2, 2))), i.named("session "+s.lead, open))
}
