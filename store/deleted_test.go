package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestDeletedRecordsAreListedAndBroughtBackAsTheyWere(t *testing.T) {
	f := fresh(t)
	note, other := Note{Title: "Start early", Body: "With the ports.", Owner: "Cluster office"}, Note{Title: "stays"}
	question := Question{Text: "Who pays?"}
	put(t, f, &note)
	put(t, f, &other)
	put(t, f, &question)
	edit(t, f, func(tx *Tx) error { return Delete[Question](tx, question.ID) })
	edit(t, f, func(tx *Tx) error { return Delete[Note](tx, note.ID) })
	ref := Ref{TypeNote, note.ID}
	err := f.View(func(r Reader) error {
		all, err := DeletedRecords(r)
		if err != nil {
			return err
		}
		if len(all) != 2 || all[0].Ref != ref || all[1].Ref.ID != question.ID || all[0].Step == all[1].Step || all[0].At.IsZero() {
			t.Errorf("deleted are %+v", all)
		}
		title, err := TextWas(r, ref, "title")
		if err != nil || title != note.Title {
			t.Errorf("it was called %q, %v", title, err)
		}
		title, err = TextWas(r, Ref{TypeNote, other.ID}, "title")
		if err != nil || title != other.Title {
			t.Errorf("the one that stands is called %q, %v", title, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	edit(t, f, func(tx *Tx) error { return BringBack(tx, ref) })
	if got := get[Note](t, f, note.ID); got.Body != note.Body || got.Owner != note.Owner {
		t.Errorf("it came back as %+v", got)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := f.View(func(r Reader) error { _, err := Get[Note](r, note.ID); return err }); !errors.Is(err, ErrNotFound) {
		t.Errorf("bringing it back cannot be undone: %v", err)
	}
	if err := f.Forget(Forgotten{Ref: ref}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Edit("step.test", func(tx *Tx) error { return BringBack(tx, ref) }); !errors.Is(err, ErrNotFound) {
		t.Errorf("what was forgotten came back: %v", err)
	}
}

func TestWithANoteGoTheFilesThatNothingElseNames(t *testing.T) {
	f := fresh(t)
	attach := func(name string) Attachment {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(canary+" "+name), 0o600); err != nil {
			t.Fatal(err)
		}
		a, _, err := f.AttachFile(t.Context(), path, nil, "step.test", func(*Tx, Attachment) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	own, former, shared, logo := attach("own.txt"), attach("former.txt"), attach("shared.txt"), attach("logo.png")
	names := func(all ...Attachment) (list []Evidence) {
		for _, a := range all {
			list = append(list, Evidence{Kind: DocumentPage, Attachment: a.ID, Page: 1})
		}
		return list
	}
	note := Note{Kind: Quote, Title: "said", Evidence: names(own, former, shared, logo)}
	put(t, f, &note)
	note.Evidence = names(own, shared, logo)
	put(t, f, &note)
	edit(t, f, func(tx *Tx) error { return DropAttachment(tx, former.ID) })
	put(t, f, &Note{Title: "another", Evidence: names(shared)})
	put(t, f, &Report{Logos: []ID{logo.ID}})
	for name, fields := range map[string][]string{"words": WordFields(TypeNote), "title": {"title"}, "record": nil} {
		want := map[ID]bool{own.ID: true, former.ID: true}
		if name == "title" {
			want = nil
		}
		err := f.View(func(r Reader) error {
			all, err := WithAttachments(r, Forgotten{Ref: Ref{TypeNote, note.ID}, Fields: fields})
			if err != nil {
				return err
			}
			if len(all) != 1+len(want) || all[0].Ref.ID != note.ID {
				t.Errorf("%s: what goes is %v", name, all)
			}
			for _, one := range all[1:] {
				if !want[one.Ref.ID] || one.Ref.Type != TypeAttachment {
					t.Errorf("%s: %v goes", name, one)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
