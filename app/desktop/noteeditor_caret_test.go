package desktop

import (
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// orderedTypist types into a field and keeps what should stand there.
type orderedTypist struct {
	t    *testing.T
	e    *textEntry
	want []rune
	at   int
}

func (y *orderedTypist) insert(r rune) {
	y.want = append(y.want[:y.at:y.at], append([]rune{r}, y.want[y.at:]...)...)
	y.at++
}

func (y *orderedTypist) key(name fyne.KeyName) {
	y.e.TypedKey(&fyne.KeyEvent{Name: name})
	switch name {
	case fyne.KeyReturn:
		y.insert('\n')
	case fyne.KeyBackspace:
		if y.at > 0 {
			y.want = append(y.want[:y.at-1:y.at-1], y.want[y.at:]...)
			y.at--
		}
	case fyne.KeyDelete:
		if y.at < len(y.want) {
			y.want = append(y.want[:y.at:y.at], y.want[y.at+1:]...)
		}
	}
}

func (y *orderedTypist) types(text string) {
	for _, r := range text {
		if r == '\n' {
			y.key(fyne.KeyReturn)
			continue
		}
		y.e.TypedRune(r)
		y.insert(r)
	}
}

// TestWhatIsTypedStandsInItsOrder types in fields of every width: at some of them a
// row is full where a word ends.
func TestWhatIsTypedStandsInItsOrder(t *testing.T) {
	a := test.NewApp()
	defer a.Quit()
	a.Settings().SetTheme(look.NewTheme(look.Light))
	e := newTextEntry(true)
	typed := ""
	e.onTyped = func(text string) { typed = text }
	w := test.NewWindow(e)
	defer w.Close()
	random := rand.New(rand.NewPCG(1, 2))
	for width := float32(180); width < 300; width++ {
		w.Resize(fyne.NewSize(width, 300))
		e.show("")
		w.Canvas().Focus(e)
		y := &orderedTypist{t: t, e: e}
		y.types("A space jumps  behind what comes where a word just fills its row, and it\nstays ")
		for range 150 {
			switch n := random.IntN(12); {
			case n == 0:
				y.key(fyne.KeyBackspace)
			case n == 1:
				y.types("\n")
			case n == 2:
				y.key(fyne.KeyDelete)
			case n == 3 && len(y.want) > 0:
				y.at = random.IntN(len(y.want) + 1)
				e.stand(y.at)
			default:
				y.types([]string{" ", "a", "mn", "word ", "iii", "  "}[random.IntN(6)])
			}
			if e.Text != string(y.want) || e.offset() != y.at {
				t.Fatalf("%v wide: the field has %q with the cursor at %d, typed was %q with %d", width, e.Text, e.offset(), string(y.want), y.at)
			}
		}
		if typed != string(y.want) {
			t.Errorf("%v wide: told was %q, typed %q", width, typed, string(y.want))
		}
		for e.CanUndo() {
			e.Undo()
		}
		if e.Text != "" {
			t.Fatalf("%v wide: undone it is %q", width, e.Text)
		}
	}
}
