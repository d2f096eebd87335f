package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// noticePager shows the third-party notices a page at a time.
type noticePager struct {
	pages        []noticePage
	at           int
	where        *look.Paragraph
	title, text  *look.Paragraph
	before, next *widgets.Button
}

// show makes the parts of the pager; none where the program was built without notices.
func (n *noticePager) show(h *helpForm) []fyne.CanvasObject {
	if n.pages == nil {
		n.pages = pagesOfNotices(h.d.options.Notices)
	}
	if len(n.pages) == 0 {
		return nil
	}
	n.where = look.Para("", tokens.Small, look.Ink3, 1).SetAlign(fyne.TextAlignCenter)
	n.title, n.text = look.Para("", tokens.BodyBold, look.Ink, 2), look.Para("", tokens.Small, look.Ink2, 0)
	turn := func(by int) func() {
		return func() {
			n.at = min(max(n.at+by, 0), len(n.pages)-1)
			n.fill(h.d)
			h.page.Update()
		}
	}
	n.before = widgets.NewButton(widgets.ButtonOptions{Label: h.d.t("help.notices.before"), Icon: "chevron_left", Small: true, OnTapped: turn(-1)})
	n.next = widgets.NewButton(widgets.ButtonOptions{Label: h.d.t("help.notices.next"), Trailing: "chevron_right", Small: true, OnTapped: turn(1)})
	n.fill(h.d)
	return []fyne.CanvasObject{themedLine(), h.heading(h.d.t("about.notices")), h.para("help.notices.line"),
		widgets.Row(tokens.Space8, n.before, widgets.Stretch(n.where), n.next), n.title, n.text}
}

func (n *noticePager) fill(d *desk) {
	page := n.pages[n.at]
	n.where.SetText(d.t("help.notices.page", "page", n.at+1, "pages", len(n.pages)))
	n.title.SetText(page.title)
	n.text.SetText(page.text)
	enable(n.before, n.at > 0)
	enable(n.next, n.at < len(n.pages)-1)
}

// enable lets a control work or not.
func enable(c fyne.Disableable, on bool) {
	if on {
		c.Enable()
	} else {
		c.Disable()
	}
}
