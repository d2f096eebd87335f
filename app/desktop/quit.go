package desktop

import (
	"time"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// begin shows an open notebook, at the place where it was left.
func (d *desk) begin(o opened) {
	d.shell.hideNotice() // of the notebook before
	s := newSession(o.file, o.readOnly, d.ui)
	s.rescue = newRescuer(d.options.settings, o.path)
	if !o.readOnly {
		s.setBackups(d.backupFolder())
		s.backedAt = d.now().Round(0)
	}
	d.conflicts = conflictCopies{}
	d.attach(s)
	s.start()
	d.prefs.remember(o.path)
	d.pages, d.question, d.held = map[PageName]page{}, questionDraft{}, nil
	d.shell.forget()
	d.places = router{}
	d.loads = loader{wanted: d.loads.wanted + 1}
	if o.early != nil {
		d.startFrom(o.early)
	} else {
		d.startAt(o.path)
	}
	if said := d.afterOpening; said != "" {
		d.afterOpening = ""
		d.notify(said)
	}
	for _, told := range o.told {
		d.whenFree(func() {
			now := d.youngest()
			now.tellTitled(now.t(noticeTitles[told.Key]), now.book.Msg(told))
		})
	}
	d.resumeImport()
	d.offerRescued(s)
	d.after(calmWait, func() {
		if now := d.youngest(); now.session == s {
			now.backUpOpened(s)
			now.watchBackups(s)
			now.offerCopies(s)
			now.watchCopies(s)
			now.countRivals()
		}
	})
}

// noticeTitles are the titles of what store.File.Notices tells.
var noticeTitles = map[string]string{"store.error.halved": "open.look", "store.notice.upgraded": "open.upgraded", "store.notice.newer": "open.newer"}

// calmWait is how long what takes the disk after opening waits for the first page.
const calmWait = 400 * time.Millisecond

// leaveNotebook hands over what is being typed, waits off the UI thread until it
// is on the disk, closes the notebook and goes on.
func (d *desk) leaveNotebook(then func()) {
	s := d.session
	if s == nil {
		then()
		return
	}
	d.readyToLeave(s)
	d.endSession(s, false, then)
}

// readyToLeave ends what goes on in a notebook and hands over what is being typed.
func (d *desk) readyToLeave(s *session) {
	d.endShow()
	if d.stopAttaching != nil {
		d.stopAttaching()
	}
	d.leavePage(d.places.at)
	d.prefs.leave(s.file.Path(), d.places.at)
}

func (d *desk) endSession(s *session, drop bool, then func()) {
	waiting := d.afterAWhile(d.t("quit.waiting"))
	go func() {
		err := s.end(drop)
		d.ui(func() {
			waiting.stop()
			if _, failed := s.pending(); failed != nil && !drop {
				d.askDrop(s, failed, then)
				return
			}
			d.session, d.pages, d.places = nil, nil, router{}
			d.saved, d.steps, d.typed, d.query, d.rivals, d.trouble = saveState{}, steps{}, false, "", 0, 0
			d.complain(err)
			if s.unbacked != nil {
				d.notify(d.backupTrouble(d.backupFolder(), s.unbacked))
			}
			then()
		})
	}()
}

// askDrop asks what to do with edits that cannot be saved.
func (d *desk) askDrop(s *session, failed error, then func()) {
	line := "quit.failed_line"
	if kept, err := s.rescue.keeping(); kept && err == nil {
		line = "recovery.quit"
	}
	d.ask(d.t("quit.failed"), d.t(line, "reason", sentence(d.book, failed)),
		choice{d.t("action.back"), func() { d.quitting = false }},
		choice{d.t("quit.drop"), func() { d.endSession(s, true, then) }},
		choice{d.t("save.copy"), func() {
			d.quitting = false
			d.saveCopy()
		}},
		choice{d.t("action.retry"), func() { s.retry(); d.leaveNotebook(then) }})
}

// waiting is a word over the page on what takes a while. It belongs to the UI
// thread.
type waiting struct {
	d    *desk
	over bool
}

// afterAWhile says what is being waited for, once a person would wonder.
func (d *desk) afterAWhile(text string) *waiting {
	w := &waiting{d: d}
	time.AfterFunc(tokens.LoadingWait, func() {
		d.ui(func() {
			if !w.over {
				d.shell.busy(text)
			}
		})
	})
	return w
}

func (w *waiting) stop() {
	w.over = true
	w.d.shell.ready()
}

// closeNotebook goes back to the first screen.
func (d *desk) closeNotebook() { d.leaveNotebook(d.showFirstRun) }

// quit ends the application once everything is saved.
func (d *desk) quit() {
	if d.quitting {
		return
	}
	if d.form != nil && d.form.unsaved() {
		d.form.leaveThen(d.quit)
		return
	}
	d.quitting = true
	d.leaveNotebook(func() {
		d.keepSize()
		raw := d.prefs.raw()
		go func() {
			d.prefs.flush(raw)
			for e := d; e != nil; e = e.elder {
				e.copies.remove()
			}
			d.ui(d.app.Quit)
		}()
	})
}
