package words

import (
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/text/feature/plural"
)

// text is what a key stands for: one template, or one for each plural form.
type text struct {
	other template
	forms map[plural.Form]template // without Other; nil where the text does not count
	plain bool                     // one template without placeholders
}

// template is a text cut at its placeholders.
type template struct {
	lead  string
	parts []part
}

// part is a placeholder and the text after it.
type part struct{ name, after string }

var formNames = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two,
	"few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// UnmarshalJSON reads a string, or an object of plural forms.
func (t *text) UnmarshalJSON(raw []byte) error {
	if raw[0] == '"' {
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		var err error
		t.other, err = parse(s)
		t.plain = len(t.other.parts) == 0
		return err
	}
	var forms map[string]string
	if err := json.Unmarshal(raw, &forms); err != nil {
		return err
	}
	if _, ok := forms["other"]; !ok {
		return fmt.Errorf("a text that counts needs the form \"other\"")
	}
	t.forms = make(map[plural.Form]template, len(forms))
	for name, s := range forms {
		form, ok := formNames[name]
		if !ok {
			return fmt.Errorf("%q is no plural form", name)
		}
		parsed, err := parse(s)
		if err != nil {
			return err
		}
		if form == plural.Other {
			t.other = parsed
			continue
		}
		t.forms[form] = parsed
	}
	return nil
}

// parse cuts "Saved at {time}" at its placeholders.
func parse(s string) (template, error) {
	lead, rest, found := strings.Cut(s, "{")
	t := template{lead: lead}
	for found {
		name, after, closed := strings.Cut(rest, "}")
		if !closed || name == "" {
			return template{}, fmt.Errorf("%q has a brace without its other", s)
		}
		p := part{name: name}
		p.after, rest, found = strings.Cut(after, "{")
		t.parts = append(t.parts, p)
	}
	return t, nil
}

// names lists a template's placeholders.
func (t template) names() []string {
	var names []string
	for _, p := range t.parts {
		names = append(names, p.name)
	}
	return names
}

func (t template) String() string {
	var out strings.Builder
	out.WriteString(t.lead)
	for _, p := range t.parts {
		out.WriteString("{" + p.name + "}" + p.after)
	}
	return out.String()
}
