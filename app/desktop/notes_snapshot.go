package desktop

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// notesSnapshot is one state of the notebook as the Notes page shows it. It is
// never changed once it is built.
type notesSnapshot struct {
	at           Route
	number       int64 // of the load: later loads have higher ones
	about        store.Notebook
	notes        []store.NoteSummary
	themes       []store.Theme       // in their order
	partnerships []store.Partnership // in official order
	regions      []store.Region      // by name
	webinars     map[store.ID]store.Webinar
	stale        map[store.ID]bool // notes with a translation that is out of date
	note         *noteSnapshot     // what is selected; nil: nothing
}

// noteSnapshot is the selected note with what the editor shows beside it.
type noteSnapshot struct {
	note         store.Note
	history      []store.Change
	attachments  map[store.ID]store.Attachment
	translations []store.Translation // of its texts
	rivals       int                 // texts that are to be chosen from
	lost         []bool              // for each piece of evidence: a passage whose words are no longer there
}

// readNotes builds the snapshot of a place.
func readNotes(r store.Reader, book *words.Book, at Route) (*notesSnapshot, error) {
	s := &notesSnapshot{at: at, webinars: map[store.ID]store.Webinar{}}
	texts, err := readShownTexts(r, book)
	if err != nil {
		return nil, err
	}
	if s.about, err = store.About(r); err != nil {
		return nil, err
	}
	if s.notes, err = store.Summaries(r); err != nil {
		return nil, err
	}
	if s.stale, err = staleNotes(r); err != nil {
		return nil, err
	}
	if s.themes, err = shownAll(texts, texts.theme); err != nil {
		return nil, err
	}
	if s.partnerships, err = store.List[store.Partnership](r); err != nil {
		return nil, err
	}
	if s.regions, err = store.List[store.Region](r); err != nil {
		return nil, err
	}
	webinars, err := shownAll(texts, texts.webinar)
	if err != nil {
		return nil, err
	}
	for _, w := range webinars {
		s.webinars[w.ID] = w
	}
	slices.SortStableFunc(s.themes, func(a, b store.Theme) int { return cmp.Compare(a.Rank, b.Rank) })
	slices.SortStableFunc(s.partnerships, func(a, b store.Partnership) int { return cmp.Compare(a.Number, b.Number) })
	slices.SortStableFunc(s.regions, func(a, b store.Region) int { return strings.Compare(store.Fold(a.Name), store.Fold(b.Name)) })
	s.note, err = readNote(r, at.Record, s.has(at.Record))
	return s, err
}

func (s *notesSnapshot) has(id store.ID) bool {
	return slices.ContainsFunc(s.notes, func(n store.NoteSummary) bool { return n.ID == id })
}

func readNote(r store.Reader, id store.ID, known bool) (*noteSnapshot, error) {
	if !known {
		return nil, nil
	}
	n := &noteSnapshot{attachments: map[store.ID]store.Attachment{}}
	var err error
	if n.note, err = store.Get[store.Note](r, id); err != nil {
		return nil, err
	}
	if n.history, err = store.History(r, id); err != nil {
		return nil, err
	}
	attachments, err := store.List[store.Attachment](r)
	if err != nil {
		return nil, err
	}
	for _, a := range attachments {
		n.attachments[a.ID] = a
	}
	if n.translations, err = translationsOf(r, id); err != nil {
		return nil, err
	}
	rivals, err := store.RivalsOf(r, store.Ref{Type: store.TypeNote, ID: id})
	if err != nil {
		return nil, err
	}
	n.rivals = len(rivals)
	n.lost = make([]bool, len(n.note.Evidence))
	texts := map[store.ID]string{}
	for i, e := range n.note.Evidence {
		if e.Kind == store.Passage {
			n.lost[i] = !passageStands(r, e, texts)
		}
	}
	return n, nil
}

// passageStands tells whether the words of a passage are still in its
// transcript. It never guesses: a transcript that is gone or unreadable has
// lost them.
func passageStands(r store.Reader, e store.Evidence, texts map[store.ID]string) bool {
	text, known := texts[e.Transcript]
	if !known {
		if transcript, err := store.Get[store.Transcript](r, e.Transcript); err == nil {
			if cues, err := store.Cues(r, transcript.Cues); err == nil {
				said := make([]string, len(cues))
				for i, cue := range cues {
					said[i] = cue.Text
				}
				text = oneSpaced(strings.Join(said, " "))
			}
		}
		texts[e.Transcript] = text
	}
	return e.Quote != "" && strings.Contains(text, oneSpaced(e.Quote))
}

func oneSpaced(text string) string { return strings.Join(strings.Fields(text), " ") }

func (s *notesSnapshot) region(id store.ID) (store.Region, bool) {
	return find(s.regions, func(r store.Region) bool { return r.ID == id })
}

func (s *notesSnapshot) partnership(id store.ID) (store.Partnership, bool) {
	return find(s.partnerships, func(p store.Partnership) bool { return p.ID == id })
}

func find[T any](all []T, is func(T) bool) (T, bool) {
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i], true
	}
	var none T
	return none, false
}

// partnershipName is a partnership's regions in official order.
func (s *notesSnapshot) partnershipName(p store.Partnership) string { return pairName(p, s.region) }

// pairName is the names of a partnership's regions, as far as they are known.
func pairName(p store.Partnership, region func(store.ID) (store.Region, bool)) string {
	var names []string
	for _, id := range p.Regions {
		if region, ok := region(id); ok {
			names = append(names, region.Name)
		}
	}
	return strings.Join(names, " – ")
}

// themeShort is a theme's name for a narrow column.
func themeShort(t store.Theme) string { return cmp.Or(t.Short, t.Name) }
