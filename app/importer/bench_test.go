package importer

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// manyRows is how many rows the benchmark's file has.
const manyRows = 100_000

// large writes a webinar's attendee report with rows of about 45,000 people, who
// leave and join again, in the form of 2021.
func large(rows int) []byte {
	dice := rand.New(rand.NewPCG(2026, 11))
	countries := []string{"Finland", "Chile", "United States of America", "Spain", "Brazil", "Hong Kong, China", "Türkiye", "Korea (Republic of)"}
	var b bytes.Buffer
	b.WriteString("Attendee Report\nReport generated time,05/12/2026 07:10:00 PM\n")
	b.WriteString("Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views\n")
	b.WriteString("Large webinar,850 1234 5678,05/12/2026 09:00:00 AM,300,60000,0,45000,100000,20000\nAttendee Details\n")
	b.WriteString("Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name\n")
	for range rows {
		n := dice.IntN(rows * 6 / 10)
		if dice.IntN(4) == 0 {
			fmt.Fprintf(&b, "No,--,Name%d,\"Family, %d\",person%d@example.org,,05/01/2026 10:20:30 AM,approved,--,--,--,--,--\n", n, n, n)
			continue
		}
		from := dice.IntN(250 * 60)
		until := from + 60 + dice.IntN(50*60)
		fmt.Fprintf(&b, "Yes,Name%d Family%d,Name%d,\"Family, %d\",person%d@example.org,,05/01/2026 10:20:30 AM,approved,05/12/2026 %s,05/12/2026 %s,%d,Yes,\"%s\"\n",
			n, n, n, n, n, after(from), after(until), (until-from+59)/60, countries[n%len(countries)])
	}
	return b.Bytes()
}

// after is a time of day, some seconds after nine.
func after(seconds int) string {
	return time.Date(2026, 5, 12, 9, 0, seconds, 0, time.UTC).Format("03:04:05 PM")
}

// bareLoop is the baseline: encoding/csv over the same bytes, nothing kept.
func bareLoop(data []byte) (rows int, err error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	for {
		if _, err := r.Read(); errors.Is(err, io.EOF) {
			return rows, nil
		} else if err != nil {
			return rows, err
		}
		rows++
	}
}

// importAll takes bytes to what the window calls Saved.
func importAll(f *store.File, data []byte) (Result, error) {
	exports, err := ReadAll(context.Background(), []Input{{"large.csv", data}}, Options{Zone: "Europe/Helsinki"})
	if err != nil {
		return Result{}, err
	}
	var p *Plan
	if err := f.View(func(r store.Reader) error {
		p, err = NewPlan(r, exports, Target{New: true}, PlanOptions{})
		return err
	}); err != nil {
		return Result{}, err
	}
	_, err = f.Edit(Step, func(tx *store.Tx) error {
		_, err := p.Write(tx)
		return err
	})
	return p.Result(), err
}

// BenchmarkImport reports how many times the time of a bare encoding/csv loop it
// takes to bring 100,000 rows to the disk, and how much memory is in use meanwhile.
func BenchmarkImport(b *testing.B) {
	data := large(manyRows)
	var bare, whole time.Duration
	var most atomic.Uint64
	for b.Loop() {
		b.StopTimer()
		f, err := store.Create(filepath.Join(b.TempDir(), "a.rapporteur"), store.Notebook{Title: "Large"}, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		start := time.Now()
		if _, err := bareLoop(data); err != nil {
			b.Fatal(err)
		}
		bare += time.Since(start)
		runtime.GC()
		stop := watchMemory(&most)
		b.StartTimer()
		start = time.Now()
		if r, err := importAll(f, data); err != nil || r.People < manyRows/3 {
			b.Fatal(r.People, err)
		}
		whole += time.Since(start)
		b.StopTimer()
		close(stop)
		_ = f.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(whole)/float64(bare), "×csv")
	b.ReportMetric(float64(most.Load())/(1<<20), "MB")
}

// watchMemory keeps the most memory that the process has had from the system.
func watchMemory(most *atomic.Uint64) chan struct{} {
	stop := make(chan struct{})
	go func() {
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			if used := m.Sys - m.HeapReleased; used > most.Load() {
				most.Store(used)
			}
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	return stop
}
