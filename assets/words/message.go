package words

import (
	"strings"
	"time"
)

// Args are the values of a message's placeholders, by name.
type Args map[string]any

// Message is words that are translated when they are shown: those of a figure,
// an error or an undo step.
type Message struct {
	Key  string
	Args Args
}

// textArg holds the text of a message without a key.
const textArg = "text"

// M makes a message; args are pairs of name and value.
func M(key string, args ...any) Message {
	m := Message{Key: key}
	for i := 0; i+1 < len(args); i += 2 {
		if m.Args == nil {
			m.Args = make(Args, len(args)/2)
		}
		m.Args[args[i].(string)] = args[i+1]
	}
	return m
}

// Literal makes a message of a text that is the same in every language, such as
// a city's name.
func Literal(text string) Message { return Message{Args: Args{textArg: text}} }

// CountryName makes a message that reads as a country's name.
func CountryName(iso2 string) Message { return Message{Args: Args{textArg: CountryCode(iso2)}} }

// Empty tells whether a message says nothing.
func (m Message) Empty() bool {
	if m.Key != "" {
		return false
	}
	text, ok := m.Args[textArg]
	return !ok || text == ""
}

// CountryCode is an ISO 3166-1 alpha-2 code that reads as the country's name.
type CountryCode string

// Share is a part of a whole that reads as a percentage.
type Share struct{ Part, Whole int }

// Day is a time that reads as a long date.
type Day time.Time

// source gives a message's arguments; pairs and Args are sources.
type source interface {
	arg(name string) (any, bool)
}

type pairs []any

func (p pairs) arg(name string) (any, bool) {
	for i := 0; i+1 < len(p); i += 2 {
		if p[i] == name {
			return p[i+1], true
		}
	}
	return nil, false
}

func (a Args) arg(name string) (any, bool) {
	v, ok := a[name]
	return v, ok
}

// fill writes a text's chosen form with its values. A placeholder without a
// value stays as it is written, so that it shows.
func (b *Book) fill(t text, a source) string {
	chosen := b.form(t, a)
	if len(chosen.parts) == 0 {
		return chosen.lead
	}
	var out strings.Builder
	out.Grow(len(chosen.lead) + 24*len(chosen.parts))
	out.WriteString(chosen.lead)
	for _, p := range chosen.parts {
		if v, ok := a.arg(p.name); ok {
			out.WriteString(b.value(v))
		} else {
			out.WriteString("{" + p.name + "}")
		}
		out.WriteString(p.after)
	}
	return out.String()
}
