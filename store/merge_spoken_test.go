package store

import (
	"errors"
	"fmt"
	"regexp"

	"pgregory.net/rapid"
)

// statement is what notes of a mergeWorld are given to say; each is said by one note only,
// in any number of transcripts and translations.
var statement = regexp.MustCompile(`<said [0-9]+>`)

// statementsOf are all that a note has said in one copy, as secrets: those of its
// translations are others.
func statementsOf(t *rapid.T, f *File, id ID) (all []string) {
	err := f.View(func(r Reader) error {
		changes, err := r.reader().changesOf(id)
		if err != nil || len(changes) == 0 {
			return err
		}
		texts, err := r.reader().spokenWords(changes, plansByType[TypeNote].saidFields(nil))
		for _, text := range texts {
			for _, found := range statement.FindAllString(text, -1) {
				all = append(all, found, "in other words "+found)
			}
		}
		return err
	})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return all
}

// actSpoken makes one random edit of what was said, whether that is forgotten elsewhere or
// not.
func (w *mergeWorld) actSpoken(f *File, id ID) {
	t := w.t
	_, err := f.Edit("step.note.edit", func(tx *Tx) error {
		switch rapid.IntRange(0, 5).Draw(t, "act") {
		case 0, 1:
			n, err := Get[Note](tx, id)
			if err != nil {
				return nil // deleted, or another copy's
			}
			n.Body = fmt.Sprintf("What this partner said was <said %d>", w.counter)
			w.said = append(w.said, n.Body)
			return Put(tx, &n)
		case 2, 3:
			return w.transcribe(tx)
		case 4:
			n, err := Get[Note](tx, id)
			if err != nil || !statement.MatchString(n.Body) {
				return nil
			}
			return Put(tx, &Translation{Of: Ref{TypeNote, id}, Field: "body", Language: "es", Text: "in other words " + statement.FindString(n.Body), Version: TextVersion(n.Body)})
		default:
			return w.attend(tx)
		}
	}, Aside()) // nobody undoes forgetting
	if err == nil {
		err = f.Wipe()
	}
	if err != nil {
		t.Fatalf("%v", err)
	}
}

// transcribe imports a transcript of something that was said in any copy, or puts it in
// the place of one that is there.
func (w *mergeWorld) transcribe(tx *Tx) error {
	t := w.t
	if len(w.said) == 0 {
		return nil
	}
	cues := cuesOf("Good morning.", rapid.SampledFrom(w.said).Draw(t, "first said"), "And then:", rapid.SampledFrom(w.said).Draw(t, "then said"))
	one := Transcript{Title: "T"}
	if all, err := List[Transcript](tx); err != nil {
		return err
	} else if len(all) > 0 && rapid.Bool().Draw(t, "in its place") {
		one = rapid.SampledFrom(all).Draw(t, "transcript")
	}
	cueHash, err := PutCues(tx, cues)
	one.Cues = cueHash
	return errors.Join(err, Put(tx, &one))
}

// attend edits the one attendance, or forgets its people.
func (w *mergeWorld) attend(tx *Tx) error {
	all, err := List[Attendance](tx)
	if err != nil || len(all) == 0 {
		return err
	}
	if rapid.Bool().Draw(w.t, "forget the people") {
		if !all[0].People.IsZero() {
			w.secrets = append(w.secrets, "ekey-1")
		}
		return forget(tx, all[0])
	}
	all[0].Platform = fmt.Sprint("platform ", w.counter)
	return Put(tx, &all[0])
}
