package importer

import (
	"slices"
	"strings"
)

// section is a header row with the rows under it, and the words over it.
type section struct {
	title   string // folded; empty: none
	name    string // the title as written
	head    line
	headers []string         // as written
	at      map[column][]int // the columns that hold a thing, in order
	width   int
	gaps    bool // a header cell within is empty
	body    []line
	zone    string // IANA zone that a header names
	guessed []int  // columns whose names are guessed, see guessColumn
}

// sheet is a file cut into what stands before and between its tables, and the tables.
type sheet struct {
	table    *table
	sections []section
	loose    []line // rows under no header
}

// mostSections is how many tables a file may have; no export has a tenth of it.
const mostSections = 2_000

// leastColumns is how many known names make a row a header.
const leastColumns = 2

// header reads a row as a header: at least two cells name columns, of which no
// other kind of row has as many, and none is a number or a time.
func header(l line) (section, bool) {
	if len(l.cells) < leastColumns {
		return section{}, false
	}
	for _, cell := range l.cells {
		if cell != "" && looksValue(cell) {
			return section{}, false // most rows end here, before anything is folded
		}
	}
	h := heading{section: section{head: l, at: map[column][]int{}}, ranks: map[int]int{}}
	for i, cell := range l.cells {
		if cell != "" {
			h.width = i + 1
			h.name(i, cell)
		}
	}
	if !h.enough() {
		return section{}, false
	}
	h.headers = l.cells[:h.width]
	h.settle()
	return h.section, true
}

// looksValue tells what no header is: an address, a number, a time.
func looksValue(cell string) bool {
	if strings.IndexByte(cell, '@') > 0 && !strings.ContainsAny(cell, " ?") {
		return true
	}
	if !isDigit(cell[0]) || strings.ContainsAny(cell, "?") {
		return false
	}
	if _, ok := digits(cell); ok {
		return true
	}
	s, ok := parseStamp(cell)
	return ok && (s.hasDate || s.hasTime)
}

// cutSections finds every header row and what belongs under it.
func cutSections(t *table) *sheet {
	sh := &sheet{table: t}
	current := -1
	for _, l := range t.lines {
		if s, ok := header(l); ok && len(sh.sections) < mostSections && (current < 0 || !sh.sections[current].likeData(l)) {
			s.name = sh.takeTitle(current)
			if s.name == "" && current >= 0 && slices.Equal(s.headers, sh.sections[current].headers) {
				continue // the header again, on the next page
			}
			if s.name == "" && current >= 0 && sameHeaders(s.headers, sh.sections[current].headers) {
				s.name = sh.sections[current].name // the same columns in another order
			}
			s.title = foldHeader(s.name)
			sh.sections = append(sh.sections, s)
			current = len(sh.sections) - 1
			continue
		}
		if current < 0 {
			sh.loose = append(sh.loose, l)
			continue
		}
		sh.sections[current].body = append(sh.sections[current].body, l)
	}
	for i := range sh.sections {
		sh.trim(i)
		sh.sections[i].even()
		sh.sections[i].doubt()
	}
	sh.forgetQuestions()
	return sh
}

func sameHeaders(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// likeData tells a row of data whose cells happen to be words such as "Name":
// its header had an address where this row has one too.
func (s *section) likeData(l line) bool {
	for _, i := range s.at[colEmail] {
		if i < len(l.cells) && strings.IndexByte(l.cells[i], '@') > 0 {
			return true
		}
	}
	return false
}

// takeTitle takes the row of one cell that stands before a header from what it
// was taken to belong to.
func (sh *sheet) takeTitle(current int) string {
	rows := &sh.loose
	if current >= 0 {
		rows = &sh.sections[current].body
	}
	last := len(*rows) - 1
	if last < 0 || !single((*rows)[last]) {
		return ""
	}
	title := (*rows)[last].cells[0]
	if current >= 0 {
		*rows = (*rows)[:last]
	}
	return title
}

// single tells a row with words in its first cell alone.
func single(l line) bool {
	return l.cells[0] != "" && !slices.ContainsFunc(l.cells[1:], func(cell string) bool { return cell != "" })
}

// trim takes titles of empty sections off the end of a body: "Panelist Details"
// with nothing under it.
func (sh *sheet) trim(i int) {
	s := &sh.sections[i]
	s.body = slices.DeleteFunc(s.body, func(l line) bool {
		if !single(l) || s.width < 2 {
			return false
		}
		return isSectionTitle(foldHeader(l.cells[0]))
	})
}

// isSectionTitle knows the titles of sections, also of those without rows.
func isSectionTitle(folded string) bool {
	if len(folded) > 2 && isDigit(folded[0]) && folded[1] == ' ' { // "3. In-Meeting Activities"
		return true
	}
	for _, word := range []string{"details", "other attended", "detalles", "detalhes", "otros asistentes", "outros participantes", "angaben", "informations", "report", "informe", "relatorio", "bericht"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// has tells whether a section has all of some columns.
func (s *section) has(cols ...column) bool {
	for _, c := range cols {
		if len(s.at[c]) == 0 {
			return false
		}
	}
	return true
}

// known are the columns that hold something of which the reader knows what it is.
func (s *section) known() map[int]bool {
	known := map[int]bool{}
	for _, at := range s.at {
		for _, i := range at {
			known[i] = true
		}
	}
	return known
}

// cell is what a row says in a column; empty where the section has none.
func (s *section) cell(l line, c column) string {
	at := s.at[c]
	if len(at) == 0 {
		return ""
	}
	for _, i := range at {
		if i < len(l.cells) {
			if text := told(l.cells[i]); text != "" {
				return text
			}
		}
	}
	return ""
}

// languageOf guesses a sheet's language by its header words: en, es, pt, de, or
// nothing. It is asked only for the order of day and month.
func languageOf(sh *sheet) string {
	counts := map[string]int{}
	note := func(cell string) {
		if len(cell) > longestHeader {
			return
		}
		for _, word := range strings.Fields(foldHeader(cell)) {
			for lang, known := range tellingWords {
				if slices.Contains(known, word) {
					counts[lang]++
				}
			}
		}
	}
	for i := range sh.sections {
		for _, h := range sh.sections[i].headers {
			note(h)
		}
	}
	for _, l := range sh.loose {
		note(l.cells[0])
	}
	best, most := "", 0
	for _, lang := range []string{"en", "es", "pt", "de", "fr"} {
		if counts[lang] > most {
			best, most = lang, counts[lang]
		}
	}
	return best
}

// tellingWords are words that only one of the languages has in headers.
var tellingWords = map[string][]string{
	"en": {"name", "time", "join", "leave", "duration", "role", "user", "start", "meeting", "attended", "country", "first", "last", "email"},
	"es": {"nombre", "hora", "correo", "duracion", "salida", "entrada", "reunion", "pais", "usuario", "rol", "resumen", "titulo"},
	"pt": {"nome", "horario", "duracao", "saida", "ingresso", "reuniao", "funcao", "usuario", "titulo", "resumo", "participacao"},
	"de": {"dauer", "beitritt", "besprechung", "rolle", "teilnehmer", "zusammenfassung", "verlassen", "startzeit", "vorname"},
	"fr": {"nom", "heure", "duree", "adresse", "depart", "reunion", "utilisateur", "titre", "pays"},
}
