package widgets

import (
	"html"
	"net/url"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	source "github.com/yuin/goldmark/text"
)

// markdownBlock is one paragraph, heading, list, quote or piece of code.
type markdownBlock struct {
	segments []widget.RichTextSegment
	heading  bool
	quoted   bool
	code     bool
	rule     bool
}

// parseMarkdown turns a text into blocks of segments of RichText. Fyne's own
// parser would fetch images and crashes on some task lists; this one knows
// neither.
func parseMarkdown(s string) []markdownBlock {
	raw := []byte(s)
	r := markdownReader{source: raw}
	var blocks []markdownBlock
	add := func(b markdownBlock) {
		if len(b.segments) > 0 || b.rule { // a definition of links shows nothing
			blocks = append(blocks, b)
		}
	}
	root := goldmark.New().Parser().Parse(source.NewReader(raw))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if quote, ok := n.(*ast.Blockquote); ok {
			for inner := quote.FirstChild(); inner != nil; inner = inner.NextSibling() {
				add(r.top(inner, true))
			}
			continue
		}
		add(r.top(n, false))
	}
	return blocks
}

type markdownReader struct{ source []byte }

// top is a block that stands by itself.
func (r markdownReader) top(n ast.Node, quoted bool) markdownBlock {
	b := markdownBlock{quoted: quoted}
	switch n.(type) {
	case *ast.ThematicBreak:
		b.rule = true
		return b
	case *ast.Heading:
		b.heading = true
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		b.code = true
	}
	b.segments = r.block(n, 0)
	if last := len(b.segments) - 1; last > 0 {
		if end, ok := b.segments[last].(*widget.TextSegment); ok && end.Text == "" && !end.Style.Inline {
			b.segments = b.segments[:last] // nothing follows that it would part this from
		}
	}
	if quoted {
		italic(b.segments)
	}
	return b
}

// italic slants the words of a quote.
func italic(segments []widget.RichTextSegment) {
	for _, s := range segments {
		switch s := s.(type) {
		case *widget.TextSegment:
			s.Style.TextStyle.Italic = !s.Style.TextStyle.Monospace
		case *widget.ListSegment:
			italic(s.Items)
		case *widget.ParagraphSegment:
			italic(s.Texts)
		}
	}
}

// blocks are the paragraphs, headings, lists and quotes within a node.
func (r markdownReader) blocks(parent ast.Node, quotes int) []widget.RichTextSegment {
	var all []widget.RichTextSegment
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		all = append(all, r.block(n, quotes)...)
	}
	return all
}

func (r markdownReader) block(n ast.Node, quotes int) []widget.RichTextSegment {
	switch n := n.(type) {
	case *ast.Heading:
		return ended(r.inlines(n, headingStyle(n.Level, quotes)))
	case *ast.Blockquote:
		return r.blocks(n, quotes+1)
	case *ast.List:
		return []widget.RichTextSegment{r.list(n, quotes)}
	case *ast.ThematicBreak:
		return []widget.RichTextSegment{&widget.SeparatorSegment{}}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		style := widget.RichTextStyleCodeBlock
		style.TextStyle.Italic = false
		return []widget.RichTextSegment{&widget.TextSegment{Style: style, Text: strings.TrimRight(r.lines(n), "\n")}}
	case *ast.HTMLBlock:
		return plainParagraph(r.lines(n), quotes)
	}
	return ended(r.inlines(n, plainStyle(quotes)))
}

// ended ends a line of inline segments.
func ended(segments []widget.RichTextSegment) []widget.RichTextSegment {
	return append(segments, &widget.TextSegment{Style: widget.RichTextStyleParagraph})
}

func plainParagraph(s string, quotes int) []widget.RichTextSegment {
	return ended([]widget.RichTextSegment{&widget.TextSegment{Style: plainStyle(quotes), Text: strings.TrimSpace(s)}})
}

func plainStyle(quotes int) widget.RichTextStyle {
	if quotes == 0 {
		return widget.RichTextStyleInline
	}
	style := widget.RichTextStyleBlockquote
	style.QuotingDepth = quotes
	return style
}

func headingStyle(level, quotes int) widget.RichTextStyle {
	style := widget.RichTextStyleStrong
	switch level {
	case 1:
		style = widget.RichTextStyleHeading
	case 2:
		style = widget.RichTextStyleSubHeading
	}
	style.QuotingDepth = quotes
	return style
}

// lines is the text of a block that is not read further.
func (r markdownReader) lines(n ast.Node) string {
	var out strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		out.Write(line.Value(r.source))
	}
	return out.String()
}

// list is a list with each item on its own line. The items of a list within a
// list follow their item with a dash.
func (r markdownReader) list(n *ast.List, quotes int) *widget.ListSegment {
	list := &widget.ListSegment{Ordered: n.IsOrdered()}
	if n.IsOrdered() {
		list.SetStartNumber(n.Start)
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		for i, line := range r.item(item, quotes, 0) {
			if i > 0 && n.IsOrdered() { // a line of its own would take a number
				last := list.Items[len(list.Items)-1].(*widget.ParagraphSegment)
				last.Texts = append(append(last.Texts, &widget.TextSegment{Style: plainStyle(quotes), Text: " "}), line...)
				continue
			}
			list.Items = append(list.Items, &widget.ParagraphSegment{Texts: line})
		}
	}
	return list
}

