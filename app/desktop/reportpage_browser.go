package desktop

import (
	"os"
	"path/filepath"
	"sync"

	"github.com/rapporteur-app/rapporteur/app/report"
)

// browserCopies is the folder of the reports that were made to be looked at.
// There is one a run; it goes when the window closes, since a report may hold
// what its writer does not want to leave behind.
type browserCopies struct {
	mu   sync.Mutex
	path string
}

// folder is the folder, which is made when it is first asked for.
func (c *browserCopies) folder() (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, err := os.Stat(c.path); c.path != "" && err == nil {
		return c.path, nil
	}
	path, err := os.MkdirTemp("", "rapporteur-")
	if err == nil {
		c.path = path
	}
	return path, err
}

// remove takes the folder away.
func (c *browserCopies) remove() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.path != "" {
		_ = os.RemoveAll(c.path) // what cannot be removed is the system's to clear
		c.path = ""
	}
}

// openInBrowser writes the report to a temporary file and opens it.
func (p *reportPage) openInBrowser() {
	if !p.ready() {
		return
	}
	d, s, choices, webinar := p.d, p.d.session, p.choices, p.snap.webinar
	name := report.FileName(webinar, choices.language)
	p.status.working(d.t("reportpage.writing", "name", name), nil)
	var path string
	d.later(func() error {
		content, err := s.makeReport(choices.options(webinar.ID))
		if err != nil {
			return err
		}
		folder, err := d.copies.folder()
		if err != nil {
			return err
		}
		path = filepath.Join(folder, name)
		return exportTrouble(path, writeFile(path, content, func() bool { return false }))
	}, func(err error) {
		if err != nil {
			p.status.failed(sentence(d.book, err))
			return
		}
		p.status.clear()
		d.openFileURL(path)
	})
}
