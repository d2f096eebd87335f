package importer

import (
	"math"
	"strings"
	"unicode/utf8"
)

// line is one record of a table.
type line struct {
	at    int // number of its first line in the file, from 1
	cells []string
}

// table is a file's records; empty ones are left out.
type table struct {
	lines []line
	over  bool // there are more than mostLines
}

// What no export reaches, so that a file of nothing but delimiters costs no memory:
// records, and cells of one record. Further cells are left out.
const (
	mostLines = 2_000_000
	mostCells = 2_000
)

// arenaSize is how many cells are set aside at a time.
const arenaSize = 4096

// longestCell is how many line breaks a quoted cell may hold. A quote that is not
// closed by then was never meant to open one: it costs one row, not the file.
const longestCell = 200

// parseTable cuts text into cells. The delimiter is what the text uses; cells may
// be quoted, hold line breaks and doubled quotes. Spaces of every kind around a
// cell go, and a cell that a spreadsheet wrote as ="…" is what it shows.
func parseTable(text string) *table {
	first := 1
	if rest, ok := strings.CutPrefix(text, "sep="); ok { // Excel's own line
		if end := strings.IndexByte(rest, '\n'); end >= 0 && end <= 2 {
			text, first = rest[end+1:], 2
		}
	}
	delimiter, least := delimiterOf(text, leastWrapped), leastWrapped
	if cut(beginning(text), delimiter, first, math.MaxInt).oneCell() {
		delimiter, least = delimiterOf(text, 1), 1
	}
	return cut(text, delimiter, first, least)
}

// oneCell tells a table whose rows are one cell each, or nearly all of them.
func (t *table) oneCell() bool {
	more := 0
	for _, l := range t.lines {
		if !single(l) {
			more++
		}
	}
	return 10*more <= len(t.lines)
}

// cut parses with a given delimiter; first is the number of the text's first line,
// and a record of one cell with so many delimiters is taken for one quoted whole.
func cut(text string, delimiter byte, first, wrapped int) *table {
	t := &table{}
	c := cutter{text: text, delimiter: delimiter, at: first, least: wrapped}
	t.lines = make([]line, 0, 16+min(strings.Count(text, "\n"), len(text)/8))
	for c.next() {
		if len(c.cells) == 0 {
			continue
		}
		if len(t.lines) == mostLines {
			t.over = true
			break
		}
		t.lines = append(t.lines, line{c.began, c.cells})
	}
	return t
}

// cutter walks through the text record by record.
type cutter struct {
	text      string
	delimiter byte
	pos, at   int // the next byte, and the number of its line
	began     int // line of the record
	cells     []string
	arena     []string // what cells are cut from, so that a record costs no allocation
	width     int      // cells of the record before
	least     int      // delimiters in a record that was quoted whole
	nested    bool     // cuts such a record
	unclosed  int      // up to here no quote closes a cell
}

// next reads one record; false at the end. A record of empty cells has none.
func (c *cutter) next() bool {
	if c.pos >= len(c.text) {
		return false
	}
	c.began = c.at
	if cap(c.arena)-len(c.arena) < c.width+8 {
		size := max(arenaSize, 2*c.width)
		if c.nested {
			size = 32
		}
		c.arena = make([]string, 0, size)
	}
	start, empty := len(c.arena), true
	for more := true; more; {
		var cell string
		cell, more = c.cell()
		if len(c.arena)-start < mostCells {
			empty = empty && cell == ""
			c.arena = append(c.arena, cell)
		}
	}
	c.width = len(c.arena) - start
	c.cells = c.arena[start:len(c.arena):len(c.arena)]
	if empty {
		c.cells, c.arena = nil, c.arena[:start]
	}
	if c.wrapped() {
		c.unwrap()
	}
	return true
}

// wrapped tells a record that a spreadsheet took for one cell and quoted as a whole.
func (c *cutter) wrapped() bool {
	if c.nested || len(c.cells) == 0 || strings.Count(c.cells[0], string(c.delimiter)) < c.least {
		return false
	}
	for _, cell := range c.cells[1:] {
		if cell != "" {
			return false
		}
	}
	return strings.IndexByte(c.cells[0], '\n') < 0
}

// leastWrapped is how many delimiters in the one cell of a record make it a record
// that was quoted whole, and not a title with commas.
const leastWrapped = 3

