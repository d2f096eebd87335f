//go:build realwindow

package realwindow

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a person would wait before saying that it does not work.
// Software rendering on two busy cores is slow, so it is generous.
const patience = 20 * time.Second

// person runs the application and works with it by keyboard and mouse.
type person struct {
	t       testing.TB
	cmd     *exec.Cmd
	in      io.WriteCloser
	answers chan []piece
	stages  chan string
	window  string
	dir     string // configuration and documents

	mu     sync.Mutex
	log    strings.Builder
	onLast bool // looks at the window that was opened last
}

// open starts the application on a notebook. dir holds its configuration, so
// that two openings with the same dir are the same person coming back.
func open(t testing.TB, notebook, dir string, env ...string) *person {
	t.Helper()
	p := &person{t: t, dir: dir, answers: make(chan []piece, 1), stages: make(chan string, 16)}
	if err := os.MkdirAll(filepath.Join(dir, "cache"), 0o755); err != nil {
		t.Fatal(err)
	}
	p.cmd = exec.Command(os.Args[0])
	p.cmd.Env = append(os.Environ(), childVariable+"="+notebook, "HOME="+dir, "XDG_CONFIG_HOME="+dir+"/config",
		"XDG_DOCUMENTS_DIR="+dir, "XDG_CACHE_HOME="+dir+"/cache", "RAPPORTEUR_LANG=en", "GOCOVERDIR="+dir)
	p.cmd.Env = append(p.cmd.Env, env...)
	p.in = must(p.cmd.StdinPipe())(t)
	out := must(p.cmd.StdoutPipe())(t)
	errOut := must(p.cmd.StderrPipe())(t)
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go p.readAnswers(out)
	go p.readLog(errOut)
	t.Cleanup(func() { p.cmd.Process.Kill() })
	return p
}

func (p *person) readAnswers(out io.Reader) {
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var said struct {
			Stage  string  `json:"stage"`
			Pieces []piece `json:"pieces"`
		}
		if json.Unmarshal(lines.Bytes(), &said) != nil {
			continue
		}
		if said.Stage != "" {
			p.stages <- said.Stage
		} else {
			p.answers <- said.Pieces
		}
	}
	close(p.answers)
}

func (p *person) readLog(errOut io.Reader) {
	lines := bufio.NewScanner(errOut)
	for lines.Scan() {
		p.mu.Lock()
		p.log.WriteString(lines.Text() + "\n")
		p.mu.Unlock()
	}
}

// must makes a (value, error) pair the value, or ends the test.
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// reads returns what stands in the window.
func (p *person) reads() []piece {
	p.t.Helper()
	ask := "?\n"
	if p.onLast {
		ask = lastWindow + "\n"
	}
	if _, err := io.WriteString(p.in, ask); err != nil {
		p.t.Fatalf("the application is gone: %v\n%s", err, p.logged())
	}
	select {
	case pieces, ok := <-p.answers:
		if !ok {
			p.t.Fatalf("the application ended\n%s", p.logged())
		}
		return pieces
	case <-time.After(patience):
		p.t.Fatalf("the window does not answer\n%s", p.logged())
	}
	return nil
}

// find returns the first piece whose text holds the words.
func find(pieces []piece, words string) (piece, bool) {
	for _, candidate := range pieces {
		if strings.Contains(candidate.Text, words) {
			return candidate, true
		}
	}
	return piece{}, false
}

// sees waits until the words stand in the window and returns where.
func (p *person) sees(words string) piece {
	p.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		pieces := p.reads()
		if found, ok := find(pieces, words); ok {
			return found
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("%q does not stand in the window, which says:\n%s\n%s", words, texts(pieces), p.logged())
		}
	}
}

// seesNo waits until the words are gone.
func (p *person) seesNo(words string) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if _, there := find(p.reads(), words); !there {
			return
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("%q still stands in the window", words)
		}
	}
}

