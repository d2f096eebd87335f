//go:build realwindow

package realwindow

import (
	"os"
	"path/filepath"
	"sort"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

const (
	emptyWindow = "empty window" // the baseline: a Fyne window with nothing in it
	noNotebook  = "no notebook"  // the first-run screen
)

// runEmptyWindow shows a window with nothing in it, of the same size, and says
// when it stands in the way the application says it of its pages: on the UI
// thread, a little more than a frame's time later, which is after the painting.
func runEmptyWindow() {
	a := app.NewWithID("io.github.rapporteur_app.empty")
	w := a.NewWindow("empty")
	w.SetContent(container.NewWithoutLayout())
	w.Resize(fyne.NewSize(tokens.WindowWidth, tokens.WindowHeight))
	a.Lifecycle().SetOnStarted(func() {
		time.AfterFunc(20*time.Millisecond, func() { fyne.Do(func() { reportStage("complete") }) })
	})
	w.ShowAndRun()
}

// BenchmarkFirstFrame prints, as ratios to an empty Fyne window's time in the
// same run, how long after the start of its process the first usable frame
// (rail, headline, figures) and the whole Overview stand. Bars: 1.5 and 2.5.
func BenchmarkFirstFrame(b *testing.B) {
	dir := b.TempDir()
	notebook := filepath.Join(dir, "sample.rapporteur")
	if err := sample.Build(notebook, false); err != nil {
		b.Fatal(err)
	}
	for range 2 { // the first openings read programs and fonts from the disk
		startUp(b, emptyWindow, dir, "complete")
		startUp(b, notebook, dir, "complete")
	}
	var empty, frame, complete []time.Duration
	for b.Loop() {
		empty = append(empty, startUp(b, emptyWindow, dir, "complete")[0])
		both := startUp(b, notebook, dir, "frame", "complete")
		frame = append(frame, both[0])
		complete = append(complete, both[1])
	}
	base := float64(median(empty))
	b.ReportMetric(float64(median(frame))/base, "frame/empty")
	b.ReportMetric(float64(median(complete))/base, "complete/empty")
	b.ReportMetric(float64(median(empty).Milliseconds()), "empty-ms")
}

// startUp starts the application and returns how long each stage took from the
// start of the process.
func startUp(b *testing.B, notebook, dir string, stages ...string) []time.Duration {
	b.Helper()
	began := time.Now()
	p := open(b, notebook, dir)
	var took []time.Duration
	for _, stage := range stages {
		p.waits(stage)
		took = append(took, time.Since(began))
	}
	p.cmd.Process.Signal(os.Interrupt)
	p.cmd.Process.Kill()
	p.cmd.Wait()
	return took
}

func median(of []time.Duration) time.Duration {
	sort.Slice(of, func(i, j int) bool { return of[i] < of[j] })
	return of[len(of)/2]
}
