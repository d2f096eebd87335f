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
	if rapid.IntRange(0, 9).Draw(t, "forget the webinar") == 0 {
		w.forgetWebinar(f)
		return
	}
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

// attend edits an attendance of the one webinar, imports another, or forgets the people.
func (w *mergeWorld) attend(tx *Tx) error {
	all, err := List[Attendance](tx)
	if err != nil {
		return err
	}
	if _, err := Get[Webinar](tx, w.webinar); err == nil && (len(all) == 0 || rapid.Bool().Draw(w.t, "import")) {
		people, err := PutPeople(tx, crowdOf(2, fmt.Sprintf("key-%d-", w.counter)))
		return errors.Join(err, Put(tx, &Attendance{Webinar: w.webinar, People: people}))
	}
	if len(all) == 0 {
		return nil
	}
	one := rapid.SampledFrom(all).Draw(w.t, "attendance")
	if rapid.Bool().Draw(w.t, "forget the people") {
		if err := w.keySecrets(tx, one); err != nil {
			return err
		}
		return forget(tx, one)
	}
	one.Platform = fmt.Sprint("platform ", w.counter)
	return Put(tx, &one)
}

// keySecrets makes secrets of the keys of an attendance's people.
func (w *mergeWorld) keySecrets(r Reader, a Attendance) error {
	if a.People.IsZero() {
		return nil
	}
	people, err := People(r, a.People)
	for _, p := range people {
		w.secrets = append(w.secrets, p.Key)
	}
	return err
}

// forgetWebinar takes the webinar out of one copy for good, with its attendances.
func (w *mergeWorld) forgetWebinar(f *File) {
	before := len(w.secrets)
	err := f.View(func(r Reader) error {
		for a, err := range All[Attendance](r) {
			if err == nil {
				err = w.keySecrets(r, a)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = f.Forget(Forgotten{Ref: Ref{TypeWebinar, w.webinar}})
	}
	if errors.Is(err, ErrNotFound) { // it is forgotten already
		w.secrets = w.secrets[:before]
		return
	}
	if err != nil {
		w.t.Fatalf("forgetting the webinar: %v", err)
	}
}
