package desktop

import (
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// mainMenu is the menu with what can be done now.
func (d *desk) mainMenu() *fyne.MainMenu {
	menus := []*fyne.Menu{d.fileMenu(), d.editMenu()}
	if webinar := d.webinarMenu(); webinar != nil {
		menus = append(menus, webinar)
	}
	menus = append(menus, d.viewMenu(), d.helpMenu())
	if !nativeMenu {
		for _, m := range menus {
			writeKeys(m)
		}
	}
	return fyne.NewMainMenu(menus...)
}

// nativeMenu tells whether the system draws the menu, with its keys.
const nativeMenu = runtime.GOOS == "darwin"

// refreshMenu brings the menu up to date. An open menu is never torn down: a
// click on Edit ends a visit to a text field, whose saving changes the menu
// while it opens. Its words change in place; anything more waits for it to close.
func (d *desk) refreshMenu() {
	next := d.mainMenu()
	switch child, open := d.openMenu(); {
	case d.menu != nil && sameText(d.menu.Items, next.Items):
		adopt(d.menu.Items, next.Items)
	case !open:
		d.menu = next
		d.win.SetMainMenu(next)
	default:
		if sameShape(d.menu.Items, next.Items) {
			adopt(d.menu.Items, next.Items)
			child.Refresh()
		}
		d.menuLater()
	}
}

// openMenu is the menu that is open in the menu bar. Fyne keeps its bar to
// itself, but the bar's items can be asked while they have the focus.
func (d *desk) openMenu() (*widget.Menu, bool) {
	item, ok := d.win.Canvas().Focused().(interface{ Child() *widget.Menu })
	if !ok {
		return nil, false
	}
	return item.Child(), true
}

// menuLater builds the menu anew once it is closed.
func (d *desk) menuLater() {
	if d.menuWaits {
		return
	}
	d.menuWaits = true
	time.AfterFunc(menuWait, func() {
		d.ui(func() {
			d.menuWaits = false
			if _, open := d.openMenu(); open {
				d.menuLater()
				return
			}
			d.menu = nil
			d.refreshMenu()
		})
	})
}

// menuWait is how long a menu may be out of date after it closes.
const menuWait = 200 * time.Millisecond

// sameShape tells whether two menus have the same items, whatever these say.
func sameShape(x, y []*fyne.Menu) bool {
	return alike(x, y, func(a, b *fyne.MenuItem) bool { return true })
}

// sameText tells whether two menus read the same.
func sameText(x, y []*fyne.Menu) bool {
	return alike(x, y, func(a, b *fyne.MenuItem) bool { return a.Label == b.Label && a.Checked == b.Checked })
}

func alike(x, y []*fyne.Menu, items func(a, b *fyne.MenuItem) bool) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i].Label != y[i].Label || len(x[i].Items) != len(y[i].Items) {
			return false
		}
		for j, a := range x[i].Items {
			b := y[i].Items[j]
			if a.IsSeparator != b.IsSeparator || nameOf(a.Shortcut) != nameOf(b.Shortcut) || (a.ChildMenu == nil) != (b.ChildMenu == nil) || !items(a, b) {
				return false
			}
			if a.ChildMenu != nil && !alike([]*fyne.Menu{a.ChildMenu}, []*fyne.Menu{b.ChildMenu}, items) {
				return false
			}
		}
	}
	return true
}

func nameOf(s fyne.Shortcut) string {
	if s == nil {
		return ""
	}
	return s.ShortcutName()
}

// adopt gives the items of a menu what those of another of the same shape say
// and do.
func adopt(old, next []*fyne.Menu) {
	for i := range old {
		for j, item := range old[i].Items {
			from := next[i].Items[j]
			item.Label, item.Checked, item.Action = from.Label, from.Checked, from.Action
			if item.ChildMenu != nil {
				adopt([]*fyne.Menu{item.ChildMenu}, []*fyne.Menu{from.ChildMenu})
			}
		}
	}
}

// keyless is a shortcut that Fyne does not write beside its item: it draws keys
// at a fifth of the text's opacity, which nobody can read.
type keyless struct{ name string }

// ShortcutName is the name of the shortcut it stands for.
func (k keyless) ShortcutName() string { return k.name }

const (
	menuGap   float32 = tokens.Space32 // between the words and the keys
	menuWords float32 = 260            // most that the words of an item with keys may take
)

// writeKeys puts the keys of each item into its label, under one another. The
// words of a step are cut to the width they had room for, since an open menu
// keeps its size.
func writeKeys(m *fyne.Menu) {
	width := float32(0)
	for _, item := range m.Items {
		if item.Shortcut == nil {
			continue
		}
		if isStep(item) {
			width = menuWords
		}
		width = max(width, min(look.Width(item.Label, tokens.Body), menuWords))
	}
	for _, item := range m.Items {
		key, ok := item.Shortcut.(fyne.KeyboardShortcut)
		if !ok {
			continue
		}
		item.Label = padded(cut(item.Label, width), width+menuGap) + keyWords(key)
		item.Shortcut = keyless{item.Shortcut.ShortcutName()}
	}
}

// isStep tells whether an item names a step, which changes while it is open.
func isStep(item *fyne.MenuItem) bool {
	_, undo := item.Shortcut.(*fyne.ShortcutUndo)
	return undo
}

// cut shortens words to a width.
func cut(words string, width float32) string {
	if look.Width(words, tokens.Body) <= width {
		return words
	}
	letters := []rune(words)
	for len(letters) > 0 && look.Width(string(letters)+"…", tokens.Body) > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimSpace(string(letters)) + "…"
}

// padded fills words up to a width with spaces.
func padded(words string, width float32) string {
	space := look.Width("x x", tokens.Body) - look.Width("xx", tokens.Body)
	return words + strings.Repeat(" ", max(1, int((width-look.Width(words, tokens.Body))/space+0.5)))
}

// keyWords are the keys as the help writes them: "Ctrl Shift N".
func keyWords(s fyne.KeyboardShortcut) string {
	var keys []string
	for _, m := range []struct {
		modifier fyne.KeyModifier
		name     string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierAlt, "Alt"}, {fyne.KeyModifierShift, "Shift"}, {fyne.KeyModifierSuper, "Super"}} {
		if s.Mod()&m.modifier != 0 {
			keys = append(keys, m.name)
		}
	}
	name := string(s.Key())
	if arrow, ok := map[fyne.KeyName]string{fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyReturn: "Enter"}[s.Key()]; ok {
		name = arrow
	}
	return strings.Join(append(keys, name), " ")
}
