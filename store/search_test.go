package store

import "testing"

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Paraná":                 "parana",
		"ŚLĄSKIE":                "slaskie",
		"Łódź":                   "lodz",
		"Magallanes  y\tde la\n": "magallanes y de la",
		"Österbotten":            "osterbotten",
		"STRASSE straße":         "strasse strasse",
		"ｆｕｌｌ ﬁ":                 "full fi",
		"":                       "",
	} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestMatchesNeedsEveryWord(t *testing.T) {
	folded := Fold("Funding secures continuation in Paraná")
	for query, want := range map[string]bool{
		"parana":           true,
		"FUNDING Paraná":   true,
		"funding tomorrow": false,
		"secur":            true,
	} {
		if got := Matches(folded, QueryWords(query)); got != want {
			t.Errorf("%q matches: %v, want %v", query, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Paraná İstanbul ǅ \u0301")
	f.Fuzz(func(t *testing.T, text string) {
		once := Fold(text)
		if twice := Fold(once); twice != once {
			t.Errorf("folding again changes %q to %q", once, twice)
		}
	})
}
