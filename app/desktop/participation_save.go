package desktop

import (
	"bytes"
	"image/png"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"golang.design/x/clipboard"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// What leaves the machine from this page is the shareable form, whatever the page
// shows: pictures and tables travel on without it.

// shared is a view in the form that may leave; nil where nothing of it may.
func (p *participationPage) shared(name string) *view {
	for _, v := range p.views(false) {
		if v.name == name && v.empty == "" {
			return v
		}
	}
	p.d.notify(p.d.t("participation.nothing_shareable", "limit", p.v.limit))
	return nil
}

// sheet is a view for a file, with the webinar, the denominator and the limit.
func (p *participationPage) sheet(v *view) csvSheet {
	s := csvSheet{title: v.title, table: v.table}
	for _, note := range []string{v.base, v.why} {
		if note != "" {
			s.notes = append(s.notes, note)
		}
	}
	return s
}

// saveCSV saves one table.
func (p *participationPage) saveCSV(name string) {
	v := p.shared(name)
	if v == nil {
		return
	}
	s := p.sheet(v)
	s.notes = append([]string{joinDots([]string{v.title, p.about()})}, s.notes...)
	p.saveAs(fileStem(p.v.webinar, name)+".csv", "participation.save_title", csvOf(p.d.book.Language(), s))
}

// saveAll saves all tables of the page, one under the other.
func (p *participationPage) saveAll() {
	var sheets []csvSheet
	for _, v := range p.views(false) {
		if v.empty == "" {
			sheets = append(sheets, p.sheet(v))
		}
	}
	if len(sheets) == 0 {
		p.d.notify(p.d.t("participation.nothing_shareable", "limit", p.v.limit))
		return
	}
	last := &sheets[len(sheets)-1]
	last.notes = append(last.notes, p.about())
	p.saveAs(fileStem(p.v.webinar, "participation")+".csv", "participation.save_title", csvOf(p.d.book.Language(), sheets...))
}

// about says of which webinar a file is, and how people were counted.
func (p *participationPage) about() string {
	parts := []string{webinarShort(p.d.book, p.v.webinar)}
	if p.v.webinar.Title != "" {
		parts = append([]string{p.v.webinar.Title}, parts...)
	}
	if note := p.d.book.Msg(p.v.shared.IdentityNote); note != "" {
		parts = append(parts, note)
	}
	if p.v.caveat != "" {
		parts = append(parts, p.v.caveat)
	}
	return joinDots(append(parts, p.d.t("participation.aggregate", "limit", p.v.limit)))
}

// saveAs asks for a place, title being the key of the question, and writes a file there.
func (p *participationPage) saveAs(name, title string, content []byte) {
	d := p.d
	d.askPlace(saving{
		title: d.t(title), action: "action.save", extension: filepath.Ext(name), folder: p.folder, name: name,
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

// fileStem begins a file's name: webinar-19-country.
func fileStem(w store.Webinar, name string) string {
	stem := "webinar"
	if w.Number > 0 {
		stem += "-" + strconv.Itoa(w.Number)
	}
	return stem + "-" + strings.ReplaceAll(name, "_", "-")
}

// pictureWidth is the width of a copied picture, in units; it is drawn at twice that.
const pictureWidth float32 = 720

// copyPicture puts a chart on the clipboard as a picture. Where the system has no
// clipboard for pictures, it offers a file.
func (p *participationPage) copyPicture(name string) {
	d, v := p.d, p.shared(name)
	if v == nil {
		return
	}
	content, err := p.picture(v)
	if err != nil {
		d.complain(err)
		return
	}
	d.later(func() error { return d.toBoard(content) }, func(err error) {
		if err == nil {
			d.notify(d.t("participation.copied"))
			return
		}
		p.saveAs(fileStem(p.v.webinar, name)+".png", "participation.picture_title", content)
	})
}

// picture draws a view with its title and denominator as PNG, on white whatever the
// window looks like: it goes into documents.
func (p *participationPage) picture(v *view) (content []byte, err error) {
	look.InLight(func() { content, err = p.draw(v) })
	return content, err
}

func (p *participationPage) draw(v *view) ([]byte, error) {
	parts := []fyne.CanvasObject{look.Para(v.title, tokens.Title, look.Ink, 0)}
	if v.about != "" {
		parts = append(parts, look.Para(v.about, tokens.Small, look.Ink2, 0))
	}
	if v.head != nil {
		parts = append(parts, v.head)
	}
	drawn := v.chart != nil && !p.open[v.name].table
	if drawn {
		parts = append(parts, v.chart(0))
	} else {
		parts = append(parts, v.table.widget(0))
	}
	notes := []string{v.base}
	if !drawn {
		notes = append(notes, v.why)
	}
	for _, note := range notes {
		if note != "" {
			parts = append(parts, look.Para(note, tokens.Caption, look.Ink3, 0))
		}
	}
	content := widgets.Inset(tokens.Space24, tokens.Space20,
		widgets.Column(tokens.Space12, append(parts, look.Para(p.about(), tokens.Caption, look.Ink3, 0))...))
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
