package report

import (
	"bytes"
	"html/template"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// deepest is the level that a note's first heading gets: below the headings of
// the report, so that its outline stays true.
const deepest = 4

var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify),
	goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(lowerHeadings{}, 100))),
)

// lowerHeadings moves a note's headings below those of the page.
type lowerHeadings struct{}

// Transform implements parser.ASTTransformer.
func (lowerHeadings) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			h.Level = min(h.Level+deepest-1, 6)
		}
		return ast.WalkContinue, nil
	})
}

// policy is what a note's text may be: words, lists and tables; no pictures, no
// styles, and links only to the web and to mail.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "em", "strong", "del", "code", "pre", "blockquote", "hr",
		"ul", "ol", "li", "h4", "h5", "h6",
		"table", "thead", "tbody", "tr", "th", "td")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("https", "mailto")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(false)
	p.RequireNoFollowOnLinks(false)
	p.AddTargetBlankToFullyQualifiedLinks(true) // and with it rel="noopener"
	return p
})

// rendered turns a note's Markdown into HTML that may stand in the page.
func rendered(source string) template.HTML {
	var out bytes.Buffer
	if err := markdown.Convert([]byte(printable(source)), &out); err != nil {
		// Converting writes to memory and cannot fail; the bare text is still true.
		return template.HTML("<p>" + template.HTMLEscapeString(printable(source)) + "</p>")
	}
	return template.HTML(policy().SanitizeBytes(bytes.TrimSpace(out.Bytes())))
}
