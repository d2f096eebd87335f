package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// rail is the column of pages at the left.
type rail struct {
	d      *desk
	object *block
	narrow bool

	back, rule fyne.CanvasObject
	mark       fyne.CanvasObject
	name       *look.Paragraph
	share      *look.Paragraph
	items      []railItem
	settings   *widgets.NavItem // these two are in the frame: Tab comes to them after the page
	help       *widgets.NavItem
}

// railItem is one page and its row.
type railItem struct {
	entry pageEntry
	row   *widgets.NavItem
}

// Measures of the rail.
const (
	railInset   float32 = 12
	railFirst   float32 = 68 // top of the first row
	railStep    float32 = 38
	railShare   float32 = 36 // height of the word over the rows under Share
	railMarkTop float32 = 16
)

func newRail(d *desk) *rail {
	r := &rail{d: d, back: themedBox(look.Rail, "", 0), rule: themedBox(look.Line, "", 0)}
	r.mark = newMark(24)
	r.name = look.Label(d.t("app.name"), tokens.Subtitle, look.Ink)
	r.share = look.Label(d.t("rail.share"), tokens.Caption, look.Ink3)
	objects := []fyne.CanvasObject{r.back, r.rule, r.mark, r.name, r.share}
	for _, entry := range pageEntries() {
		row := widgets.NewNavItem(widgets.NavItemOptions{Icon: entry.icon, Label: d.t(entry.words),
			OnTapped: func() { d.open(Route{Page: entry.name}) }})
		row.Disable()
		r.items = append(r.items, railItem{entry, row})
		objects = append(objects, row)
	}
	r.settings = widgets.NewNavItem(widgets.NavItemOptions{Icon: "settings", Label: d.t("rail.settings"), OnTapped: d.showSettings})
	r.help = widgets.NewNavItem(widgets.NavItemOptions{Icon: "help", Label: d.t("rail.help"), Count: "F1", OnTapped: d.showTour})
	r.object = newBlock(func(float32) float32 { return 0 }, r.layOut, objects...)
	return r
}

func (r *rail) layOut(size fyne.Size) {
	put(r.back, 0, 0, size.Width, size.Height)
	put(r.rule, size.Width-tokens.LineWidth, 0, tokens.LineWidth, size.Height)
	markAt := tokens.Space20
	put(r.mark, markAt, railMarkTop, 24, 24)
	put(r.name, markAt+24+tokens.Space12, railMarkTop+1, size.Width-markAt-24-tokens.Space20, tokens.Subtitle.Line)
	y, shared := railFirst, false
	for _, item := range r.items {
		if item.entry.share && !shared {
			shared = true
			put(r.share, tokens.Space20, y+tokens.Space12-2, size.Width-2*tokens.Space20, tokens.Caption.Line)
			y += railShare
		}
		put(item.row, railInset, y, size.Width-2*railInset, tokens.NavRowHeight)
		y += railStep
	}
	if !shared || r.narrow {
		r.share.Hide()
	} else {
		r.share.Show()
	}
}

// putFoot places the rows at the rail's foot.
func (r *rail) putFoot(width, height float32) {
	put(r.help, railInset, height-tokens.NavRowHeight-railInset, width-2*railInset, tokens.NavRowHeight)
	put(r.settings, railInset, height-tokens.NavRowHeight-railInset-railStep, width-2*railInset, tokens.NavRowHeight)
}

// setNarrow shows icons only, or names too.
func (r *rail) setNarrow(narrow bool) {
	if r.narrow == narrow {
		return
	}
	r.narrow = narrow
	for _, item := range r.items {
		item.row.SetNarrow(narrow)
	}
	r.settings.SetNarrow(narrow)
	r.help.SetNarrow(narrow)
	if narrow {
		r.name.Hide()
	} else {
		r.name.Show()
	}
}

// showNotebook lets the rows work and gives them their counts.
func (r *rail) showNotebook(v *shellData) {
	counts := map[PageName]int{Regions: v.regions, Notes: v.notes, Questions: v.asked}
	for _, item := range r.items {
		item.row.Enable()
		count := ""
		if n := counts[item.entry.name]; n > 0 {
			count = r.d.book.Number(n)
		}
		item.row.SetCount(count)
	}
}

// showNothing is the rail while no notebook is open.
func (r *rail) showNothing() {
	for _, item := range r.items {
		item.row.Disable()
		item.row.SetCount("")
		item.row.SetSelected(false)
	}
}

// markPage marks the page that is open.
func (r *rail) markPage(p PageName) {
	for _, item := range r.items {
		item.row.SetSelected(item.entry.name == p)
	}
}
