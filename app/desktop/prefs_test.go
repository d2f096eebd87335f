package desktop

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func TestSettingsComeBackAsTheyWereLeft(t *testing.T) {
	folder := t.TempDir()
	p := readPrefs(folder)
	at := Route{Page: Regions, Webinar: store.NewID()}
	p.Theme, p.Width, p.Height = look.Dark, 1280, 800
	p.remember("/a.rapporteur")
	p.leave("/a.rapporteur", at)
	p.flush(p.raw())

	again := readPrefs(folder)
	if again.Theme != look.Dark || again.Width != 1280 || again.Height != 800 {
		t.Errorf("looks and size came back as %v %v×%v", again.Theme, again.Width, again.Height)
	}
	if got := again.Places["/a.rapporteur"]; got != (place{Regions, at.Webinar}) {
		t.Errorf("the notebook comes back at %v", got)
	}
}

func TestDamagedSettingsAreLikeNone(t *testing.T) {
	for _, damage := range []string{"", "{", "\x00\xff", `[]`, `{"width": "wide"}`, `{"theme":"pink","width":-4,"height":1e9}`} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "window.json"), []byte(damage), 0o600); err != nil {
			t.Fatal(err)
		}
		p := readPrefs(folder)
		if p.Theme != look.System || p.Width != tokens.WindowWidth || p.Height != tokens.WindowHeight || p.Places == nil {
			t.Errorf("%q gives %+v", damage, p.settings)
		}
		p.remember("/a.rapporteur") // must not fail on missing maps
		p.flush(p.raw())
	}
}

func TestRecentNotebooksAreEightAndNewestFirst(t *testing.T) {
	p := readPrefs("")
	for i := range 12 {
		p.remember(fmt.Sprintf("/%d.rapporteur", i))
	}
	p.remember("/7.rapporteur")
	if len(p.Recent) != maxRecent || p.Recent[0] != "/7.rapporteur" || p.Recent[1] != "/11.rapporteur" {
		t.Errorf("recent: %v", p.Recent)
	}
	if n := slices.Index(p.Recent[1:], "/7.rapporteur"); n >= 0 {
		t.Error("a notebook is listed twice")
	}
}

func TestNotebooksThatAreGoneAreMarked(t *testing.T) {
	there := filepath.Join(t.TempDir(), "a.rapporteur")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := looked([]string{"/gone.rapporteur", there}); !slices.Equal(got, []recentNotebook{{"/gone.rapporteur", true}, {there, false}}) {
		t.Errorf("listed: %v", got)
	}
}

func TestReplacingAFileLeavesNoPartsBehind(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "deep", "window.json")
	for _, text := range []string{"one", "two, which is longer", "3"} {
		if err := replaceFile(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != text {
			t.Errorf("the file holds %q, not %q", got, text)
		}
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
		t.Errorf("%d files are left", len(files))
	}
}
