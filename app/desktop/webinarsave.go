package desktop

import (
	"errors"
	"strconv"

	"github.com/rapporteur-app/rapporteur/store"
)

// day is the day that was typed; ok is false where it is none. Nothing is "".
func (f *webinarForm) day() (day string, ok bool) {
	if f.date.text() == "" {
		return "", true
	}
	return parseDay(f.date.text(), f.d.book.Language() != "en")
}

// typed follows every change in the dialog.
func (f *webinarForm) typed() {
	f.keepTexts()
	f.review()
	f.clearRight()
	f.fit()
}

// review says how what was typed is understood, and warns of what is odd but taken.
func (f *webinarForm) review() {
	d := f.d
	day, ok := f.day()
	clock, okClock := parseClock(f.clock.text())
	at := d.now()
	text, warning := "", ""
	if ok && day != "" {
		start, change := store.Moment{Local: day}, noChange
		if noon, _ := settleHour(day, "12:00:00", f.zone); !noon.IsZero() {
			at = noon
		}
		if okClock {
			at, change = settleHour(day, clock, f.zone)
			start.Local, start.Zone = at.Format(localLayout), f.zone
		}
		minutes, _ := parseLength(f.length.text())
		text = moment(d.book, start, minutes)
		switch change {
		case hourSkipped:
			warning = d.t("webinar.hour_skipped", "time", clock[:5], "taken", at.Format("15:04"))
		case hourRepeated:
			warning = d.t("webinar.hour_repeated", "time", clock[:5], "distance", distance(at))
		}
	}
	f.when.SetText(text)
	setShown(f.when, text != "")
	f.note(f.clock, warning)
	f.zoneButton.SetLabel(f.zoneWords(at))
	number, _ := parseCount(f.number.text())
	f.note(f.number, "")
	if number > 0 && f.start.taken[number] {
		f.note(f.number, d.t("webinar.number_taken", "number", strconv.Itoa(number)))
	}
	people, _ := parseCount(f.participants.text())
	room, _ := parseCount(f.inRoom.text())
	f.note(f.inRoom, "")
	if people > 0 && room > people {
		f.note(f.inRoom, d.t("webinar.room_over"))
	}
	length, _ := parseLength(f.length.text())
	f.agenda.sumUp(length)
}

// note says something of a field that is taken all the same; nothing takes it away.
func (f *webinarForm) note(field *formField, text string) {
	f.notes[field].SetText(text)
	setShown(f.notes[field], text != "")
}

// submit saves what was typed and closes the dialog once it is on the disk. Until
// then the dialog stays, and so does what was typed.
func (f *webinarForm) submit() {
	d := f.d
	v, wrong := f.read()
	for _, field := range f.allFields() {
		field.mark(wrong[field])
	}
	f.fit()
	if len(wrong) > 0 {
		d.focusWrong(f.allFields())
		return
	}
	if f.recording.text() != v.recording {
		f.recording.show(v.recording)
	}
	webinar, was, made := f.start.webinar, f.start.was, f.start.job == jobEdit
	f.submitAs("step.webinar."+string(f.start.job), func(tx *store.Tx) error {
		w, err := store.Get[store.Webinar](tx, webinar.ID)
		if errors.Is(err, store.ErrNotFound) && !made {
			w, err = webinar, nil
		}
		if err != nil {
			return err
		}
		v.apply(&w, was)
		if err := store.Put(tx, &w); err != nil {
			return err
		}
		return v.writeAgenda(tx, w.ID, was)
	}, func(err error) {
		if err != nil {
			f.start.was = was
		}
		f.saved(err)
	})
	f.start.was = v
}

// allFields are the fields in their order, with the agenda's.
func (f *webinarForm) allFields() []*formField {
	all := f.fields()
	for _, r := range f.agenda.rows {
		all = append(all, r.title, r.minutes)
	}
	return all
}

// saved follows a save that was done, or that can never be.
func (f *webinarForm) saved(err error) {
	if f.savedAll(err) {
		f.close()
		f.arrive()
	}
}

// arrive shows a webinar that was made.
func (f *webinarForm) arrive() {
	d := f.d
	if f.start.job == jobEdit || d.session != f.session {
		return
	}
	show := d.open
	if d.places.at.Webinar.IsZero() {
		show = d.choose // there is nothing to go back to
	}
	show(Route{Page: Overview, Webinar: f.start.webinar.ID})
}
