package report

import (
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets"
)

// symbols collects the icons and flags that a page uses, each once.
type symbols map[string]symbol

// svgTag splits a file of ours, which has no ids, at its outer element.
var svgTag = regexp.MustCompile(`(?s)^.*?<svg[^>]*?viewBox="([0-9. -]+)"[^>]*>(.*)</svg>\s*$`)

// icon makes sure that a page has an icon, and gives the name to use it by;
// empty where there is none of that name.
func (s symbols) icon(name string) string { return s.add("i-"+name, assets.Icon(name)) }

// flag does the same for a country's flag.
func (s symbols) flag(iso string) string {
	iso = strings.ToUpper(iso)
	return s.add("flag-"+strings.ToLower(iso), assets.Flag(iso))
}

func (s symbols) add(id string, svg []byte) string {
	if _, known := s[id]; known {
		return id
	}
	parts := svgTag.FindSubmatch(svg)
	if parts == nil {
		return ""
	}
	s[id] = symbol{ID: id, ViewBox: string(parts[1]), Body: template.HTML(parts[2])}
	return id
}

// mark adds the application's mark in the colours of the page.
func (s symbols) mark() error {
	id := s.icon("mark")
	if id == "" {
		return fmt.Errorf("the mark is missing")
	}
	mark := s[id]
	body, err := cleanSVG("<svg>"+string(mark.Body)+"</svg>", id)
	if err != nil {
		return err
	}
	mark.Body = template.HTML(body)
	s[id] = mark
	return nil
}

// list gives the symbols in an order that is always the same.
func (s symbols) list() []symbol {
	list := make([]symbol, 0, len(s))
	for _, each := range s {
		list = append(list, each)
	}
	slices.SortFunc(list, func(a, b symbol) int { return strings.Compare(a.ID, b.ID) })
	return list
}
