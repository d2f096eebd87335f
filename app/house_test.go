// Package app_test holds the rule of the house: who may import whom.
package app_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/rapporteur-app/rapporteur"

// mayImport lists, for each room, the rooms it may name in an import. Rooms
// below one with no line of their own belong to it: assets/words is assets.
var mayImport = map[string][]string{
	"":                       {"app/cli"},
	"app":                    {}, // this test
	"app/cli":                {"app/desktop", "app/present", "app/report", "app/importer", "app/sample", "app/figures", "store"},
	"app/desktop":            {"app/present", "app/report", "app/importer", "app/sample", "app/figures", "store", "widgets"},
	"app/present":            {"app/figures", "store", "widgets"},
	"app/report":             {"app/figures", "store"},
	"app/importer":           {"app/figures", "store"},
	"app/sample":             {"app/figures", "store"},
	"app/figures":            {"store"},
	"store":                  {},
	"widgets":                {},
	"widgets/figure":         {},
	"assets":                 {},
	"app/desktop/realwindow": {"app/desktop", "app/sample", "store"},
}

// forAll may be imported by everyone.
var forAll = []string{"widgets/figure", "assets"}

// neverReach lists what a room may not reach even through others.
var neverReach = map[string][]string{
	"store":          {"fyne.io/fyne"},
	"app/figures":    {"fyne.io/fyne"},
	"app/importer":   {"fyne.io/fyne"},
	"app/report":     {"fyne.io/fyne"},
	"app/sample":     {"fyne.io/fyne"},
	"widgets/figure": {"fyne.io/fyne", module + "/store", module + "/app"},
	"assets":         {"fyne.io/fyne", module + "/store", module + "/app", module + "/widgets"},
	"widgets":        {module + "/store", module + "/app"},
}

// listed is one package as go list prints it.
type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func TestTheHouseStandsAsDrawn(t *testing.T) {
	packages := ours(t)
	if len(packages) < 10 {
		t.Fatalf("go list found only %d packages of ours", len(packages))
	}
	for _, p := range packages {
		room := roomOf(p.ImportPath)
		if _, known := mayImport[room]; !known {
			t.Errorf("%s is in no room of the house", p.ImportPath)
		}
		for _, imported := range p.Imports {
			if !strings.HasPrefix(imported, module) {
				continue
			}
			if other := roomOf(imported); other != room && !allowed(room, other) {
				t.Errorf("%s imports %s: %q may not import %q", p.ImportPath, imported, room, other)
			}
		}
		for _, forbidden := range neverReach[room] {
			for _, dep := range p.Deps {
				if strings.HasPrefix(dep, forbidden) && roomOf(dep) != room && !open(dep) {
					t.Errorf("%s reaches %s", p.ImportPath, dep)
				}
			}
		}
	}
}

// ours returns every package of the module with all that it reaches.
func ours(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", module+"/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// roomOf returns the room of a package: the longest folder of mayImport above it.
func roomOf(path string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(path, module), "/")
	for folder := rest; folder != ""; {
		if _, known := mayImport[folder]; known {
			return folder
		}
		cut := strings.LastIndex(folder, "/")
		if cut < 0 {
			return rest
		}
		folder = folder[:cut]
	}
	return rest
}

func allowed(room, other string) bool {
	for _, candidate := range append(mayImport[room], forAll...) {
		if candidate == other {
			return true
		}
	}
	return false
}

// open tells whether a package is for everyone, so that reaching it proves nothing.
func open(path string) bool {
	for _, room := range forAll {
		if roomOf(path) == room {
			return true
		}
	}
	return false
}
