package report

import (
	"slices"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// Section is one part of a report, by the word that records keep.
type Section string

// The sections. Title, summary and date stand above them, the privacy note
// below them, whatever is chosen.
const (
	Lessons       Section = "lessons"
	KeyFigures    Section = "figures"
	Partnerships  Section = "partnerships"
	Participation Section = "participation"
	Questions     Section = "questions"
	Commitments   Section = "commitments"
	Method        Section = "method"
)

// Sections lists every section in the order reports have them unless told
// otherwise: what was learned first, how it was counted last.
func Sections() []Section {
	return []Section{Lessons, KeyFigures, Partnerships, Participation, Questions, Commitments, Method}
}

// Title is the section's heading.
func (s Section) Title() words.Message { return words.M("report.section." + string(s)) }

// Hint is one line about what is in the section, for those who choose.
func (s Section) Hint() words.Message { return words.M("report.hint." + string(s)) }

// empty is what the section says where it has nothing to show.
func (s Section) empty() words.Message { return words.M("report.empty." + string(s)) }

// chosen checks a choice of sections; none is all of them.
func chosen(sections []Section) ([]Section, error) {
	if len(sections) == 0 {
		return Sections(), nil
	}
	var list []Section
	for _, s := range sections {
		if !slices.Contains(Sections(), s) {
			return nil, &Error{words.M("report.error.section", "section", string(s)), ErrNoSection}
		}
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list, nil
}
