package store

import (
	"io"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// generated is a file that is in no memory.
type generated struct{ at uint64 }

func (g *generated) Read(p []byte) (int, error) {
	for i := range p {
		g.at = g.at*6364136223846793005 + 1442695040888963407
		p[i] = byte(g.at >> 56)
	}
	return len(p), nil
}

// heapPeak runs a function and returns by how much the memory in use grew at most.
func heapPeak(do func()) float64 {
	use := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	runtime.GC()
	before, peak, stop, done := use(), uint64(0), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for tick := time.NewTicker(time.Millisecond); ; {
			select {
			case <-stop:
				tick.Stop()
				return
			case <-tick.C:
				peak = max(peak, use())
			}
		}
	}()
	do()
	close(stop)
	<-done
	return float64(max(peak, before)-before) / (1 << 20)
}

// BenchmarkAttachment measures the largest attachment: attaching, reading and merging
// it, and how much memory each takes beyond what was in use, in MB.
func BenchmarkAttachment(b *testing.B) {
	for b.Loop() {
		f := fresh(b)
		empty := filepath.Join(b.TempDir(), "copy.rapporteur")
		if err := f.Backup(empty); err != nil {
			b.Fatal(err)
		}
		var a Attachment
		began := time.Now()
		memory := heapPeak(func() {
			var err error
			a, _, err = f.Attach(b.Context(), Incoming{Name: "a.pdf", Size: MaxAttachment, Content: io.LimitReader(&generated{}, MaxAttachment)}, "step.test", nothingMore)
			if err != nil {
				b.Fatal(err)
			}
		})
		b.ReportMetric(memory, "attach-MB")
		b.ReportMetric(float64(time.Since(began).Milliseconds()), "attach-ms")
		began = time.Now()
		b.ReportMetric(heapPeak(func() {
			r, err := f.OpenAttachment(b.Context(), a.ID)
			if err == nil {
				_, err = io.Copy(io.Discard, r)
			}
			if err != nil {
				b.Fatal(err)
			}
		}), "read-MB")
		b.ReportMetric(float64(time.Since(began).Milliseconds()), "read-ms")
		g, err := Open(empty, Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(heapPeak(func() {
			if _, err := g.Merge(f); err != nil {
				b.Fatal(err)
			}
		}), "merge-MB")
		if err := g.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestAttachingTakesLittleMemory holds the largest file to less than its size: what
// is in use at once, and what the collector has not taken yet.
func TestAttachingTakesLittleMemory(t *testing.T) {
	f := fresh(t)
	memory := heapPeak(func() {
		in := Incoming{Name: "a.pdf", Size: MaxAttachment, Content: io.LimitReader(&generated{}, MaxAttachment)}
		a, _, err := f.Attach(t.Context(), in, "step.test", nothingMore)
		if err != nil {
			t.Fatal(err)
		}
		r, err := f.OpenAttachment(t.Context(), a.ID)
		if err == nil {
			_, err = io.Copy(io.Discard, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	if memory > 35 {
		t.Errorf("50 MB took %.0f MB of memory", memory)
	}
	t.Logf("50 MB took %.0f MB of memory", memory)
}
