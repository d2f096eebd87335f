package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// fileOf is a file of so many bytes, its own for each seed.
func fileOf(size int, seed uint64) []byte {
	random := rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8), byte(seed >> 16)})
	b := make([]byte, size)
	_, _ = random.Read(b)
	return b
}

func incoming(name string, content []byte) Incoming {
	return Incoming{Name: name, Size: int64(len(content)), Content: bytes.NewReader(content)}
}

func nothingMore(*Tx, Attachment) error { return nil }

// attached keeps a file.
func attached(t testing.TB, f *File, name string, content []byte) Attachment {
	t.Helper()
	a, _, err := f.Attach(t.Context(), incoming(name, content), "step.test", nothingMore)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// readBack reads an attachment to its end.
func readBack(f *File, id ID) ([]byte, error) {
	r, err := f.OpenAttachment(context.Background(), id)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(struct{ io.Reader }{r})
}

// blobCounts counts the blobs, those that nobody names, and the marks of those arriving.
func blobCounts(t testing.TB, f *File) (blobs, unnamed, marks int) {
	t.Helper()
	err := f.View(func(r Reader) error {
		named, err := r.reader().namedBlobs()
		if err != nil {
			return err
		}
		for at, err := range r.reader().walk(bucketBlobs, nil) {
			if err != nil {
				return err
			}
			blobs++
			if !named[Hash(at.key)] {
				unnamed++
			}
		}
		return nil
	})
	left, leftErr := f.leftArriving()
	if err = errors.Join(err, leftErr); err != nil {
		t.Fatal(err)
	}
	return blobs, unnamed, len(left)
}

func TestWhatIsAttachedIsReadBack(t *testing.T) {
	f := fresh(t)
	for i, size := range []int{1, pieceSize - 1, pieceSize, pieceSize + 1, batch * pieceSize, batch*pieceSize + 1, 9*pieceSize + 77_777} {
		content := fileOf(size, uint64(i))
		name := fmt.Sprintf("report %d.pdf", i)
		var seen []int64
		in := incoming(name, content)
		in.Progress = func(done int64) { seen = append(seen, done) }
		a, _, err := f.Attach(t.Context(), in, "step.test", nothingMore)
		if err != nil {
			t.Fatal(err)
		}
		if a.Name != name || a.Size != int64(size) || a.Content != HashOf(content) || len(a.Pieces) == 1 || size > pieceSize && len(seen) == 0 {
			t.Errorf("%d bytes are the record %+v, seen at %v", size, a, seen)
		}
		got, err := readBack(f, a.ID)
		if err != nil || !bytes.Equal(got, content) {
			t.Errorf("of %d bytes %d come back, %v", size, len(got), err)
		}
		var out bytes.Buffer
		r, err := f.OpenAttachment(t.Context(), a.ID)
		if err == nil {
			_, err = io.Copy(&out, r)
		}
		if err != nil || !bytes.Equal(out.Bytes(), content) {
			t.Errorf("of %d bytes %d are copied, %v", size, out.Len(), err)
		}
	}
	if _, unnamed, marks := blobCounts(t, f); unnamed+marks > 0 {
		t.Errorf("%d blobs are nobody's and %d still arriving", unnamed, marks)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	checkSound(t, f.Path())
}

func TestOneContentIsKeptOnce(t *testing.T) {
	f := fresh(t)
	content := fileOf(3*pieceSize+5, 1)
	first := attached(t, f, "a.pdf", content)
	before, _, _ := blobCounts(t, f)
	again := attached(t, f, "/somewhere/else/a.pdf", content)
	other := attached(t, f, "b.pdf", content)
	if again.ID != first.ID || other.ID == first.ID {
		t.Errorf("the same file is %s and %s, another name %s", first.ID, again.ID, other.ID)
	}
	if after, _, _ := blobCounts(t, f); after != before || before != 4 {
		t.Errorf("%d blobs became %d", before, after)
	}
	if got, err := readBack(f, other.ID); err != nil || !bytes.Equal(got, content) {
		t.Errorf("under the other name: %v", err)
	}
}

// TestAttachingIsOneStep takes back, and brings back, the record and what names it.
func TestAttachingIsOneStep(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "n"}
	put(t, f, &n)
	content := fileOf(2*pieceSize, 3)
	a, _, err := f.Attach(t.Context(), incoming("a.pdf", content), "step.note.attach", func(tx *Tx, a Attachment) error {
		n.Evidence = []Evidence{{Kind: DocumentPage, Attachment: a.ID}}
		return Put(tx, &n)
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	_, err = readBack(f, a.ID)
	if got := get[Note](t, f, n.ID); len(got.Evidence) > 0 || !errors.Is(err, ErrNotFound) {
		t.Errorf("undone, the note names %v and the file is there: %v", got.Evidence, err)
	}
	if _, err := f.Redo(); err != nil {
		t.Fatal(err)
	}
	got, err := readBack(f, a.ID)
	if len(get[Note](t, f, n.ID).Evidence) != 1 || err != nil || !bytes.Equal(got, content) {
		t.Errorf("done again: %d bytes, %v", len(got), err)
	}
}

func TestWhatCannotBeAttachedLeavesNothing(t *testing.T) {
	f := fresh(t)
	dir := t.TempDir()
	large := filepath.Join(dir, "large.pdf")
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "empty.pdf"), nil, 0o600), os.WriteFile(large, nil, 0o600), os.Truncate(large, MaxAttachment+1)); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{dir, filepath.Join(dir, "empty.pdf"), large, filepath.Join(dir, "gone.pdf"), os.DevNull} {
		_, _, err := f.AttachFile(t.Context(), path, nil, "step.test", nothingMore)
		var own *Error
		if !errors.Is(err, ErrNotAttached) || !errors.As(err, &own) || !strings.Contains(own.Error(), "nothing was attached") {
			t.Errorf("%s: %v", path, err)
		}
	}
	content := fileOf(20*pieceSize, 9)
	broken := errors.New("the drive was taken out")
	for what, in := range map[string]Incoming{
		"shrinks":  {Name: "a", Size: int64(len(content)) + 1, Content: bytes.NewReader(content)},
		"grows":    {Name: "a", Size: int64(len(content)) - 1, Content: bytes.NewReader(content)},
		"vanishes": {Name: "a", Size: int64(len(content)), Content: io.MultiReader(bytes.NewReader(content[:15*pieceSize]), failingReader{broken})},
	} {
		_, _, err := f.Attach(t.Context(), in, "step.test", nothingMore)
		if !errors.Is(err, ErrNotAttached) && !errors.Is(err, broken) {
			t.Errorf("a file that %s: %v", what, err)
		}
	}
	refused := errors.New("the note is gone")
	if _, _, err := f.Attach(t.Context(), incoming("a", content), "step.test", func(*Tx, Attachment) error { return refused }); !errors.Is(err, refused) {
		t.Errorf("what follows refuses: %v", err)
	}
	if blobs, _, marks := blobCounts(t, f); blobs+marks > 0 {
		t.Errorf("%d blobs and %d marks are left", blobs, marks)
	}
	if bytes.Contains(bytesOf(t, f.Path()), content[pieceSize:pieceSize+64]) {
		t.Error("bytes of what was not attached are in the file")
	}
	if _, can := f.CanUndo(); can {
		t.Error("there is something to undo")
	}
}

