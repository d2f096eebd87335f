package desktop

import (
	"strings"
	"sync/atomic"
	"unicode"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// notesPage is the page of all notes: facets, list, editor.
type notesPage struct {
	d     *desk
	loads atomic.Int64 // counts loads, so that an older one is known as such

	snap     *notesSnapshot
	filter   noteFilter
	everyone bool // notes of all webinars
	order    noteOrder
	selected store.ID

	query string
	found map[store.ID]bool // nil: nothing is searched for
	scans atomic.Int64      // the newest search

	shown  []int // indexes into snap.notes
	counts facetCounts

	columns *notesColumns
	facets  *facetColumn
	list    *notesListColumn
	editor  *noteEditor
	fresh   store.ID // a note just made: its title gets the focus when it is shown
	ahead   string   // typed before that: the beginning of its title
	unseen  bool     // the selected row is to be scrolled into sight
}

var (
	_ searchable = (*notesPage)(nil)
	_ leaver     = (*notesPage)(nil)
	_ keyed      = (*notesPage)(nil)
	_ maker      = (*notesPage)(nil)
	_ arriver    = (*notesPage)(nil)
	_ fileTaker  = (*notesPage)(nil)
)

func newNotesPage(d *desk) page {
	p := &notesPage{d: d, snap: &notesSnapshot{}}
	p.facets = newFacetColumn()
	p.facets.onSelect = p.selectFacet
	p.facets.onKey = d.typedKey
	p.facets.onLetter = func(r rune) { p.letter(r) }
	p.list = newNotesListColumn(p)
	p.editor = newNoteEditor(d)
	p.editor.onBack = p.closeSheet
	p.editor.onLeave = p.leaveField
	p.editor.onDeleted = p.deleted
	p.editor.onNew = p.newNote
	p.columns = newNotesColumns(p)
	return p
}

func (p *notesPage) object() fyne.CanvasObject { return p.columns.root }

func (p *notesPage) load(r store.Reader, at Route) (func(), error) {
	number := p.loads.Add(1)
	s, err := readNotes(r, p.d.book, at)
	if err != nil {
		return nil, err
	}
	s.number = number
	return func() { p.show(s) }, nil
}

// show takes a new snapshot.
func (p *notesPage) show(s *notesSnapshot) {
	elsewhere := s.at.Record != p.selected && !s.at.Record.IsZero()
	if s.at.Webinar != p.snap.at.Webinar {
		p.everyone = false
	}
	p.snap = s
	p.filter = p.filter.with(facetWebinar, "")
	if !p.everyone {
		p.filter = p.filter.with(facetWebinar, s.at.Webinar.String())
	}
	if p.query != "" {
		p.scan()
	}
	if s.note != nil {
		p.selected = s.at.Record
	}
	if s.at.Record != p.fresh {
		p.fresh, p.ahead = store.ID{}, "" // a person went on meanwhile
	}
	p.refilter()
	if s.note != nil && (elsewhere || s.note.note.ID == p.fresh) {
		p.columns.openSheet()
		p.unseen = true
	}
	p.editor.show(s, p.loads.Load)
	if s.note == nil && p.fresh.IsZero() {
		p.choose(max(0, p.position())) // what was selected when the page was left
	}
	if p.inWindow() {
		p.settle()
	}
}

// inWindow tells whether the page stands in the window now.
func (p *notesPage) inWindow() bool {
	shown := p.d.shell.area.Objects
	return len(shown) == 1 && shown[0] == p.object()
}

// arrived shows the selected row once the list has its size.
func (p *notesPage) arrived() {
	p.unseen = true
	p.settle()
}

// settle does what can be done only while the page stands in the window: it
// scrolls to the selected row, and puts the cursor into the title of a new note.
func (p *notesPage) settle() {
	if p.unseen {
		p.unseen = false
		p.list.reveal()
	}
	if p.snap.note == nil || p.fresh.IsZero() || p.snap.note.note.ID != p.fresh {
		return
	}
	ahead := p.ahead
	p.fresh, p.ahead = store.ID{}, ""
	p.editor.focusTitle()
	for _, r := range ahead {
		p.editor.text.title.TypedRune(r)
	}
}

// refilter brings list and facets up to date with filter, search and snapshot.
func (p *notesPage) refilter() {
	p.filter.stale = p.snap.stale
	p.shown, p.counts = filterNotes(p.snap.notes, p.filter, p.found)
	sortNotes(p.snap.notes, p.shown, p.order)
	p.facets.set(p.facetItems())
	p.list.refresh()
	p.editor.offer(len(p.shown) > 0, p.narrowed())
	p.columns.refresh()
}

// narrowed tells whether anything but the webinar keeps notes out of the list.
func (p *notesPage) narrowed() bool { return p.filter.narrowed() || p.query != "" }

// position is where the selected note stands in the list; -1 if it is not there.
func (p *notesPage) position() int {
	for i, n := range p.shown {
		if p.snap.notes[n].ID == p.selected {
			return i
		}
	}
	return -1
}

// choose selects the note at a position of the list.
func (p *notesPage) choose(i int) {
	if i < 0 || i >= len(p.shown) {
		return
	}
	id := p.snap.notes[p.shown[i]].ID
	if id == p.selected && p.snap.note != nil {
		return
	}
	p.selected = id
	p.list.refreshRows()
	p.list.reveal()
	p.d.choose(Route{Page: Notes, Record: id})
}

// open selects a note and shows it, over the list where there is no room beside it.
func (p *notesPage) open(i int) {
	p.choose(i)
	p.columns.openSheet()
}

// move selects the next or previous note.
func (p *notesPage) move(by int) {
	at := p.position()
	if at < 0 {
		p.choose(0)
		return
	}
	p.choose(at + by)
}

func (p *notesPage) selectFacet(item facetItem) {
	if item.facet == facetWebinar {
		p.everyone = item.value == ""
		p.filter = p.filter.with(facetWebinar, item.value)
	} else {
		p.filter = p.filter.toggled(item.facet, item.value)
	}
	p.refilter()
	p.follow()
}

// follow keeps something selected that is in the list.
func (p *notesPage) follow() {
	if p.position() < 0 {
		p.choose(0)
		return
	}
	p.list.reveal()
}

// showAll takes every filter and the search away.
func (p *notesPage) showAll() {
	p.filter, p.everyone = noteFilter{}, true
	p.clearSearch()
	p.refilter()
	p.follow()
}

func (p *notesPage) clearSearch() {
	p.query, p.found = "", nil
	p.scans.Add(1)
	if p.d.query != "" {
		p.d.query = ""
		p.d.shell.top.clearSearch()
	}
}

// search filters by the words of the top bar's field.
func (p *notesPage) search(query string) {
	query = strings.TrimSpace(query)
	if query == p.query {
		return
	}
	p.query = query
	if query == "" {
		p.found = nil
		p.scans.Add(1)
		p.refilter()
		p.list.reveal()
		return
	}
	p.scan()
}

// scan looks through all notes off the UI thread; a newer search stops it.
func (p *notesPage) scan() {
	number, query := p.scans.Add(1), p.query
	p.d.read(func(r store.Reader) (func(), error) {
		found, err := findNotes(r, query, func() bool { return p.scans.Load() != number })
		return func() {
			if p.scans.Load() == number {
				p.found = found
				p.refilter()
				p.follow()
			}
		}, err
	})
}

// leave hands over what is still being typed.
func (p *notesPage) leave() { p.editor.flush() }

// rescue keeps what cannot be saved.
func (p *notesPage) rescue() { p.editor.saver.rescue() }

// newNote makes a draft that is linked to what the list shows, and goes to its title.
func (p *notesPage) newNote() {
	if p.d.readOnly() {
		return
	}
	note := p.draft()
	p.fresh, p.ahead, p.selected = note.ID, "", note.ID
	p.clearSearch()
	p.filter = p.filter.with(facetStatus, "").with(facetEvidence, "").with(facetUnfinished, "")
	saved := p.d.holdNew(store.Ref{Type: store.TypeNote, ID: note.ID}, map[string]string{keptWebinar: note.Webinar.String(), keptKind: string(note.Kind)})
	p.d.editThen("step.note.new", func(tx *store.Tx) error { return store.Put(tx, &note) }, func(err error) {
		saved()
		if err != nil && p.fresh == note.ID {
			p.fresh, p.ahead = store.ID{}, ""
		}
		p.d.complain(err)
	})
	p.d.choose(Route{Page: Notes, Record: note.ID})
}

// draft is a new note of the kind, partnership and theme that are selected.
func (p *notesPage) draft() store.Note {
	note := store.Note{ID: store.NewID(), Kind: store.Lesson, Status: store.DraftNote, Webinar: p.d.at().Webinar}
	if kind := p.filter.values[facetKind]; kind != "" {
		note.Kind = store.NoteKind(kind)
	}
	if id, err := store.ParseID(p.filter.values[facetPartnership]); err == nil {
		note.Partnership = id
	}
	if id, err := store.ParseID(p.filter.values[facetTheme]); err == nil {
		note.Themes = []store.ID{id}
	}
	return note
}

// deleted goes on to the note after the one that is gone.
func (p *notesPage) deleted() {
	at := p.position()
	p.columns.closeSheet()
	if at+1 < len(p.shown) {
		p.choose(at + 1)
	} else {
		p.choose(at - 1)
	}
	p.focusList()
}

// focusList puts the focus on the list, and shows it where the editor covers it:
// what is hidden cannot have the focus.
func (p *notesPage) focusList() {
	if p.columns.sheetOpen() {
		p.editor.flush()
		p.columns.closeSheet()
	}
	p.d.window().Canvas().Focus(p.list.rows)
}

// leaveField goes from a field to the list beside it, or out of the field where
// the editor covers the list.
func (p *notesPage) leaveField() {
	if p.columns.sheetOpen() {
		p.d.window().Canvas().Unfocus()
		return
	}
	p.focusList()
}

func (p *notesPage) closeSheet() { p.focusList() }

func (p *notesPage) key(e *fyne.KeyEvent) bool {
	if !p.fresh.IsZero() && e.Name != fyne.KeyEscape {
		return true // meant for the note that is being made
	}
	switch e.Name {
	case fyne.KeyDown:
		p.move(1)
	case fyne.KeyUp:
		p.move(-1)
	case fyne.KeyPageDown:
		p.choose(min(len(p.shown)-1, p.position()+p.list.pageRows()))
	case fyne.KeyPageUp:
		p.choose(max(0, p.position()-p.list.pageRows()))
	case fyne.KeyHome:
		p.choose(0)
	case fyne.KeyEnd:
		p.choose(len(p.shown) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.edit()
	case fyne.KeyEscape:
		if !p.columns.sheetOpen() {
			return false
		}
		p.closeSheet()
	default:
		return false
	}
	return true
}

func (p *notesPage) letter(r rune) bool {
	if !p.fresh.IsZero() {
		p.ahead += string(r)
		return true
	}
	switch unicode.ToLower(r) {
	case 'j':
		p.move(1)
	case 'k':
		p.move(-1)
	case 'e':
		p.edit()
	case 'h':
		p.editor.openHistory(store.ChangeID{})
	default:
		return false
	}
	return true
}

// edit puts the cursor into the selected note.
func (p *notesPage) edit() {
	if p.position() < 0 {
		p.choose(0)
	}
	p.columns.openSheet()
	p.editor.focusText()
}

func (p *notesPage) keys() []keyHelp {
	return []keyHelp{
		{"J K", "notes.keys.move"}, {"E", "notes.keys.edit"}, {"H", "word.history"}, {"Esc", "notes.keys.back"},
		{"Ctrl N", "notes.keys.new"}, {"Ctrl B", "notes.tool.bold"}, {"Ctrl I", "notes.tool.italic"},
		{"↓", "notes.keys.attached"},
	}
}