func texts(pieces []piece) string {
	var all []string
	for _, found := range pieces {
		if found.Text != "" {
			all = append(all, found.Text)
		}
	}
	return strings.Join(all, " | ")
}

// waits waits for a stage of the window's coming up.
func (p *person) waits(stage string) {
	p.t.Helper()
	for {
		select {
		case reached := <-p.stages:
			if reached == stage {
				return
			}
		case <-time.After(patience):
			p.t.Fatalf("stage %q was not reached\n%s", stage, p.logged())
		}
	}
}

// xdotool sends keys, clicks and wishes about windows. With --sync it waits for the
// window manager's answer, for ever where that came before it began to listen, as it
// may on a busy machine: then it is asked again.
func (p *person) xdotool(args ...string) string {
	p.t.Helper()
	for try := 1; ; try++ {
		ctx, stop := context.WithTimeout(p.t.Context(), patience)
		out, err := exec.CommandContext(ctx, "xdotool", args...).CombinedOutput()
		late := ctx.Err() != nil
		stop()
		switch {
		case err == nil:
			return strings.TrimSpace(string(out))
		case !late || try == 3:
			p.t.Fatalf("xdotool %s: %v %s\n%s", strings.Join(args, " "), err, out, p.logged())
		}
	}
}

// takesWindow finds the window, gives it a size and the keyboard.
func (p *person) takesWindow(width, height int) {
	p.t.Helper()
	found := p.xdotool("search", "--sync", "--onlyvisible", "--pid", strconv.Itoa(p.cmd.Process.Pid))
	p.window = strings.Fields(found)[0]
	p.xdotool("windowsize", "--sync", p.window, strconv.Itoa(width), strconv.Itoa(height))
	p.xdotool("windowmove", p.window, "0", "0")
	p.xdotool("windowactivate", "--sync", p.window)
	time.Sleep(300 * time.Millisecond)
}

// parks moves the pointer off the window, so that nothing is hovered.
func (p *person) parks() {
	p.xdotool("mousemove", "1919", "1199")
}

// presses sends keys, as "ctrl+z".
func (p *person) presses(keys ...string) {
	p.t.Helper()
	p.xdotool(append([]string{"key", "--delay", "40"}, keys...)...)
	time.Sleep(100 * time.Millisecond)
}

// types types words as a person would.
func (p *person) types(words string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "25", words)
}

// shoot takes a picture of the window.
func (p *person) shoot(path string) {
	p.t.Helper()
	if out, err := exec.Command("import", "-window", p.window, path).CombinedOutput(); err != nil {
		p.t.Fatalf("no picture: %v %s", err, out)
	}
}

// leaves closes the window as its close button would, and waits for the end.
func (p *person) leaves() {
	p.t.Helper()
	p.presses("ctrl+q")
	done := make(chan error, 1)
	go func() { done <- p.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			p.t.Errorf("the application ended with %v\n%s", err, p.logged())
		}
	case <-time.After(patience):
		p.t.Fatalf("the application does not end\n%s", p.logged())
	}
	p.wroteNoErrors()
}

// logged returns what the application wrote to standard error.
func (p *person) logged() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.log.String()
}

// wroteNoErrors fails on any error Fyne logged; calls off its thread are among them.
func (p *person) wroteNoErrors() {
	p.t.Helper()
	// Without a message bus Fyne cannot watch the desktop's theme, and says so; it
	// reads its own preferences, which hold nothing of ours, while it writes them; and
	// its file dialog misses the folders that a home of a test has not.
	said := strings.NewReplacer(
		"Fyne error:  failed to watch theme settings", "",
		"Fyne error:  Preferences load error", "",
		"Fyne error:  Getting favorite locations", "",
	).Replace(p.logged())
	for _, sign := range []string{"Error in Fyne call thread", "Fyne error", "panic", "DATA RACE"} {
		if strings.Contains(said, sign) {
			p.t.Errorf("the application logged %q:\n%s", sign, said)
			return
		}
	}
}
