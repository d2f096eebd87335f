package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// progress is a line on a terminal that says how far long work is. It writes
// nothing where the errors of a command go to a file or another program.
type progress struct {
	c     *commands
	to    io.Writer // nil: nobody looks
	mu    sync.Mutex
	began time.Time
	said  time.Time
	shown bool
}

const (
	patience = 400 * time.Millisecond // shorter work is not worth a line
	beat     = 100 * time.Millisecond // faster changes flicker
)

// emptyLine goes to the line's start and empties it from there: ECMA-48, which every
// terminal understands.
const emptyLine = "\r\x1b[K"

func (c *commands) progress(to io.Writer) *progress {
	p := &progress{c: c, began: time.Now()}
	if file, ok := to.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.to = to
		}
	}
	return p
}

// read tells how much has been read, from 0 to 1. It may be called from anywhere.
func (p *progress) read(done float64) {
	p.say(p.c.book.T("cli.import.reading", "percent", int(done*100)), false)
}

// save tells that what was read is being counted and written.
func (p *progress) save() { p.say(p.c.book.T("cli.import.saving"), true) }

func (p *progress) say(text string, atOnce bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if p.to == nil || now.Sub(p.began) < patience || !atOnce && now.Sub(p.said) < beat {
		return
	}
	p.said, p.shown = now, true
	fmt.Fprint(p.to, emptyLine, text)
}

// end takes the line away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.to, emptyLine)
	}
	p.to = nil
}
