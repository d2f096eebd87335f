package desktop

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// questions are what a session's files cannot tell; the webinar is always asked.
func (i *importing) questions(s *importSession) []fyne.CanvasObject {
	asked := []fyne.CanvasObject{i.askTarget(s)}
	if s.needsTitle {
		asked = append(asked, i.askTitle(s))
	}
	for _, n := range s.files {
		if q := i.askOrder(&i.files[n]); q != nil {
			asked = append(asked, q)
		}
	}
	if s.needsDay {
		asked = append(asked, i.askDay(s))
	}
	if s.needsZone {
		asked = append(asked, i.askZone(s))
	}
	if s.earlier > 0 {
		asked = append(asked, i.askEarlier(s))
	}
	return asked
}

// question is a control under its name, with a line on it.
func question(name string, control fyne.CanvasObject, line string) fyne.CanvasObject {
	parts := []fyne.CanvasObject{look.Para(name, tokens.SmallBold, look.Ink2, 2), control}
	if line != "" {
		parts = append(parts, look.Para(line, tokens.Small, look.Ink3, 3))
	}
	return widgets.Column(tokens.Space4, parts...)
}

// importedName names a webinar in a sentence or a list.
func importedName(book *words.Book, w store.Webinar) string {
	switch {
	case w.Title != "":
		return w.Title
	case w.Number > 0:
		return book.T("word.webinar_number", "number", strconv.Itoa(w.Number))
	}
	return book.T("importdialog.untitled")
}

// askTarget asks which webinar the files are of: a new one, or one of the
// notebook, the likeliest first.
func (i *importing) askTarget(s *importSession) fyne.CanvasObject {
	d := i.d
	var choices []widgets.Choice
	var targets []importer.Target
	add := func(t importer.Target, c widgets.Choice) { choices, targets = append(choices, c), append(targets, t) }
	made := widgets.Choice{Icon: "add", Label: d.t("importdialog.new_webinar")}
	if title := i.newTitle(s); title != "" {
		made.Label = d.t("importdialog.new_webinar_titled", "title", title)
	}
	for n, c := range s.candidates {
		if n == 0 && s.proposed == "" {
			add(importer.Target{New: true}, made)
		}
		choice := widgets.Choice{Label: importedName(d.book, c.Webinar), Note: d.book.Period(dayPart(c.Webinar.Start.Local))}
		if c.Webinar.Number > 0 {
			choice.Number = strconv.Itoa(c.Webinar.Number)
		}
		add(importer.Target{Webinar: c.Webinar.ID}, choice)
	}
	if len(s.candidates) == 0 || s.proposed != "" {
		add(importer.Target{New: true}, made)
	}
	selected := 0
	for n, t := range targets {
		if t == s.target {
			selected = n
		}
	}
	box := widgets.NewSelectBox(choices, selected, "", func(n int) {
		t := targets[n]
		i.choose(s.lead, func(c *importChoice) { c.target, c.keepBoth = &t, false })
	})
	return question(d.t("importdialog.webinar"), i.named("webinar "+s.lead, box), i.whyTarget(s))
}

// whyTarget says why the webinar was proposed, or how its day differs.
func (i *importing) whyTarget(s *importSession) string {
	d := i.d
	day, known := importer.Day(i.found.exports(s, true))
	if s.target.New {
		if len(s.candidates) == 0 || s.proposed != "" {
			return ""
		}
		return d.t("importdialog.why.new")
	}
	own := dayPart(s.webinar.Start.Local)
	if known && own != "" && own != day && !(s.needsDay && s.day == "") {
		return d.t("importdialog.why.other_day", "day", d.book.Period(day), "webinar", d.book.Period(own))
	}
	if s.proposed == "" || s.candidates[0].Webinar.ID != s.target.Webinar {
		return ""
	}
	return d.t("importdialog.why." + s.proposed)
}

// dayPart is the day of a local time as records hold it.
func dayPart(local string) string {
	if len(local) < len(time.DateOnly) {
		return ""
	}
	return local[:len(time.DateOnly)]
}

// newTitle is what a new webinar would be called.
func (i *importing) newTitle(s *importSession) string {
	if s.target.New && s.plan != nil {
		return s.result.Webinar.Title
	}
	for _, e := range i.found.exports(s, false) {
		if e.Title != "" {
			return e.Title
		}
	}
	return ""
}

// askOrder asks what comes first in a file's dates, where nothing in the file tells.
func (i *importing) askOrder(f *importFile) fyne.CanvasObject {
	d, e := i.d, f.plain
	dayFirst, monthFirst, ok := importer.Readings(e.OrderExample)
	if !ok || !e.OrderGuessed && f.order == "" {
		return nil
	}
	orders := []importer.DateOrder{importer.DayFirst, importer.MonthFirst}
	selected := 0
	if e.Order == importer.MonthFirst {
		selected = 1
	}
	path := f.path
	control := widgets.NewSegmented([]string{i.longDay(dayFirst), i.longDay(monthFirst)}, selected, func(n int) {
		i.file(path).order = orders[n]
		i.work()
	})
	return question(d.t("importdialog.order", "file", f.input.Name, "example", e.OrderExample), widgets.Row(0, i.named("order "+path, control)), d.t("importdialog.order_line"))
}

