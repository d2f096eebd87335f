//go:build unix

package store

import (
	"context"
	"errors"
	"os"
	"testing"
)

func init() { systemTasks["attach full"] = attachFull }

// attachFull is a child with room for a part of a file.
func attachFull(path string) {
	f, err := Open(path, Options{})
	if err != nil {
		complain(err)
	}
	limit(4 << 20)
	_, _, err = f.Attach(context.Background(), incoming("a.pdf", fileOf(10<<20, 1)), "step.test", nothingMore)
	if !errors.Is(err, ErrNotSaved) {
		complain("with no room left:", err)
	}
	n := Note{Title: "after it"}
	if _, err := f.Edit("step.test", func(tx *Tx) error { return Put(tx, &n) }); err != nil {
		complain("what fits is not saved any more:", err)
	}
	os.Exit(0) // as if killed: nothing is tidied up
}

func TestAnAttachmentThatFillsTheDiskLeavesNothing(t *testing.T) {
	path := closedNotebook(t)
	c := child("attach full", path)
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		t.Error(err)
	}
	checkSound(t, path)
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if blobs, unnamed, marks := blobCounts(t, f); blobs != 1 || unnamed+marks > 0 {
		t.Errorf("there are %d blobs, %d nobody's, %d arriving", blobs, unnamed, marks)
	}
}
