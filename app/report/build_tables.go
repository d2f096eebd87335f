package report

import (
	"slices"
	"time"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// table writes the figure's values as text, for those who cannot see the chart
// or want the numbers.
func (c *collection) table(f figure.Figure) (head []string, rows [][]string) {
	b := c.book
	value := b.T("report.table.value")
	if !f.Unit.Empty() {
		value = sentence(printable(b.Msg(f.Unit)))
	}
	if f.Kind == figure.Area {
		head = []string{b.T("report.table.time", "zone", words.Zone(time.Unix(f.X[0], 0).In(f.Location()))), value}
		every := max(1, (len(f.X)+tableMost-1)/tableMost)
		for i, v := range f.Values() {
			if i%every != 0 && i != f.Peak && i != len(f.X)-1 {
				continue
			}
			said := b.Number(int(v))
			if v == 0 && f.Under > 0 {
				said = b.T("figures.present.under", "limit", f.Under)
			}
			rows = append(rows, []string{b.Time(time.Unix(f.X[i], 0).In(f.Location())), said})
		}
		return head, rows
	}
	head = []string{b.T("report.table.category"), value, b.T("report.table.share")}
	if f.Kind == figure.Funnel {
		head[2] = b.T("report.table.step")
	}
	for i, v := range f.Values() {
		rows = append(rows, []string{printable(b.Msg(f.Categories[i].Name)), b.Number(int(v)), b.Percent(int(v), int(f.Whole()))})
	}
	return head, rows
}

// tableMost is about the most rows of a curve's table; of a longer one some are
// left out, but neither its peak nor its end.
const tableMost = 60

// placeTable gives a figure's table of places the columns of who registered and which
// share of them came, where any of them may be told.
func (c *collection) placeTable(v *figureView, lines []figures.PlaceLine) {
	if !slices.ContainsFunc(lines, func(l figures.PlaceLine) bool { return l.HasRegistered && l.Registered > 0 }) {
		return
	}
	b := c.book
	v.Head = append(v.Head, b.T("report.table.registered"), b.T("report.table.came"))
	v.Rows = nil
	for _, l := range lines {
		row := []string{printable(b.Msg(l.Name)), b.Number(l.Attended), b.Percent(l.Attended, c.figures.Attended), nothing, nothing}
		switch {
		case !l.HasRegistered:
			v.Note = b.T("report.table.untold", "limit", c.limit)
		case l.Registered == 0:
			row[3] = b.Number(0)
		default:
			row[3], row[4] = b.Number(l.Registered), b.Percent(l.Rate.Part, l.Rate.Whole)
		}
		v.Rows = append(v.Rows, row)
	}
}

// nothing stands in a cell that has no value, or none that may be told.
const nothing = "–"

// statedTable puts totals that the platform stated beside what was counted. What
// the organisers announced stands in the key figures.
func (c *collection) statedTable() *tableView {
	b := c.book
	v := &tableView{Label: b.T("report.stated.title"),
		Head: []string{b.T("report.stated.total"), b.T("report.stated.stated"), b.T("report.stated.counted"), b.T("report.stated.why")}}
	for _, l := range c.figures.Stated {
		if l.Announced {
			continue
		}
		row := []string{b.Msg(l.Name), b.Number(l.Stated), nothing, nothing}
		if l.HasComputed {
			row[2] = b.Number(l.Computed)
		}
		if !l.Reason.Empty() {
			row[3] = b.Msg(l.Reason)
		}
		v.Rows = append(v.Rows, row)
	}
	if len(v.Rows) == 0 || !c.figures.HasAttendance {
		return nil
	}
	return v
}
