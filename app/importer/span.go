package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// longestSpan is how long one stay can be, in seconds; a longer one is a mistake
// in the file.
const longestSpan = 7 * 24 * 3600

// stay reads one interval of a row from its texts. A row without a join time says
// nothing; one without a leave time ends after its duration, or is open. ok is
// false for a row that is bad, which is noted.
func (s *source) stay(at int, join, leave, duration string) (spans []store.Span, seconds int64, ok bool) {
	lasted, hasDuration := durationOf(duration)
	if join == "" && leave == "" {
		return nil, lasted, true
	}
	if joins, leaves := strings.Split(join, "\n"), strings.Split(leave, "\n"); len(joins) > 1 && len(leaves) == len(joins) {
		return s.stays(at, joins, leaves)
	}
	if join == "" {
		s.bad(at, "no_join")
		return nil, 0, false
	}
	if dateAlone(join) {
		if hasDuration && lasted > 0 { // on that day, for so long
			return nil, lasted, true
		}
		s.badCell(at, "time", "join", join)
		return nil, 0, false
	}
	if dateAlone(leave) {
		leave = "" // says nothing that joining does not
	}
	from, err := s.clock.unix(join)
	if err != nil {
		s.badCell(at, "time", "join", join)
		return nil, 0, false
	}
	if leave == "" {
		if hasDuration && lasted > longestSpan {
			s.bad(at, "too_long")
			return nil, 0, false
		}
		if hasDuration && lasted > 0 {
			return []store.Span{{From: from, Until: from + lasted}}, 0, true
		}
		return []store.Span{{From: from}}, 0, true
	}
	until, err := s.clock.unix(leave)
	if err == nil {
		from, until = s.clock.repeatedHour(from, until, lasted)
	}
	switch {
	case err != nil:
		s.badCell(at, "time", "leave", leave)
		return nil, 0, false
	case until < from && s.clock.dated == 0 && (!hasDuration || from-until > 24*3600-lasted-6*3600):
		until += 24 * 3600 // times without a date, past midnight
	}
	switch {
	case until < from:
		s.bad(at, "backwards")
		return nil, 0, false
	case until-from > longestSpan:
		s.bad(at, "too_long")
		return nil, 0, false
	case until == from && lasted > 0 && lasted < 60:
		until = from + lasted // joined and left within one minute or second
	}
	return []store.Span{{From: from, Until: until}}, 0, true
}

// stays reads several intervals that stand in one cell, a line each.
func (s *source) stays(at int, joins, leaves []string) (spans []store.Span, seconds int64, ok bool) {
	for i := range joins {
		one, _, ok := s.stay(at, strings.TrimSpace(joins[i]), strings.TrimSpace(leaves[i]), "")
		if !ok {
			return nil, 0, false
		}
		spans = append(spans, one...)
	}
	return spans, 0, true
}

// badCell costs a row whose cell of a column cannot be read. A cell that may be a
// name is not shown: the column is named instead.
func (s *source) badCell(at int, key, column, cell string) {
	if text, ok := shown(cell); ok {
		s.bad(at, key, "text", text)
		return
	}
	s.bad(at, key+"."+column)
}

// shown is a cell for a sentence. False for a cell that holds letters: it may be a
// name.
func shown(cell string) (string, bool) {
	run := 0 // digits in a row: a telephone number has more than a date
	for i := 0; i < len(cell); i++ {
		c := cell[i] | 0x20
		if run++; cell[i] < '0' || cell[i] > '9' {
			run = 0
		}
		if c >= 'a' && c <= 'z' || cell[i] >= 0x80 || cell[i] == '@' || run > 4 || len(cell) > 30 {
			return "", false
		}
	}
	if !strings.ContainsAny(cell, ":/") {
		return "", false
	}
	return cell, true
}

