package desktop

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// reportOutline is what a written report says, read from its own bytes: the
// preview and the summary cannot promise anything that is not in the file.
type reportOutline struct {
	eyebrow, title, lede, finding, caveat string
	sections                              []outlineSection
}

// outlineSection is one section with its points in a line each.
type outlineSection struct {
	title   string
	figures []outlineFigure
	points  []string
}

// outlineFigure is a number with its noun.
type outlineFigure struct{ number, noun string }

// outlineReader walks through a report.
type outlineReader struct {
	out  reportOutline
	skip int // depth within what is not read
	text strings.Builder
	noun string
	qa   bool // within a question and its answer
}

// readOutline reads a report that this program wrote.
func readOutline(html []byte) (*reportOutline, error) {
	start := bytes.Index(html, []byte("<main"))
	if start < 0 {
		return nil, errors.New("the report has no main part")
	}
	d := xml.NewDecoder(bytes.NewReader(html[start:]))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	r := &outlineReader{}
	var open []xml.StartElement
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) || (err != nil && len(open) == 0) {
			return &r.out, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Copy())
			r.begin(token)
		case xml.EndElement:
			if len(open) > 0 {
				r.end(open[len(open)-1])
				open = open[:len(open)-1]
			}
			if token.Name.Local == "main" {
				return &r.out, nil
			}
		case xml.CharData:
			if r.skip == 0 {
				r.text.Write(token)
			}
		}
	}
}

// skipped are the parts that no outline needs: drawings, long text, tables, the
// abbreviation of a language behind a text.
func skipped(e xml.StartElement) bool {
	switch e.Name.Local {
	case "svg", "table", "nav", "footer", "abbr":
		return true
	}
	class := classOf(e)
	return class == "prose" || class == "answer" || class == "plain" || class == "where" || class == "at" || class == "kind" || class == "when"
}

func classOf(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "class" {
			return a.Value
		}
	}
	return ""
}

func (r *outlineReader) begin(e xml.StartElement) {
	if r.skip > 0 || skipped(e) {
		r.skip++
		return
	}
	switch e.Name.Local {
	case "details":
		r.qa = classOf(e) == "qa"
	case "h1", "h2", "h3", "p", "dt", "dd", "summary", "li", "blockquote":
		r.text.Reset()
	}
}

func (r *outlineReader) end(e xml.StartElement) {
	if r.skip > 0 {
		r.skip--
		return
	}
	text := oneSpaced(r.text.String())
	if text == "" {
		return
	}
	class := classOf(e)
	switch e.Name.Local {
	case "h1":
		r.out.title = text
	case "h2":
		r.out.sections = append(r.out.sections, outlineSection{title: text})
	case "h3":
		r.point(text)
	case "summary":
		if r.qa {
			r.point(text)
		}
	case "dt":
		r.noun = text
	case "dd":
		if s := r.section(); s != nil && class == "n" {
			s.figures = append(s.figures, outlineFigure{text, r.noun})
		}
	case "p":
		r.paragraph(class, text)
	default:
		return
	}
	r.text.Reset()
}

func (r *outlineReader) paragraph(class, text string) {
	switch class {
	case "eyebrow":
		r.out.eyebrow = text
	case "lede":
		r.out.lede = text
	case "finding":
		r.out.finding = text
	case "caveat":
		r.out.caveat = text
	case "empty", "facts":
		r.point(text)
	case "":
		if s := r.section(); s != nil && len(s.points) < 3 && len(s.figures) == 0 && !strings.HasPrefix(text, "“") {
			r.point(text)
		}
	}
}

func (r *outlineReader) section() *outlineSection {
	if len(r.out.sections) == 0 {
		return nil
	}
	return &r.out.sections[len(r.out.sections)-1]
}

func (r *outlineReader) point(text string) {
	if s := r.section(); s != nil {
		s.points = append(s.points, text)
	}
}

// plain is the outline as text for a message.
func (o *reportOutline) plain() string {
	var b strings.Builder
	line := func(texts ...string) {
		for _, text := range texts {
			if text != "" {
				b.WriteString(text + "\n")
			}
		}
	}
	line(o.title, o.eyebrow)
	if o.lede != "" {
		line("", "\n"+o.lede)
	}
	if o.finding != "" {
		line("\n" + o.finding)
	}
	for _, s := range o.sections {
		line("\n" + s.title)
		for _, f := range s.figures {
			line("- " + f.number + " " + f.noun)
		}
		for _, p := range s.points {
			line("- " + p)
		}
	}
	if o.caveat != "" {
		line("\n" + o.caveat)
	}
	return b.String()
}