// longDay is a day without its name, which would tell nothing here.
func (i *importing) longDay(t time.Time) string {
	return i.d.t("date.short", "day", strconv.Itoa(t.Day()), "month", i.d.book.Month(t.Month()), "year", strconv.Itoa(t.Year()))
}

// askTitle asks for the title of a new webinar.
func (i *importing) askTitle(s *importSession) fyne.CanvasObject {
	lead := s.lead
	field := i.field("title "+lead, "webinar.title", s.title)
	take := func() {
		if text := field.text(); text != "" && text != i.titleOf(lead) {
			i.choose(lead, func(c *importChoice) { c.title = text })
		}
	}
	field.OnSubmitted = func(string) {
		if text := field.text(); text == i.choices[lead].day || text == s.day {
			i.importAll()
			return
		}
		take()
	}
	field.onShortcut = func(k fyne.Shortcut) bool {
		enter := k.ShortcutName() == ctrl(fyne.KeyReturn).ShortcutName() || k.ShortcutName() == ctrl(fyne.KeyEnter).ShortcutName()
		if enter {
			i.importAll()
		}
		return enter
	}
	field.onLeave = take
	return field.box
}

// titleOf is the title that a session's new webinar has at present.
func (i *importing) titleOf(lead string) string {
	if chosen := i.choices[lead].title; chosen != "" {
		return chosen
	}
	for _, s := range i.found.sessions {
		if s.lead == lead {
			return s.title
		}
	}
	return ""
}

// field is a text field of the dialog; it keeps the focus as other controls do.
func (i *importing) field(name, label, text string) *formField {
	field := i.d.newField(label)
	field.show(text)
	field.moveTo(len([]rune(text)))
	i.controls[name] = field.textEntry
	field.onFocus = func() { i.page.Reveal(field.textEntry) }
	return field
}

// askDay asks for the day of times without a date.
func (i *importing) askDay(s *importSession) fyne.CanvasObject {
	d, lead := i.d, s.lead
	field := i.field("day "+lead, "importdialog.day", s.day)
	take := func() {
		day, wrong := d.typedDay(field.text())
		field.mark(wrong)
		if wrong != "" {
			i.fit()
			return
		}
		if day != i.choices[lead].day && day != s.day {
			i.choose(lead, func(c *importChoice) { c.day = day })
		}
	}
	field.OnSubmitted = func(string) { take() }
	field.onLeave = take
	field.onTyped = func(text string) {
		if day, _ := d.typedDay(text); day != "" {
			take()
		}
	}
	return widgets.Column(tokens.Space4, field.box, look.Para(d.t("importdialog.day_line"), tokens.Small, look.Ink3, 3))
}

// askZone asks whose clock the file has.
func (i *importing) askZone(s *importSession) fyne.CanvasObject {
	d, lead := i.d, s.lead
	at := i.d.now()
	if s.result.From > 0 {
		at = time.Unix(s.result.From, 0)
	}
	button := widgets.NewButton(widgets.ButtonOptions{Label: zoneLabel(s.zone, at), Icon: "public", Trailing: "keyboard_arrow_down", OnTapped: func() {
		i.d.askZone(s.zone, likelyZones(s, i.found.here), at, func(zone string) {
			i.zone = zone
			i.choose(lead, func(c *importChoice) { c.zone = zone })
		})
	}})
	why := "importdialog.zone_here"
	switch {
	case i.choices[lead].zone != "":
		why = "importdialog.zone_line"
	case s.zoneOther:
		why = "importdialog.zone_other"
	case s.zoneWebinar:
		why = "importdialog.zone_webinar"
	}
	return question(d.t("importdialog.zone"), widgets.Row(0, i.named("zone "+lead, button)), d.t(why))
}

// zoneLabel names a zone and its distance from UTC at a time.
func zoneLabel(zone string, at time.Time) string {
	place, err := time.LoadLocation(zone)
	if err != nil {
		return zone
	}
	return zone + " (" + distance(at.In(place)) + ")"
}

// distance is how far a clock is from UTC.
func distance(t time.Time) string {
	_, seconds := t.Zone()
	if seconds == 0 {
		return "UTC"
	}
	return words.Zone(t.In(time.FixedZone("", seconds)))
}

// askEarlier asks what becomes of an older export of the same session.
func (i *importing) askEarlier(s *importSession) fyne.CanvasObject {
	d, lead := i.d, s.lead
	selected := 0
	if s.keepBoth {
		selected = 1
	}
	control := widgets.NewSegmented([]string{d.t("importdialog.replace"), d.t("importdialog.keep_both")}, selected, func(n int) {
		i.choose(lead, func(c *importChoice) { c.keepBoth = n == 1 })
	})
	line := "importdialog.replace_line"
	if s.keepBoth {
		line = "importdialog.keep_both_line"
	}
	text := d.t(line)
	if s.older.known {
		text = d.t("importdialog.compare_older", "day", d.book.ShortDate(s.older.imported.Local()),
			"there", d.book.List(d.contents(s.older.counts)), "here", d.book.List(d.contents(s.result))) + " " + text
	}
	return question(d.t("importdialog.earlier", "count", s.earlier), widgets.Row(0, i.named("earlier "+lead, control)), text)
}
