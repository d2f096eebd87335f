package desktop

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/store"
)

// canImport tells whether there is something to import and nothing left to ask.
func (i *importing) canImport() bool {
	some := false
	for _, s := range i.found.sessions {
		if field, asked := i.controls["day "+s.lead].(*textEntry); asked && s.needsDay {
			if _, wrong := i.d.typedDay(strings.TrimSpace(field.Text)); wrong != "" {
				return false // what was typed is no day
			}
		}
		some = some || s.ready()
	}
	return some && i.settled
}

// allKnown is a session that the notebook holds already, where there is nothing else.
func (i *importing) allKnown() *importSession {
	if len(i.found.sessions) == 0 || !i.settled {
		return nil
	}
	for _, s := range i.found.sessions {
		if s.plan == nil || !s.result.Already {
			return nil
		}
	}
	return i.found.sessions[0]
}

// importAll imports what is ready as one edit, and shows where it went. Where all
// is known already, it only shows where.
func (i *importing) importAll() {
	d := i.d
	if s := i.allKnown(); s != nil {
		i.close()
		d.open(Route{Page: Participation, Webinar: s.result.Webinar.ID})
		return
	}
	if !i.canImport() {
		return
	}
	var plans []*importer.Plan
	for _, s := range i.found.sessions {
		if s.ready() {
			plans = append(plans, s.plan)
		}
	}
	columns := i.chosenColumns()
	i.close()
	d.shell.busy(d.t("importdialog.importing"))
	var webinar store.ID
	d.editThen(importer.Step, func(tx *store.Tx) (err error) {
		for n, plan := range plans {
			id, err := plan.Write(tx)
			if err != nil {
				return err
			}
			if n == 0 {
				webinar = id
			}
		}
		return nil
	}, func(err error) {
		if err != nil {
			d.shell.ready()
			d.complain(err)
			return
		}
		for _, m := range columns {
			d.prefs.rememberColumns(m)
		}
		d.imported(webinar, plans)
	})
}

// chosenColumns are those that a person chose for files that are imported.
func (i *importing) chosenColumns() (all []importer.Mapping) {
	for _, file := range i.found.files {
		if file.mapping != nil && !file.known && file.err == nil {
			all = append(all, *file.mapping)
		}
	}
	return all
}

// imported opens the Participation page of the first webinar and says what came in.
func (d *desk) imported(webinar store.ID, plans []*importer.Plan) {
	d.showImported(webinar)
	var all importer.Result
	for _, p := range plans {
		addCounts(&all, p.Result())
	}
	d.notifyStep(d.t("importdialog.done", "count", len(plans), "what", d.book.List(d.contents(all))), importer.Step)
}

// showImported opens the Participation page of a webinar, with what it has now: the
// cover stays until it is there.
func (d *desk) showImported(webinar store.ID) {
	switch to := (Route{Page: Participation, Webinar: webinar}); {
	case d.places.at == to:
		d.moved(to)
	case d.places.at.Webinar.IsZero():
		d.choose(to)
	default:
		d.open(to)
	}
}

// contents names what an import holds: people, or those registered where nobody was
// seen, questions and polls.
func (d *desk) contents(r importer.Result) []string {
	var parts []string
	add := func(key string, n int) {
		if n > 0 {
			parts = append(parts, d.t("importdialog.count."+key, "count", n))
		}
	}
	add("people", r.People)
	if r.People == 0 {
		add("registered", r.Registered)
	}
	add("questions", r.Questions)
	add("polls", r.Polls)
	if len(parts) == 0 {
		parts = append(parts, d.t("importdialog.count.people", "count", 0))
	}
	return parts
}
