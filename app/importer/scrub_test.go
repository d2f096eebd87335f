package importer

import "testing"

func TestScrubbingTakesOutWhoeverIsInTheFiles(t *testing.T) {
	exports := []*Export{{
		Rows: []Row{
			{Name: "José Pérez García"}, {Name: "Example, Ada"}, {Name: "Bea Example (Bea Wings)"}, {Name: "O'Brien Cy"},
			{Name: "Dan İnan"}, {Name: "Eva Moe - City of Vaasa"}, {Name: "Madonna"}, {Name: "李 小龍"},
		},
		Questions: []Question{{Asker: "Fritz Asker"}},
		Polls:     []Poll{{Replies: []Reply{{Name: "Greta Replier"}}}},
	}}
	s := newScrubber(exports)
	for text, want := range map[string]string{
		"Thanks to jose  perez garcía!":                   "Thanks to […]!",
		"As José García said":                             "As […] said",
		"ADA EXAMPLE and Example, Ada":                    "[…] and […]",
		"Ada Example's Zoom Meeting":                      "[…]'s Zoom Meeting",
		"bea wings, Bea\u00a0Example":                     "[…], […]",
		"Cy O’Brien? O'Brien Cy?":                         "Cy O’Brien? […]?",
		"İstanbul asks Dan İnan":                          "İstanbul asks […]",
		"Eva Moe of the City of Vaasa":                    "[…] of the City of Vaasa",
		"Is Madonna there":                                "Is Madonna there",
		"李 小龍 was there":                                  "[…] was there",
		"Fritz Asker and Greta Replier":                   "[…] and […]",
		"Adam Examples":                                   "Adam Examples",
		"write to a.b+c@example.co.uk, or ring":           "write to […], or ring",
		"ring +358 (0)40 123-4567 or 0034 600 123 456 at": "ring […] or […] at",
		"from 2023-11-23 to 24/11/2023, 2021-2027":        "from 2023-11-23 to 24/11/2023, 2021-2027",
		"Ada": "Ada",
		"":    "",
	} {
		if got := s.text(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := scrubTitle("Ada Example meets Bea Example in Vaasa", exports); got != "[…] meets […] in Vaasa" {
		t.Errorf("title: %q", got)
	}
}