// yes tells whether a cell says yes, in the languages of the exports.
func yes(cell string) bool {
	switch cell { // what most cells say, without folding it
	case "Yes":
		return true
	case "No", "":
		return false
	}
	switch store.Fold(cell) {
	case "yes", "y", "attended", "present", "presente", "asistio", "participou", "compareceu", "anwesend", "teilgenommen", "true", "1", "si", "sim", "ja", "oui", "tak", "kylla", "да", "evet", "はい", "是", "예", "x", "✓", "✔", "☑", "✅":
		return true
	}
	return false
}

func no(cell string) bool {
	switch cell {
	case "No":
		return true
	case "Yes", "":
		return false
	}
	switch strings.NewReplacer("-", " ", "‐", " ", "‑", " ", "_", " ", "️", "").Replace(store.Fold(cell)) {
	case "no", "n", "did not attend", "didn't attend", "didn’t attend", "not attended", "no show", "noshow", "registered", "registered only", "not present", "missed", "absent", "✗", "✘", "✕", "✖", "×", "❌", "☐",
		"ausente", "no asistio", "no ha asistido", "no participo", "no se presento", "no presente", "inscrito", "registrado", "nao participou", "nao compareceu", "nao esteve presente", "faltou", "falta", "registado",
		"abwesend", "nicht teilgenommen", "nicht erschienen", "nicht anwesend", "angemeldet", "registriert", "n'a pas participe", "n’a pas participe", "inscrit", "assente",
		"false", "0", "nao", "nein", "non", "nie", "ei", "нет", "hayir", "nej", "nee", "いいえ", "否":
		return true
	}
	return false
}

// dialled tells whether a name is a telephone number, or a platform's word for
// one who joined by telephone.
func dialled(name string) bool {
	count := 0
	for _, r := range name {
		switch {
		case r >= '0' && r <= '9':
			count++
		case r == '*' || r == 'x' || r == 'X' || r == '•':
			count++ // masked digits
		case strings.ContainsRune("+-() ./", r):
		default:
			folded := store.Fold(name)
			return strings.HasPrefix(folded, "call-in user") || strings.HasPrefix(folded, "call in user") || strings.HasPrefix(folded, "phone user") || strings.HasPrefix(folded, "dial-in")
		}
	}
	return count >= 5
}

// hostWords begin a word of the role of one who runs or holds the session.
var hostWords = []string{
	"host", "cohost", "organi", "coorgani", "mitorgani", "presenter", "presentat", "presentad", "presentan", "panel", "moderat", "moderad", "speaker", "producer", "productor", "produtor", "produzent",
	"ponente", "palestrant", "apresentador", "anfitri", "coanfitri", "gastgeber", "referent", "hote", "animat", "coanimat", "relator", "arrangor", "prezent", "prowadz",
	"jarjestaja", "esittaja", "организатор", "докладчик", "выступающ", "duzenleyen", "sunucu", "開催者", "発表者", "主催者", "组织者", "演示者", "召集人", "主持人", "이끌이", "발표자",
}

// hosting tells whether a role is one of those who run or hold the session.
func hosting(role string) bool {
	if role == "" {
		return false
	}
	for _, word := range strings.Fields(foldHeader(role)) {
		for _, begin := range hostWords {
			if strings.HasPrefix(word, begin) {
				return true
			}
		}
	}
	return false
}

// fullName joins first and last name where a table has no whole one.
func fullName(sec *section, l line) string {
	if name := sec.cell(l, colName); name != "" {
		return name
	}
	return strings.TrimSpace(sec.cell(l, colFirst) + " " + sec.cell(l, colLast))
}

// address returns a cell if it is an e-mail address.
func address(cell string) string {
	if at := strings.IndexByte(cell, '@'); at > 0 && at < len(cell)-1 && !strings.ContainsAny(cell, " \t<>") {
		return cell
	}
	if open := strings.LastIndexByte(cell, '<'); open >= 0 && strings.HasSuffix(cell, ">") {
		return address(cell[open+1 : len(cell)-1])
	}
	return ""
}
