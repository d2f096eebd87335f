package figures

import (
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// TestAHeadlineOfManyPartnershipsCountsThem keeps it a line that can be read at a glance.
func TestAHeadlineOfManyPartnershipsCountsThem(t *testing.T) {
	names := []string{"Vaasa – Magallanes", "Silesia – Paraná", "Opolskie – Ushuaia", "Bilbao – Jalisco"}
	for _, language := range words.Languages() {
		for _, c := range []store.Continuation{store.Secured, store.Running} {
			few := words.For(language).Msg(headline("Title", map[store.Continuation][]string{c: names[:3]}))
			many := words.For(language).Msg(headline("Title", map[store.Continuation][]string{c: names}))
			if !strings.Contains(few, names[2]) || strings.Contains(many, names[0]) || !strings.Contains(many, "4 ") {
				t.Errorf("%s, %s: %q, %q", language, c, few, many)
			}
		}
	}
}
