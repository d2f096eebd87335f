package cli

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

func TestATerminalIsToldHowFarLongWorkIs(t *testing.T) {
	c := &commands{book: words.For("en")}
	var terminal bytes.Buffer
	p := c.progress(&terminal)
	p.read(0.5)
	p.save()
	p.end()
	if terminal.Len() > 0 {
		t.Errorf("what is no terminal was told %q", terminal.String())
	}
	p = c.progress(&terminal)
	p.to = &terminal
	p.read(0.1)
	if terminal.Len() > 0 {
		t.Errorf("short work was told: %q", terminal.String())
	}
	p.began = time.Now().Add(-time.Minute)
	p.read(0.25)
	p.read(0.26) // within the same beat
	p.save()
	p.end()
	p.read(0.9) // after the end
	if got, want := strings.ReplaceAll(terminal.String(), emptyLine, "|"), "|Reading: 25 %|Counting and saving…|"; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
}

func TestAnImportThatIsStoppedChangesNothing(t *testing.T) {
	settings(t)
	notebook := emptyNotebook(t)
	before := wholeFile(t, notebook)
	ctx, stop := context.WithCancel(context.Background())
	c := &commands{book: words.For("en")}
	far := c.progress(&bytes.Buffer{})
	stop()
	_, err := c.importFiles(ctx, far, notebook, []string{exportFile("zoom_webinar_attendee_2020_anonymised.csv")}, importFlags{webinar: newWebinarWord})
	if !errors.Is(err, context.Canceled) || !bytes.Equal(before, wholeFile(t, notebook)) {
		t.Errorf("%v", err)
	}
}
