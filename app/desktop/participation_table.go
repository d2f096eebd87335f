package desktop

import (
	"math"
	"strconv"
	"time"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// table is the numbers of a chart. It is shown as a person reads it and saved as a
// program does.
type table struct {
	columns []tableCell
	rows    []tableRow
	flags   bool // names begin after a flag
	bold    int  // column that the table is about; 0: the first of numbers
}

type tableRow struct {
	flag   string // ISO 3166-1 alpha-2
	cells  []tableCell
	muted  bool // of those that are not one of a kind: others, not known
	merged bool // others
}

// tableCell is a cell in both forms.
type tableCell struct{ shown, saved string }

// unknownCell is what nobody knows, or may know.
var unknownCell = tableCell{shown: "–"}

func wordCell(text string) tableCell { return tableCell{text, text} }

func numberCell(book *words.Book, n float64) tableCell {
	return tableCell{book.Decimal(n), strconv.FormatFloat(n, 'f', -1, 64)}
}

// shareCell is a percentage: "60 %", saved as 60.
func shareCell(book *words.Book, part, whole float64) tableCell {
	if whole == 0 {
		return unknownCell
	}
	return tableCell{book.Percent(int(math.Round(part)), int(math.Round(whole))), strconv.Itoa(int(math.Round(part * 100 / whole)))}
}

// column heads a column of words or numbers.
func column(book *words.Book, name string) tableCell {
	return wordCell(book.T("participation.column." + name))
}

// shareColumn heads a column of percentages, which are saved without their sign.
func shareColumn(book *words.Book, name string) tableCell {
	text := book.T("participation.column." + name)
	return tableCell{text, text + " (%)"}
}

// named counts the rows that are one of a kind.
func (t table) named() (count int) {
	for _, r := range t.rows {
		if !r.merged {
			count++
		}
	}
	return count
}

// widget shows a table's first rows; most 0 is all.
func (t table) widget(most int) *widgets.DataTable {
	o := widgets.DataTableOptions{Flags: t.flags, Bold: t.bold}
	for _, c := range t.columns {
		o.Columns = append(o.Columns, c.shown)
	}
	for _, i := range widgets.FirstRows(len(t.rows), most) {
		r := t.rows[i]
		row := widgets.DataRow{Flag: r.flag, Muted: r.muted}
		for _, c := range r.cells {
			row.Cells = append(row.Cells, c.shown)
		}
		o.Rows = append(o.Rows, row)
	}
	return widgets.NewDataTable(o)
}

// figureTable is a figure's numbers: what, how many, which share. Name heads the
// first column.
func figureTable(book *words.Book, f figure.Figure, name string) table {
	if f.Kind == figure.Area {
		return curveTable(book, f)
	}
	share := "share"
	if f.Kind == figure.Funnel {
		share = "of_registered"
		if len(f.Categories) > 0 && f.Categories[0].Name.Key != "figures.funnel.registered" {
			share = "of_attended"
		}
	}
	t := table{columns: []tableCell{column(book, name), column(book, "people"), shareColumn(book, share)}}
	for i, c := range f.Categories {
		t.flags = t.flags || c.Country != ""
		t.rows = append(t.rows, tableRow{flag: c.Country, merged: c.Merged, muted: c.Merged || c.Tone == figure.ToneOther && c.Country == "",
			cells: []tableCell{wordCell(book.Msg(c.Name)), numberCell(book, f.Values()[i]), shareCell(book, f.Values()[i], f.Whole())}})
	}
	return t
}

// curveTable lists who was there at each time. Times are saved with their day.
func curveTable(book *words.Book, f figure.Figure) table {
	t := table{columns: []tableCell{
		{book.T("participation.column.time"), book.T("participation.column.time_zone", "zone", f.Location().String())}, column(book, "people")}}
	for i, v := range f.Values() {
		value := numberCell(book, v)
		if v == 0 && f.Under > 0 {
			value = wordCell(book.T("figures.present.under", "limit", f.Under))
		}
		at := time.Unix(f.X[i], 0).In(f.Location())
		t.rows = append(t.rows, tableRow{cells: []tableCell{{book.Time(at), at.Format("2006-01-02 15:04")}, value}})
	}
	return t
}

// placeTable is a table of places: attended, registered, rate. Name heads the
// first column.
func placeTable(book *words.Book, lines []figures.PlaceLine, name string) table {
	t := table{columns: []tableCell{column(book, name), column(book, "attended")}}
	registered := false
	for _, l := range lines {
		registered, t.flags = registered || l.HasRegistered, t.flags || l.Country != ""
	}
	if registered {
		t.columns = append(t.columns, column(book, "registered"), shareColumn(book, "rate"))
	}
	for _, l := range lines {
		row := tableRow{flag: l.Country, merged: l.Merged, muted: l.Merged || t.flags && l.Country == "",
			cells: []tableCell{wordCell(book.Msg(l.Name)), numberCell(book, float64(l.Attended))}}
		switch {
		case registered && l.HasRegistered:
			row.cells = append(row.cells, numberCell(book, float64(l.Registered)), shareCell(book, float64(l.Rate.Part), float64(l.Rate.Whole)))
		case registered:
			row.cells = append(row.cells, unknownCell, unknownCell)
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// statedTable puts totals that were stated beside what is counted.
func statedTable(book *words.Book, lines []figures.StatedLine) table {
	t := table{columns: []tableCell{column(book, "total"), column(book, "stated"), column(book, "counted")}, bold: 2} // as in the import dialog
	for _, l := range lines {
		counted := unknownCell
		if l.HasComputed {
			counted = numberCell(book, float64(l.Computed))
		}
		t.rows = append(t.rows, tableRow{cells: []tableCell{wordCell(book.Msg(l.Name)), numberCell(book, float64(l.Stated)), counted}})
	}
	return t
}

// programmeTable lists webinars with what is known of who came.
func programmeTable(book *words.Book, lines []figures.WebinarLine) table {
	t := table{columns: []tableCell{column(book, "webinar"), column(book, "attended"), column(book, "registered"), column(book, "minutes_each"), column(book, "stated")}}
	for _, l := range lines {
		row := tableRow{muted: !l.HasAttendance, cells: []tableCell{wordCell(webinarShort(book, l.Webinar))}}
		for _, n := range []int{l.Attended, l.Registered, l.AverageMinutes, l.Webinar.StatedParticipants} {
			if n > 0 {
				row.cells = append(row.cells, numberCell(book, float64(n)))
			} else {
				row.cells = append(row.cells, unknownCell)
			}
		}
		t.rows = append(t.rows, row)
	}
	return t
}
