package importer

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

func isBBBJSON(s *source) bool {
	if s.sheet != nil {
		return false
	}
	var probe struct {
		IntID any `json:"intId"`
		Users map[string]struct {
			IntIDs     json.RawMessage `json:"intIds"`
			Registered json.RawMessage `json:"registeredOn"`
		} `json:"users"`
	}
	if lenient(s.text, &probe) != nil || probe.Users == nil {
		return false
	}
	for _, u := range probe.Users {
		if u.IntIDs != nil || u.Registered != nil {
			return true
		}
	}
	return len(probe.Users) == 0 && probe.IntID != nil
}

// lenient reads JSON and leaves out members that are of another kind than wanted.
func lenient(text string, into any) error {
	if err := json.Unmarshal([]byte(text), into); err != nil && !otherKind(err) {
		return err
	}
	return nil
}

func readBBBJSON(s *source) error {
	var m bbbMeeting
	if err := lenient(s.text, &m); err != nil {
		return fail(ErrNotExport, "import.error.not_export", "file", s.name)
	}
	s.out.Layout = BBBDashboardOld
	s.out.Title, s.out.SessionID = m.Name, m.IntID
	if s.out.SessionID == "" {
		s.out.SessionID = m.ExtID
	}
	s.out.From, s.out.Until = m.Created.seconds(), m.Ended.seconds()
	if s.out.Until < s.out.From {
		s.out.Until = 0
	}
	s.drop("names", "ids")
	s.clock.zoned++ // milliseconds since 1970 need no zone
	if err := s.settle(); err != nil {
		return err
	}
	s.rows = len(m.Users)
	first := 1 + strings.Count(s.text[:max(0, strings.Index(s.text, `"users"`))], "\n")
	replies := map[string][]Reply{}
	for _, u := range m.Users {
		if err := s.step(); err != nil {
			return err
		}
		u.line += first
		s.bbbPerson(u, replies)
	}
	for _, id := range sortedKeys(m.Polls) {
		about := m.Polls[id]
		for _, answer := range choicesOf(about.AnonymousAnswers) {
			replies[id] = append(replies[id], Reply{Choices: []string{answer}})
		}
		if len(replies[id]) == 0 {
			continue
		}
		question := oneSpace(about.Question)
		if question == "" {
			question = strings.Join(about.Options, " / ") // it stood on a slide
		}
		if question != "" {
			s.out.Polls = append(s.out.Polls, Poll{Question: question, Options: about.Options, Replies: replies[id]})
		}
	}
	return nil
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// bbbPerson reads one user.
func (s *source) bbbPerson(u bbbUser, replies map[string][]Reply) {
	s.out.RowCount++
	r := Row{Line: u.line, Name: strings.TrimSpace(u.Name), Host: u.Moderator, Dialled: u.DialIn}
	stays, lasting := u.stays()
	for _, join := range u.IntIDs {
		if join.Sessions != nil {
			s.out.Layout = BBBDashboard
		}
	}
	switch ext := string(u.ExtID); {
	case !lasting:
	case address(ext) != "":
		r.Email = ext
	default:
		r.ID = ext
	}
	if r.Name == "" && r.ID == "" && r.Email == "" {
		if len(stays) > 0 {
			s.bad(u.line, "nobody")
		}
		return
	}
	if u.DialIn {
		r.Device = store.DevicePhone
	}
	r.Active = u.active()
	for _, stay := range stays {
		span := store.Span{From: stay.Registered.seconds(), Until: stay.Left.seconds()}
		if stay.Left <= 0 {
			span.Until = s.out.Until
		}
		if stay.Registered <= 0 || span.Until != 0 && (span.Until < span.From || span.Until-span.From > longestSpan) {
			s.bad(u.line, "backwards")
			continue
		}
		r.Spans = append(r.Spans, span)
	}
	if r.Present = len(r.Spans) > 0; r.Present {
		s.out.Rows = append(s.out.Rows, r)
	}
	for _, id := range sortedKeys(u.Answers) {
		if choices := choicesOf(u.Answers[id]); len(choices) > 0 {
			replies[id] = append(replies[id], Reply{Line: u.line, Name: r.Name, Email: r.Email, Choices: choices})
		}
	}
}
