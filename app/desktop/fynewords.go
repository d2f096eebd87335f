package desktop

import (
	"encoding/json"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// speakFyne gives Fyne's own dialogs, such as the one that chooses a file, the
// window's language. Fyne asks the environment for it, and does so anew when it
// is given words; what the environment said is put back for other programs.
func speakFyne(book *words.Book) error {
	language := book.Language()
	if language == "pt" {
		language = "pt-BR" // as our own words are
	}
	for _, name := range []string{"LC_ALL", "LANGUAGE"} {
		before, was := os.LookupEnv(name)
		if err := os.Setenv(name, strings.ReplaceAll(language, "-", "_")); err != nil {
			return err
		}
		defer func() {
			if was {
				_ = os.Setenv(name, before)
			} else {
				_ = os.Unsetenv(name)
			}
		}()
	}
	own, err := json.Marshal(map[string]any{"file.parent": map[string]string{"other": book.T("chooser.parent")}})
	if err != nil {
		return err
	}
	return lang.AddTranslations(fyne.NewStaticResource(language+".json", own))
}
