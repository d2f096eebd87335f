package importer

import (
	"cmp"
	"slices"
	"strings"
)

// heading is a row that may turn out to be a section's header.
type heading struct {
	section
	ranks   map[int]int // of the columns, see named
	known   int         // cells that name a column by its whole name
	unknown []int       // cells that do not
}

// name takes one cell into account.
func (h *heading) name(i int, cell string) {
	if zone, plain := zoneInHeader(cell); zone != "" {
		h.zone, cell = zone, plain
	}
	found := namedColumn(cell)
	if found.col == colNone {
		h.unknown = append(h.unknown, i)
		return
	}
	if found.col != colNumber { // "No" is also an answer
		h.known++
	}
	h.put(i, found)
}

func (h *heading) put(i int, found named) {
	h.at[found.col] = append(h.at[found.col], i)
	h.ranks[i] = found.rank
}

// customQuestions is how many columns of its own a table may have beside a few
// known ones, such as the questions of a registration form.
const customQuestions = 12

// enough tells whether the row is a header. Names in words that nobody foresaw
// are guessed, but one name at least must be known as it is.
func (h *heading) enough() bool {
	if h.known == 0 {
		return false
	}
	guessed := 0
	rest := h.unknown[:0]
	for _, i := range h.unknown {
		col := guessColumn(foldHeader(h.head.cells[i]), len(h.head.cells[i]))
		if col == colNone || len(h.at[col]) > 0 {
			rest = append(rest, i)
			continue
		}
		guessed++
		h.guessed = append(h.guessed, i)
		h.put(i, named{col, 0})
	}
	h.unknown = rest
	if h.known < leastColumns && !(h.known == 1 && guessed >= leastColumns) || len(h.at) < leastColumns {
		return false
	}
	return len(rest) <= 3*(h.known+guessed)+customQuestions
}

// settle decides between columns that mean the same, and between meanings of one
// name that only the other columns tell apart.
func (h *heading) settle() {
	h.givenNames()
	h.jobTitles()
	if h.summary() {
		h.move(colName, colPeople, "teilnehmer", "participante", "participant", "asistente", "attendee")
	}
	for _, at := range h.at {
		slices.SortStableFunc(at, func(a, b int) int { return cmp.Compare(h.ranks[a], h.ranks[b]) })
	}
}

// move gives columns of some names another meaning.
func (h *heading) move(from, to column, names ...string) {
	var stay []int
	for _, i := range h.at[from] {
		if slices.Contains(names, foldHeader(h.head.cells[i])) {
			h.at[to] = append(h.at[to], i)
		} else {
			stay = append(stay, i)
		}
	}
	if h.at[from] = stay; len(stay) == 0 {
		delete(h.at, from)
	}
}

// summary tells the header of a report's row on the session itself.
func (s *section) summary() bool {
	return (s.has(colTopic) || s.has(colMeetingID)) && !s.has(colJoin) && !s.has(colAttended) && !s.has(colSubmitted) && !s.has(colRegistered)
}

// guessColumn is what a folded header of a few words means, by how the words
// begin, in English, Spanish, Portuguese, German, French and Italian. It is for
// names that nobody foresaw in headers that are otherwise known.
func guessColumn(folded string, length int) column {
	words := strings.Fields(folded)
	if len(words) == 0 || len(words) > 7 || length > longestHeader {
		return colNone
	}
	any := func(starts string) bool {
		for _, start := range strings.Fields(starts) {
			for _, word := range words {
				if strings.HasPrefix(word, start) {
					return true
				}
			}
		}
		return false
	}
	count := words[0] == "#" || words[0] == "n" || words[0] == "nº" || words[0] == "no" || any("numero nombre anzahl number total")
	when := any("hora horario heure zeit uhrzeit time ora orario momento moment fecha data date datum tijd")
	switch {
	case count && any("inscri registr anmeld"):
		return colRegCount
	case count && any("cancel storn annul abgesag"):
		return colCancelled
	case words[0] == "id" && any("webin semin reunion reuniao meeting besprech riunione"):
		return colMeetingID
	case any("espectador viewer visualiza zuschauer spectateur vista ansicht vues") && any("simult gleichzeit concur max"):
		return colConcurrent
	case any("espectador viewer visualiza zuschauer spectateur") && any("unic exclus eindeut einzel uniq distint"):
		return colUnique
	case any("durac duree durat dauer duration") || any("tiempo tempo temps zeit time") && any("minut sesion sessao session sitzung"):
		return colDuration
	case when && any("registr inscri anmeld"):
		return colRegistered
	case when && any("envi submi ubermit soumis"):
		return colSubmitted
	case when && any("inicio comienzo debut beginn start inizio program geplan prevu schedul"):
		return colStart
	case (when || len(words) == 1) && any("salid salir said sair abandon depart sortie deconn descon verlass austritt leav left exit uscit"):
		return colLeave
	case (when || len(words) == 1) && any("entr ingres unir union incorpor acces acess arriv connex conex beitr join"):
		return colJoin
	case any("origin ursprung ursprun") && any("nombre nome nom name usuario benutzer"):
		return colName
	case any("email correo courriel") || slices.Contains(words, "mail"):
		return colEmail
	case any("pais pays land country paese") && any("region regiao nombre nome nom name lander"):
		return colCountry
	case any("espera warte attente waiting attesa"):
		return colRoom
	}
	return colNone
}
