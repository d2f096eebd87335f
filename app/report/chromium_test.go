package report_test

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// chromium is a headless browser driven through the pipe of its DevTools
// protocol, so that tests see what a reader's browser would: the page laid out,
// every message on its console and every request it tries to make.
type chromium struct {
	t       *testing.T
	in      *os.File
	mu      sync.Mutex
	next    int
	waiting map[int]chan reply
	events  []event
	session string
}

type reply struct {
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// event is something the page did.
type event struct {
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
}

// startChromium fails the test where there is no browser: a report nobody has
// looked at is not tested.
func startChromium(t *testing.T) *chromium {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Fatal("no chromium, chromium-browser or google-chrome on the PATH: `make setup` installs one")
	}
	theirIn, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
		"--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir="+t.TempDir(),
		"--remote-debugging-pipe", "about:blank")
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // 3 and 4, as the pipe wants them
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = theirIn.Close()
	_ = theirOut.Close()
	c := &chromium{t: t, in: in, waiting: map[int]chan reply{}}
	go c.listen(out)
	t.Cleanup(func() {
		c.send("", "Browser.close", nil)
		done := make(chan struct{})
		go func() { _ = cmd.Wait(); close(done) }()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			_ = cmd.Process.Kill()
			<-done
		}
		_ = in.Close()
		_ = out.Close()
	})
	c.openTab()
	return c
}

func (c *chromium) openTab() {
	var target struct{ TargetID string }
	c.into(&target, c.call("", "Target.createTarget", map[string]any{"url": "about:blank"}))
	var session struct{ SessionID string }
	c.into(&session, c.call("", "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}))
	c.session = session.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		c.call(c.session, domain+".enable", nil)
	}
}

// listen hands replies to those who wait and keeps events.
func (c *chromium) listen(out *os.File) {
	lines := bufio.NewReaderSize(out, 1<<20)
	for {
		raw, err := lines.ReadBytes(0)
		if err != nil {
			return
		}
		var message struct {
			ID int `json:"id"`
			reply
			event
		}
		if json.Unmarshal(raw[:len(raw)-1], &message) != nil {
			continue
		}
		c.mu.Lock()
		if message.ID != 0 {
			c.waiting[message.ID] <- message.reply
			delete(c.waiting, message.ID)
		} else {
			c.events = append(c.events, message.event)
		}
		c.mu.Unlock()
	}
}

func (c *chromium) send(session, method string, params any) chan reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.next++
	answer := make(chan reply, 1)
	c.waiting[c.next] = answer
	message := map[string]any{"id": c.next, "method": method}
	if params != nil {
		message["params"] = params
	}
	if session != "" {
		message["sessionId"] = session
	}
	raw, err := json.Marshal(message)
	if err == nil {
		_, err = c.in.Write(append(raw, 0))
	}
	if err != nil && method != "Browser.close" {
		c.t.Errorf("%s: %v", method, err)
	}
	return answer
}

func (c *chromium) call(session, method string, params any) json.RawMessage {
	c.t.Helper()
	select {
	case answer := <-c.send(session, method, params):
		if answer.Error != nil {
			c.t.Fatalf("%s: %s", method, answer.Error.Message)
		}
		return answer.Result
	case <-time.After(30 * time.Second):
		c.t.Fatalf("%s: no answer in 30 s", method)
	}
	return nil
}

func (c *chromium) into(v any, raw json.RawMessage) {
	c.t.Helper()
	if err := json.Unmarshal(raw, v); err != nil {
		c.t.Fatal(err)
	}
}

// show opens a file at a width, in light or dark, and waits until it has loaded.
func (c *chromium) show(path string, width int, scheme string) {
	c.t.Helper()
	c.call(c.session, "Emulation.setDeviceMetricsOverride", map[string]any{
		"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600,
	})
	c.call(c.session, "Emulation.setEmulatedMedia", map[string]any{
		"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}},
	})
	c.mu.Lock()
	c.events = nil
	c.mu.Unlock()
	c.call(c.session, "Page.navigate", map[string]any{"url": "file://" + path})
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		var state string
		c.eval(`document.readyState + " " + location.protocol`, &state)
		if state == "complete file:" {
			break
		}
		if time.Now().After(deadline) {
			c.t.Fatalf("%s did not load: %s", path, state)
		}
	}
	// Two frames on, everything that loading sets off has happened.
	var drawn bool
	c.eval(`new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))`, &drawn)
}

// eval runs an expression in the page. The page's policy forbids scripts of its
// own; the debugger is not bound by it.
func (c *chromium) eval(expression string, v any) {
	c.t.Helper()
	var answer struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	c.into(&answer, c.call(c.session, "Runtime.evaluate", map[string]any{
		"expression": expression, "returnByValue": true, "awaitPromise": true,
	}))
	if e := answer.ExceptionDetails; e != nil {
		c.t.Fatalf("%s\n%s %s", expression, e.Text, e.Exception.Description)
	}
	c.into(v, answer.Result.Value)
}

// complaints are the console's messages and the requests that left the file.
func (c *chromium) complaints(path string) []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var list []string
	for _, e := range c.events {
		switch e.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
			list = append(list, e.Method+" "+string(e.Params))
		case "Network.requestWillBeSent":
			var p struct{ Request struct{ URL string } }
			_ = json.Unmarshal(e.Params, &p)
			if p.Request.URL != "file://"+path && !strings.HasPrefix(p.Request.URL, "data:") {
				list = append(list, "request "+p.Request.URL)
			}
		}
	}
	return list
}

// press types one key that has no letter.
func (c *chromium) press(key string, code int) {
	c.t.Helper()
	text := ""
	if key == "Enter" {
		text = "\r"
	}
	for _, kind := range []string{"keyDown", "keyUp"} {
		p := map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}
		if kind == "keyDown" && text != "" {
			p["text"] = text
		}
		c.call(c.session, "Input.dispatchKeyEvent", p)
	}
}

// picture writes the whole page as an image, to be looked at.
func (c *chromium) picture(path string) {
	c.t.Helper()
	var shot struct{ Data string }
	c.into(&shot, c.call(c.session, "Page.captureScreenshot", map[string]any{"captureBeyondViewport": true}))
	raw, err := base64.StdEncoding.DecodeString(shot.Data)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o755)
	}
	if err == nil {
		err = os.WriteFile(path, raw, 0o644)
	}
	if err != nil {
		c.t.Fatal(fmt.Errorf("%s: %w", path, err))
	}
}
