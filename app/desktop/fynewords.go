package desktop

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// speakFyne gives Fyne's own dialogs, such as the one that chooses a file, the
// window's language. Fyne asks the environment for it, and does so anew when it
// is given words; what the environment said is put back for other programs.
func speakFyne(language string) error {
	for _, name := range []string{"LC_ALL", "LANGUAGE"} {
		before, was := os.LookupEnv(name)
		if err := os.Setenv(name, language); err != nil {
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
	return lang.AddTranslations(fyne.NewStaticResource(language+".json", []byte("{}")))
}
