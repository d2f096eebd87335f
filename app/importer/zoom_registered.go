package importer

import (
	"slices"
	"strings"
)

// registrationTitles are what reports of registrations call themselves, folded.
var registrationTitles = []string{
	"registration report", "registrant report", "registrants report", "registration list",
	"informe de registro", "informe de inscripcion", "informe de inscrito", "reporte de registro", "reporte de inscripcion", "informe sobre inscripcion", "informe de los registro",
	"relatorio de registro", "relatorio de inscric", "relatorio de inscrito", "relatorio do registro", "relatorio da inscric", "relatorio sobre inscric",
	"registrierungsbericht", "anmeldebericht", "anmeldungsbericht", "bericht uber registrierung", "bericht uber anmeldung", "bericht zur registrierung", "bericht zur anmeldung",
	"rapport d inscription", "rapport des inscriptions", "rapport sur les inscriptions", "rapporto di registrazione", "report di registrazione", "rapporto di iscrizione", "report iscrizioni",
}

// attendanceTitles are what reports of who was there call themselves, folded.
var attendanceTitles = []string{
	"attendee report", "attendance report", "participants report", "participant report",
	"informe de asist", "informe de los asist", "informe de particip", "reporte de asist", "relatorio de particip", "relatorio do particip", "relatorio dos particip", "relatorio de presenc",
	"teilnehmerbericht", "teilnahmebericht", "bericht uber teilnehm", "anwesenheitsbericht", "rapport de presence", "rapport des participants", "rapport sur les participants",
}

// calls tells whether a row of the preamble names the report with one of some titles.
func (sh *sheet) calls(titles []string) bool {
	rows := sh.loose
	if len(sh.sections) > 0 && sh.sections[0].title != "" {
		rows = slices.Concat(rows[:min(len(rows), mostPreamble)], []line{{cells: []string{sh.sections[0].name}}})
	}
	for _, l := range rows[:min(len(rows), mostPreamble+1)] {
		if !single(l) {
			continue
		}
		folded := foldHeader(l.cells[0])
		if slices.ContainsFunc(titles, func(title string) bool { return strings.Contains(folded, title) }) {
			return true
		}
	}
	return false
}

// registrations tells a report of registrations: it says so, or it has when people
// registered and whether they were let in, and nowhere when anybody left or how
// long they stayed.
func (sh *sheet) registrations() bool {
	if sh.calls(registrationTitles) {
		return true
	}
	if sh.calls(attendanceTitles) {
		return false
	}
	registered := false
	for i := range sh.sections {
		s := &sh.sections[i]
		switch {
		case s.aboutRegistrants() && s.has(colRegistered, colApproval) && s.approval():
			registered = true
		case s.summary():
			continue
		}
		if s.surely(colLeave) || s.surely(colDuration) {
			return false
		}
	}
	return registered
}

// aboutRegistrants tells a table of people and their registrations.
func (s *section) aboutRegistrants() bool {
	return s.hasPerson() && (s.has(colRegistered) || s.has(colApproval))
}

// approval tells whether a column is named for the approval, and not only "Status".
func (s *section) approval() bool {
	return slices.ContainsFunc(s.at[colApproval], func(i int) bool { return foldHeader(s.headers[i]) != "status" })
}

// surely tells whether a column is there by a name that is known, not guessed.
func (s *section) surely(col column) bool {
	return slices.ContainsFunc(s.at[col], func(i int) bool { return !slices.Contains(s.guessed, i) })
}

// aboutRegistration are the columns that a table of registrations may have. Any
// other name, such as "Time to join" or "Question", is a question of the form.
var aboutRegistration = []column{
	colName, colFirst, colLast, colEmail, colID, colPhone, colRegistered, colApproval, colCountry, colCity,
	colOrg, colGroup, colRole, colNumber, colIP, colAgent, colHost, colModerator,
}

// forgetQuestions takes the questions of registration forms for what they are,
// whatever words they have in common with reports of who was there.
func (sh *sheet) forgetQuestions() {
	if !sh.registrations() {
		return
	}
	for i := range sh.sections {
		s := &sh.sections[i]
		if !s.aboutRegistrants() {
			continue
		}
		for col := range s.at {
			if !slices.Contains(aboutRegistration, col) {
				delete(s.at, col)
			}
		}
	}
}

// doubt takes back what was guessed of a name where the cells under it are no times.
func (s *section) doubt() {
	for _, i := range s.guessed {
		for col, at := range s.at {
			k := slices.Index(at, i)
			if k < 0 || !s.belies(col, i) {
				continue
			}
			if s.at[col] = slices.Delete(slices.Clone(at), k, k+1); len(s.at[col]) == 0 {
				delete(s.at, col)
			}
		}
	}
}

// belies tells whether most cells of a column are not of its kind.
func (s *section) belies(col column, i int) bool {
	fits := func(cell string) bool { st, ok := parseStamp(cell); return ok && (st.hasTime || st.hasDate) }
	switch col {
	case colJoin, colLeave, colRegistered, colSubmitted, colStart:
	case colDuration:
		fits = func(cell string) bool { _, ok := durationOf(cell); return ok }
	default:
		return false
	}
	seen, right := 0, 0
	for _, l := range s.body {
		if i >= len(l.cells) || told(l.cells[i]) == "" {
			continue
		}
		if fits(l.cells[i]) {
			right++
		}
		if seen++; seen == sampled {
			break
		}
	}
	return 2*right < seen
}
