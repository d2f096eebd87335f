package report

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// svgElements are the elements a drawing may have; any other is dropped with
// everything in it.
var svgElements = map[string]bool{
	"g": true, "path": true, "rect": true, "circle": true, "line": true,
	"polyline": true, "polygon": true, "text": true, "tspan": true,
	"defs": true, "clipPath": true,
}

// svgAttributes are the attributes a drawing may have, with what their values
// must look like. Colours and fonts are treated apart.
var svgAttributes = map[string]*regexp.Regexp{
	"d": pathData, "points": pathData, "transform": transform,
	"x": number, "y": number, "width": number, "height": number, "r": number,
	"cx": number, "cy": number, "x1": number, "y1": number, "x2": number, "y2": number,
	"stroke-width": number, "opacity": number, "fill-opacity": number, "stroke-opacity": number,
	"stroke-dasharray": pathData, "text-anchor": word, "dominant-baseline": word,
	"stroke-linecap": word, "stroke-linejoin": word, "font-weight": word,
	"id": name, "clip-path": reference,
}

var (
	number    = regexp.MustCompile(`^-?[0-9.e-]+$`)
	pathData  = regexp.MustCompile(`^[MLHVCSQTAZmlhvcsqtaze0-9., -]*$`)
	transform = regexp.MustCompile(`^[a-z]+\([0-9., e-]+\)( [a-z]+\([0-9., e-]+\))*$`)
	word      = regexp.MustCompile(`^[a-z0-9-]+$`)
	name      = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)
	reference = regexp.MustCompile(`^url\(#[A-Za-z][A-Za-z0-9-]*\)$`)
	hexColour = regexp.MustCompile(`^#[0-9A-Fa-f]{3,8}$`)
)

// cleanSVG rewrites what ECharts drew into the inside of an svg element that can
// stand in any page: known elements and attributes only, no style, no script,
// no handler, colours of the design as classes, and ids that begin with prefix
// and are counted from one, so that they clash with no other chart's.
func cleanSVG(svg, prefix string) (string, error) {
	c := cleaner{prefix: prefix, ids: map[string]string{}}
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return c.out.String(), nil
		}
		if err != nil {
			return "", fmt.Errorf("reading a chart's SVG: %w", err)
		}
		c.token(token)
	}
}

type cleaner struct {
	out     strings.Builder
	prefix  string
	ids     map[string]string
	open    []string // names of the open elements that were written
	dropped int      // depth within an element that is left out
}

func (c *cleaner) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		c.start(t)
	case xml.EndElement:
		c.end(t)
	case xml.CharData:
		if c.dropped == 0 && c.inText() {
			_ = xml.EscapeText(&c.out, t)
		}
	}
}

func (c *cleaner) inText() bool {
	return len(c.open) > 0 && (c.open[len(c.open)-1] == "text" || c.open[len(c.open)-1] == "tspan")
}

func (c *cleaner) start(t xml.StartElement) {
	switch {
	case c.dropped > 0:
		c.dropped++
	case t.Name.Local == "svg": // the page has its own
	case !svgElements[t.Name.Local] || isNothing(t):
		c.dropped = 1
	default:
		c.open = append(c.open, t.Name.Local)
		c.out.WriteString("<" + t.Name.Local)
		c.attributes(t)
		c.out.WriteString(">")
	}
}

func (c *cleaner) end(t xml.EndElement) {
	switch {
	case c.dropped > 0:
		c.dropped--
	case t.Name.Local == "svg":
	default:
		c.open = c.open[:len(c.open)-1]
		c.out.WriteString("</" + t.Name.Local + ">")
	}
}

// isNothing tells whether an element leaves no mark: ECharts writes a
// background without a fill.
func isNothing(t xml.StartElement) bool {
	fill, stroke := "", "none"
	for _, a := range t.Attr {
		switch a.Name.Local {
		case "fill":
			fill = a.Value
		case "stroke":
			stroke = a.Value
		}
	}
	return (t.Name.Local == "rect" || t.Name.Local == "path") && fill == "none" && stroke == "none"
}

func (c *cleaner) attributes(t xml.StartElement) {
	var classes []string
	for _, a := range withStyle(t.Attr) {
		key, value := a.Name.Local, a.Value
		switch {
		case key == "fill" || key == "stroke" && t.Name.Local != "text":
			if hue, ok := hueNamed(value); ok {
				classes = append(classes, key[:1]+"-"+hue)
			} else if t.Name.Local == "text" {
				classes = append(classes, "f-ink-2") // readable in both modes
			} else if value == "none" || hexColour.MatchString(value) {
				c.attribute(key, value)
			}
		case t.Name.Local == "text" && strings.HasPrefix(key, "stroke"): // a halo that the page does not need
		case svgAttributes[key] != nil && svgAttributes[key].MatchString(value):
			c.attribute(key, c.renamed(key, value))
		}
	}
	if len(classes) > 0 {
		c.attribute("class", strings.Join(classes, " "))
	}
}

func (c *cleaner) attribute(key, value string) {
	c.out.WriteString(" " + key + `="`)
	_ = xml.EscapeText(&c.out, []byte(value))
	c.out.WriteString(`"`)
}

// renamed gives an id, or a reference to one, this drawing's own name for it.
func (c *cleaner) renamed(key, value string) string {
	switch key {
	case "id":
		return c.id(value)
	case "clip-path":
		return "url(#" + c.id(strings.TrimSuffix(strings.TrimPrefix(value, "url(#"), ")")) + ")"
	}
	return value
}

func (c *cleaner) id(theirs string) string {
	if c.ids[theirs] == "" {
		c.ids[theirs] = fmt.Sprintf("%s-%d", c.prefix, len(c.ids)+1)
	}
	return c.ids[theirs]
}

// withStyle gives the attributes with those of a style attribute in its place.
// Fonts' families and sizes are the page's.
func withStyle(attributes []xml.Attr) []xml.Attr {
	var all []xml.Attr
	for _, a := range attributes {
		if a.Name.Local != "style" {
			all = append(all, a)
			continue
		}
		for _, declaration := range strings.Split(a.Value, ";") {
			key, value, ok := strings.Cut(declaration, ":")
			if ok {
				all = append(all, xml.Attr{Name: xml.Name{Local: strings.TrimSpace(key)}, Value: strings.TrimSpace(value)})
			}
		}
	}
	return all
}
