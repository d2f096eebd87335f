package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// teamsSummary reads the rows of names and values over the tables, then lets the
// clock decide. Rows whose names are of a language that is not known say what they
// are by their values, which stand in one order: title, participants, beginning,
// end, length, average stay.
func (s *source) teamsSummary(lines []line) error {
	about := pairs(lines)
	unknown := 0
	for _, l := range lines {
		value := pairValue(l)
		s.clock.see(value)
		if value == "" || columnOf(pairName(l)) != colNone {
			continue
		}
		if unknownPeople(foldHeader(l.cells[0])) {
			unknown, _ = digits(value)
			continue
		}
		fill := func(cols ...column) {
			for _, col := range cols {
				if about[col] == "" {
					about[col] = value
					return
				}
			}
		}
		if _, ok := digits(value); ok {
			fill(colPeople)
		} else if st, ok := parseStamp(value); ok && st.hasDate {
			fill(colStart, colEnd)
		} else if _, ok := durationOf(value); ok {
			fill(colDuration, colAverage)
		} else {
			fill(colTopic)
		}
	}
	if st, ok := parseStamp(about[colStart]); ok {
		s.clock.clues.began(st)
	}
	if err := s.settle(); err != nil {
		return err
	}
	s.out.Title, s.out.SessionID = about[colTopic], about[colMeetingID]
	s.out.From, _ = s.clock.unix(about[colStart])
	s.out.Until, _ = s.clock.unix(about[colEnd])
	if s.out.Until < s.out.From {
		s.out.Until = 0
	}
	lasts, told := durationOf(about[colDuration])
	if told && s.out.From > 0 && s.out.Until == 0 {
		s.out.Until = s.out.From + lasts
	}
	s.stated(store.StatedAttendees, about[colPeople])
	s.stated(store.StatedRegistered, about[colRegCount])
	if unknown > 0 {
		s.out.Stated = append(s.out.Stated, store.Stated{Name: store.StatedUnknown, Value: unknown})
	}
	s.statedMinutes(store.StatedLength, about[colDuration])
	s.statedMinutes(store.StatedAverageStay, about[colAverage])
	return nil
}

// statedMinutes keeps a duration that the export gives of itself, in whole minutes.
func (s *source) statedMinutes(name, text string) {
	if seconds, ok := durationOf(text); ok && seconds > 0 {
		s.out.Stated = append(s.out.Stated, store.Stated{Name: name, Value: int(seconds+30) / 60})
	}
}

// unknownPeople tells the row that counts those whom Teams could not name.
func unknownPeople(name string) bool {
	for _, word := range []string{"unknown", "desconocid", "desconhecid", "unbekannt", "inconnu", "sconosciut", "onbekend", "nieznan", "okand", "ukjent", "ukendt", "tuntemat", "неизвест", "不明", "未知", "bilinmeyen"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}
