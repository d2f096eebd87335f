// Package report writes a webinar's report: one HTML file that needs no network
// and no script, for people who do not have the notebook.
//
// Only what may leave the machine is in it: published notes, quotes that their
// speakers have cleared, and figures in their shareable form. The same notebook
// and options give the same bytes, so a report can be compared with its hash.
package report

import (
	"errors"
	"fmt"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// Options are the choices of one export.
type Options struct {
	Webinar store.ID
	// Language is en, es or pt; empty: the nearest to the notebook's.
	Language string
	// Sections are shown in this order; none: all, in the order of Sections.
	Sections []Section
	// PrivacyLimit is the smallest group shown. The notebook's own limit and
	// figures.LeastLimit cannot be undercut.
	PrivacyLimit int
	FundingLine  string
}

// ErrNoWebinar says that the notebook has no webinar of the ID in Options.
var ErrNoWebinar = errors.New("no such webinar")

// ErrNoSection says that Options names a section that reports do not have.
var ErrNoSection = errors.New("no such section")

// Error is why there is no report. Nothing was written or changed.
type Error struct {
	message words.Message
	cause   error
}

// Error says it in English.
func (e *Error) Error() string { return words.For("en").Msg(e.message) }

// Unwrap gives the cause: ErrNoWebinar or ErrNoSection.
func (e *Error) Unwrap() error { return e.cause }

// Message is the sentence for people, in any language.
func (e *Error) Message() words.Message { return e.message }

// HTML writes the report of a webinar as one self-contained file.
func HTML(r store.Reader, o Options) ([]byte, error) {
	sections, err := chosen(o.Sections)
	if err != nil {
		return nil, err
	}
	w, err := store.Get[store.Webinar](r, o.Webinar)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &Error{words.M("report.error.no_webinar"), ErrNoWebinar}
	}
	if err != nil {
		return nil, err
	}
	c, err := collect(r, w, o)
	if err != nil {
		return nil, fmt.Errorf("collecting the report of webinar %d: %w", w.Number, err)
	}
	p, err := c.page(sections)
	if err != nil {
		return nil, err
	}
	return p.html()
}

// FileName is the name a report is offered under, such as
// report-webinar-19-en.html. A webinar without a number goes by its date, or by
// the end of its ID.
func FileName(w store.Webinar, lang string) string {
	which := fmt.Sprint(w.Number)
	if w.Number == 0 {
		if day := w.Start.Local; len(day) >= len("2006-01-02") && isDay(day[:10]) {
			which = day[:10]
		} else {
			id := w.ID.String()
			which = id[max(0, len(id)-6):]
		}
	}
	return "report-webinar-" + which + "-" + words.For(lang).Language() + ".html"
}

// limit is the smallest group that this report shows.
func limit(asked int, about store.Notebook) int {
	return max(asked, about.PrivacyLimit, figures.LeastLimit)
}
