package store

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

func init() { systemTasks["attach"] = attachForever }

// attachForever is the child of TestKilledWhileAttaching. It says when it begins to
// write a file's bytes, and what was attached.
func attachForever(path string) {
	f, err := Open(path, Options{})
	for seed := rand.Uint64N(1 << 20); err == nil; seed++ {
		size := 1 + int(seed*7919%(48*pieceSize))
		in := incoming(fmt.Sprint(seed, ".pdf"), fileOf(size, seed))
		in.Progress = func(int64) { fmt.Println("under way") }
		var a Attachment
		if a, _, err = f.Attach(context.Background(), in, "step.test", nothingMore); err == nil {
			fmt.Println("attached", a.ID, size, seed)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// TestKilledWhileAttaching kills a child that attaches files. What it said was
// attached must read back, and nothing may be left of what was not.
func TestKilledWhileAttaching(t *testing.T) {
	path := closedNotebook(t)
	acknowledged, halfway := 0, 0
	for i := 0; i < rounds(12, 300) || (acknowledged == 0 || halfway == 0) && i < 200; i++ {
		if i%25 == 24 {
			path = closedNotebook(t)
		}
		c := child("attach", path)
		c.Stderr = os.Stderr
		out, err := c.StdoutPipe()
		if err == nil {
			err = c.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(50+rand.IntN(300))*time.Millisecond, func() { _ = c.Process.Kill() })
		said, underWay := map[ID][2]uint64{}, false
		for lines := bufio.NewScanner(out); lines.Scan(); {
			words := strings.Fields(lines.Text())
			underWay = words[0] == "under"
			if len(words) == 4 {
				id, err := ParseID(words[1])
				size, sizeErr := strconv.ParseUint(words[2], 10, 64)
				seed, seedErr := strconv.ParseUint(words[3], 10, 64)
				if err == nil && sizeErr == nil && seedErr == nil {
					said[id] = [2]uint64{size, seed}
				}
			}
		}
		_ = c.Wait()
		if underWay {
			halfway++
		}
		acknowledged += len(said)
		checkSound(t, path)
		f, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for id, was := range said {
			if got, err := readBack(f, id); err != nil || !bytes.Equal(got, fileOf(int(was[0]), was[1])) {
				t.Fatalf("an attachment of %d bytes: %d come back, %v", was[0], len(got), err)
			}
		}
		if _, unnamed, marks := blobCounts(t, f); unnamed+marks > 0 {
			t.Fatalf("%d blobs are nobody's and %d still arriving", unnamed, marks)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if acknowledged == 0 || halfway == 0 {
		t.Errorf("%d attachments were acknowledged and %d kills came halfway: the test proves little", acknowledged, halfway)
	}
	t.Logf("%d attachments acknowledged, none missing; %d kills came halfway, nothing left of those", acknowledged, halfway)
}
