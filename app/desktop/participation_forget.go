package desktop

import (
	"errors"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// askForget says what forgetting the attendees takes and what it leaves. Enter
// does not do it: it cannot be undone.
func (p *participationPage) askForget() {
	d, webinar := p.d, p.v.webinar.ID
	var box *modal
	text := widgets.Column(tokens.Space12)
	for _, key := range []string{"participation.forget_goes", "participation.forget_stays", "participation.forget_final"} {
		text.Add(look.Para(d.t(key), tokens.Body, look.Ink, 0))
	}
	box = d.newModal(d.t("participation.forget_title"), text,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: func() { box.hide() }}),
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("participation.forget_do"), Danger: true, OnTapped: func() {
			box.hide()
			p.forgetAll(webinar)
		}}))
	box.show()
}

// forgetAll forgets, after the edits that wait. The page is loaded anew after it.
func (p *participationPage) forgetAll(webinar store.ID) {
	d, s := p.d, p.d.session
	if s == nil {
		return
	}
	p.forgetting = true
	p.refresh()
	s.forget(webinar, func(err error) {
		p.forgetting = false
		p.refresh()
		if err != nil {
			d.complain(err)
			return
		}
		d.notify(d.t("participation.forget_done"))
		d.sweepBackups()
	})
}

// forget queues forgetting the attendees of a webinar.
func (s *session) forget(webinar store.ID, then func(error)) {
	s.add(&job{then: then, run: func() error {
		_, err := importer.Forget(s.file, webinar)
		return errors.Join(err, s.rescue.forget(s.file))
	}})
}
