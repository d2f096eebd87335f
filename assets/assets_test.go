package assets

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// wellFormed reads an SVG to its end.
func wellFormed(raw []byte) error {
	d := xml.NewDecoder(bytes.NewReader(raw))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestEveryIconIsThere(t *testing.T) {
	for _, name := range Icons() {
		raw := Icon(name)
		if !bytes.HasPrefix(raw, []byte("<svg ")) {
			t.Errorf("icon %s is no SVG", name)
			continue
		}
		if err := wellFormed(raw); err != nil {
			t.Errorf("icon %s: %v", name, err)
		}
		// The toolkit sets aside memory for the square of a view box, whatever
		// the size on the screen: large ones make a page late.
		if !bytes.Contains(raw, []byte(`viewBox="0 0 24 24"`)) || bytes.Contains(raw, []byte("stroke")) {
			t.Errorf("icon %s is not on the grid of 24", name)
		}
		if name != "mark" && (bytes.Contains(raw, []byte("fill=")) || !bytes.Contains(raw, []byte("<path d="))) {
			t.Errorf("icon %s cannot be given another colour", name)
		}
	}
	if Icon("no_such_icon") != nil || Icon("../assets") != nil {
		t.Error("an icon that is not there was found")
	}
}

func TestAliasesHideNoIcon(t *testing.T) {
	for alias := range aliases {
		if raw := read("icons/" + alias + ".svg"); raw != nil {
			t.Errorf("alias %s hides the icon of that name", alias)
		}
	}
}

func TestThemesHaveTheirIcons(t *testing.T) {
	for _, key := range tokens.ThemeKeys {
		if !bytes.Equal(Icon(key), Icon(tokens.ThemeIcons[key])) || Icon(key) == nil {
			t.Errorf("theme %s and its icon %s differ", key, tokens.ThemeIcons[key])
		}
	}
}

func TestFlags(t *testing.T) {
	codes := Flags()
	total := 0
	for _, code := range codes {
		raw := Flag(code)
		total += len(raw)
		if err := wellFormed(raw); err != nil {
			t.Errorf("flag %s: %v", code, err)
		}
		// The toolkit moves a view box that does not start at 0 by pixels of
		// the screen, and draws strokes as wide there as in the file.
		if !bytes.Contains(raw, []byte(`viewBox="0 0 60 40"`)) || bytes.Contains(raw, []byte("stroke")) {
			t.Errorf("flag %s cannot be drawn at any size", code)
		}
	}
	if total > 400_000 {
		t.Errorf("flags take %d bytes", total)
	}
	for _, code := range []string{"AR", "BR", "CL", "FI", "PL", "MX", "CO", "PE", "UY", "ES", "PT", "FR"} {
		if !slices.Contains(codes, code) || !bytes.Equal(Flag(strings.ToLower(code)), Flag(code)) {
			t.Errorf("flag %s is missing", code)
		}
	}
	if Flag("") != nil || Flag("ZZ") != nil {
		t.Error("a flag of no country was found")
	}
}

func TestFontsAndAppIcon(t *testing.T) {
	for name, raw := range map[string][]byte{"regular": MonoRegular(), "bold": MonoBold()} {
		if !bytes.HasPrefix(raw, []byte{0, 1, 0, 0}) || len(raw) > 1<<20 {
			t.Errorf("the %s font is no TrueType of less than 1 MB: %d bytes", name, len(raw))
		}
	}
	icon, err := png.DecodeConfig(bytes.NewReader(AppIcon()))
	if err != nil || icon.Width != 512 || icon.Height != 512 {
		t.Errorf("the application's icon is %d × %d: %v", icon.Width, icon.Height, err)
	}
}
