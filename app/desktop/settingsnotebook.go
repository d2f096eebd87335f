package desktop

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// mostLimit is the highest privacy limit that can be chosen.
const mostLimit = 99

// notebook sets what belongs to the notebook and goes with its file.
func (s *settingsForm) notebook() []fyne.CanvasObject {
	d := s.d
	if d.readOnly() {
		return []fyne.CanvasObject{look.Para(d.t("settings.notebook_read_only",
			"language", languageName(d.book, s.about.Language), "limit", max(s.about.PrivacyLimit, figures.LeastLimit)), tokens.Body, look.Ink2, 0)}
	}
	return []fyne.CanvasObject{s.written(), s.translated(), s.privacy()}
}

// languages are those a notebook may be in: those the window speaks, and its own.
func (s *settingsForm) languages() []string {
	codes := slices.Clone(words.Languages())
	for _, code := range append([]string{s.about.Language}, s.about.Languages...) {
		if code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// written chooses the language of texts that name none.
func (s *settingsForm) written() fyne.CanvasObject {
	d, codes := s.d, s.languages()
	var choices []widgets.Choice
	for _, code := range codes {
		choices = append(choices, widgets.Choice{Label: languageName(d.book, code)})
	}
	pick := widgets.NewSelectBox(choices, slices.Index(codes, s.about.Language), d.t("settings.unknown"), func(i int) {
		s.about.Language = codes[i]
		s.change(func(n *store.Notebook) { n.Language = codes[i] })
		s.showChips()
	})
	return setting(d.t("settings.written"), s.seen(pick), d.t("settings.written_line"))
}

// translated chooses the languages that texts are translated to.
func (s *settingsForm) translated() fyne.CanvasObject {
	s.chips = widgets.Wrap(tokens.Space8)
	s.showChips()
	return setting(s.d.t("settings.translated"), s.chips, s.d.t("settings.translated_line"))
}

// showChips shows the languages other than the one the notebook is written in.
func (s *settingsForm) showChips() {
	d := s.d
	s.chips.Objects = nil
	for _, code := range s.languages() {
		if code == s.about.Language {
			continue
		}
		name := languageName(d.book, code)
		on := func() bool { return slices.Contains(s.about.Languages, code) }
		var chip *widgets.FilterChip
		chip = widgets.NewFilterChip(widgets.FilterChipOptions{Label: name, On: on(), OnTapped: func() {
			add := !on()
			turn := func(n *store.Notebook) {
				n.Languages = slices.DeleteFunc(slices.Clone(n.Languages), func(other string) bool { return other == code })
				if add {
					n.Languages = append(n.Languages, code)
				}
			}
			turn(&s.about)
			s.change(turn)
			chip.Set(name, on())
		}})
		s.chips.Objects = append(s.chips.Objects, s.seen(chip))
	}
	s.chips.Refresh()
}

// privacy sets the smallest group that anything shared may show.
func (s *settingsForm) privacy() fyne.CanvasObject {
	d := s.d
	pick := widgets.NewStepper(max(s.about.PrivacyLimit, figures.LeastLimit), figures.LeastLimit, mostLimit, func(limit int) {
		s.change(func(n *store.Notebook) { n.PrivacyLimit = limit }, store.Visit("settings limit"))
	})
	return setting(d.t("settings.limit"), widgets.Row(0, widgets.FixedWidth(96, s.seen(pick))), d.t("settings.limit_line"))
}

// change changes the notebook's own record as one step.
func (s *settingsForm) change(change func(*store.Notebook), o ...store.EditOption) {
	s.d.edit("step.notebook.edit", func(tx *store.Tx) error {
		about, err := store.About(tx)
		if err != nil {
			return err
		}
		change(&about)
		return store.Put(tx, &about)
	}, o...)
}
