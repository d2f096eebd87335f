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
	f.review()
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

// read gives what the dialog says of the webinar; it marks each field that is wrong.
func (f *webinarForm) read() (v webinarValues, right bool) {
	right = true
	check := func(field *formField, ok bool, words string) {
		field.mark("")
		if !ok {
			field.mark(words)
			right = false
		}
	}
	number := func(field *formField) int {
		n, ok := parseCount(field.text())
		check(field, ok, "webinar.bad_count")
		return n
	}
	v.title = f.title.text()
	check(f.title, v.title != "", "webinar.need_title")
	v.number = number(f.number)
	v.participants, v.cities, v.countries, v.inRoom = number(f.participants), number(f.cities), number(f.countries), number(f.inRoom)
	var ok bool
	v.minutes, ok = parseLength(f.length.text())
	check(f.length, ok, "webinar.bad_length")
	v.recording, ok = parseLink(f.recording.text())
	check(f.recording, ok, "webinar.bad_link")
	v.start, ok = f.moment(check)
	right = right && ok
	v.partnerships = f.chosen
	v.agenda, ok = f.agenda.read()
	return v, right && ok
}

// moment is when the webinar begins.
func (f *webinarForm) moment(check func(*formField, bool, string)) (store.Moment, bool) {
	day, ok := f.day()
	check(f.date, ok, "webinar.bad_date")
	if f.d.book.Language() == "en" && !ok {
		if _, other := parseDay(f.date.text(), true); other {
			f.date.mark("webinar.unclear_date")
		}
	}
	text := f.clock.text()
	clock, okClock := parseClock(text)
	check(f.clock, text == "" || okClock, "webinar.bad_time")
	if day == "" && text != "" && ok {
		check(f.date, false, "webinar.need_date")
		return store.Moment{}, false
	}
	m := store.Moment{Local: day, Zone: f.zone}
	was := f.start.now.start
	switch {
	case !ok || text != "" && !okClock:
		return m, false
	case day == "" && was.Local == "" && f.zone == was.Zone:
		return f.start.webinar.Start, true // a zone that nobody chose
	case text != "":
		at, _ := settleHour(day, clock, f.zone)
		m.Local = at.Format(localLayout)
		m.Assumed = f.assumed != nil && f.assumed.On()
	}
	return m, true
}

// submit saves what was typed and closes the dialog once it is on the disk. Until
// then the dialog stays, and so does what was typed.
func (f *webinarForm) submit() {
	d := f.d
	v, right := f.read()
	f.fit()
	if !right {
		d.focusWrong(f.allFields())
		return
	}
	if f.recording.text() != v.recording {
		f.recording.show(v.recording)
	}
	webinar, was, made := f.start.webinar, f.start.was, f.start.job == jobEdit
	f.waits++
	f.saving(d.saved)
	d.session.edit("step.webinar."+string(f.start.job), func(tx *store.Tx) error {
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
