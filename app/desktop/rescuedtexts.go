package desktop

import (
	"errors"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// rescued is a text that an earlier window could not save, beside what stands in its
// place; of a record that is not in the notebook, all its texts.
type rescued struct {
	store.Unsaved
	also    []store.Unsaved // the record's other texts, in the order they were typed
	there   bool            // its record is in the notebook
	fits    bool            // its field takes a text as it stands
	title   string          // of the record
	now     string
	webinar store.ID
}

// Fields that are kept beside the texts of a record that is not in the notebook: they
// say what kind of record it was to be, and are not offered by themselves.
const (
	keptWebinar = "webinar"
	keptKind    = "kind"
)

func isAside(field string) bool { return field == keptWebinar || field == keptKind }

// offerRescued looks for texts that an earlier window could not save, and offers
// them. A notebook that takes no edits is not offered them: they stay where they are.
func (d *desk) offerRescued(s *session) {
	var found []rescued
	d.later(func() error {
		texts, err := s.rescue.read(s.file)
		if err != nil || len(texts) == 0 || s.readOnly {
			return err
		}
		return s.file.View(func(r store.Reader) (err error) {
			found, err = readAllRescued(r, texts, s.rescue.drop)
			return err
		})
	}, func(err error) {
		now := d.youngest()
		if now.session != s {
			return
		}
		now.complain(err)
		if len(found) > 0 {
			now.whenFree(func() { d.youngest().showRescued(s, found) })
		}
	})
}

// readAllRescued reads what texts belong to. Those that the notebook has are dropped.
func readAllRescued(r store.Reader, texts []store.Unsaved, drop func(store.Unsaved)) (found []rescued, err error) {
	for _, text := range texts {
		one, err := readRescued(r, text)
		if err != nil {
			return nil, err
		}
		if one.there && (one.now == text.Text || isAside(text.Field)) {
			drop(text) // it was saved after all
			continue
		}
		at := slices.IndexFunc(found, func(other rescued) bool { return !one.there && !other.there && other.Ref == one.Ref })
		if at < 0 {
			found = append(found, one)
			continue
		}
		found[at].add(text)
	}
	return slices.DeleteFunc(found, func(one rescued) bool {
		if !isAside(one.Field) {
			return false
		}
		for _, text := range one.all() { // no word was typed
			drop(text)
		}
		return true
	}), nil
}

// add puts another text of the record to the first, which stays one that can be read.
func (o *rescued) add(text store.Unsaved) {
	if isAside(o.Field) && !isAside(text.Field) {
		o.Unsaved, text = text, o.Unsaved
	}
	o.also = append(o.also, text)
}

// all are the text and the others of its record.
func (o *rescued) all() []store.Unsaved { return append([]store.Unsaved{o.Unsaved}, o.also...) }

// several tells whether there is more than one to read.
func (o *rescued) several() bool {
	return slices.ContainsFunc(o.also, func(text store.Unsaved) bool { return !isAside(text.Field) })
}

// text is one of them, or empty.
func (o *rescued) text(field string) string {
	for _, text := range o.all() {
		if text.Field == field {
			return text.Text
		}
	}
	return ""
}

// readRescued reads what a text belongs to.
func readRescued(r store.Reader, text store.Unsaved) (one rescued, err error) {
	one = rescued{Unsaved: text, there: true, fits: true}
	switch text.Ref.Type {
	case store.TypeNote:
		var n store.Note
		n, err = store.Get[store.Note](r, text.Ref.ID)
		one.title, one.webinar = n.Title, n.Webinar
	case store.TypeQuestion:
		var q store.Question
		q, err = store.Get[store.Question](r, text.Ref.ID)
		one.title, one.webinar = q.Text, q.Webinar
	case store.TypeTranslation:
		var tr store.Translation
		if tr, err = store.Get[store.Translation](r, text.Ref.ID); err == nil {
			one.title, err = titleOf(r, tr.Of)
		}
	case store.TypePartnership:
		_, err = store.Get[store.Partnership](r, text.Ref.ID)
	default:
		one.title, err = titleOf(r, text.Ref)
	}
	if errors.Is(err, store.ErrNotFound) {
		return rescued{Unsaved: text}, nil
	}
	if err != nil || isAside(text.Field) {
		return one, err
	}
	if isFundingLine(text) { // of a webinar's report: there may be no record of that yet
		one.webinar = text.Ref.ID
		saved, err := savedReport(r, text.Ref.ID)
		one.now = saved.FundingLine
		return one, err
	}
	if one.fits = !keptAsLines[text.Field]; one.fits {
		one.now, err = store.TextOf(r, text.Ref, text.Field)
	}
	return one, err
}

// keptAsLines are the parts of a dialog that are kept as a text, a line each, and are
// none in the notebook.
var keptAsLines = map[string]bool{
	"agenda": true, "aliases": true, "sources": true, "stakeholders": true, "milestones": true, "funding": true, "initiatives": true,
}

func isFundingLine(text store.Unsaved) bool {
	return text.Ref.Type == store.TypeWebinar && text.Field == "funding_line"
}

// takeIn writes a text to where it was typed.
func (o rescued) takeIn(tx *store.Tx) error {
	switch {
	case isFundingLine(o.Unsaved):
		saved, err := savedReport(tx, o.Ref.ID)
		if err != nil {
			return err
		}
		saved.FundingLine = oneSpaced(o.Text)
		return store.Put(tx, &saved)
	case o.Ref.Type == store.TypeNote:
		return store.PutText(tx, o.Ref, o.Field, savedForm(o.Field, o.Text))
	case o.Ref.Type == store.TypeQuestion:
		return store.PutText(tx, o.Ref, o.Field, savedQuestionText(o.Field, o.Text))
	}
	return store.PutText(tx, o.Ref, o.Field, o.Text)
}

// isQuestion tells whether the texts are those of a question that was never saved.
func (o *rescued) isQuestion() bool {
	return !o.there && o.Ref.Type == store.TypeQuestion && savedQuestionText(fieldText, o.text(fieldText)) != ""
}

// question is the question that the texts were to be.
func (o *rescued) question(webinar store.ID) store.Question {
	q := store.Question{ID: store.NewID(), Webinar: webinar, State: store.Queued}
	q.Text, q.Asker = savedQuestionText(fieldText, o.text(fieldText)), savedQuestionText(fieldAsker, o.text(fieldAsker))
	q.Answer, q.AnsweredBy = savedQuestionText(fieldAnswer, o.text(fieldAnswer)), savedQuestionText(fieldAnsweredBy, o.text(fieldAnsweredBy))
	return q
}

// note is a draft with the texts: a note's own, or all of them under each other.
func (o *rescued) note(webinar store.ID, title string, nameOf func(store.Unsaved) string) store.Note {
	note := store.Note{ID: store.NewID(), Kind: store.Lesson, Status: store.DraftNote, Webinar: webinar, Title: title}
	if kind := store.NoteKind(o.text(keptKind)); slices.Contains(store.NoteKinds, kind) {
		note.Kind = kind
	}
	var others []string
	for _, text := range o.all() {
		switch {
		case isAside(text.Field):
		case o.Ref.Type == store.TypeNote && !o.there:
			setNoteText(&note, text.Field, text.Text)
		case !o.several():
			note.Body = text.Text
		default:
			others = append(others, nameOf(text)+":\n\n"+text.Text)
		}
	}
	if len(others) > 0 {
		note.Body = strings.Join(others, "\n\n")
	}
	return note
}
