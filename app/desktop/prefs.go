package desktop

import (
	"encoding/json"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// maxRecent is how many notebooks the first-run screen and the menu list.
const maxRecent = 8

// settings are what the window remembers, as the file keeps them.
type settings struct {
	Theme look.Mode `json:"theme,omitempty"`
	// Language is the window's, en, es or pt; empty: the system's.
	Language string            `json:"language,omitempty"`
	TextSize int               `json:"text_size,omitempty"` // percent
	Role     string            `json:"role,omitempty"`      // of the person, for the changes they make
	Width    float32           `json:"width,omitempty"`
	Height   float32           `json:"height,omitempty"`
	Recent   []string          `json:"recent,omitempty"` // newest first
	Titles   map[string]string `json:"titles,omitempty"` // of the recent notebooks, by path
	Places   map[string]place  `json:"places,omitempty"` // by notebook path
	// Seen are conflict copies that were offered once, with the time each was written.
	Seen map[string]int64 `json:"seen,omitempty"`
	// Backups is the folder that backups go to; empty: the usual one.
	Backups string `json:"backups,omitempty"`
	// Columns are what people said that the columns of tables hold, by the hash of
	// the table's headers; nothing of the tables themselves.
	Columns map[string][]importer.Field `json:"columns,omitempty"`
}

// place is where a notebook was left.
type place struct {
	Page    PageName `json:"page,omitempty"`
	Webinar store.ID `json:"webinar,omitzero"`
}

// prefs keeps the settings in one file that is replaced whole: Fyne writes its
// own preferences in place, where a kill leaves them cut off. It belongs to the
// UI thread; writing happens off it.
type prefs struct {
	settings
	path    string // empty: nothing is kept
	writing sync.Mutex
	newest  int // guarded by writing
	asked   int
}

// readPrefs reads the settings, or starts afresh where there are none that can be read.
func readPrefs(folder string) *prefs {
	p := &prefs{}
	if folder != "" {
		p.path = filepath.Join(folder, "window.json")
		if raw, err := os.ReadFile(p.path); err == nil && json.Unmarshal(raw, &p.settings) != nil {
			p.settings = settings{}
		}
	}
	p.repair()
	return p
}

// ChosenBackups is the folder that a person chose in Settings for backups; empty: the
// usual one. settings is the folder of the user's configuration.
func ChosenBackups(settings string) string { return readPrefs(settings).Backups }

// repair replaces what cannot be used; a person may have edited the file.
func (p *prefs) repair() {
	switch p.Theme {
	case look.Light, look.Dark:
	default:
		p.Theme = look.System
	}
	if !slices.Contains(words.Languages(), p.Language) {
		p.Language = ""
	}
	if !slices.Contains(textSizes, p.TextSize) {
		p.TextSize = 100
	}
	if p.Width < tokens.WindowMinWidth || p.Width > 10000 || p.Height < tokens.WindowMinHeight || p.Height > 10000 {
		p.Width, p.Height = tokens.WindowWidth, tokens.WindowHeight
	}
	if p.Places == nil {
		p.Places = map[string]place{}
	}
	if p.Titles == nil {
		p.Titles = map[string]string{}
	}
	if len(p.Recent) > maxRecent {
		p.Recent = p.Recent[:maxRecent]
	}
}

// recentNotebook is a notebook that was open before.
type recentNotebook struct {
	path    string
	missing bool // its file was not there when last looked
}

// recents are those of paths, as if all were there.
func recents(paths []string) (all []recentNotebook) {
	for _, path := range paths {
		all = append(all, recentNotebook{path: path})
	}
	return all
}

// looked tells which of the paths are still there. Off the UI thread: a path may be on
// a drive that takes its time.
func looked(paths []string) []recentNotebook {
	all := recents(paths)
	for i := range all {
		_, err := os.Stat(all[i].path)
		all[i].missing = err != nil
	}
	return all
}

// dismiss takes a notebook off the recent ones.
func (p *prefs) dismiss(path string) {
	p.Recent = slices.DeleteFunc(slices.Clone(p.Recent), func(other string) bool { return other == path })
	delete(p.Places, path)
	delete(p.Titles, path)
	p.save()
}

// remember puts a notebook at the head of the recent ones.
func (p *prefs) remember(path string) {
	rest := slices.DeleteFunc(slices.Clone(p.Recent), func(other string) bool { return other == path })
	p.Recent = append([]string{path}, rest...)
	if len(p.Recent) > maxRecent {
		p.Recent = p.Recent[:maxRecent]
	}
	for known := range p.Places {
		if !slices.Contains(p.Recent, known) {
			delete(p.Places, known)
		}
	}
	for known := range p.Titles {
		if !slices.Contains(p.Recent, known) {
			delete(p.Titles, known)
		}
	}
	p.save()
}

// call keeps the title of a notebook.
func (p *prefs) call(path, title string) {
	if p.Titles[path] != title {
		p.Titles[path] = title
		p.save()
	}
}

// titleOf is a notebook's title, or its file's name where that is not known.
func (p *prefs) titleOf(path string) string {
	if title := p.Titles[path]; title != "" {
		return title
	}
	return strings.TrimSuffix(filepath.Base(path), extension)
}

// leave keeps where a notebook was left.
func (p *prefs) leave(path string, at Route) {
	p.Places[path] = place{Page: at.Page, Webinar: at.Webinar}
	p.save()
}

// maxColumns is how many shapes of tables are remembered.
const maxColumns = 200

// rememberColumns keeps what the columns of a table hold, for the next of its shape.
func (p *prefs) rememberColumns(m importer.Mapping) {
	if p.Columns == nil {
		p.Columns = map[string][]importer.Field{}
	}
	if len(p.Columns) >= maxColumns {
		clear(p.Columns)
	}
	p.Columns[m.Signature] = slices.Clone(m.Columns)
	p.save()
}

// knownColumns is a copy of what is remembered, for use off the UI thread.
func (p *prefs) knownColumns() map[string][]importer.Field { return maps.Clone(p.Columns) }

// save writes the settings in the background. They are a convenience: where
// they cannot be written, the window goes on without.
func (p *prefs) save() {
	if p.path == "" {
		return
	}
	raw := p.raw()
	p.asked++
	number := p.asked
	go func() {
		p.writing.Lock()
		defer p.writing.Unlock()
		if number > p.newest {
			p.newest = number
			_ = replaceFile(p.path, raw)
		}
	}()
}

// flush waits until what was saved is written. Off the UI thread.
func (p *prefs) flush(raw []byte) {
	p.writing.Lock()
	defer p.writing.Unlock()
	if p.path != "" {
		p.newest = math.MaxInt
		_ = replaceFile(p.path, raw)
	}
}

// raw is what the file is to hold.
func (p *prefs) raw() []byte {
	raw, err := json.MarshalIndent(p.settings, "", " ")
	if err != nil {
		return []byte("{}") // no value here fails to marshal
	}
	return append(raw, '\n')
}

// replaceFile writes a file so that it is the old one or the new one, never a part.
func replaceFile(path string, raw []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }() // gone after the rename
	if _, err = temp.Write(raw); err == nil {
		err = temp.Sync()
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
