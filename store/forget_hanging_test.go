package store

import (
	"bytes"
	"errors"
	"maps"
	"testing"
)

// attachedTo keeps a file that a note names.
func attachedTo(t testing.TB, f *File, n *Note, name, content string) Attachment {
	t.Helper()
	a, _, err := f.Attach(t.Context(), Incoming{Name: name, Size: int64(len(content)), Content: bytes.NewReader([]byte(content))}, "step.test", func(tx *Tx, a Attachment) error {
		n.Evidence = append(n.Evidence, Evidence{Kind: DocumentPage, Attachment: a.ID})
		return Put(tx, n)
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestForgettingANoteForgetsWhatIsAttachedToItAlone, also what was attached once.
func TestForgettingANoteForgetsWhatIsAttachedToItAlone(t *testing.T) {
	for what, fields := range map[string][]string{"record": nil, "words": WordFields(TypeNote)} {
		t.Run(what, func(t *testing.T) {
			f := fresh(t)
			n, other := Note{Title: "N"}, Note{Title: "Beside it"}
			attachedTo(t, f, &n, "canary-was.txt", "canary bytes that were there")
			n.Evidence = nil
			put(t, f, &n)
			alone := attachedTo(t, f, &n, "canary-is.txt", "canary bytes")
			shared := attachedTo(t, f, &n, "shared.txt", "bytes that another names")
			other.Evidence = []Evidence{{Kind: DocumentPage, Attachment: shared.ID}}
			put(t, f, &other)
			// Naming what goes with it all the same is no error.
			if err := f.Forget(Forgotten{Ref{TypeNote, n.ID}, fields}, Forgotten{Ref: Ref{TypeAttachment, alone.ID}}); err != nil {
				t.Fatal(err)
			}
			if holdsWord(t, f.Path(), "canary") {
				t.Error("the attachment or its name is still in the file")
			}
			if got := get[Attachment](t, f, shared.ID); got.Name != shared.Name || !holdsWord(t, f.Path(), "another names") {
				t.Errorf("the other note's attachment is %+v", got)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			checkSound(t, f.Path())
		})
	}
}

// TestForgettingAWebinarForgetsItsAttendances, deleted ones too, and those that a copy
// imports that has not heard of it.
func TestForgettingAWebinarForgetsItsAttendances(t *testing.T) {
	f := fresh(t)
	w := Webinar{Number: 1, Title: "W"}
	put(t, f, &w)
	imported := func(f *File, key string) Attendance {
		a := attended(t, f, 3, key)
		a.Webinar = w.ID
		put(t, f, &a)
		return a
	}
	imported(f, canary)
	deleted := imported(f, "deleted "+canary)
	edit(t, f, func(tx *Tx) error {
		return errors.Join(Delete[Attendance](tx, deleted.ID), Put(tx, &Question{Webinar: w.ID, Text: "?"}), Put(tx, &Question{Text: "of none"}), Put(tx, &Note{Webinar: w.ID}))
	})
	copies := copiesOf(t, f, 2)
	imported(copies[1], "unheard "+canary)
	if err := copies[0].View(func(r Reader) error {
		counts, err := HangingOn(r, w.ID)
		if !maps.Equal(counts, map[Type]int{TypeQuestion: 1, TypeNote: 1}) {
			t.Errorf("on it hang %v", counts)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	edit(t, copies[0], func(tx *Tx) error { return Delete[Webinar](tx, w.ID) })
	if err := copies[0].Forget(Forgotten{Ref: Ref{TypeWebinar, w.ID}}); err != nil {
		t.Fatal(err)
	}
	if holdsWord(t, copies[0].Path(), canary) {
		t.Error("attendees are still in the file")
	}
	mergeBothWays(t, copies, canary)
}
