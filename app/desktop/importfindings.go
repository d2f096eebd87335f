package desktop

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// notes are what there is to know of a session beside its figures: totals that
// the platform states, warnings, and what is not kept.
func (i *importing) notes(s *importSession) (parts []fyne.CanvasObject) {
	d, r := i.d, s.result
	if table := i.compared(r); table != nil {
		parts = append(parts, table)
	}
	var lines []fyne.CanvasObject
	for _, n := range s.told() {
		lines = append(lines, i.sentence("info", look.Ink2, d.book.Msg(r.Warnings[n])))
	}
	if len(lines) > 0 {
		parts = append(parts, widgets.Column(tokens.Space8, lines...))
	}
	return append(parts, i.privacy(r))
}

// figures are the headline numbers with the time they are of.
func (i *importing) figures(s *importSession) fyne.CanvasObject {
	d, r := i.d, s.result
	var cells []fyne.CanvasObject
	add := func(key string, n int, note string) {
		noun := d.t("importdialog.figure."+key, "count", n)
		if note != "" {
			noun += ", " + note
		}
		cells = append(cells, widgets.Column(0, look.Label(d.book.Number(n), tokens.Title, look.Ink), look.Label(noun, tokens.Caption, look.Ink2)))
	}
	rows := r.Questions+r.Polls == 0 || r.People > 0 || r.Registered > 0
	if rows && (r.People > 0 || r.Registered == 0) {
		add("people", r.People, "")
	}
	if r.Registered > 0 {
		add("registered", r.Registered, "")
	}
	if r.People > 0 && r.Registered > 0 {
		add("no_shows", r.NoShows, "")
	}
	if r.Peak > 0 {
		add("peak", r.Peak, i.clock(r.PeakAt, r.Zone))
	}
	if len(r.Countries) > 0 {
		add("countries", len(r.Countries), "")
	}
	if r.Cities > 0 {
		add("cities", r.Cities, "")
	}
	if r.Questions > 0 {
		add("questions", r.Questions, "")
	}
	if r.Polls > 0 {
		add("polls", r.Polls, "")
	}
	head := []fyne.CanvasObject{look.Label(d.t("importdialog.found"), tokens.SmallBold, look.Ink2), widgets.Spring()}
	if span := i.span(s); span != "" {
		head = append(head, look.Label(span, tokens.Small, look.Ink3))
	}
	return widgets.Column(tokens.Space8, widgets.Row(tokens.Space12, head...), widgets.Wrap(tokens.Space24, cells...))
}

// clock is a time of day in the clock of a file.
func (i *importing) clock(at int64, zone string) string {
	place, err := time.LoadLocation(zone)
	if err != nil {
		place = time.UTC
	}
	return i.d.book.Time(time.Unix(at, 0).In(place))
}

// span is when a session was: its day, times and zone.
func (i *importing) span(s *importSession) string {
	r, book := s.result, i.d.book
	if r.From == 0 || s.needsDay && s.day == "" {
		return ""
	}
	place, err := time.LoadLocation(r.Zone)
	if err != nil {
		place = time.UTC
	}
	from := time.Unix(r.From, 0).In(place)
	text := book.ShortDate(from) + ", "
	if until := time.Unix(r.Until, 0).In(place); r.Until > r.From {
		return text + book.TimeRange(from, until)
	}
	return text + book.Time(from) + "\u00a0" + words.Zone(from)
}

// compared is the platform's own totals beside what is counted; nil where it
// states none.
func (i *importing) compared(r importer.Result) fyne.CanvasObject {
	d := i.d
	// What was announced belongs to the webinar; it is of use here only beside a count.
	lines := slices.DeleteFunc(slices.Clone(r.Compared), func(l figures.StatedLine) bool {
		return !l.HasComputed && (strings.HasPrefix(l.Name.Key, "figures.stated.announced") || l.Name.Key == "figures.stated.in_room")
	})
	if len(lines) == 0 {
		return nil
	}
	const numbers = float32(88)
	column := func(text string, style tokens.TextStyle, colour fyne.ThemeColorName) fyne.CanvasObject {
		return widgets.FixedWidth(numbers, look.Para(text, style, colour, 2).SetAlign(fyne.TextAlignTrailing))
	}
	line := func(name fyne.CanvasObject, stated, counted fyne.CanvasObject) fyne.CanvasObject {
		return widgets.Row(tokens.Space12, widgets.Stretch(name), stated, counted)
	}
	rows := []fyne.CanvasObject{line(look.Label(d.t("importdialog.compared"), tokens.SmallBold, look.Ink2),
		column(d.t("importdialog.stated"), tokens.Caption, look.Ink3), column(d.t("importdialog.counted"), tokens.Caption, look.Ink3))}
	for _, l := range lines {
		counted := "–"
		if l.HasComputed {
			counted = d.book.Number(l.Computed)
		}
		rows = append(rows, line(look.Para(d.book.Msg(l.Name), tokens.Small, look.Ink, 2),
			column(d.book.Number(l.Stated), tokens.Small, look.Ink), column(counted, tokens.SmallBold, look.Ink)))
		if !l.Reason.Empty() {
			rows = append(rows, look.Para(d.book.Msg(l.Reason), tokens.Caption, look.Ink3, 3))
		}
	}
	return widgets.Column(tokens.Space4, rows...)
}

// privacy says how people are told apart and what is not kept.
func (i *importing) privacy(r importer.Result) fyne.CanvasObject {
	d := i.d
	var kinds []string
	for _, kind := range r.Dropped {
		if key := "import.dropped." + kind; d.book.Has(key) && !slices.Contains(kinds, d.t(key)) {
			kinds = append(kinds, d.t(key))
		}
	}
	text := d.t("importdialog.private")
	if len(kinds) > 0 {
		text = d.t("importdialog.dropped", "kinds", d.book.List(kinds))
	}
	if r.Identity != "" {
		var by []string
		for _, word := range strings.Split(r.Identity, "+") {
			by = append(by, d.t("importdialog.identity."+word))
		}
		text += " " + d.t("importdialog.told_apart", "by", d.book.List(by))
	}
	return well(topRow(widgets.NewIcon("lock", look.Accent, 18), look.Para(text, tokens.Small, look.Ink2, 0), tokens.Small.Line))
}
