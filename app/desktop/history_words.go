package desktop

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// historyField is what a field is called, by its JSON name.
func historyField(b *words.Book, field string) string {
	if key := "history.field." + field; b.Has(key) {
		return b.T(key)
	}
	return b.T("history.field_other")
}

// words say what a step did to a record.
func (s historyStep) words(b *words.Book) string {
	text := ""
	switch {
	case s.op("delete"):
		text = b.T("history.did.delete")
	case s.op("create"):
		text = b.T("history.did.create")
	case s.op("restore"):
		text = b.T("history.did.restore")
	default:
		var names []string
		for _, field := range s.fields() {
			names = append(names, lowerFirst(historyField(b, field)))
		}
		text = b.T("history.did.fields", "fields", strings.Join(names, ", "))
	}
	switch c := s.newest; {
	case c.Undone:
		return b.T("history.undone", "step", text)
	case c.Redone:
		return b.T("history.redone", "step", text)
	}
	return text
}

func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}

// whenWords say when a step was, by the clock of this machine.
func (d *desk) whenWords(s historyStep) string {
	at := s.newest.At.In(d.now().Location())
	return d.t("history.when", "day", d.book.ShortDate(at), "time", d.book.Time(at))
}

// whoWords name the role that made a step.
func (d *desk) whoWords(s historyStep) string {
	role := s.newest.Role
	if key := "notes.role." + role; d.book.Has(key) {
		return d.t(key)
	}
	return role
}

// valueWords turns values into words; it reads the names of linked records.
type valueWords struct {
	book *words.Book
	r    store.Reader
}

// hiddenFields are those whose values say nothing to a person.
var hiddenFields = map[string]bool{"rank": true}

// linkedTypes are the types of the records that fields name.
var linkedTypes = map[string]store.Type{
	"webinar": store.TypeWebinar, "partnership": store.TypePartnership, "partnerships": store.TypePartnership,
	"regions": store.TypeRegion, "themes": store.TypeTheme, "notes": store.TypeNote, "carried": store.TypeQuestion,
	"attachments": store.TypeAttachment,
}

// describe puts the values of an edit into words.
func (v *valueWords) describe(e *historyEdit) (err error) {
	if hiddenFields[e.Field] {
		e.after = v.book.T("history.moved")
		return nil
	}
	list := func(values []any) (all []string) {
		for _, one := range values {
			text := ""
			if text, err = v.words(e.Field, one); err != nil {
				return nil
			}
			all = append(all, text)
		}
		return all
	}
	if e.Set {
		if e.added = list(e.Added); err == nil {
			e.removed = list(e.Removed)
		}
		return err
	}
	if e.before, err = v.words(e.Field, e.Before); err == nil {
		e.after, err = v.words(e.Field, e.After)
	}
	return err
}

// yesOrNo are fields whose nothing is a no.
var yesOrNo = map[string]bool{"done": true, "cleared": true, "invented": true, "to_review": true}

// words are a value as the app says it elsewhere.
func (v *valueWords) words(field string, value any) (string, error) {
	b := v.book
	switch value := value.(type) {
	case nil:
		if yesOrNo[field] {
			return b.T("history.no"), nil
		}
		return b.T("history.empty"), nil
	case bool:
		return b.T(map[bool]string{true: "history.yes", false: "history.no"}[value]), nil
	case store.NoteKind:
		return b.T("kind." + string(value)), nil
	case store.Status:
		return b.T("status." + string(value)), nil
	case store.QuestionState:
		return b.T("questions.state." + string(value)), nil
	case store.Moment:
		return momentWords(b, value), nil
	case store.Evidence:
		return v.evidence(value)
	case store.ID:
		return v.name(field, value)
	case []store.ID:
		var names []string
		for _, id := range value {
			name, err := v.name(field, id)
			if err != nil {
				return "", err
			}
			names = append(names, name)
		}
		return strings.Join(names, "; "), nil
	case int:
		return strconv.Itoa(value), nil
	case int64: // a moment of the recording
		return words.TimeCode(value), nil
	case string:
		switch field {
		case "due":
			return b.Period(value), nil
		case "language":
			return languageName(b, value), nil
		case "country":
			return b.Country(value), nil
		}
		return value, nil
	}
	return fmt.Sprint(value), nil
}

// evidence is a piece of evidence with what it quotes.
func (v *valueWords) evidence(e store.Evidence) (string, error) {
	attachments := map[store.ID]store.Attachment{}
	if !e.Attachment.IsZero() {
		a, err := store.Get[store.Attachment](v.r, e.Attachment)
		switch {
		case err == nil:
			attachments[e.Attachment] = a
		case !errors.Is(err, store.ErrNotFound):
			return "", err
		}
	}
	label := evidenceLabel(v.book, e, attachments)
	if quote := oneSpaced(e.Quote); quote != "" {
		label += " " + v.book.T("recovery.of", "title", cutTo(quote, 160))
	}
	return label, nil
}

// name is what a linked record is called.
func (v *valueWords) name(field string, id store.ID) (name string, err error) {
	switch linkedTypes[field] {
	case store.TypeWebinar:
		var w store.Webinar
		if w, err = store.Get[store.Webinar](v.r, id); err == nil {
			name = webinarName(v.book, w)
		}
	case store.TypePartnership:
		var p store.Partnership
		if p, err = store.Get[store.Partnership](v.r, id); err == nil {
			name = pairName(p, func(id store.ID) (store.Region, bool) {
				region, err := store.Get[store.Region](v.r, id)
				return region, err == nil
			})
		}
	case store.TypeAttachment:
		var a store.Attachment
		a, err = store.Get[store.Attachment](v.r, id)
		name = a.Name
	default:
		name, err = titleOf(v.r, store.Ref{Type: linkedTypes[field], ID: id})
		name = cutTo(name, 160)
	}
	if errors.Is(err, store.ErrNotFound) {
		return v.book.T("history.gone"), nil
	}
	if name == "" {
		name = v.book.T("notes.untitled")
	}
	return name, err
}

// momentWords are a day, and a time with its zone where they are known.
func momentWords(b *words.Book, m store.Moment) string {
	at, err := time.Parse("2006-01-02T15:04:05", m.Local)
	text := ""
	if err == nil {
		text = b.ShortDate(at) + ", " + b.Time(at)
	} else if at, err = time.Parse(time.DateOnly, m.Local); err == nil {
		text = b.ShortDate(at)
	} else {
		text = m.Local
	}
	if m.Zone != "" {
		text += ", " + m.Zone
	}
	if m.Assumed {
		text += " (" + b.T("history.assumed") + ")"
	}
	return text
}

// sameValue compares two values of a field.
func sameValue(a, b any) bool { return reflect.DeepEqual(a, b) }
