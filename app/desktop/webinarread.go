package desktop

import (
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// wrongs are the fields that cannot be taken as they are, with the words that say why.
type wrongs map[*formField]string

// check notes a field unless it is right.
func (w wrongs) check(field *formField, right bool, words string) {
	if !right {
		w[field] = words
	}
}

// read gives what the dialog says of the webinar, and what is wrong with it.
func (f *webinarForm) read() (v webinarValues, wrong wrongs) {
	wrong = wrongs{}
	number := func(field *formField) int {
		n, ok := parseCount(field.text())
		wrong.check(field, ok, "webinar.bad_count")
		return n
	}
	v.title = f.title.text()
	wrong.check(f.title, v.title != "", "webinar.need_title")
	v.number = number(f.number)
	v.participants, v.cities, v.countries, v.inRoom = number(f.participants), number(f.cities), number(f.countries), number(f.inRoom)
	var ok bool
	v.minutes, ok = parseLength(f.length.text())
	wrong.check(f.length, ok, "webinar.bad_length")
	v.recording, ok = parseLink(f.recording.text())
	wrong.check(f.recording, ok, "webinar.bad_link")
	v.start = f.moment(wrong)
	v.partnerships = f.chosen
	v.agenda = f.agenda.read(wrong)
	return v, wrong
}

// moment is when the webinar begins.
func (f *webinarForm) moment(wrong wrongs) store.Moment {
	day, ok := f.day()
	wrong.check(f.date, ok, "webinar.bad_date")
	if f.d.book.Language() == "en" && !ok {
		_, other := parseDay(f.date.text(), true)
		wrong.check(f.date, !other, "webinar.unclear_date")
	}
	text := f.clock.text()
	clock, okClock := parseClock(text)
	wrong.check(f.clock, text == "" || okClock, "webinar.bad_time")
	if day == "" && text != "" && ok {
		wrong.check(f.date, false, "webinar.need_date")
		return store.Moment{}
	}
	m := store.Moment{Local: day, Zone: f.zone}
	was := f.start.now.start
	switch {
	case !ok || text != "" && !okClock:
	case day == "" && was.Local == "" && f.zone == was.Zone:
		return f.start.webinar.Start // a zone that nobody chose
	case text != "":
		at, _ := settleHour(day, clock, f.zone)
		m.Local = at.Format(localLayout)
		m.Assumed = f.assumed != nil && f.assumed.On()
	}
	return m
}

// clearRight takes the mark off what has been put right, and changes what it says
// where it is wrong in another way now. It marks nothing that is still being typed.
func (f *webinarForm) clearRight() {
	_, wrong := f.read()
	for _, field := range f.allFields() {
		if field.wrong.Visible() {
			field.mark(wrong[field])
		}
	}
}

// markWait is how long after a field was left it is marked. What grows under a pointer
// that is pressing a button would take the button away from it.
const markWait = 300 * time.Millisecond

// left marks a field that was left with something in it that cannot be taken. What is
// only missing is said on saving.
func (f *webinarForm) left(field *formField) {
	f.d.after(markWait, func() {
		if f.d.form != &f.savingForm || field.focused || field.text() == "" {
			return
		}
		if _, wrong := f.read(); field.wrong.Visible() != (wrong[field] != "") {
			field.mark(wrong[field])
			f.fit()
		}
	})
}
