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
		"Is Madonna there":                                "Is […] there",
		"a madonna in Vaasa":                              "a madonna in Vaasa",
		"李 小龍 was there":                                  "[…] was there",
		"Fritz Asker and Greta Replier":                   "[…] and […]",
		"Adam Examples":                                   "Adam Examples",
		"write to a.b+c@example.co.uk, or ring":           "write to […], or ring",
		"ring +358 (0)40 123-4567 or 0034 600 123 456 at": "ring […] or […] at",
		"from 2023-11-23 to 24/11/2023, 2021-2027":        "from 2023-11-23 to 24/11/2023, 2021-2027",
		"Ada": "[…]",
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

func TestANameAloneIsTakenOutWhereItNamesSomebody(t *testing.T) {
	exports := []*Export{{
		Title:     "Bridges over water",
		Rows:      []Row{{Name: "canarino"}, {Name: "Canarina"}, {Name: "Green"}, {Name: "Vaasa"}, {Name: "Will"}, {Name: "Bridges"}, {Name: "Ada Example"}, {Name: "Bo"}},
		Questions: []Question{{Asker: "Zoltan"}},
	}}
	s := newScrubber(exports)
	for text, want := range map[string]string{
		"canarino here: who pays?":             "[…] here: who pays?",
		"Who pays? I am Canarino":              "Who pays? I am […]",
		"I'm canarino, who pays":               "I'm […], who pays",
		"Soy Canarino de Chile":                "Soy […] de Chile",
		"Sou canarino, do Brasil":              "Sou […], do Brasil",
		"Canarino: who pays?":                  "[…]: who pays?",
		"Canarino - who pays?":                 "[…] - who pays?",
		"Who pays? - canarino":                 "Who pays? - […]",
		"Who pays? Regards, Canarino.":         "Who pays? Regards, […].",
		"Who pays? Thanks, Ada":                "Who pays? Thanks, […]",
		"Ada here":                             "[…] here",
		"As Canarina said, and Zoltan":         "As […] said, and […]",
		"The canarina sings":                   "The canarina sings",
		"Green energy in Vaasa":                "Green energy in Vaasa",
		"Green here":                           "[…] here",
		"Will you pay":                         "Will you pay",
		"How long will the Bridges stand":      "How long will the Bridges stand",
		"From Chile to Vaasa":                  "From Chile to Vaasa",
		"Bo: who pays":                         "Bo: who pays",
		"Is this green? Finland, Chile, Vaasa": "Is this green? Finland, Chile, Vaasa",
	} {
		if got := s.text(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
