package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"
)

// editForever is the child of TestKilledWhileEditing: it edits and says what of
// each edit must be there from now on.
func editForever(path string) {
	f, err := Open(path, Options{})
	w := &worker{f: f, random: rand.New(rand.NewPCG(rand.Uint64(), 1))}
	for err == nil {
		err = w.step()
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestKilledWhileEditing(t *testing.T) {
	wanted, edits := rounds(50, 1000), 0
	var path string
	var all said
	// A busy machine kills some children before their first edit.
	for i := 0; i < wanted || edits < wanted && i < 10*wanted; i++ {
		if i%50 == 0 { // a file that only grows would slow the rest down
			path, all = closedNotebook(t), said{}
		}
		edits += editAndKill(t, path, all)
		all.holds(t, path)
	}
	if edits < wanted {
		t.Errorf("only %d edits were acknowledged: the test proves little", edits)
	}
	t.Logf("%d kills, %d acknowledged edits, none missing", wanted, edits)
}

// editAndKill lets a child edit for a moment, hears what it says was done, and
// returns how many edits that were.
func editAndKill(t *testing.T, path string, all said) (edits int) {
	t.Helper()
	return killLater(t, child("edit", path), all, time.Duration(30+rand.IntN(120))*time.Millisecond)
}

// killLater starts a child and kills it after a while, and takes down what it says.
func killLater(t *testing.T, c *exec.Cmd, all said, after time.Duration) (edits int) {
	t.Helper()
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { _ = c.Process.Kill() })
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if all.hear(lines.Text()) {
			edits++
		}
	}
	_ = c.Wait()
	return edits
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
