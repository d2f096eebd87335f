package desktop

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/assets/zones"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// webinarWidth is the width of the webinar dialog within its edges.
const webinarWidth float32 = 720

// webinarJob is what the webinar dialog is opened for.
type webinarJob string

// The jobs; the words of each begin with "webinar." and its name.
const (
	jobNew  webinarJob = "new"
	jobEdit webinarJob = "edit"
	jobNext webinarJob = "next"
)

// webinarStart is what the dialog is opened with, read off the UI thread.
type webinarStart struct {
	job          webinarJob
	webinar      store.Webinar // without an ID where it is to be made
	was          webinarValues // as the notebook has it; nothing where it is to be made
	now          webinarValues // as the fields begin
	language     string        // in which its title and its agenda are written
	taken        map[int]bool  // numbers of the other webinars
	zones        []string      // of the other webinars, the newest first, and of this machine
	partnerships []namedPartnership
}

// namedPartnership is a partnership with its regions' names in official order.
type namedPartnership struct {
	id   store.ID
	name string
}

// webinarForm is the dialog that makes or changes a webinar.
type webinarForm struct {
	savingForm
	session *session
	start   webinarStart

	number, title, date, clock, length, recording *formField
	participants, cities, countries, inRoom       *formField
	zone                                          string
	zoneButton                                    *widgets.Button
	assumed                                       *widgets.Toggle // only where the hour is assumed
	chosen                                        []store.ID      // partnerships
	pairs                                         *fyne.Container // their chips
	agenda                                        *agendaEditor

	when    *look.Paragraph // what day and time were understood
	notes   map[*formField]*look.Paragraph
	page    *widgets.Page
	body    *fyne.Container
	submits *widgets.Button
}

// askWebinar, editWebinar and nextWebinar open the dialog.
func (d *desk) askWebinar()  { d.openWebinar(jobNew) }
func (d *desk) editWebinar() { d.openWebinar(jobEdit) }
func (d *desk) nextWebinar() { d.openWebinar(jobNext) }

func (d *desk) openWebinar(job webinarJob) {
	if d.readOnly() {
		d.complain(saying("error.read_only"))
		return
	}
	at := d.places.at.Webinar
	if job != jobNew && at.IsZero() {
		return
	}
	d.read(func(r store.Reader) (func(), error) {
		start, err := readWebinarStart(r, d.book, job, at)
		return func() {
			if !d.covered() {
				newWebinarForm(d, start).show()
			}
		}, err
	})
}

// readWebinarStart reads what the dialog begins with. Any goroutine may call it.
func readWebinarStart(r store.Reader, book *words.Book, job webinarJob, at store.ID) (webinarStart, error) {
	s := webinarStart{job: job, taken: map[int]bool{}}
	webinars, err := store.List[store.Webinar](r)
	if err != nil {
		return s, err
	}
	slices.SortStableFunc(webinars, newestFirst)
	for _, w := range webinars {
		if job != jobEdit || w.ID != at {
			s.taken[w.Number] = true
		}
		if w.Start.Zone != "" && !slices.Contains(s.zones, w.Start.Zone) {
			s.zones = append(s.zones, w.Start.Zone)
		}
	}
	s.zones = append(s.zones, zones.Here())
	zone := s.zones[0]
	about, err := store.About(r)
	if err != nil {
		return s, err
	}
	s.language = about.Language
	if s.partnerships, err = namePartnerships(r, book); err != nil {
		return s, err
	}
	if job == jobNew {
		s.now.start.Zone = zone
		return s, nil
	}
	webinar, err := store.Get[store.Webinar](r, at)
	if err != nil {
		return s, err
	}
	s.language = cmp.Or(webinar.Language, s.language)
	parts, err := agendaOf(r, at)
	if err != nil {
		return s, err
	}
	values := valuesOf(webinar, parts)
	if job == jobEdit {
		s.webinar, s.was, s.now = webinar, values, values
	} else {
		s.webinar.Language, s.now = webinar.Language, nextAfter(values, s.taken)
	}
	if s.now.start.Zone == "" && s.now.start.Local == "" {
		s.now.start.Zone = zone
	}
	return s, nil
}

// namePartnerships lists the notebook's partnerships as the programme numbers them.
func namePartnerships(r store.Reader, book *words.Book) ([]namedPartnership, error) {
	a, err := readAtlas(r, book, store.ID{})
	if err != nil {
		return nil, err
	}
	var out []namedPartnership
	for _, card := range a.cards() {
		out = append(out, namedPartnership{card.id, partnershipTitle(card)})
	}
	return out, nil
}

