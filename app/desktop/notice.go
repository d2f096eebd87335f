package desktop

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// notice is a line at the foot of the window that tells what was done, with a way
// back where it is a step that can be undone, or a way on.
type notice struct {
	object *fyne.Container
	inner  *fyne.Container // its height follows its width
	words  *look.Paragraph
	undo   *widgets.Button
	step   string // that undo takes back; empty: there is no such button
	on     *widgets.Button
	open   func() // leads on; nil: there is no such button
}

func newNotice(d *desk) *notice {
	n := &notice{words: look.Para("", tokens.Body, look.BG, noticeMost)}
	n.undo = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, OnInk: true, Label: d.t("action.undo"), Small: true, OnTapped: func() {
		d.shell.hideNotice()
		d.undo(false)
	}})
	n.on = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, OnInk: true, Label: d.t("action.open"), Small: true, OnTapped: func() {
		d.shell.hideNotice()
		n.open()
	}})
	n.inner = widgets.Inset(tokens.Space16, tokens.Space8, widgets.Row(tokens.Space8, widgets.Stretch(n.words), n.on, n.undo))
	n.object = container.NewStack(themedBox(look.Ink, "", tokens.RadiusControl), n.inner)
	n.object.Hide()
	return n
}

func (n *notice) show(text, step string, open func()) {
	n.step, n.open = step, open
	setShown(n.undo, step != "")
	setShown(n.on, open != nil)
	n.words.SetAlign(fyne.TextAlignCenter)
	if step != "" || open != nil || len(text) > noticeLetters {
		n.words.SetAlign(fyne.TextAlignLeading)
	}
	n.words.SetText(text)
	n.object.Show()
}

// showNotice shows a line over the page; step is what its button takes back, or
// empty, and open where the other leads, or nil.
func (s *shell) showNotice(text, step string, open func()) {
	s.noticeNumber++
	s.notice.show(text, step, open)
	s.frame.Layout.Layout(s.frame.Objects, s.frame.Size()) // the words may need another height
	s.notice.object.Refresh()
}

func (s *shell) hideNotice() { s.notice.object.Hide() }

// stepped hides a notice whose button would take back another step now.
func (s *shell) stepped(now steps) {
	if s.notice.step != "" && s.notice.step != now.undo {
		s.hideNotice()
		s.notice.step = ""
	}
}

// noticeTime is long enough to read two lines, of which noticeLetters are bytes. What
// is longer stands in proportion; it is up to noticeMost lines long.
const (
	noticeTime    = 8 * time.Second
	noticeLetters = 160
	noticeMost    = 8
)

// timeToRead is how long a notice is shown.
func timeToRead(text string) time.Duration {
	return noticeTime * time.Duration(max(noticeLetters, len(text))) / noticeLetters
}

// notify shows a line for a while; it asks for nothing.
func (d *desk) notify(text string) { d.notifyStep(text, "") }

// notifyStep is notify for a step that was just made, by its key: it can be undone
// there.
func (d *desk) notifyStep(text, step string) { d.notifyWith(text, step, nil) }

// notifyWith is notifyStep with a way to what was made.
func (d *desk) notifyWith(text, step string, open func()) {
	d.shell.showNotice(text, step, open)
	shown := d.shell.noticeNumber
	time.AfterFunc(timeToRead(text), func() {
		d.ui(func() {
			if d.shell.noticeNumber == shown {
				d.shell.hideNotice()
			}
		})
	})
}
