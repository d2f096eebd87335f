//go:build ignore

// Notices writes THIRD_PARTY_NOTICES.md: every module that is linked into the
// program on Linux, Windows or macOS, the works in assets/licences/works.json,
// and the text of each licence once. It reads the module cache, and it fails
// on a licence that it does not know, so that a new dependency is looked at.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const (
	worksFile  = "assets/licences/works.json"
	resultFile = "THIRD_PARTY_NOTICES.md"
)

// systems are those that the program is made for.
var systems = []string{"linux", "windows", "darwin"}

var systemNames = map[string]string{"linux": "Linux", "windows": "Windows", "darwin": "macOS"}

// work is a module, or something of others that a module or this repository holds.
type work struct {
	Name      string
	Version   string
	Module    string   // module that a work comes with
	Where     string   // what of it is where, and how it was changed
	Licence   string   // stated by hand where texts do not say all
	Copyright []string // notices beyond those in the texts
	Texts     []string // files: ours, or module:path
	dir       string
	folders   map[string]bool // of the linked packages, within dir
	on        map[string]bool // systems
	numbers   []int
}

// text is one licence, with everything that stands under it.
type text struct {
	licence string
	body    string
	holders []holder
}

type holder struct {
	name   string
	notice []string
}

func main() {
	log.SetFlags(0)
	modules, err := linked()
	if err != nil {
		log.Fatal(err)
	}
	works, err := embedded()
	if err != nil {
		log.Fatal(err)
	}
	n := notices{modules: modules, numbered: map[string]int{}}
	var failed []error
	for _, w := range works {
		failed = append(failed, n.addWork(w))
	}
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		failed = append(failed, n.addModule(modules[name]))
	}
	if err := errors.Join(failed...); err != nil {
		log.Fatalf("%v\n%s was not changed.", err, resultFile)
	}
	if err := os.WriteFile(resultFile, n.page(works), 0o644); err != nil {
		log.Fatal(err)
	}
}

// linked returns the modules of the program by name.
func linked() (map[string]*work, error) {
	modules := map[string]*work{}
	for _, system := range systems {
		cmd := exec.Command("go", "list", "-deps", "-e", "-json=Dir,Module", "-tags", "migrated_fynedo", ".")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
		for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
			var p struct {
				Dir    string
				Module *struct {
					Path, Version, Dir string
					Main               bool
				}
			}
			if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Module == nil || p.Module.Main {
				continue
			}
			m := modules[p.Module.Path]
			if m == nil {
				m = &work{Name: p.Module.Path, Version: p.Module.Version, dir: p.Module.Dir, folders: map[string]bool{}, on: map[string]bool{}}
				modules[m.Name] = m
			}
			m.on[system] = true
			for folder := p.Dir; len(folder) >= len(m.dir) && m.dir != ""; folder = filepath.Dir(folder) {
				m.folders[folder] = true
			}
		}
	}
	return modules, nil
}

func embedded() ([]*work, error) {
	raw, err := os.ReadFile(worksFile)
	if err != nil {
		return nil, err
	}
	var works []*work
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&works); err != nil {
		return nil, fmt.Errorf("%s: %w", worksFile, err)
	}
	return works, nil
}

type notices struct {
	modules  map[string]*work
	texts    []*text
	numbered map[string]int // by what a text says, apart from spaces, titles and names
}

