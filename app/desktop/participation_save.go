package desktop

import (
	"bytes"
	"encoding/csv"
	"image/png"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"golang.design/x/clipboard"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// What leaves the machine from this page is the shareable form, whatever the page
// shows: pictures and tables travel on without it.

// sharedTables are the tables that may leave, by figure, with the figures.
func (p *participationPage) sharedTables() (tables map[string][][]string, figs []figure.Figure) {
	f := p.v.shared
	tables = map[string][][]string{}
	figs = f.All()
	for _, each := range figs {
		if table := figureTable(p.d, each); table != nil {
			tables[each.Name] = table
		}
	}
	if len(f.CountryTable) > 0 {
		tables["country"] = placeTable(p.d, f.CountryTable)
		tables["city"] = placeTable(p.d, f.CityTable)
		tables["macro_region"] = placeTable(p.d, f.MacroTable)
	}
	return tables, figs
}

// saveCSV saves one figure's table.
func (p *participationPage) saveCSV(name string) {
	tables, figs := p.sharedTables()
	for _, f := range figs {
		if f.Name == name && tables[name] != nil {
			p.save(name, [][][]string{titledTable(p.d.book, f, tables[name])})
			return
		}
	}
	p.d.notify(p.d.t("participation.nothing_shareable", "limit", p.v.limit))
}

// saveAll saves all tables of the page, one under the other.
func (p *participationPage) saveAll() {
	tables, figs := p.sharedTables()
	var parts [][][]string
	for _, f := range figs {
		if tables[f.Name] != nil {
			parts = append(parts, titledTable(p.d.book, f, tables[f.Name]))
		}
	}
	if len(parts) == 0 {
		p.d.notify(p.d.t("participation.nothing_shareable", "limit", p.v.limit))
		return
	}
	p.save("participation", parts)
}

// titledTable puts what was measured, and of whom, over a table.
func titledTable(book *words.Book, f figure.Figure, table [][]string) [][]string {
	head := [][]string{{book.Msg(f.Title)}, {book.Msg(f.Measure)}}
	if base := book.Msg(f.Base); base != "" {
		head = append(head, []string{base})
	}
	return append(head, table...)
}

func (p *participationPage) save(name string, tables [][][]string) {
	d := p.d
	content := csvOf(tables)
	d.askPlace(saving{
		title: d.t("participation.save_title"), action: "action.save", extension: ".csv", folder: p.folder,
		name: fileStem(p.v.webinar, name) + ".csv",
		write: func(path string) {
			p.folder = filepath.Dir(path)
			d.later(func() error {
				target := store.Target(path)
				return exportTrouble(target, writeFile(target, content, func() bool { return false }))
			}, func(err error) {
				if err != nil {
					d.complain(err)
					return
				}
				d.notify(d.t("participation.saved", "name", filepath.Base(path)))
			})
		},
	})
}

// csvOf writes tables as CSV with the mark by which spreadsheets know UTF-8. A cell
// that a spreadsheet would take for a formula is led by an apostrophe.
func csvOf(tables [][][]string) []byte {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for i, table := range tables {
		if i > 0 {
			_ = w.Write([]string{""})
		}
		for _, row := range table {
			cells := make([]string, len(row))
			for j, cell := range row {
				cells[j] = plainCell(cell)
			}
			_ = w.Write(cells)
		}
	}
	w.Flush()
	return b.Bytes()
}

func plainCell(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// fileStem begins a file's name: webinar-19-country.
func fileStem(w store.Webinar, name string) string {
	stem := "webinar"
	if w.Number > 0 {
		stem += "-" + words.For("en").Number(w.Number)
	}
	return stem + "-" + strings.ReplaceAll(name, "_", "-")
}

// pictureWidth is the width of a copied picture, in units; it is drawn at twice that.
const pictureWidth float32 = 720

// copyPicture puts a figure on the clipboard as a picture, in its shareable form.
func (p *participationPage) copyPicture(name string) {
	d := p.d
	_, figs := p.sharedTables()
	for _, f := range figs {
		if f.Name != name {
			continue
		}
		if f.IsEmpty() {
			break
		}
		content, err := p.picture(f)
		if err != nil {
			d.complain(err)
			return
		}
		d.later(func() error { return d.toBoard(content) }, func(err error) {
			if err == nil {
				d.notify(d.t("participation.copied"))
				return
			}
			p.savePicture(name, content)
		})
		return
	}
	d.notify(d.t("participation.nothing_shareable", "limit", p.v.limit))
}

// savePicture offers a file where the system has no clipboard for pictures.
func (p *participationPage) savePicture(name string, content []byte) {
	d := p.d
	d.askPlace(saving{
		title: d.t("participation.picture_title"), action: "action.save", extension: ".png", folder: p.folder,
		name: fileStem(p.v.webinar, name) + ".png",
		write: func(path string) {
			p.folder = filepath.Dir(path)
			d.later(func() error {
				target := store.Target(path)
				return exportTrouble(target, writeFile(target, content, func() bool { return false }))
			}, func(err error) {
				if err != nil {
					d.complain(err)
					return
				}
				d.notify(d.t("participation.saved", "name", filepath.Base(path)))
			})
		},
	})
}

// picture draws a figure with its title and denominator as PNG.
func (p *participationPage) picture(f figure.Figure) ([]byte, error) {
	d := p.d
	var chart fyne.CanvasObject
	if f.Kind == figure.Area {
		chart = widgets.NewAreaChart(widgets.AreaChartOptions{Figure: f, Words: d.book, Height: 280})
	} else {
		chart = widgets.NewBarChart(widgets.BarChartOptions{Figure: f, Words: d.book})
	}
	about := joinDots([]string{p.v.webinar.Title, webinarShort(d.book, p.v.webinar)})
	content := widgets.Inset(tokens.Space24, tokens.Space20, widgets.Column(tokens.Space12,
		look.Para(d.book.Msg(f.Title), tokens.Title, look.Ink, 0), look.Para(d.book.Msg(f.Measure), tokens.Small, look.Ink2, 0), chart,
		look.Para(d.book.Msg(f.Base), tokens.Caption, look.Ink3, 0), look.Para(about, tokens.Caption, look.Ink3, 0)))
	back := themedBox(look.Surface, "", 0)
	sheet := newBlock(func(width float32) float32 { return widgets.HeightFor(content, width) }, func(size fyne.Size) {
		put(back, 0, 0, size.Width, size.Height)
		put(content, 0, 0, size.Width, size.Height)
	}, back, content)
	canvas := software.NewCanvas()
	canvas.SetScale(2)
	canvas.SetPadded(false)
	canvas.SetContent(sheet)
	canvas.Resize(fyne.NewSize(pictureWidth, widgets.HeightFor(content, pictureWidth)))
	var b bytes.Buffer
	err := png.Encode(&b, canvas.Capture())
	return b.Bytes(), err
}

// toClipboard puts a PNG on the system's clipboard.
func toClipboard(content []byte) error {
	if err := clipboard.Init(); err != nil {
		return err
	}
	clipboard.Write(clipboard.FmtImage, content)
	return nil
}

// clockOf is the time of a value of a curve.
func clockOf(book *words.Book, f figure.Figure, i int) string {
	return book.Time(time.Unix(f.X[i], 0).In(f.Location()))
}

// zoneNote is the span of a curve and the zone of its clock.
func zoneNote(d *desk, v *participationData, f figure.Figure) string {
	if f.IsEmpty() {
		return ""
	}
	from, until := time.Unix(f.X[0], 0).In(f.Location()), time.Unix(f.X[len(f.X)-1], 0).In(f.Location())
	if v.webinar.Start.Zone == "" && f.Zone == "UTC" {
		return d.t("participation.zone_unknown", "from", d.book.Time(from), "until", d.book.Time(until))
	}
	return d.book.TimeRange(from, until)
}
