// Package assets holds the files that are part of the program: icons, flags and
// fonts. Nothing is read before it is asked for.
package assets

import (
	"embed"
	"path"
	"slices"
	"strings"
)

//go:embed icons/*.svg icons/Icon.png flags/*.svg fonts/*.ttf
var files embed.FS

// aliases gives icons the names that pages know them by, where the set that
// they come from has renamed or never had them.
var aliases = map[string]string{
	"dashboard":      "space_dashboard",
	"expand_more":    "keyboard_arrow_down",
	"expand_less":    "keyboard_arrow_up",
	"place":          "location_on",
	"done":           "check",
	"restore":        "settings_backup_restore",
	"globe":          "public",
	"report":         "summarize",
	"present":        "slideshow",
	"radio_on":       "radio_button_checked",
	"radio_off":      "radio_button_unchecked",
	"check_on":       "check_box",
	"check_off":      "check_box_outline_blank",
	"outcome":        "task_alt",
	"lesson":         "lightbulb",
	"commitment":     "handshake",
	"next_step":      "north_east",
	"quote":          "format_quote",
	"open_question":  "help",
	"green":          "eco",
	"innovation":     "memory",
	"research":       "school",
	"markets":        "storefront",
	"governance":     "account_balance",
	"culture":        "theater_comedy",
	"cross_cultural": "diversity_3",
	"europe":         "public",
	"passage":        "closed_caption",
	"recording":      "play_arrow",
	"document":       "description",
	"url":            "link",
	"saved":          "check_circle",
	"saving":         "sync",
	"not_saved":      "error",
	"visit":          "flag",
	"agreement":      "handshake",
	"webinar":        "mic",
}

// Icon is an icon as SVG, drawn for a square of 24, in black; nil if there is
// none of that name. A note's kind, a theme's token and an evidence's kind are
// names too.
func Icon(name string) []byte {
	if to, ok := aliases[name]; ok {
		name = to
	}
	return read("icons/" + name + ".svg")
}

// Icons lists the names that Icon knows, aliases included.
func Icons() []string {
	names := list("icons")
	for name := range aliases {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Flag is a flag as SVG, drawn for a box of 60 × 40, by its ISO 3166-1 alpha-2
// code (or that of a few parts of countries, such as GB-SCT); nil if there is none.
func Flag(iso2 string) []byte { return read("flags/" + strings.ToUpper(iso2) + ".svg") }

// Flags lists the codes that Flag knows.
func Flags() []string { return list("flags") }

// AppIcon is the application's icon, a PNG of 512.
func AppIcon() []byte { return read("icons/Icon.png") }

// MonoRegular is the font of time codes and Markdown source.
func MonoRegular() []byte { return read("fonts/NotoSansMono-Regular.ttf") }

// MonoBold is the bold face of the same font.
func MonoBold() []byte { return read("fonts/NotoSansMono-Bold.ttf") }

func read(name string) []byte {
	raw, err := files.ReadFile(name)
	if err != nil {
		return nil
	}
	return raw
}

func list(dir string) []string {
	entries, err := files.ReadDir(dir)
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		if path.Ext(e.Name()) == ".svg" {
			names = append(names, strings.TrimSuffix(e.Name(), ".svg"))
		}
	}
	return names
}
