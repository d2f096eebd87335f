//go:build realwindow

package realwindow

import (
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// TestAPanelByKeysAlone writes a question down while the Overview is shown, takes it
// live, answers it, turns it into a lesson, takes that back, and finds what is left
// on the disk.
func TestAPanelByKeysAlone(t *testing.T) {
	dir := t.TempDir()
	notebook := sampleIn(t, dir)
	p := open(t, notebook, dir)
	p.waits("complete")
	p.takesWindow(1440, 900)
	p.parks()

	p.presses("ctrl+shift+a")
	p.sees("New question")
	p.types("Who feeds the quokka?")
	p.presses("Tab")
	p.types("Zoo")
	p.presses("Tab")
	p.types("austral")
	p.presses("Return")
	p.sees("The question is in the queue. Ctrl 5 goes there.")
	p.presses("ctrl+5")
	p.sees("Asked 2")
	p.presses("j")
	p.sees("Zoo, Australia")
	p.presses("t")
	p.sees("Live")
	p.types("The keeper does. Twice a day.")
	p.seesEntry("Twice a day.")
	p.presses("ctrl+Return")
	p.sees("Answered 11")
	p.presses("Right")
	p.seesEntry("Who feeds the quokka?")
	p.presses("l")
	p.seesEntry("The keeper does.") // the title of the lesson, on Notes
	p.sees("Lesson: a draft was made of the question.")
	p.presses("ctrl+z")
	p.sees("Undone: Turn question into lesson")
	p.sees("Answered 11")
	p.isSaved()
	p.leaves()

	file, err := store.Open(notebook, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	found := 0
	err = file.View(func(r store.Reader) error {
		for q, err := range store.All[store.Question](r) {
			if err != nil {
				return err
			}
			if q.Text != "Who feeds the quokka?" {
				continue
			}
			found++
			if q.Answer != "The keeper does. Twice a day." || q.State != store.Answered || q.Country != "AU" || q.Asker != "Zoo" || len(q.Notes) != 0 {
				t.Errorf("on the disk: %+v", q)
			}
		}
		return nil
	})
	if err != nil || found != 1 {
		t.Errorf("%d questions are on the disk: %v", found, err)
	}
}
