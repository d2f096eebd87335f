package importer

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// bbbMeeting is the data of a BigBlueButton learning dashboard, as
// bbb-learning-dashboard downloads it. Members that are missing are not told.
type bbbMeeting struct {
	IntID   string             `json:"intId"`
	ExtID   string             `json:"extId"`
	Name    string             `json:"name"`
	Users   map[string]bbbUser `json:"users"`
	Polls   map[string]bbbPoll `json:"polls"`
	Created int64              `json:"createdOn"` // ms
	Ended   int64              `json:"endedOn"`   // ms
}

type bbbUser struct {
	ExtID     string                     `json:"extId"`
	IntIDs    map[string]bbbJoin         `json:"intIds"`
	Name      string                     `json:"name"`
	Moderator bool                       `json:"isModerator"`
	DialIn    bool                       `json:"isDialIn"`
	Answers   map[string]json.RawMessage `json:"answers"`
	Talk      struct {
		Total int64 `json:"totalTime"`
	} `json:"talk"`
	Reactions  []json.RawMessage `json:"reactions"`
	Emojis     []json.RawMessage `json:"emojis"` // before reactions
	RaiseHand  json.RawMessage   `json:"raiseHand"`
	Messages   int               `json:"totalOfMessages"`
	Registered int64             `json:"registeredOn"` // the oldest form
	Left       int64             `json:"leftOn"`
}

type bbbJoin struct {
	Sessions   []bbbStay `json:"sessions"`
	Registered int64     `json:"registeredOn"` // before sessions
	Left       int64     `json:"leftOn"`
}

type bbbStay struct {
	Registered int64 `json:"registeredOn"` // ms
	Left       int64 `json:"leftOn"`       // ms; 0: still there
}

type bbbPoll struct {
	Question  string   `json:"question"`
	Options   []string `json:"options"`
	Anonymous bool     `json:"anonymous"`
	Multiple  bool     `json:"multiple"`
}

func isBBBJSON(s *source) bool {
	if s.sheet != nil {
		return false
	}
	var probe struct {
		Users map[string]json.RawMessage `json:"users"`
	}
	return json.Unmarshal([]byte(s.text), &probe) == nil && probe.Users != nil
}

func readBBBJSON(s *source) error {
	var m bbbMeeting
	if err := json.Unmarshal([]byte(s.text), &m); err != nil {
		return fail(ErrNotExport, "import.error.not_export", "file", s.name)
	}
	s.out.Layout = BBBDashboardOld
	s.out.Title, s.out.SessionID = m.Name, m.IntID
	if s.out.SessionID == "" {
		s.out.SessionID = m.ExtID
	}
	s.out.From, s.out.Until = m.Created/1000, m.Ended/1000
	s.drop("names", "ids")
	s.clock.zoned++ // milliseconds since 1970 need no zone
	if err := s.settle(); err != nil {
		return err
	}
	keys := make([]string, 0, len(m.Users))
	for key := range m.Users {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	s.rows = len(keys)
	open := 0
	polls := map[string]*Poll{}
	for _, key := range keys {
		if err := s.step(); err != nil {
			return err
		}
		open += s.bbbPerson(m, m.Users[key], polls)
	}
	if open > 0 {
		s.warn("open", "count", open)
	}
	ids := make([]string, 0, len(polls))
	for id := range polls {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		s.out.Polls = append(s.out.Polls, *polls[id])
	}
	return nil
}

// bbbPerson reads one user and tells how many of their stays are open.
func (s *source) bbbPerson(m bbbMeeting, u bbbUser, polls map[string]*Poll) (open int) {
	s.out.RowCount++
	r := Row{Name: strings.TrimSpace(u.Name), Host: u.Moderator, Dialled: u.DialIn}
	lasting := u.ExtID != ""
	var stays []bbbStay
	ids := make([]string, 0, len(u.IntIDs))
	for id := range u.IntIDs {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		join := u.IntIDs[id]
		lasting = lasting && id != u.ExtID
		if join.Sessions != nil {
			s.out.Layout = BBBDashboard
			stays = append(stays, join.Sessions...)
		} else if join.Registered > 0 {
			stays = append(stays, bbbStay{join.Registered, join.Left})
		}
	}
	if len(u.IntIDs) == 0 && u.Registered > 0 {
		stays = append(stays, bbbStay{u.Registered, u.Left})
	}
	if lasting && address(u.ExtID) != "" {
		r.Email = u.ExtID
	} else if lasting {
		r.ID = u.ExtID
	}
	if r.Name == "" && r.ID == "" && r.Email == "" {
		s.bad(0, "nobody")
		return 0
	}
	if u.DialIn {
		r.Device = store.DevicePhone
	}
	raised := strings.ContainsAny(string(u.RaiseHand), "123456789{")
	r.Active = len(u.Answers) > 0 || u.Talk.Total > 0 || len(u.Reactions)+len(u.Emojis) > 0 || u.Messages > 0 || raised
	for _, stay := range stays {
		span := store.Span{From: stay.Registered / 1000, Until: stay.Left / 1000}
		if stay.Left <= 0 {
			span.Until = m.Ended / 1000
		}
		if stay.Registered <= 0 || span.Until != 0 && (span.Until < span.From || span.Until-span.From > longestSpan) {
			s.bad(0, "backwards")
			continue
		}
		if span.Until == 0 {
			open++
		}
		r.Spans = append(r.Spans, span)
	}
	if r.Present = len(r.Spans) > 0; r.Present {
		s.out.Rows = append(s.out.Rows, r)
	}
	for id, raw := range u.Answers {
		s.bbbAnswer(m.Polls[id], id, raw, r, polls)
	}
	return open
}

// bbbAnswer counts what a user answered to a poll; polls without a question, as
// those of a quick yes and no, are only a sign of activity.
func (s *source) bbbAnswer(about bbbPoll, id string, raw json.RawMessage, r Row, polls map[string]*Poll) {
	if about.Question == "" {
		return
	}
	var choices []string
	var one string
	if json.Unmarshal(raw, &choices) != nil && json.Unmarshal(raw, &one) == nil {
		choices = []string{one}
	}
	if len(choices) == 0 {
		return
	}
	if polls[id] == nil {
		polls[id] = &Poll{Question: oneSpace(about.Question)}
	}
	polls[id].Replies = append(polls[id].Replies, Reply{Name: r.Name, Email: r.Email, Choices: choices})
}
