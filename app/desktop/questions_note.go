package desktop

import (
	"strings"
	"unicode/utf8"

	"github.com/rapporteur-app/rapporteur/store"
)

// noteOf is the draft of a note that a question is turned into. What somebody
// learned or promised is in the answer, so its first sentence is the title and the
// question is quoted over the rest; an open question keeps its own words.
func noteOf(q store.Question, kind store.NoteKind) store.Note {
	note := store.Note{
		Kind: kind, Status: store.DraftNote, Webinar: q.Webinar, Partnership: q.Partnership,
		Themes: q.Themes, Language: q.Language, Invented: q.Invented, Title: oneSpaced(q.Text), Body: q.Answer,
	}
	if answer := strings.TrimSpace(q.Answer); kind != store.OpenQuestion && answer != "" {
		first, rest := firstSentence(answer)
		note.Title = oneSpaced(first)
		note.Body = strings.TrimSpace("> " + strings.ReplaceAll(strings.TrimSpace(q.Text), "\n", "\n> ") + "\n\n" + rest)
	}
	for _, ms := range []int64{q.AnsweredMS, q.AskedMS} {
		if ms > 0 {
			note.Evidence = []store.Evidence{{Kind: store.RecordingAt, AtMS: ms}}
			break
		}
	}
	return note
}

// longestTitle is how many letters of an answer make a title at most.
const longestTitle = 200

// firstSentence cuts a text after its first sentence. One that is too long for a
// title is shortened, and the whole text stands in rest.
func firstSentence(text string) (first, rest string) {
	end := len(text)
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		if r == '\n' || strings.ContainsRune(".!?…", r) && (next == len(text) || text[next] == ' ' || text[next] == '\n') {
			end = next
			break
		}
	}
	first = strings.TrimSpace(text[:end])
	if utf8.RuneCountInString(first) > longestTitle {
		letters := []rune(first)[:longestTitle]
		short := string(letters)
		if space := strings.LastIndexByte(short, ' '); space > 0 {
			short = short[:space]
		}
		return short + "…", text
	}
	return first, strings.TrimSpace(text[end:])
}

// turnInto writes the note and remembers it at the question.
func turnInto(tx *store.Tx, id store.ID, kind store.NoteKind, note store.ID) error {
	q, err := store.Get[store.Question](tx, id)
	if err != nil {
		return err
	}
	made := noteOf(q, kind)
	made.ID = note
	if err := store.Put(tx, &made); err != nil {
		return err
	}
	q.Notes = append(q.Notes, note)
	return store.Put(tx, &q)
}
