package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"image/color"
	"strings"
	"sync"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

//go:embed page.html.tmpl
var pageSource string

//go:embed page.css
var cssSource string

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Parse(pageSource))
})

// html writes the page.
func (p *page) html() ([]byte, error) {
	var out bytes.Buffer
	if err := pageTemplate().Execute(&out, p); err != nil {
		return nil, fmt.Errorf("writing the report: %w", err)
	}
	return tidied(out.Bytes()), nil
}

// tidied takes out the indentation and the empty lines that the template leaves.
// The style is not touched: its hash stands in the page.
func tidied(html []byte) []byte {
	end := bytes.Index(html, []byte("</style>"))
	out := bytes.NewBuffer(make([]byte, 0, len(html)))
	out.Write(html[:end])
	pre := false
	for line := range bytes.Lines(html[end:]) {
		short := bytes.TrimSpace(line)
		if !pre && len(short) == 0 {
			continue
		}
		if bytes.Contains(short, []byte("<pre")) {
			pre = true
		}
		if pre {
			out.Write(line)
		} else {
			out.Write(short)
			out.WriteByte('\n')
		}
		if bytes.Contains(short, []byte("</pre>")) {
			pre = false
		}
	}
	return out.Bytes()
}

// style is the page's one style sheet: the design's colours in both modes, a
// class for each of them, and page.css.
var style = sync.OnceValue(func() template.CSS {
	var b strings.Builder
	b.WriteString(":root{color-scheme:light dark;" + properties(func(h hue) color.NRGBA { return h.light }) + "}\n")
	b.WriteString("@media screen and (prefers-color-scheme:dark){:root{" + properties(func(h hue) color.NRGBA { return h.dark }) + "}}\n")
	for _, h := range hues {
		fmt.Fprintf(&b, ".f-%s{fill:var(--%s)}.s-%s{stroke:var(--%s)}\n", h.name, h.name, h.name, h.name)
	}
	for _, key := range tokens.ThemeKeys {
		fmt.Fprintf(&b, ".t-%s .icon{color:var(--%s-text)}\n", key, key)
	}
	b.WriteString(cssSource)
	return template.CSS(b.String())
})

func properties(value func(hue) color.NRGBA) string {
	var b strings.Builder
	for _, h := range hues {
		fmt.Fprintf(&b, "--%s:%s;", h.name, tokens.Hex(value(h)))
	}
	return b.String()
}

// contentPolicy allows the page nothing but its own style, named by its hash,
// and pictures that are in it. No script runs, and nothing is fetched.
var contentPolicy = sync.OnceValue(func() template.HTML {
	sum := sha256.Sum256([]byte(style()))
	return template.HTML(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-` +
		base64.StdEncoding.EncodeToString(sum[:]) + `'; img-src data:; base-uri 'none'; form-action 'none'">`)
})