// item is the lines of a list item: its own and those of the lists within.
func (r markdownReader) item(n ast.Node, quotes, depth int) [][]widget.RichTextSegment {
	var own []widget.RichTextSegment
	var within [][]widget.RichTextSegment
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		inner, ok := child.(*ast.List)
		if !ok {
			if len(own) > 0 {
				own = append(own, &widget.TextSegment{Style: plainStyle(quotes), Text: " "})
			}
			own = append(own, r.inlines(child, plainStyle(quotes))...)
			continue
		}
		number := inner.Start
		for item := inner.FirstChild(); item != nil; item = item.NextSibling() {
			mark := strings.Repeat("\u2003", depth) + "– "
			if inner.IsOrdered() {
				mark = strings.Repeat("\u2003", depth) + strconv.Itoa(number) + ". "
				number++
			}
			lines := r.item(item, quotes, depth+1)
			lines[0] = append([]widget.RichTextSegment{&widget.TextSegment{Style: plainStyle(quotes), Text: mark}}, lines[0]...)
			within = append(within, lines...)
		}
	}
	return append([][]widget.RichTextSegment{own}, within...)
}

// inlines are the texts and links within a block.
func (r markdownReader) inlines(parent ast.Node, style widget.RichTextStyle) []widget.RichTextSegment {
	var all []widget.RichTextSegment
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			all = append(all, r.text(n, style)...)
		case *ast.String:
			all = append(all, &widget.TextSegment{Style: style, Text: string(n.Value)})
		case *ast.Emphasis:
			inner := style
			inner.TextStyle.Italic = inner.TextStyle.Italic || n.Level == 1
			inner.TextStyle.Bold = inner.TextStyle.Bold || n.Level == 2
			all = append(all, r.inlines(n, inner)...)
		case *ast.CodeSpan:
			code := style
			code.TextStyle = fyne.TextStyle{Monospace: true}
			all = append(all, r.inlines(n, code)...)
		case *ast.Link:
			all = append(all, link(r.plain(n), string(n.Destination), style))
		case *ast.AutoLink:
			all = append(all, link(string(n.Label(r.source)), string(n.URL(r.source)), style))
		case *ast.Image:
			described := style
			described.TextStyle.Italic = true
			all = append(all, &widget.TextSegment{Style: described, Text: r.plain(n)})
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				part := n.Segments.At(i)
				all = append(all, &widget.TextSegment{Style: style, Text: string(part.Value(r.source))})
			}
		default:
			all = append(all, r.inlines(n, style)...)
		}
	}
	return keepStops(all)
}

// closing are the marks that belong to the word before them.
const closing = ",.;:!?)]»”’"

// keepStops moves marks that follow a bold or slanted text into it: Fyne may
// break a line between two texts, and no line may begin with a comma.
func keepStops(segments []widget.RichTextSegment) []widget.RichTextSegment {
	for i := 1; i < len(segments); i++ {
		before, ok := segments[i-1].(*widget.TextSegment)
		after, also := segments[i].(*widget.TextSegment)
		if !ok || !also || before.Text == "" || !before.Style.Inline || before.Style.TextStyle.Monospace {
			continue
		}
		rest := strings.TrimLeft(after.Text, closing)
		before.Text += after.Text[:len(after.Text)-len(rest)]
		after.Text = rest
	}
	return segments
}

func (r markdownReader) text(n *ast.Text, style widget.RichTextStyle) []widget.RichTextSegment {
	s := string(n.Value(r.source))
	if !style.TextStyle.Monospace {
		s = html.UnescapeString(s)
	}
	if n.HardLineBreak() {
		return ended([]widget.RichTextSegment{&widget.TextSegment{Style: style, Text: s}})
	}
	if n.SoftLineBreak() {
		s += " "
	}
	return []widget.RichTextSegment{&widget.TextSegment{Style: style, Text: s}}
}

// plain is the text within a node, without its marks.
func (r markdownReader) plain(n ast.Node) string {
	var out strings.Builder
	for _, s := range r.inlines(n, widget.RichTextStyleInline) {
		out.WriteString(s.Textual())
	}
	return out.String()
}

// link is a link that a person can open: to the web or by mail. A link to
// anywhere else, such as a file, is shown as text.
func link(label, target string, style widget.RichTextStyle) widget.RichTextSegment {
	address, err := url.Parse(target)
	if err == nil {
		switch strings.ToLower(address.Scheme) {
		case "http", "https", "mailto":
			return &widget.HyperlinkSegment{Text: label, URL: address, TextStyle: style.TextStyle, SizeName: style.SizeName}
		}
	}
	style.ColorName = theme.ColorNameForeground
	return &widget.TextSegment{Style: style, Text: label}
}
