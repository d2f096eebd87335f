package desktop

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// firstRun is the screen while no notebook is open.
type firstRun struct {
	root    *widgets.Page
	recent  *fyne.Container
	pending *look.Paragraph // the files that wait for a notebook
	waits   fyne.CanvasObject
	middle  fyne.CanvasObject
	object  fyne.CanvasObject
}

// update lays the screen out anew: parts came or went, at sizes they never had.
func (f *firstRun) update() {
	f.middle.Refresh()
	f.root.Update()
}

// firstWidth is the width of the choices.
const firstWidth float32 = 640

// firstRoomy is the height from which there is room for the drawing.
const firstRoomy float32 = 640

// showFirstRun shows the ways to a notebook.
func (d *desk) showFirstRun() {
	if d.shell.first == nil {
		d.shell.first = newFirstRun(d)
	}
	d.shell.ready()
	d.shell.hideNotice()
	d.letGo()
	d.shell.rail.showNothing()
	d.shell.top.showNothing()
	d.win.SetTitle(d.t("app.name"))
	d.shell.fill(d.shell.first.object)
	d.refreshMenu()
	d.refreshRecent()
	d.showPending()
	d.reached("frame", func() { d.reached("complete", nil) })
}

// showFirstRunIfEmpty is showFirstRun unless there is a notebook to go on with.
func (d *desk) showFirstRunIfEmpty() {
	if d.session == nil {
		d.showFirstRun()
	}
}

func newFirstRun(d *desk) *firstRun {
	f := &firstRun{recent: widgets.Column(tokens.Space4)}
	headline := look.Para(d.t("first.headline"), tokens.Headline, look.Ink, 0).SetAlign(fyne.TextAlignCenter)
	line := look.Para(d.t("first.line"), tokens.Body, look.Ink2, 0).SetAlign(fyne.TextAlignCenter)
	drop := widgets.Row(tokens.Space8, widgets.Spring(), widgets.NewIcon("download", look.Ink2, tokens.IconSmall),
		look.Label(d.t("importdialog.drop"), tokens.Small, look.Ink2), look.Label(extension+" "+strings.Join(importable, " "), tokens.Source, look.Ink2), widgets.Spring())
	of := look.Para(d.t("importdialog.drop_of"), tokens.Caption, look.Ink3, 0).SetAlign(fyne.TextAlignCenter)
	f.pending = look.Para("", tokens.Small, look.Ink, 3)
	f.waits = well(widgets.Row(tokens.Space12, widgets.NewIcon("upload_file", look.Ink2, 18), widgets.Stretch(f.pending),
		widgets.IconButton("close", d.t("importdialog.forget"), func() { d.setPending(nil) })))
	local := look.Para(d.t("first.local"), tokens.Caption, look.Ink3, 0).SetAlign(fyne.TextAlignCenter)
	drawing := widgets.Column(tokens.Space8, newArcs(), space(tokens.Space4))
	above, below := space(tokens.Space4), space(tokens.Space4)
	column := widgets.Column(tokens.Space12,
		drawing, widgets.Column(tokens.Space8, headline, line), above, f.waits,
		d.tile("folder_open", "first.open", "first.open_line", "Ctrl O", true, d.askOpen),
		f.recent,
		d.tile("auto_stories", "first.sample", "first.sample_line", "Ctrl Shift O", false, d.openSample),
		d.tile("note_add", "first.new", "first.new_line", "Ctrl Shift N", false, d.askNew),
		d.tile("upload_file", "importdialog.tile", "importdialog.tile_line", "Ctrl Shift I", false, d.askImport),
		below, widgets.Column(tokens.Space4, drop, of, local))
	f.recent.Hide()
	page := widgets.Pad(tokens.Space4, tokens.PageMargin, tokens.Space4, tokens.PageMargin, widgets.MaxWidth(firstWidth, column))
	middle := newBlock(func(width float32) float32 { return widgets.HeightFor(page, width) }, nil, page)
	middle.lay = func(size fyne.Size) {
		height := widgets.HeightFor(page, size.Width)
		put(page, 0, max(0, (size.Height-height)*0.5), size.Width, height)
	}
	f.root, f.middle = widgets.NewPage(middle), middle
	f.object = newDropFrame(unshadowed(f.root), func(room fyne.Size) {
		if roomy := room.Height >= firstRoomy; roomy != drawing.Visible() {
			for _, o := range []fyne.CanvasObject{drawing, above, below} {
				setShown(o, roomy) // in a low window the ways on come first
			}
			f.update()
		}
	})
	return f
}

// showPending says on the first screen which files wait for a notebook.
func (d *desk) showPending() {
	f := d.shell.first
	if f == nil {
		return
	}
	if len(d.pending) > 0 {
		f.pending.SetText(d.t("importdialog.waiting", "files", namesOfFiles(d.book, d.pending)))
		f.waits.Show()
	} else {
		f.waits.Hide()
	}
	f.update()
}

// tile is one way on: what it does, a line on it, its keys.
func (d *desk) tile(icon, title, line, keys string, first bool, do func()) fyne.CanvasObject {
	return widgets.NewActionTile(widgets.ActionTileOptions{Icon: icon, Title: d.t(title), Line: d.t(line), Keys: keys, Primary: first, OnTapped: do})
}
