package desktop

import (
	"path/filepath"

	"github.com/rapporteur-app/rapporteur/app/report"
)

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
