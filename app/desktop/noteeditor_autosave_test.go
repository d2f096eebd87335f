package desktop

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// manualClock is a clock that a test turns.
type manualClock struct {
	now    time.Duration
	alarms []*alarm
}

type alarm struct {
	at   time.Duration
	ring func()
}

func (c *manualClock) after(d time.Duration, ring func()) (stop func()) {
	a := &alarm{c.now + d, ring}
	c.alarms = append(c.alarms, a)
	return func() { a.ring = func() {} }
}

func (c *manualClock) turn(d time.Duration) {
	c.now += d
	alarms := c.alarms
	c.alarms = nil
	for _, a := range alarms {
		if a.at > c.now {
			c.alarms = append(c.alarms, a)
		} else {
			a.ring()
		}
	}
}

// savedText is one write that the autosaver asked for.
type savedText struct {
	at          textField
	text, visit string
	done        func(error)
}

func newTestSaver() (*autosaver, *manualClock, *[]savedText) {
	clock, writes := &manualClock{}, &[]savedText{}
	return newAutosaver(autosaver{
		after: clock.after,
		write: func(at textField, text, visit string, done func(error)) {
			*writes = append(*writes, savedText{at, text, visit, done})
		},
		changed: func() {},
	}), clock, writes
}

func savedTexts(writes []savedText) []string {
	var out []string
	for _, w := range writes {
		out = append(out, w.text)
	}
	return out
}

var body = textField{testID(1), "body"}

func TestAutosaveWaitsForTheLastKey(t *testing.T) {
	a, clock, writes := newTestSaver()
	a.typed(body, "a")
	clock.turn(tokens.AutosaveWait - time.Millisecond)
	a.typed(body, "ab")
	clock.turn(tokens.AutosaveWait - time.Millisecond)
	if len(*writes) != 0 {
		t.Fatalf("written while typing: %v", savedTexts(*writes))
	}
	if phase, _ := a.phase(); phase != phaseTyping {
		t.Errorf("phase %d while typing", phase)
	}
	clock.turn(time.Millisecond)
	if !slices.Equal(savedTexts(*writes), []string{"ab"}) {
		t.Fatalf("written %v", savedTexts(*writes))
	}
	if phase, _ := a.phase(); phase != phaseSaving {
		t.Errorf("phase %d while writing", phase)
	}
	(*writes)[0].done(nil)
	if phase, _ := a.phase(); phase != phaseSaved {
		t.Errorf("phase %d after writing", phase)
	}
}

func TestSomebodyWhoTypesOnIsSaved(t *testing.T) {
	a, clock, writes := newTestSaver()
	const key = 100 * time.Millisecond
	text := ""
	typeOn := func(d time.Duration) {
		for range d / key {
			text += "x"
			a.typed(body, text)
			clock.turn(key)
		}
	}
	typeOn(tokens.AutosaveMost - key)
	if len(*writes) != 0 {
		t.Fatalf("written before it had to be: %d", len(*writes))
	}
	typeOn(key)
	if len(*writes) != 1 || (*writes)[0].text != text {
		t.Fatalf("after %v of typing %d writes", tokens.AutosaveMost, len(*writes))
	}
	typeOn(2 * tokens.AutosaveMost) // the disk is slow
	if len(*writes) != 1 {
		t.Fatalf("a slow disk got %d writes", len(*writes))
	}
	(*writes)[0].done(nil)
	if len(*writes) != 2 || (*writes)[1].text != text {
		t.Fatalf("what was typed meanwhile did not follow: %d writes", len(*writes))
	}
	(*writes)[1].done(nil)
	typeOn(tokens.AutosaveMost)
	if len(*writes) != 3 || (*writes)[2].visit != (*writes)[0].visit {
		t.Errorf("%d writes, of visits %q and %q", len(*writes), (*writes)[0].visit, (*writes)[len(*writes)-1].visit)
	}
}

func TestSavesOfOneVisitAreOneStep(t *testing.T) {
	a, clock, writes := newTestSaver()
	for _, text := range []string{"a", "ab"} {
		a.typed(body, text)
		clock.turn(tokens.AutosaveWait)
		(*writes)[len(*writes)-1].done(nil)
	}
	a.leave(body)
	a.typed(body, "abc")
	a.leave(body)
	w := *writes
	if len(w) != 3 || w[0].visit != w[1].visit || w[1].visit == w[2].visit {
		t.Errorf("visits %q %q %q, want two the same and one other", w[0].visit, w[1].visit, w[2].visit)
	}
}

func TestLeavingWritesAtOnceEvenBehindASlowWrite(t *testing.T) {
	a, clock, writes := newTestSaver()
	a.typed(body, "a")
	clock.turn(tokens.AutosaveWait)
	a.typed(body, "ab")
	clock.turn(tokens.AutosaveWait)
	if len(*writes) != 1 {
		t.Fatalf("a slow disk got %d writes", len(*writes))
	}
	a.flush()
	if !slices.Equal(savedTexts(*writes), []string{"a", "ab"}) {
		t.Errorf("leaving wrote %v", savedTexts(*writes))
	}
}

func TestTextWaitingBehindASlowWriteFollowsIt(t *testing.T) {
	a, clock, writes := newTestSaver()
	a.typed(body, "a")
	clock.turn(tokens.AutosaveWait)
	a.typed(body, "ab")
	clock.turn(tokens.AutosaveWait)
	(*writes)[0].done(nil)
	if !slices.Equal(savedTexts(*writes), []string{"a", "ab"}) {
		t.Errorf("written %v", savedTexts(*writes))
	}
}

func TestAFailedWriteKeepsTheText(t *testing.T) {
	a, clock, writes := newTestSaver()
	a.typed(body, "precious")
	clock.turn(tokens.AutosaveWait)
	(*writes)[0].done(errors.New("disk full"))
	if phase, err := a.phase(); phase != phaseFailed || err == nil {
		t.Errorf("phase %d, %v after a failure", phase, err)
	}
	if text, ok := a.unsaved(body); !ok || text != "precious" {
		t.Fatalf("kept %q, %v", text, ok)
	}
	a.flush() // Retry
	(*writes)[1].done(nil)
	if _, ok := a.unsaved(body); ok || (*writes)[1].text != "precious" {
		t.Errorf("after a retry still unsaved; written %q", (*writes)[1].text)
	}
}
