package desktop

import (
	"cmp"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// tied is what is tied to a record that is to be deleted: what goes with it, and what
// stays and loses its link.
type tied struct {
	hanging
	loose []hangingCount
	cuts  []func(tx *store.Tx) error
}

func newTied(id store.ID) *tied { return &tied{hanging: hanging{gone: map[store.ID]bool{id: true}}} }

// loses counts the records of a type that have a link to what goes, and adds its
// cutting. cut takes the link out and tells whether there was one.
func loses[T store.Record](t *tied, r store.Reader, words string, of func(T) store.ID, cut func(*T) bool) error {
	n := 0
	for record, err := range store.All[T](r) {
		if err != nil {
			return err
		}
		if t.gone[of(record)] || !cut(&record) {
			continue
		}
		n++
		t.cuts = append(t.cuts, func(tx *store.Tx) error {
			now, err := store.Get[T](tx, of(record))
			if errors.Is(err, store.ErrNotFound) {
				return nil
			}
			cut(&now)
			return cmp.Or(err, store.Put(tx, &now))
		})
	}
	if n > 0 {
		t.loose = append(t.loose, hangingCount{words, n})
	}
	return nil
}

// cutID takes an ID out of a field of one.
func cutID(field *store.ID, id store.ID) bool {
	was := *field == id
	if was {
		*field = store.ID{}
	}
	return was
}

// cutIDs takes an ID out of a list.
func cutIDs(field *[]store.ID, id store.ID) bool {
	was := slices.Contains(*field, id)
	if was {
		*field = without(*field, id)
	}
	return was
}

// do deletes what goes and cuts the links of what stays.
func (t *tied) do(tx *store.Tx) error {
	for _, drop := range slices.Backward(t.drops) {
		if err := drop(tx); err != nil {
			return err
		}
	}
	for _, cut := range t.cuts {
		if err := cut(tx); err != nil {
			return err
		}
	}
	return nil
}

// tiedToPartnership finds what is tied to a partnership. Any goroutine may call it.
func tiedToPartnership(r store.Reader, id store.ID) (*tied, error) {
	t := newTied(id)
	return t, cmp.Or(
		hangs(&t.hanging, r, "partnership.count_milestone", func(m store.Milestone) (store.ID, store.ID) { return m.ID, m.Partnership }),
		hangs(&t.hanging, r, "partnership.count_funding", func(f store.Funding) (store.ID, store.ID) { return f.ID, f.Partnership }),
		hangs(&t.hanging, r, "partnership.count_initiative", func(i store.Initiative) (store.ID, store.ID) { return i.ID, i.Partnership }),
		hangs(&t.hanging, r, "webinar.count_slide", func(s store.Slide) (store.ID, store.ID) { return s.ID, s.Subject.ID }),
		hangs(&t.hanging, r, "webinar.count_translation", func(x store.Translation) (store.ID, store.ID) { return x.ID, x.Of.ID }),
		loses(t, r, "count.webinar", func(w store.Webinar) store.ID { return w.ID }, func(w *store.Webinar) bool { return cutIDs(&w.Partnerships, id) }),
		loses(t, r, "webinar.count_agenda", func(p store.AgendaPart) store.ID { return p.ID }, func(p *store.AgendaPart) bool { return cutID(&p.Partnership, id) }),
		loses(t, r, "count.note", func(n store.Note) store.ID { return n.ID }, func(n *store.Note) bool { return cutID(&n.Partnership, id) }),
		loses(t, r, "count.question", func(q store.Question) store.ID { return q.ID }, func(q *store.Question) bool { return cutID(&q.Partnership, id) }),
	)
}

// tiedToRegion finds what is tied to a region.
func tiedToRegion(r store.Reader, id store.ID) (*tied, error) {
	t := newTied(id)
	return t, cmp.Or(
		hangs(&t.hanging, r, "webinar.count_translation", func(x store.Translation) (store.ID, store.ID) { return x.ID, x.Of.ID }),
		loses(t, r, "partnership.count", func(p store.Partnership) store.ID { return p.ID }, func(p *store.Partnership) bool { return cutIDs(&p.Regions, id) }),
		loses(t, r, "partnership.count_milestone", func(m store.Milestone) store.ID { return m.ID }, func(m *store.Milestone) bool { return cutID(&m.Host, id) }),
		loses(t, r, "count.note", func(n store.Note) store.ID { return n.ID }, func(n *store.Note) bool { return cutIDs(&n.Regions, id) }),
	)
}

// tiedToTheme finds what is tied to a theme.
func tiedToTheme(r store.Reader, id store.ID) (*tied, error) {
	t := newTied(id)
	return t, cmp.Or(
		hangs(&t.hanging, r, "webinar.count_translation", func(x store.Translation) (store.ID, store.ID) { return x.ID, x.Of.ID }),
		loses(t, r, "count.note", func(n store.Note) store.ID { return n.ID }, func(n *store.Note) bool { return cutIDs(&n.Themes, id) }),
		loses(t, r, "partnership.count", func(p store.Partnership) store.ID { return p.ID }, func(p *store.Partnership) bool { return cutIDs(&p.Themes, id) }),
		loses(t, r, "count.question", func(q store.Question) store.ID { return q.ID }, func(q *store.Question) bool { return cutIDs(&q.Themes, id) }),
	)
}

func (d *desk) askDeletePartnership(id store.ID, title string, gone func()) {
	askDelete[store.Partnership](d, id, title, "partnership", tiedToPartnership, gone)
}

func (d *desk) askDeleteRegion(r store.Region, gone func()) {
	askDelete[store.Region](d, r.ID, r.Name, "region", tiedToRegion, gone)
}

func (d *desk) askDeleteTheme(t store.Theme, gone func()) {
	askDelete[store.Theme](d, t.ID, t.Name, "theme", tiedToTheme, gone)
}

// askDelete says what goes with a record and what loses its link, and asks before it
// is done, as one step. kind begins the keys of its words; gone follows.
func askDelete[T store.Record](d *desk, id store.ID, title, kind string, find func(store.Reader, store.ID) (*tied, error), gone func()) {
	d.leavePage(d.places.at)
	d.read(func(r store.Reader) (func(), error) {
		t, err := find(r, id)
		return func() {
			d.askLoss(d.t(kind+".delete_title", "title", title), d.tiedWords(t), d.t("action.cancel"), d.t(kind+".delete_do"), func() {
				d.editThen("step."+kind+".delete", func(tx *store.Tx) error {
					t, err := find(tx, id) // anew: something may have come since it was asked
					if err == nil {
						err = t.do(tx)
					}
					return cmp.Or(err, dropRecord[T](tx, id))
				}, func(err error) {
					if err != nil {
						d.complain(err)
						return
					}
					gone()
					d.notify(d.t("webinar.deleted", "title", title))
				})
			})
		}, err
	})
}

// tiedWords say what is tied to a record.
func (d *desk) tiedWords(t *tied) fyne.CanvasObject {
	content := widgets.Column(tokens.Space12)
	list := func(intro string, counts []hangingCount) {
		if len(counts) == 0 {
			return
		}
		rows := widgets.Column(tokens.Space4)
		for _, c := range counts {
			rows.Objects = append(rows.Objects, widgets.Row(tokens.Space8, widgets.NewIcon("remove", look.Ink3, tokens.IconSmall),
				widgets.Stretch(look.Para(d.t(c.words, "count", c.count), tokens.Body, look.Ink, 0))))
		}
		content.Objects = append(content.Objects, look.Para(d.t(intro), tokens.Body, look.Ink, 0), rows)
	}
	list("webinar.delete_with", t.counts)
	list("partnership.delete_loose", t.loose)
	if len(content.Objects) == 0 {
		content.Objects = append(content.Objects, look.Para(d.t("partnership.delete_alone"), tokens.Body, look.Ink, 0))
	}
	return content
}
