package desktop

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// wrongThing is one thing that is wrong in a notebook, in words.
type wrongThing struct {
	where, what string
	loss        bool // nothing is broken there that could be repaired
}

// mostWrong is how many things are listed that are wrong.
const mostWrong = 40

// checkNotebook reads everything in the open notebook and says what is wrong with it.
func (d *desk) checkNotebook() {
	if d.session == nil {
		return
	}
	d.leavePage(d.places.at)
	s, reading := d.session, d.t("checking.reading")
	w := d.newLongWork(d.t("checking.title", "name", filepath.Base(d.path())), reading)
	var wrong []wrongThing
	d.afterEdits(s, func() {
		w.run(reading, func(follow store.Follow) (err error) {
			wrong, err = d.wrongIn(s.file, follow)
			return err
		}, func(err error) { w.showWrong(s.file.Path(), wrong, err) })
	})
}

// afterEdits calls a function after the edits that wait, or at once where the disk
// takes none.
func (d *desk) afterEdits(s *session, then func()) {
	if d.failing() {
		then()
		return
	}
	s.add(&job{run: func() error { return nil }, then: func(error) { then() }})
}

// wrongIn checks a notebook that is open. Off the UI thread.
func (d *desk) wrongIn(file notebook, follow store.Follow) (wrong []wrongThing, err error) {
	problems, err := file.Check(follow)
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		where := p.Where
		if ref, is := refIn(where); is && len(wrong) < mostWrong {
			title := ""
			err := file.View(func(r store.Reader) (err error) {
				title, err = titleOf(r, ref)
				return err
			})
			if err != nil {
				title = "" // it is what cannot be read
			}
			where = d.recordName(rivalName{ref.Type, title})
		} else {
			where = d.placeName(where)
		}
		one := wrongThing{where, capital(d.book.Msg(p.Message())), p.IsLoss()}
		if !slices.Contains(wrong, one) {
			wrong = append(wrong, one)
		}
	}
	return wrong, nil
}

// placeName names a part of a notebook that is no record.
func (d *desk) placeName(where string) string {
	switch {
	case filepath.IsAbs(where):
		return filepath.Base(where)
	case strings.HasPrefix(where, "blob"):
		return d.t("checking.in_files")
	case where == "changes":
		return d.t("checking.in_history")
	}
	return d.t("checking.in_lists")
}

// capital begins a sentence.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// refIn is the record that a problem's place names, if it names one.
func refIn(where string) (store.Ref, bool) {
	kind, id, _ := strings.Cut(where, " ")
	parsed, err := store.ParseID(id)
	for _, known := range store.Types() {
		if string(known) == kind && err == nil {
			return store.Ref{Type: known, ID: parsed}, true
		}
	}
	return store.Ref{}, false
}

// showWrong says what came of a check.
func (w *longWork) showWrong(path string, wrong []wrongThing, err error) {
	d := w.d
	switch {
	case errors.Is(err, store.ErrDamaged):
		w.box.fill(append([]fyne.CanvasObject{look.Para(sentence(d.book, err), tokens.Body, look.Ink, 0)}, w.waysOut(path)...)...)
		return
	case err != nil:
		w.box.fill(look.Para(sentence(d.book, err), tokens.Body, look.Ink, 0))
		return
	case len(wrong) == 0:
		good := widgets.Row(tokens.Space12, widgets.NewIcon("task_alt", look.Accent, tokens.IconSize),
			widgets.Stretch(look.Para(d.t("checking.good"), tokens.Body, look.Ink, 0)))
		w.box.box.enter = w.close
		w.box.fill(good)
		return
	}
	var lines []fyne.CanvasObject
	for _, one := range wrong[:min(len(wrong), mostWrong)] {
		lines = append(lines, widgets.Column(0, look.Para(one.where, tokens.SmallBold, look.Ink, 1), look.Para(one.what, tokens.Small, look.Ink2, 3)))
	}
	if more := len(wrong) - mostWrong; more > 0 {
		lines = append(lines, look.Para(d.t("merge.more", "count", more), tokens.Small, look.Ink3, 1))
	}
	parts := []fyne.CanvasObject{look.Para(d.t("checking.bad", "count", len(wrong)), tokens.Body, look.Ink, 0)}
	if slices.ContainsFunc(wrong, func(one wrongThing) bool { return !one.loss }) {
		parts = append(parts, w.waysOut(path)...)
	} else {
		parts = append(parts, look.Para(d.t("checking.lost"), tokens.Body, look.Ink, 0))
	}
	w.box.fill(append(parts, well(widgets.Column(tokens.Space8, lines...)))...)
}

// waysOut are what can be done about a damaged notebook. Where it could not be opened
// before, a way that leads nowhere returns to what opening it says.
func (w *longWork) waysOut(path string) []fyne.CanvasObject {
	var back func()
	if path != w.d.path() {
		back = func() { w.d.openPath(path) }
	}
	return w.d.waysOut(w.box, path, w.close, back)
}

// waysOut are what can be done about a damaged notebook, in a dialog that they close.
// Enter takes the first. back is what a way that leads nowhere returns to; may be nil.
func (d *desk) waysOut(box *pageBox, path string, leave, back func()) []fyne.CanvasObject {
	var tiles []fyne.CanvasObject
	add := func(icon, title, line string, do func()) {
		act := func() { leave(); do() }
		if len(tiles) == 0 {
			box.box.enter = act
		}
		tiles = append(tiles, box.seen(widgets.NewActionTile(widgets.ActionTileOptions{
			Icon: icon, Title: d.t(title), Line: d.t(line), Primary: len(tiles) == 0, OnTapped: act})))
	}
	if d.backupFolder() != "" {
		add("settings_backup_restore", "backups.menu", "checking.backups_line", func() { d.listBackups(path, back) })
	}
	add("save", "checking.save", "checking.save_line", func() { d.saveReadable(path, back) })
	return []fyne.CanvasObject{widgets.Column(tokens.Space8, tiles...)}
}

// sayDamaged says that a notebook is damaged, and offers its backups and what of it
// can be read. More buttons stand beside Close.
func (d *desk) sayDamaged(title, path string, err error, more ...choice) {
	var box *pageBox
	leave := func() { box.box.hide() }
	back := func() { d.sayDamaged(title, path, err, more...) }
	buttons := []fyne.CanvasObject{widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.close"), OnTapped: leave})}
	for _, c := range more {
		buttons = append(buttons, widgets.NewButton(widgets.ButtonOptions{Label: c.label, OnTapped: func() { leave(); c.do() }}))
	}
	box = d.newPageBox(title, pageBoxWidth, nil, buttons...)
	box.box.damage = true
	box.fill(append([]fyne.CanvasObject{look.Para(sentence(d.book, err), tokens.Body, look.Ink, 0)}, d.waysOut(box, path, leave, back)...)...)
	box.show()
}

// complainOfDamage shows an error that says that the open notebook is damaged, and
// tells whether it is one. It is not said on top of what is being done about it.
func (d *desk) complainOfDamage(err error) bool {
	var own *store.Error
	if !errors.As(err, &own) || own.Kind != store.ErrDamaged || own.Path != d.path() {
		return false
	}
	if !slices.ContainsFunc(d.modals, func(m *modal) bool { return m.damage }) {
		d.sayDamaged(d.t("error.title"), own.Path, err)
	}
	return true
}