func (n *notices) addWork(w *work) error {
	if w.Module != "" && n.modules[w.Module] == nil {
		return fmt.Errorf("%s: %s is no longer linked", w.Name, w.Module)
	}
	var found []string
	for _, file := range w.Texts {
		at := file
		if module, rest, inside := strings.Cut(file, ":"); inside {
			if n.modules[module] == nil {
				return fmt.Errorf("%s: %s is no longer linked", w.Name, module)
			}
			at = filepath.Join(n.modules[module].dir, filepath.FromSlash(rest))
		}
		licence, err := n.add(w, w.Name, at, w.Copyright)
		if err != nil {
			return err
		}
		found = append(found, licence)
	}
	if w.Licence == "" {
		w.Licence = joined(found)
	}
	return nil
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense|ofl)([._-].*)?$`)

// addModule reads the licences in a module's folder and in those of its linked packages.
func (n *notices) addModule(m *work) error {
	if m.dir == "" {
		return fmt.Errorf("%s is not in the module cache: run `go mod download`", m.Name)
	}
	var found []string
	for _, folder := range slices.Sorted(maps.Keys(m.folders)) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if entry.IsDir() || !licenceFile.MatchString(entry.Name()) || filepath.Ext(entry.Name()) == ".go" {
				continue
			}
			file := filepath.Join(folder, entry.Name())
			if strings.HasPrefix(strings.ToLower(entry.Name()), "notice") {
				raw, err := os.ReadFile(file)
				if err != nil {
					return err
				}
				m.Where += strings.Join(strings.Fields(string(raw)), " ")
				continue
			}
			name := m.Name
			if rest, err := filepath.Rel(m.dir, folder); err == nil && rest != "." {
				name += " (" + filepath.ToSlash(rest) + ")"
			}
			licence, err := n.add(m, name, file, nil)
			if err != nil {
				return err
			}
			found = append(found, licence)
		}
	}
	if len(found) == 0 {
		return fmt.Errorf("%s has no licence file", m.Name)
	}
	m.Licence = joined(found)
	return nil
}

// add files one text under the licence it is, and returns which that is.
func (n *notices) add(w *work, name, file string, copyright []string) (string, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	content := string(raw)
	if ext := path.Ext(file); ext == ".go" || ext == ".h" {
		content = firstNotice(content)
	}
	licence, err := identify(content)
	if err != nil {
		return "", fmt.Errorf("%s, %s: %w", name, filepath.Base(file), err)
	}
	notice, body := split(content, licence)
	key := sameness(body)
	number, known := n.numbered[key]
	if !known {
		n.texts = append(n.texts, &text{licence: licence, body: body})
		number = len(n.texts)
		n.numbered[key] = number
	}
	n.texts[number-1].hold(name, append(slices.Clone(copyright), notice...))
	if !slices.Contains(w.numbers, number) {
		w.numbers = append(w.numbers, number)
	}
	return licence, nil
}

func (t *text) hold(name string, notice []string) {
	i := slices.IndexFunc(t.holders, func(h holder) bool { return h.name == name })
	if i < 0 {
		t.holders = append(t.holders, holder{name: name})
		i = len(t.holders) - 1
	}
	for _, line := range notice {
		if !slices.Contains(t.holders[i].notice, line) {
			t.holders[i].notice = append(t.holders[i].notice, line)
		}
	}
}

// page writes the whole file.
func (n *notices) page(works []*work) []byte {
	var b bytes.Buffer
	b.WriteString(`# Third-party notices

Rapporteur is licensed under the Apache License 2.0 (see LICENSE). It contains the following work of others.
This file is made: change ` + "`" + worksFile + "`" + ` or go.mod, then run ` + "`make notices`" + `.

## Works in this repository, and in the modules

| Work | Version | Licence | Text | Where, and what was changed |
|---|---|---|---|---|
`)
	for _, w := range works {
		where := w.Where
		if w.Module != "" {
			where += " Comes with " + w.Module + "."
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", w.Name, w.Version, w.Licence, w.links(), where)
	}
	b.WriteString(`
## Go modules that are linked into the program

| Module | Version | Licence | Text | Remarks |
|---|---|---|---|---|
`)
	for _, name := range slices.Sorted(maps.Keys(n.modules)) {
		m := n.modules[name]
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", m.Name, m.Version, m.Licence, m.links(), strings.TrimSpace(m.only()+" "+m.Where))
	}
	b.WriteString(`
What is used only to test or to check the program is not part of it and not listed.

## Texts of the licences
`)
	for i, t := range n.texts {
		fmt.Fprintf(&b, "\n### Text %d\n\n%s, for:\n\n", i+1, t.licence)
		for _, h := range t.holders {
			fmt.Fprintf(&b, "- %s\n", h.name)
			for _, line := range h.notice {
				fmt.Fprintf(&b, "  - `%s`\n", line)
			}
		}
		fmt.Fprintf(&b, "\n```text\n%s\n```\n", t.body)
	}
	return b.Bytes()
}

// links points to the texts of a work.
func (w *work) links() string {
	var links []string
	for _, n := range w.numbers {
		links = append(links, fmt.Sprintf("[%d](#text-%d)", n, n))
	}
	return strings.Join(links, ", ")
}

// only names the systems of a module that not all link.
func (w *work) only() string {
	var names []string
	for _, system := range systems {
		if w.on[system] {
			names = append(names, systemNames[system])
		}
	}
	if len(names) == len(systems) {
		return ""
	}
	return strings.Join(names, " and ") + " only."
}
