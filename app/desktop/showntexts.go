package desktop

import (
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// shownTexts puts names and statements of the notebook into the language of the
// window where a reviewed translation of just this text exists. What is edited is
// never read through it: editors show the original.
type shownTexts struct {
	r        store.Reader
	language string // of the window
	standard string // of texts that name none
	found    *figures.Texts
	err      error // the first one; texts stay as they are after it
}

// readShownTexts is for one snapshot. Any goroutine may call it. The translations are
// read once a text is in another language: most notebooks are in the window's.
func readShownTexts(r store.Reader, book *words.Book) (*shownTexts, error) {
	about, err := store.About(r)
	return &shownTexts{r: r, language: book.Language(), standard: about.Language}, err
}

// put replaces a text by its translation. written is the record's language.
func (t *shownTexts) put(text *string, of store.Ref, field, written string) {
	if written == "" {
		written = t.standard
	}
	if *text == "" || written == "" || t.err != nil || sameLanguage(written, t.language) {
		return
	}
	if t.found == nil {
		found, err := figures.ReadTexts(t.r, t.language, t.standard)
		if t.err = err; err != nil {
			return
		}
		t.found = &found
	}
	*text, _ = t.found.In(of, field, *text, written)
}

func (t *shownTexts) notebook(n *store.Notebook) {
	of := store.Ref{Type: store.TypeNotebook, ID: n.ID}
	t.put(&n.Title, of, "title", "")
	t.put(&n.Caveat, of, "caveat", "")
}

func (t *shownTexts) theme(x *store.Theme) {
	of := store.Ref{Type: store.TypeTheme, ID: x.ID}
	t.put(&x.Name, of, "name", "")
	t.put(&x.Short, of, "short", "")
}

func (t *shownTexts) webinar(w *store.Webinar) {
	of := store.Ref{Type: store.TypeWebinar, ID: w.ID}
	t.put(&w.Title, of, "title", w.Language)
	t.put(&w.Summary, of, "summary", w.Language)
	if len(w.Cities) > 0 { // a translation has a name on each line
		cities := strings.Join(w.Cities, "\n")
		t.put(&cities, of, "cities", w.Language)
		w.Cities = strings.Split(cities, "\n")
	}
}

func (t *shownTexts) part(p *store.AgendaPart, w store.Webinar) {
	t.put(&p.Title, store.Ref{Type: store.TypeAgendaPart, ID: p.ID}, "title", w.Language)
}

func (t *shownTexts) partnership(p *store.Partnership) {
	of := store.Ref{Type: store.TypePartnership, ID: p.ID}
	t.put(&p.Summary, of, "summary", "")
	t.put(&p.ContinuationNote, of, "continuation_note", "")
}

// shownAll are all records of a type, each as it is shown by one of the methods.
func shownAll[T store.Record](t *shownTexts, show func(*T)) ([]T, error) {
	all, err := store.List[T](t.r)
	if err != nil {
		return nil, err
	}
	for i := range all {
		show(&all[i])
	}
	return all, t.err
}

// shownWebinar is one webinar as the window shows it.
func shownWebinar(r store.Reader, book *words.Book, id store.ID) (store.Webinar, error) {
	w, err := store.Get[store.Webinar](r, id)
	if err != nil {
		return w, err
	}
	t, err := readShownTexts(r, book)
	if err != nil {
		return w, err
	}
	t.webinar(&w)
	return w, t.err
}

// shownAbout is the notebook as the window shows it.
func shownAbout(r store.Reader, book *words.Book) (store.Notebook, error) {
	about, err := store.About(r)
	if err != nil {
		return about, err
	}
	t, err := readShownTexts(r, book)
	if err != nil {
		return about, err
	}
	t.notebook(&about)
	return about, t.err
}

// shownAgenda is a webinar's agenda as the window shows it.
func shownAgenda(r store.Reader, book *words.Book, w store.Webinar) ([]store.AgendaPart, error) {
	parts, err := agendaOf(r, w.ID)
	if err != nil {
		return nil, err
	}
	t, err := readShownTexts(r, book)
	if err != nil {
		return nil, err
	}
	for i := range parts {
		t.part(&parts[i], w)
	}
	return parts, t.err
}

// nameBands names the agenda parts behind a curve as the window shows them. The bands
// are copied: the figure may be shared.
func nameBands(r store.Reader, book *words.Book, w store.Webinar, f *figure.Figure) error {
	written, err := agendaOf(r, w.ID)
	if err != nil || len(f.Bands) == 0 {
		return err
	}
	shown, err := shownAgenda(r, book, w)
	if err != nil {
		return err
	}
	f.Bands = slices.Clone(f.Bands)
	for i, band := range f.Bands {
		if at := slices.IndexFunc(written, func(p store.AgendaPart) bool { return p.Title == book.Msg(band.Name) }); at >= 0 {
			f.Bands[i].Name = words.Literal(shown[at].Title)
		}
	}
	return nil
}
