package desktop

import (
	"testing"

	"fyne.io/fyne/v2/lang"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

func TestFyneSpeaksTheLanguageOfTheWindow(t *testing.T) {
	t.Setenv("LC_ALL", "C")
	for language, want := range map[string]string{"es": "Cancelar", "pt": "Cancelar", "en": "Cancel"} {
		if err := speakFyne(words.For(language)); err != nil {
			t.Fatal(err)
		}
		if got := lang.L("Cancel"); got != want {
			t.Errorf("%s: Cancel reads %q", language, got)
		}
	}
	if err := speakFyne(words.For("pt")); err != nil || lang.L("File") != "Arquivo" || lang.X("file.parent", "") != "Pasta superior" {
		t.Errorf("pt: File reads %q: %v", lang.L("File"), err)
	}
	if err := speakFyne(words.For("en")); err != nil {
		t.Fatal(err)
	}
}
