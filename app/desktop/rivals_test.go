package desktop

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// TestTypingInATextThatShowsKeepsTheOtherToChooseFrom until somebody chooses.
func TestTypingInATextThatShowsKeepsTheOtherToChooseFrom(t *testing.T) {
	w, other := twoCopies(t, "other.rapporteur")
	d, l := sitSafe(t, w.path, t.TempDir(), nil)
	d.mergeWith(store.ConflictCopy{Path: other}, nil)
	l.until("the preview", func() bool { return shows(d, "What will come") })
	tapButton(t, d, "Merge")
	l.until("the texts", func() bool { return shows(d, "Two texts to choose from") })
	pressKey(d, fyne.KeyEscape) // later
	onNote(t, d, l, w.step)
	l.until("the note says so", func() bool { return shows(d, "This note has two texts to choose from.") })
	for _, letters := range []string{"Typed on. ", "And on. "} {
		typeInto(d, letters)
		l.until("it is saved", func() bool { return strings.Contains(body1(t, d, w.step).Body, letters) })
		l.during(50 * time.Millisecond)
		if !shows(d, "This note has two texts to choose from.") || menuItem(d, "A text to choose from…") == nil {
			t.Fatalf("after typing %q nothing says that there are two texts", letters)
		}
	}
	tapFirst(t, d, "Compare…")
	l.until("the texts again", func() bool { return shows(d, "Two texts to choose from") })
	wants(t, d, "Typed on.", "And on.", "spring", "autumn")
	tapButton(t, d, "Use this text") // the last one on the screen: the one that waited
	l.until("it is chosen", func() bool {
		return !shows(d, "This note has two texts") && menuItem(d, "A text to choose from…") == nil
	})
	if got := body1(t, d, w.step).Body; got != "Meet the port of Vaasa in spring." {
		t.Errorf("chosen was %q", got)
	}
}