func (c *cutter) unwrap() {
	inner := cutter{text: c.cells[0], delimiter: c.delimiter, at: c.began, nested: true}
	if inner.next() && len(inner.cells) > c.least {
		c.cells = inner.cells
	}
}

// cell reads one cell and what ends it; more is false at the end of a record.
func (c *cutter) cell() (cell string, more bool) {
	start := c.pos
	for start < len(c.text) && c.text[start] == ' ' {
		start++
	}
	if start < len(c.text) && c.text[start] == '"' && (start >= c.unclosed || strings.HasPrefix(c.text[start:], `""`)) {
		if cell, ok := c.quoted(start); ok {
			return cell, c.ended()
		}
	}
	end := c.pos
	for end < len(c.text) && c.text[end] != c.delimiter && c.text[end] != '\n' {
		end++
	}
	cell = clean(c.text[c.pos:end])
	c.pos = end
	return cell, c.ended()
}

// quoted reads a quoted cell that begins at start; false if it is not one.
func (c *cutter) quoted(start int) (string, bool) {
	breaks, doubled := 0, false
	i := start + 1
	for ; i < len(c.text); i++ {
		switch c.text[i] {
		case '\n':
			if breaks++; breaks > longestCell {
				c.unclosed = i
				return "", false
			}
		case '"':
			if i+1 < len(c.text) && c.text[i+1] == '"' {
				doubled = true
				i++
				continue
			}
			end := i + 1
			for end < len(c.text) && c.text[end] == ' ' {
				end++
			}
			if end < len(c.text) && c.text[end] != c.delimiter && c.text[end] != '\n' {
				if before := c.text[i-1]; breaks > 0 && (before == c.delimiter || before == '\n') {
					return "", false // opens a cell of a later row: ours was never closed
				}
				continue // a quote within the cell, not doubled as it should be
			}
			cell := c.text[start+1 : i]
			if doubled {
				cell = strings.ReplaceAll(cell, `""`, `"`)
			}
			c.pos, c.at = end, c.at+breaks
			return clean(cell), true
		}
	}
	c.unclosed = i
	return "", false
}

// ended steps over what ends a cell.
func (c *cutter) ended() (more bool) {
	if c.pos >= len(c.text) {
		return false
	}
	more = c.text[c.pos] != '\n'
	if !more {
		c.at++
	}
	c.pos++
	return more
}

// clean takes spaces of every kind off a cell, and the ="…" of spreadsheets.
func clean(cell string) string {
	if cell == "" {
		return ""
	}
	if first, last := cell[0], cell[len(cell)-1]; first <= ' ' || last <= ' ' || first >= utf8.RuneSelf || last >= utf8.RuneSelf {
		cell = strings.Trim(cell, " \t\n\v\f\u00a0\u202f\u2007\u200b\u200e\u200f\u2028\ufeff")
	}
	if strings.HasPrefix(cell, `="`) && strings.HasSuffix(cell, `"`) && len(cell) > 2 {
		return clean(cell[2 : len(cell)-1])
	}
	return cell
}

// told is a cell's value; the marks that platforms write for nothing are empty.
func told(cell string) string {
	switch cell {
	case "--", "-", "NA", "N/A", "n/a", "#N/A", "null", "NULL", "—", "–":
		return ""
	}
	return cell
}

// beginning is the part of a text that decides how all of it is cut.
func beginning(text string) string {
	for i, breaks := 0, 0; i < len(text); i++ {
		if text[i] == '\n' {
			if breaks++; breaks == decisive {
				return text[:i]
			}
		}
	}
	return text
}

// decisive is how many lines that part has.
const decisive = 400

// delimiterOf chooses between tab, comma and semicolon: the one by which a row
// names most columns, else the one by which neighbouring records have the same
// number of cells most often.
func delimiterOf(text string, wrapped int) byte {
	head := beginning(text)
	best, most, named := byte(','), -1, 0
	for _, delimiter := range []byte{'\t', ',', ';'} {
		score, before, names := 0, 0, 0
		for _, l := range cut(head, delimiter, 1, wrapped).lines {
			if n := len(l.cells); n > 1 {
				score++
				if n == before {
					score += min(n, 20)
				}
			}
			before = len(l.cells)
			if sec, ok := header(l); ok {
				names = max(names, len(sec.at))
			}
		}
		if names > named || names == named && score > most {
			best, most, named = delimiter, score, names
		}
	}
	return best
}
