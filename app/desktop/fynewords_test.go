package desktop

import (
	"testing"

	"fyne.io/fyne/v2/lang"
)

func TestFyneSpeaksTheLanguageOfTheWindow(t *testing.T) {
	t.Setenv("LC_ALL", "C")
	for language, want := range map[string]string{"es": "Cancelar", "pt": "Cancelar", "en": "Cancel"} {
		if err := speakFyne(language); err != nil {
			t.Fatal(err)
		}
		if got := lang.L("Cancel"); got != want {
			t.Errorf("%s: Cancel reads %q", language, got)
		}
	}
	if err := speakFyne("en"); err != nil {
		t.Fatal(err)
	}
}
