package desktop

import (
	"regexp"
	"strings"
)

// noticePage is as much of the third-party notices as is shown at once: a window
// lays a few dozen lines out in no time, and all of them in seconds.
type noticePage struct {
	title string // of its section
	text  string
}

// noticeLines is how many lines of the notices stand on one page.
const noticeLines = 40

var (
	noticeLink = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	noticeRule = regexp.MustCompile(`^\|[-| ]+\|$`)
)

// pagesOfNotices makes pages of plain text of the notices' Markdown.
func pagesOfNotices(markdown string) (pages []noticePage) {
	title, lines := "", []string(nil)
	turn := func() {
		if text := strings.Trim(strings.Join(lines, "\n"), "\n"); text != "" {
			pages = append(pages, noticePage{title, text})
		}
		lines = nil
	}
	for _, line := range strings.Split(markdown, "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
			if head := strings.TrimSpace(strings.TrimLeft(line, "#")); title != "" && len(pages) == 0 && len(lines) < noticeLines/4 {
				lines = append(lines, head, "") // the few words before the first section go with it
			} else {
				turn()
				title = head
			}
			continue
		case strings.HasPrefix(line, "```"), noticeRule.MatchString(line), strings.HasPrefix(line, "| Work |"), strings.HasPrefix(line, "| Module |"):
			continue
		}
		if len(lines) >= noticeLines || len(lines) >= noticeLines*3/4 && strings.TrimSpace(line) == "" {
			turn()
		}
		lines = append(lines, noticeLine(line)...)
	}
	turn()
	return pages
}

// noticeLine is a line without Markdown's marks; a row of a table is two lines.
func noticeLine(line string) []string {
	if !strings.HasPrefix(line, "| ") {
		text := strings.ReplaceAll(strings.TrimRight(line, " "), "`", "")
		bare := strings.TrimLeft(text, " ")
		return []string{strings.Repeat("\u00a0", min(len(text)-len(bare), 8)) + bare} // a paragraph drops plain spaces
	}
	cells := strings.Split(strings.Trim(noticeLink.ReplaceAllString(strings.ReplaceAll(line, "`", ""), "$1"), "| "), " | ")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	head := cells[0]
	if len(cells) > 1 {
		head += " " + cells[1]
	}
	if len(cells) > 2 {
		head += " · " + cells[2]
	}
	if len(cells) > 3 && cells[3] != "" {
		head += " · Text " + cells[3]
	}
	rows := []string{head}
	if len(cells) > 4 && cells[4] != "" {
		rows = append(rows, "\u00a0\u00a0\u00a0\u00a0"+cells[4])
	}
	return rows
}
