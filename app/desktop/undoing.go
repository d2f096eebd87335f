package desktop

import (
	"errors"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// undo takes back the last step of the notebook, or redoes it.
// It asks the notebook, not the menu, which hears of an edit a moment later.
func (d *desk) undo(again bool) {
	if d.session == nil {
		return
	}
	d.leavePage(d.places.at)
	d.session.undo(again, func(result store.UndoResult, err error) {
		switch {
		case errors.Is(err, store.ErrNothing): // the menu shows as much
		case err != nil:
			d.complain(err)
		default:
			d.showUndone(again, result)
		}
	})
}

// showUndone goes to the note or the question that was changed, unless it can be
// seen already, or to the attendance that is there again, and says what was taken
// back: a change out of sight would look like none. What was done to a webinar
// leads to that.
func (d *desk) showUndone(again bool, result store.UndoResult) {
	d.read(func(r store.Reader) (func(), error) {
		if strings.HasPrefix(result.Step, "step.webinar.") {
			webinar, err := firstThere[store.Webinar](r, store.TypeWebinar, result.Changed)
			return func() {
				if !webinar.ID.IsZero() && d.places.at.Webinar != webinar.ID {
					d.open(Route{Page: d.places.at.Page, Webinar: webinar.ID})
				}
				d.notify(d.undoneWords(again, result, webinar.Title))
			}, err
		}
		note, err := firstThere[store.Note](r, store.TypeNote, result.Changed)
		if err != nil {
			return nil, err
		}
		attendance, err := firstThere[store.Attendance](r, store.TypeAttendance, result.Changed)
		if err != nil {
			return nil, err
		}
		question, err := firstThere[store.Question](r, store.TypeQuestion, result.Changed)
		if err != nil {
			return nil, err
		}
		return func() {
			title := ""
			switch {
			case !note.ID.IsZero():
				d.goToNote(note)
				title = titled(d.book, note.Title)
			case !attendance.Webinar.IsZero():
				d.goToAttendance(attendance.Webinar)
			case !question.ID.IsZero():
				d.goToQuestion(question)
				title = shortened(question.Text)
			}
			d.notify(d.undoneWords(again, result, title))
		}, nil
	})
}

// goToAttendance opens the Participation page of a webinar, unless its figures are
// in sight already.
func (d *desk) goToAttendance(webinar store.ID) {
	if at := d.places.at; at.Webinar != webinar || at.Page != Overview && at.Page != Participation {
		d.open(Route{Page: Participation, Webinar: webinar})
	}
}

// firstThere is the first record of a type among those that were changed; it is
// zero where there is none, or where it is gone now.
func firstThere[R store.Record](r store.Reader, kind store.Type, changed []store.Ref) (found R, err error) {
	for _, ref := range changed {
		if ref.Type != kind {
			continue
		}
		record, err := store.Get[R](r, ref.ID)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		return record, err
	}
	return found, nil
}

// goToNote opens a note, in its own webinar, unless the page shows it already.
func (d *desk) goToNote(note store.Note) {
	at := d.places.at
	if p, ok := d.pages[at.Page].(noteShower); ok && p.showsNote(note.ID) {
		return
	}
	webinar := note.Webinar
	if webinar.IsZero() {
		webinar = at.Webinar
	}
	if !slices.ContainsFunc(d.shell.top.webinars, func(w webinarItem) bool { return w.id == webinar }) {
		webinar = at.Webinar
	}
	d.open(Route{Page: Notes, Webinar: webinar, Record: note.ID})
}

// goToQuestion shows a question, in its own webinar.
func (d *desk) goToQuestion(q store.Question) {
	if p, ok := d.page(Questions).(*questionsPage); ok && d.places.at.Page == Questions && d.places.at.Webinar == q.Webinar {
		p.want(q.ID)
		return
	}
	d.open(Route{Page: Questions, Webinar: q.Webinar, Record: q.ID})
}

// undoneWords say which step was taken back or redone, and of which webinar, note
// or question.
func (d *desk) undoneWords(again bool, result store.UndoResult, title string) string {
	name := d.t(result.Step)
	if title != "" {
		name = d.t("undo.of", "step", name, "title", title)
	}
	switch {
	case len(result.Kept) > 0:
		return d.t("undo.kept", "step", name, "count", len(result.Kept))
	case again:
		return d.t("undo.redone", "step", name)
	}
	return d.t("undo.done", "step", name)
}
