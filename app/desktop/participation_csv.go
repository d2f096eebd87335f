package desktop

import (
	"bytes"
	"strings"
)

// csvOf writes tables as CSV for spreadsheets: with the mark by which they know
// UTF-8, and the separator that they expect in the window's language, as where a
// comma stands before decimals it separates nothing. Under each table stand its
// notes.
func csvOf(language string, sheets ...csvSheet) []byte {
	separator := ","
	if language != "en" {
		separator = ";"
	}
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	line := func(cells ...string) {
		for i, cell := range cells {
			if i > 0 {
				b.WriteString(separator)
			}
			b.WriteString(csvCell(cell))
		}
		b.WriteString("\r\n")
	}
	for i, sheet := range sheets {
		if i > 0 {
			line()
		}
		if len(sheets) > 1 {
			line(sheet.title)
		}
		var head []string
		for _, c := range sheet.table.columns {
			head = append(head, c.saved)
		}
		line(head...)
		for _, row := range sheet.table.rows {
			var cells []string
			for _, c := range row.cells {
				cells = append(cells, c.saved)
			}
			line(cells...)
		}
		for j, note := range sheet.notes {
			if j == 0 {
				line()
			}
			line(note)
		}
	}
	return b.Bytes()
}

// csvSheet is one table of a file.
type csvSheet struct {
	title string
	table table
	notes []string
}

// csvCell writes a cell. One that a spreadsheet would take for a formula is led by
// an apostrophe; one that any spreadsheet could divide is quoted, whatever it takes
// for the separator.
func csvCell(cell string) string {
	if start := strings.TrimLeft(cell, " \u00a0"); start != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(start)[0]) {
		cell = "'" + cell
	}
	if strings.ContainsAny(cell, ",;\t\"\r\n'") || strings.TrimSpace(cell) != cell {
		return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
	}
	return cell
}