// newWebinarForm makes the dialog's parts and fills them.
func newWebinarForm(d *desk, start webinarStart) *webinarForm {
	f := &webinarForm{savingForm: newSavingForm(d), session: d.session, start: start, notes: map[*formField]*look.Paragraph{}}
	if f.start.webinar.ID.IsZero() {
		f.start.webinar.ID = store.NewIDAt(d.now()) // so that saving it again makes no second one
	}
	f.when = look.Para("", tokens.Small, look.Ink2, 4)
	v := start.now
	f.number, f.title = f.field("webinar.number", count(v.number)), f.field("webinar.field_title", v.title)
	if start.language != "" && !sameLanguage(start.language, d.book.Language()) { // the original is edited
		f.title.name = d.t("webinar.field_title_in", "language", languageName(d.book, start.language))
	}
	f.date, f.clock = f.field("webinar.date", dayOf(v.start)), f.field("webinar.time", showClock(v.start))
	f.length, f.recording = f.field("webinar.length", count(v.minutes)), f.field("webinar.recording", v.recording)
	f.participants, f.cities = f.field("webinar.participants", count(v.participants)), f.field("webinar.cities", count(v.cities))
	f.countries, f.inRoom = f.field("webinar.countries", count(v.countries)), f.field("webinar.in_room", count(v.inRoom))
	f.zone, f.chosen = v.start.Zone, slices.Clone(v.partnerships)
	f.zoneButton = widgets.NewButton(widgets.ButtonOptions{Icon: "public", Trailing: "keyboard_arrow_down", OnTapped: f.askZone})
	f.zoneButton.WhenFocused(func() { f.page.Reveal(f.zoneButton) })
	if v.start.Assumed {
		f.assumed = widgets.NewCheckbox(d.t("webinar.assumed"), true, func(bool) { f.typed() })
	}
	f.agenda = newAgendaEditor(f, v.agenda)
	f.build()
	f.savingForm.content, f.savingForm.texts, f.refit = f.content, f.texts, f.fit
	return f
}

// count writes a number as a field has it: nothing for what is not known.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// field makes a field of the dialog: it scrolls into sight, Enter saves.
func (f *webinarForm) field(name, text string) *formField {
	field := f.d.newField(name)
	field.put(text, 0)
	field.onTyped = func(string) { f.typed() }
	field.OnSubmitted = func(string) { f.submit() }
	field.onFocus = func() { f.page.Reveal(field.textEntry) }
	field.onLeave = func() { f.left(field) }
	field.onShortcut = f.shortcut
	note := look.Para("", tokens.Small, look.WarnText, 4)
	note.Hide()
	f.notes[field] = note
	return field
}

// shortcut saves with Ctrl Enter, wherever the cursor is.
func (f *webinarForm) shortcut(s fyne.Shortcut) bool {
	if s.ShortcutName() != ctrl(fyne.KeyReturn).ShortcutName() && s.ShortcutName() != ctrl(fyne.KeyEnter).ShortcutName() {
		return false
	}
	f.submit()
	return true
}

// show opens the dialog.
func (f *webinarForm) show() {
	d, job := f.d, string(f.start.job)
	cancel := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: f.leave})
	save := "action.save"
	if f.start.job != jobEdit {
		save = "webinar.make"
	}
	f.submits = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t(save), Shortcut: "Ctrl Enter", OnTapped: f.submit})
	foot := widgets.Row(tokens.Space8, widgets.Spring(), cancel, f.submits)
	content := widgets.Column(tokens.Space16, look.Para(d.t("webinar."+job+"_title"), tokens.Subtitle, look.Ink, 1),
		scrolled(f.page, f.height), f.trouble, foot)
	f.box = &modal{d: d, leave: f.leave, enter: f.submit, resized: f.fit}
	f.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(webinarWidth, content)), d.win.Canvas())
	f.begin(f)
	f.box.show()
	f.review()
	f.fit() // some of what was measured is hidden now
	d.win.Canvas().Focus(f.title.textEntry)
	f.title.moveTo(len([]rune(f.title.Text)))
	f.page.ScrollToTop()
}

// height is what the fields get: as much as they need, or as the window has
// beside the title and the buttons.
func (f *webinarForm) height(width float32) float32 {
	need := widgets.HeightFor(f.body, width) + 2*tokens.Space4
	rest := float32(180)
	if f.trouble.Visible() {
		rest += f.trouble.HeightFor(width) + tokens.Space16
	}
	return min(need, max(160, f.d.win.Canvas().Size().Height-rest))
}

// fit makes the dialog as high as its content has become.
func (f *webinarForm) fit() { f.box.fitPage(f.page) }

// askZone lets a person choose the time zone.
func (f *webinarForm) askZone() {
	at := f.d.now()
	if day, ok := f.day(); ok && day != "" {
		if noon, _ := settleHour(day, "12:00:00", f.zone); !noon.IsZero() {
			at = noon
		}
	}
	f.d.askZone(f.zone, f.start.zones, at, func(zone string) {
		f.zone = zone
		f.typed()
		f.d.win.Canvas().Focus(f.zoneButton)
	})
}

// zoneWords name the zone with its distance from UTC on the day of the webinar.
func (f *webinarForm) zoneWords(at time.Time) string {
	if f.zone == "" {
		return f.d.t("webinar.zone_choose")
	}
	return zoneLabel(f.zone, at)
}
