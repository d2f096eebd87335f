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
// back where it is a step that can be undone.
type notice struct {
	object *fyne.Container
	inner  *fyne.Container // its height follows its width
	words  *look.Paragraph
	undo   *widgets.Button
	step   string // that undo takes back; empty: there is no such button
}

func newNotice(d *desk) *notice {
	n := &notice{words: look.Para("", tokens.Body, look.BG, noticeMost)}
	n.undo = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, OnInk: true, Label: d.t("action.undo"), Small: true, OnTapped: func() {
		d.shell.hideNotice()
		d.undo(false)
	}})
	n.inner = widgets.Inset(tokens.Space16, tokens.Space8, widgets.Row(tokens.Space8, widgets.Stretch(n.words), n.undo))
	n.object = container.NewStack(themedBox(look.Ink, "", tokens.RadiusControl), n.inner)
	n.object.Hide()
	return n
}

func (n *notice) show(text, step string) {
	n.step = step
	setShown(n.undo, step != "")
	n.words.SetAlign(fyne.TextAlignCenter)
	if step != "" || len(text) > noticeLetters {
		n.words.SetAlign(fyne.TextAlignLeading)
	}
	n.words.SetText(text)
	n.object.Show()
}

// showNotice shows a line over the page; step is what its button takes back, or
// empty.
func (s *shell) showNotice(text, step string) {
	s.noticeNumber++
	s.notice.show(text, step)
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
func (d *desk) notifyStep(text, step string) {
	d.shell.showNotice(text, step)
	shown := d.shell.noticeNumber
	time.AfterFunc(timeToRead(text), func() {
		d.ui(func() {
			if d.shell.noticeNumber == shown {
				d.shell.hideNotice()
			}
		})
	})
}
