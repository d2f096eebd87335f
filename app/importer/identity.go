package importer

import (
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/store"
)

// identity is what makes two rows one person: the platform's id where it outlives
// a re-join, else the e-mail address without case, else name and country.
type identity struct {
	kind byte // 'i', 'e' or 'n'
	text string
}

func (id identity) none() bool { return id.kind == 0 }

// word is the Identity word of a kind.
func word(kind byte) string {
	switch kind {
	case 'i':
		return store.IdentityID
	case 'e':
		return store.IdentityEmail
	}
	return store.IdentityName
}

// identify tells who a row is about.
func identify(platform Platform, id, email, name, country string) identity {
	switch {
	case id != "":
		return identity{'i', string(platform) + "\x00" + id}
	case email != "":
		return identity{'e', strings.ToLower(strings.TrimSpace(email))}
	case name != "":
		return identity{'n', store.Fold(strings.TrimSpace(name)) + "\x00" + country}
	}
	return identity{}
}

// dialNumber is a telephone number as all who write it mean it: +358 40 1234567 is
// 358401234567. A name with masked digits, or of few, stays as it is.
func dialNumber(name string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, name)
	if len(digits) < 5 || strings.ContainsAny(name, "*xX•") {
		return name
	}
	return strings.TrimPrefix(digits, "00")
}

// someone is one person of one file on the way to a Participant.
type someone struct {
	id         identity
	registered bool
	host       bool
	active     bool
	seconds    int64
	stays      []stayed
	group      store.Group
	device     store.Device
}

// stayed is one interval with the place it was joined from.
type stayed struct {
	span  store.Span
	place place
}

// place is a country and a city, either empty where not known.
type place struct{ country, city string }

// crowd collects the people of one file.
type crowd struct {
	at  map[identity]*someone
	all []*someone
}

func newCrowd() *crowd { return &crowd{at: map[identity]*someone{}} }

func (c *crowd) person(id identity) *someone {
	if p := c.at[id]; p != nil {
		return p
	}
	p := &someone{id: id}
	c.at[id] = p
	c.all = append(c.all, p)
	return p
}

// participants are the crowd's people under pseudonyms; scope keeps those known
// by name alone to one webinar.
func (c *crowd) participants(key Key, scope string, end int64) []store.Participant {
	rows := make([]store.Participant, 0, len(c.all))
	pseudonym := key.pseudonyms()
	for _, p := range c.all {
		text := p.id.text
		if p.id.kind == 'n' {
			text = scope + "\x00" + text
		}
		at := p.where()
		row := store.Participant{
			Key: pseudonym(p.id.kind, text), Registered: p.registered, Country: at.country, City: at.city,
			Group: p.group, Active: p.active, Host: p.host, Device: p.device,
		}
		for _, s := range p.stays {
			if s.span.From == 0 {
				continue
			}
			if s.span.Until == 0 && end > s.span.From {
				s.span.Until = end
			}
			row.Spans = append(row.Spans, s.span)
		}
		if len(row.Spans) == 0 {
			row.Seconds = p.seconds
		}
		rows = append(rows, row)
	}
	return rows
}

// where is the place with most time; without times the first that is known.
func (p *someone) where() place {
	if !slices.ContainsFunc(p.stays, func(s stayed) bool { return s.place != p.stays[0].place }) && len(p.stays) > 0 {
		return p.stays[0].place
	}
	var first place
	byCountry := map[string][]store.Span{}
	byPlace := map[place][]store.Span{}
	for _, s := range p.stays {
		if first.country == "" && s.place != (place{}) {
			first = s.place
		}
		byCountry[s.place.country] = append(byCountry[s.place.country], s.span)
		byPlace[s.place] = append(byPlace[s.place], s.span)
	}
	if len(byPlace) < 2 {
		return first
	}
	country := figures.Longest(byCountry)
	within := map[string][]store.Span{}
	for at, spans := range byPlace {
		if at.country == country {
			within[at.city] = spans
		}
	}
	return place{country, figures.Longest(within)}
}
