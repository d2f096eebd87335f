package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"
)

// editForever is the child of TestKilledWhileEditing: it edits and says the
// number of every edit that is done.
func editForever(path string) {
	f, err := Open(path, Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for {
		n := Note{Body: "Something that must not be lost."}
		_, err := f.Edit("step.note.create", func(tx *Tx) error { return Put(tx, &n) })
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(n.ID)
	}
}

func TestKilledWhileEditing(t *testing.T) {
	path := closedNotebook(t)
	var acknowledged []ID
	// A busy machine kills some children before their first edit.
	for i := 0; i < 20 || len(acknowledged) < 20 && i < 200; i++ {
		acknowledged = append(acknowledged, editAndKill(t, path)...)
		checkSound(t, path)
	}
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, id := range acknowledged {
		get[Note](t, f, id)
	}
	if len(acknowledged) < 20 {
		t.Errorf("only %d edits were acknowledged: the test proves little", len(acknowledged))
	}
	t.Logf("%d acknowledged edits, none missing", len(acknowledged))
}

// editAndKill lets a child edit for a moment and returns what it said was done.
func editAndKill(t *testing.T, path string) []ID {
	t.Helper()
	c := child("edit", path)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(time.Duration(30+rand.IntN(120))*time.Millisecond, func() { _ = c.Process.Kill() })
	var ids []ID
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if id, err := ParseID(lines.Text()); err == nil {
			ids = append(ids, id)
		}
	}
	_ = c.Wait()
	return ids
}

// growForever is the child of TestOpenBesideAWriter.
func growForever(path string) {
	f, err := Open(path, Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	f.db.NoSync = true
	for i := range 20_000 {
		_, err := f.Edit("step.test", func(tx *Tx) error { _, err := PutBlob(tx, noise(40_000+i)); return err })
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// TestOpenBesideAWriter looks at a file while another program makes it grow:
// what it sees in between must not pass for damage.
func TestOpenBesideAWriter(t *testing.T) {
	path := closedNotebook(t)
	c := child("grow", path)
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(2 * time.Second); time.Now().Before(end); {
		if err := inspect(path); err != nil {
			t.Errorf("a file that is being written: %v", err)
			break
		}
	}
	_ = c.Process.Kill()
	_ = c.Wait()
}
