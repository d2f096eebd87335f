package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"strings"
)

// bbbMeeting is the data of a BigBlueButton learning dashboard, as
// bbb-learning-dashboard downloads it. Members that are missing are not told.
type bbbMeeting struct {
	IntID   string             `json:"intId"`
	ExtID   string             `json:"extId"`
	Name    string             `json:"name"`
	Users   bbbUsers           `json:"users"`
	Polls   map[string]bbbPoll `json:"polls"`
	Created number             `json:"createdOn"`
	Ended   number             `json:"endedOn"`
}

// bbbUsers are the users in the order of the file.
type bbbUsers []bbbUser

// UnmarshalJSON reads them one by one, to know where each stands. What is no user
// is passed over.
func (all *bbbUsers) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil
	}
	lines, counted := 0, int64(0)
	for d.More() {
		if _, err := d.Token(); err != nil {
			return err
		}
		at := d.InputOffset()
		lines += bytes.Count(data[counted:at], []byte("\n"))
		counted = at
		u := bbbUser{line: lines}
		if err := d.Decode(&u); err != nil && !otherKind(err) {
			return err
		}
		*all = append(*all, u)
	}
	return nil
}

// otherKind tells the error of a member that is of another kind than wanted; the
// rest is read all the same.
func otherKind(err error) bool {
	other := new(json.UnmarshalTypeError)
	return errors.As(err, &other)
}

type bbbUser struct {
	line      int                        // in the file; from 0 at where the users begin, until that is known
	ExtID     bbbID                      `json:"extId"`
	IntIDs    map[string]bbbJoin         `json:"intIds"`
	Name      string                     `json:"name"`
	Moderator bool                       `json:"isModerator"`
	DialIn    bool                       `json:"isDialIn"`
	Answers   map[string]json.RawMessage `json:"answers"`
	Talk      struct {
		Total number `json:"totalTime"`
	} `json:"talk"`
	Reactions  []json.RawMessage `json:"reactions"`
	Emojis     []json.RawMessage `json:"emojis"` // before reactions
	RaiseHand  json.RawMessage   `json:"raiseHand"`
	Messages   number            `json:"totalOfMessages"` // a count
	Registered number            `json:"registeredOn"`    // the oldest form
	Left       number            `json:"leftOn"`
}

type bbbJoin struct {
	Sessions   []bbbStay `json:"sessions"`
	Registered number    `json:"registeredOn"` // before sessions
	Left       number    `json:"leftOn"`
}

type bbbStay struct {
	Registered number `json:"registeredOn"`
	Left       number `json:"leftOn"` // 0: still there
}

type bbbPoll struct {
	Question         string          `json:"question"`
	Options          []string        `json:"options"`
	AnonymousAnswers json.RawMessage `json:"anonymousAnswers"`
}

// stays are all of a user's, and whether their outer id lasts: it does not where
// it is that of one joining, as with guests and telephones.
func (u bbbUser) stays() (stays []bbbStay, lasting bool) {
	lasting = u.ExtID != ""
	for _, id := range sortedKeys(u.IntIDs) {
		join := u.IntIDs[id]
		lasting = lasting && id != string(u.ExtID)
		if join.Sessions != nil {
			stays = append(stays, join.Sessions...)
		} else if join.Registered > 0 {
			stays = append(stays, bbbStay{join.Registered, join.Left})
		}
	}
	if len(u.IntIDs) == 0 && u.Registered > 0 {
		stays = append(stays, bbbStay{u.Registered, u.Left})
	}
	return stays, lasting
}

// active tells whether a user did more than listen.
func (u bbbUser) active() bool {
	raised := strings.ContainsAny(string(u.RaiseHand), "123456789{")
	return len(u.Answers) > 0 || u.Talk.Total > 0 || len(u.Reactions)+len(u.Emojis) > 0 || u.Messages > 0 || raised
}

// choicesOf reads a poll's answer: one or several.
func choicesOf(raw json.RawMessage) []string {
	var several []string
	if json.Unmarshal(raw, &several) == nil {
		return several
	}
	var one string
	if json.Unmarshal(raw, &one) == nil && one != "" {
		return []string{one}
	}
	return nil
}

// number is a whole number however it is written. Those of times are milliseconds.
type number int64

func (m number) seconds() int64 { return int64(m) / 1000 }

// UnmarshalJSON takes numbers, and numbers in quotes; anything else is 0.
func (m *number) UnmarshalJSON(data []byte) error {
	*m = 0
	f, err := strconv.ParseFloat(strings.Trim(string(data), `"`), 64)
	if err == nil && math.Abs(f) < 1<<53 {
		*m = number(f)
	}
	return nil
}

// bbbID is an id, which some hosts write as a number.
type bbbID string

// UnmarshalJSON takes strings and numbers; anything else is empty.
func (id *bbbID) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) != nil && isDigit(data[0]) {
		text = string(data)
	}
	*id = bbbID(strings.TrimSpace(text))
	return nil
}
