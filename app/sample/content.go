package sample

import (
	"fmt"

	"github.com/goccy/go-yaml"

	files "github.com/rapporteur-app/rapporteur/assets/sample"
	"github.com/rapporteur-app/rapporteur/store"
)

// content is everything the YAML files say. Records name each other by slug.
type content struct {
	notebook     notebookFile
	partnerships partnershipsFile
	notes        notesFile
	questions    questionsFile
	translations translationsFile
	transcript   transcriptFile
	attendance   attendanceFile
	show         showFile
}

type notebookFile struct {
	Notebook struct {
		Slug, Title, Summary, Language, Caveat string
		Languages, Sources                     []string
		PrivacyLimit                           int `yaml:"privacy_limit"`
	}
	Webinars []struct {
		Slug, Title, Summary, Recording string
		Number, Minutes                 int
		Start                           store.Moment
		StatedCities                    int `yaml:"stated_cities"`
		StatedCountries                 int `yaml:"stated_countries"`
		Partnerships, Cities, Sources   []string
	}
	Agenda struct {
		Webinar string
		Parts   []struct {
			Slug, Title, Partnership string
			Minutes                  int
		}
	}
	Themes []struct {
		Slug, Name, Short, Icon, Colour string
	}
	Regions []struct {
		Slug, Name, Country, Capital, Profile string
		OfficialName                          string            `yaml:"official_name"`
		MacroRegion                           store.MacroRegion `yaml:"macro_region"`
		Latitude, Longitude                   float64
		Aliases, Sources                      []string
	}
}

type partnershipsFile struct {
	Partnerships []struct {
		Slug, Summary                          string
		Number                                 int
		Regions, Themes, Stakeholders, Sources []string
		Continuation                           store.Continuation
		ContinuationNote                       string `yaml:"continuation_note"`
		Milestones                             []struct {
			Slug, Title, From, To, Place, Host string
			Kind                               store.MilestoneKind
			Sources                            []string
		}
		Funding []struct {
			Slug, Programme, Statement, Amount string
			Sources                            []string
		}
		Initiatives []struct {
			Slug, Name, Summary string
			Sources             []string
		}
	}
}

type notesFile struct {
	Webinar string
	Notes   []noteEntry
}

type noteEntry struct {
	Slug, Title, Body, Language, Partnership string
	Owner, Due, Speaker, Made, Edited        string
	Kind                                     store.NoteKind
	Status                                   store.Status
	Regions, Themes                          []string
	Done, Cleared, Invented                  bool
	Evidence                                 []evidenceEntry
	// First is what the note said when it was made, where it was edited since.
	First struct {
		Title, Body string
		Status      store.Status
		Done        *bool
	}
}

type evidenceEntry struct {
	Kind                              store.EvidenceKind
	URL, Quote, At, Until, Attachment string
	Page                              int
}

type questionsFile struct {
	Webinar   string
	Questions []struct {
		Slug, Text, Language, Asker, Country, Partnership, Answer, By string
		Themes                                                        []string
		State                                                         store.QuestionState
		Asked, Answered                                               string
	}
}

type translationsFile struct {
	// Phrases are translated in every record in which they stand.
	Phrases      []struct{ En, Es, Pt string }
	Translations []translationEntry
}

type translationEntry struct {
	Of, Language string
	State        store.TranslationState
	// Version "first" says that a note's first text was translated.
	Version                           string
	Title, Body, Name, Short, Summary string
	Caveat                            string
	ContinuationNote                  string `yaml:"continuation_note"`

	more []translated // made of phrases
}

type transcriptFile struct {
	Slug, Webinar, Title, Language, Format string
	Speakers                               map[string]string
	Parts                                  []struct{ Slug, Until, Lines string }
}

type attendanceFile struct {
	Slug, Webinar, Platform, Layout, Identity, Zone string
	Cities                                          []struct {
		City, Country               string
		Registered, Attended, Hosts int
	}
	Groups []struct {
		Group                store.Group
		Registered, Attended int
	}
	Arrivals, Departures [][2]int
	OverFortyFive        int `yaml:"over_45_minutes"`
	Peak, Active         int
	SecondDevices        int `yaml:"second_devices"`
	Rejoined             int
}

type showFile struct {
	Deck struct {
		Slug, Webinar, Title string
		Slides               []struct {
			Slug, Title, Body, Figure, Notes string
			Kind                             store.SlideKind
			Subject                          map[string]string
			Builds                           int
			Ink                              []store.Stroke
		}
	}
	Report struct {
		Slug, Webinar, Title, Language string
		Sections, Logos                []string
		FundingLine                    string `yaml:"funding_line"`
		PrivacyLimit                   int    `yaml:"privacy_limit"`
	}
	Attachments []struct{ Slug, Name, Media string }
}

// read parses every file; an unknown key is an error, so that a slip of the pen
// in the data cannot lose a field.
func read() (*content, error) {
	c := &content{}
	for name, into := range map[string]any{
		"notebook.yaml": &c.notebook, "partnerships.yaml": &c.partnerships,
		"notes.yaml": &c.notes, "questions.yaml": &c.questions,
		"translations.yaml": &c.translations, "transcript.yaml": &c.transcript,
		"attendance.yaml": &c.attendance, "show.yaml": &c.show,
	} {
		text, err := files.Files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if err := yaml.UnmarshalWithOptions(text, into, yaml.DisallowUnknownField()); err != nil {
			return nil, fmt.Errorf("sample data %s: %w", name, err)
		}
	}
	return c, c.translatePhrases()
}
