package cli

import (
	"os"
	"strings"

	"github.com/jeandeaual/go-locale"
)

// Language returns the BCP 47 tag that the system asks for. RAPPORTEUR_LANG
// comes before the system's own setting, so that one command can be run in another language.
func Language() string {
	if asked := os.Getenv("RAPPORTEUR_LANG"); asked != "" {
		return asked
	}
	tag, err := locale.GetLocale()
	if err != nil || tag == "" || strings.HasPrefix(tag, "C.") || tag == "C" {
		return "en"
	}
	return tag
}