type failingReader struct{ err error }

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }

// TestAFileThatIsWrittenMeanwhileIsRefused appends to a file once some of it was read.
func TestAFileThatIsWrittenMeanwhileIsRefused(t *testing.T) {
	f := fresh(t)
	for what, meddle := range map[string]func(path string) error{
		"truncated": func(path string) error { return os.Truncate(path, pieceSize) },
		"rewritten": func(path string) error {
			return errors.Join(os.WriteFile(path, fileOf(10*pieceSize, 2), 0o600), os.Chtimes(path, time.Time{}, time.Unix(1, 0)))
		},
	} {
		path := filepath.Join(t.TempDir(), "growing.csv")
		if err := os.WriteFile(path, fileOf(10*pieceSize, 1), 0o600); err != nil {
			t.Fatal(err)
		}
		once := false
		_, _, err := f.AttachFile(t.Context(), path, func(int64, int64) {
			if !once {
				once = true
				if err := meddle(path); err != nil {
					t.Error(err)
				}
			}
		}, "step.test", nothingMore)
		if !errors.Is(err, ErrNotAttached) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestACancelledAttachmentLeavesNothing(t *testing.T) {
	f := fresh(t)
	content := fileOf(20*pieceSize, 4)
	copy(content, canary)
	ctx, cancel := context.WithCancel(t.Context())
	in := incoming("a.pdf", content)
	in.Progress = func(done int64) {
		if done >= 8*pieceSize {
			cancel()
		}
	}
	if _, _, err := f.Attach(ctx, in, "step.test", nothingMore); !errors.Is(err, context.Canceled) {
		t.Fatalf("cancelled: %v", err)
	}
	if blobs, _, marks := blobCounts(t, f); blobs+marks > 0 {
		t.Errorf("%d blobs and %d marks are left", blobs, marks)
	}
	if holdsWord(t, f.Path(), canary) {
		t.Error("its bytes are in the file")
	}
}

// TestForgettingLeavesWhatArrives forgets an attachment whose pieces are also those
// of one that is being attached.
func TestForgettingLeavesWhatArrives(t *testing.T) {
	f := fresh(t)
	content := fileOf(2*batch*pieceSize, 5)
	old := attached(t, f, "old.pdf", content)
	in := incoming("new.pdf", content)
	in.Progress = func(done int64) {
		if done == batch*pieceSize {
			if err := f.Forget(Forgotten{Ref: Ref{TypeAttachment, old.ID}}); err != nil {
				t.Error(err)
			}
		}
	}
	a, _, err := f.Attach(t.Context(), in, "step.test", nothingMore)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := readBack(f, a.ID); err != nil || !bytes.Equal(got, content) {
		t.Errorf("the new one: %d bytes, %v", len(got), err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	checkSound(t, f.Path())
}

// TestAForgottenAttachmentIsNowhereInTheFile looks for its first, middle and last bytes.
func TestAForgottenAttachmentIsNowhereInTheFile(t *testing.T) {
	f := fresh(t)
	folder := t.TempDir()
	content := fileOf(5*pieceSize+100, 6)
	for _, at := range []int{0, 2*pieceSize + 4000, len(content) - len(canary)} {
		copy(content[at:], canary)
	}
	a := attached(t, f, canary+".pdf", content)
	other := attached(t, f, "other.pdf", fileOf(3*pieceSize, 7))
	backup := backUp(t, f, folder)
	if !holdsWord(t, f.Path(), canary) || !holdsWord(t, backup, canary) {
		t.Fatal("the bytes are not there before: the test proves nothing")
	}
	if err := errors.Join(f.Forget(Forgotten{Ref: Ref{TypeAttachment, a.ID}}), f.SweepBackups(folder)); err != nil {
		t.Fatal(err)
	}
	if holdsWord(t, f.Path(), canary) || holdsWord(t, backup, canary) {
		t.Error("its bytes are still in the file or its backup")
	}
	if _, err := readBack(f, other.ID); err != nil {
		t.Errorf("the other one: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	checkSound(t, f.Path())
	checkSound(t, backup)
}

// TestAnAttachmentGoesWithTheLastThatNamesIt takes evidence out of two notes, one of
// them deleted.
func TestAnAttachmentGoesWithTheLastThatNamesIt(t *testing.T) {
	f := fresh(t)
	a := attached(t, f, "a.pdf", fileOf(2*pieceSize, 1))
	evidence := []Evidence{{Kind: DocumentPage, Attachment: a.ID}}
	one, two := Note{Title: "one", Evidence: evidence}, Note{Title: "two", Evidence: evidence}
	put(t, f, &one)
	put(t, f, &two)
	edit(t, f, func(tx *Tx) error { return Delete[Note](tx, two.ID) })
	unname := func(n Note) {
		t.Helper()
		n.Evidence = nil
		edit(t, f, func(tx *Tx) error { return errors.Join(Put(tx, &n), DropAttachment(tx, a.ID)) })
	}
	unname(one)
	if _, err := readBack(f, a.ID); err != nil {
		t.Errorf("a deleted note names it: %v", err)
	}
	unname(two)
	if _, err := readBack(f, a.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("no note names it: %v", err)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, err := readBack(f, a.ID); err != nil {
		t.Errorf("undone: %v", err)
	}
}
