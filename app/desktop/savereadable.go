package desktop

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// readable is what of a damaged notebook was saved to a new file.
type readable struct {
	store.Repaired
	path, out string
	wrong     int // things in the new file that lead to what was lost
}

// saveReadable asks where what can be read of a damaged notebook goes, and saves it there.
// back is what giving it up returns to; may be nil.
func (d *desk) saveReadable(path string, back func()) {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	d.askPlace(saving{
		title: d.t("checking.save_title", "name", filepath.Base(path)), action: "action.save", extension: extension, onlyNew: true,
		folder: filepath.Dir(path), name: d.t("checking.save_name", "name", name) + extension,
		write: func(out string) { d.saveReadableTo(path, out) }, back: back,
	})
}

func (d *desk) saveReadableTo(path, out string) {
	repairing := d.t("checking.saving")
	var w *longWork
	act := func() { w.close(); d.openPath(out) }
	open := widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("checking.open"), OnTapped: act})
	w = d.newLongWork(d.t("checking.save_title", "name", filepath.Base(path)), repairing, open)
	saved := readable{path: path, out: out}
	do := func(file notebook) {
		w.run(repairing, func(follow store.Follow) error { return saved.make(file, follow) }, func(err error) {
			if err != nil {
				w.box.fill(append([]fyne.CanvasObject{look.Para(sentence(d.book, err), tokens.Body, look.Ink, 0)}, w.waysOut(path)...)...)
				return
			}
			open.Show()
			w.box.box.enter = act
			w.box.fill(d.savedWords(saved)...)
		})
	}
	if s := d.session; s != nil && path == s.file.Path() {
		d.afterEdits(s, func() { do(s.file) })
		return
	}
	do(nil)
}

// make saves what can be read, of the notebook that is open or, without one, of the
// file, and checks the new file. Off the UI thread.
func (r *readable) make(file notebook, follow store.Follow) (err error) {
	const share = 0.7 // of the work that is saving; the rest is checking
	part := func(from, share float64) store.Follow {
		return store.Follow{Context: follow.Context, Told: func(done float64) { follow.Told(from + share*done) }}
	}
	if file != nil {
		r.Repaired, err = file.Repair(r.out, part(0, share))
	} else {
		r.Repaired, err = store.RepairFollowed(r.path, r.out, part(0, share))
	}
	if err != nil {
		return err
	}
	// From here on the file is there: it is said even if the check is not waited for.
	problems, err := store.CheckFollowed(r.out, store.Follow{Told: part(share, 1-share).Told})
	r.wrong = len(problems)
	return err
}

// savedWords say where the new file is, what is in it and what was lost.
func (d *desk) savedWords(r readable) []fyne.CanvasObject {
	lines := []fyne.CanvasObject{}
	say := func(text string) {
		lines = append(lines, look.Para("· "+text, tokens.Body, look.Ink2, 0))
	}
	for _, m := range r.Messages() {
		say(d.book.Msg(m))
	}
	if r.wrong > 0 {
		say(d.t("checking.leads_nowhere", "count", r.wrong))
	}
	return []fyne.CanvasObject{
		look.Para(d.t("checking.saved", "path", homely(r.out), "name", filepath.Base(r.path)), tokens.Body, look.Ink, 0),
		widgets.Column(tokens.Space8, lines...),
	}
}
