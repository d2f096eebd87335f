package desktop

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// forgetting is what somebody wants to be forgotten for good, with all that goes with it.
type forgetting struct {
	ref         store.Ref // what it is about
	title       string
	words       bool              // only what it says; the record stays
	what        []store.Forgotten // ref first
	goes        []hangingCount    // what goes beside it
	transcripts bool              // its words are blotted out of transcripts
}

// hasWords tells whether what was said in a record can be forgotten without it.
func hasWords(r store.Reader, ref store.Ref) (bool, error) {
	switch ref.Type {
	case store.TypeQuestion:
		return true, nil
	case store.TypeNote:
		kind, err := store.TextWas(r, ref, "kind")
		return kind == string(store.Quote), err
	}
	return false, nil
}

// askForget says what forgetting a record, or the words of one, takes, and asks first.
// More records go with it, such as those that were deleted in one step.
func (d *desk) askForget(ref store.Ref, words bool, more ...store.Ref) {
	switch {
	case d.session == nil:
		return
	case d.readOnly():
		d.complain(saying("error.read_only"))
		return
	}
	d.leavePage(d.places.at)
	if d.failing() {
		d.complain(saying("forget.not_saved"))
		return
	}
	d.afterEdits(d.session, func() {
		d.read(func(r store.Reader) (func(), error) {
			f, err := readForgetting(r, ref, words, more)
			return func() {
				if !d.covered() {
					d.showForgetting(f)
				}
			}, err
		})
	})
}

// readForgetting finds all that goes with a record.
func readForgetting(r store.Reader, ref store.Ref, words bool, more []store.Ref) (f *forgetting, err error) {
	f = &forgetting{ref: ref, words: words, what: []store.Forgotten{{Ref: ref}}}
	if words {
		f.what[0].Fields = store.WordFields(ref.Type)
	}
	for _, one := range more {
		f.what = append(f.what, store.Forgotten{Ref: one})
	}
	if f.title, err = titleWas(r, ref); err != nil {
		return nil, err
	}
	if ref.Type == store.TypeWebinar {
		hanging, err := hangingWithDeleted(r, ref.ID)
		if err != nil {
			return nil, err
		}
		f.add(hanging...)
	}
	translations, err := f.withoutTranslations(r)
	if err != nil {
		return nil, err
	}
	if f.what, err = store.WithAttachments(r, f.what...); err != nil {
		return nil, err
	}
	f.count(translations)
	if ref.Type == store.TypeNote || ref.Type == store.TypeQuestion {
		f.transcripts, err = anyTranscript(r)
	}
	return f, err
}

// add adds records that are not among what goes already.
func (f *forgetting) add(refs ...store.Ref) {
	known := map[store.Ref]bool{}
	for _, one := range f.what {
		known[one.Ref] = true
	}
	for _, ref := range refs {
		if !known[ref] {
			known[ref] = true
			f.what = append(f.what, store.Forgotten{Ref: ref})
		}
	}
}

// withoutTranslations counts what says the same in other languages, deleted or not. The
// store forgets it with what it translates, so it is not named beside it.
func (f *forgetting) withoutTranslations(r store.Reader) (count int, err error) {
	of := map[store.Ref][]string{}
	for _, one := range f.what {
		of[one.Ref] = one.Fields
	}
	all, err := withDeleted[store.Translation](r)
	for _, t := range all {
		if fields, is := of[t.Of]; is && (len(fields) == 0 || slices.Contains(fields, t.Field)) {
			count++
			f.what = slices.DeleteFunc(f.what, func(one store.Forgotten) bool { return one.Ref.ID == t.ID })
		}
	}
	return count, err
}

// goingWords count what goes beside a record.
var goingWords = map[store.Type]string{
	store.TypeNote: "count.note", store.TypeQuestion: "count.question", store.TypeAttendance: "webinar.count_attendance",
	store.TypeTranscript: "webinar.count_transcript", store.TypeAgendaPart: "webinar.count_agenda", store.TypeDeck: "webinar.count_deck",
	store.TypeSlide: "webinar.count_slide", store.TypeReport: "webinar.count_report", store.TypeTranslation: "webinar.count_translation",
	store.TypeAttachment: "forget.count_attachment", store.TypeExport: "forget.count_export",
}

// count counts what goes beside the record itself, in the order of the types.
func (f *forgetting) count(translations int) {
	counts, others := map[store.Type]int{store.TypeTranslation: translations}, 0
	for _, one := range f.what[1:] {
		if goingWords[one.Ref.Type] == "" {
			others++
		}
		counts[one.Ref.Type]++
	}
	for _, kind := range store.Types() {
		if words := goingWords[kind]; words != "" && counts[kind] > 0 {
			f.goes = append(f.goes, hangingCount{words, counts[kind]})
		}
	}
	if others > 0 {
		f.goes = append(f.goes, hangingCount{"forget.count_other", others})
	}
}

// showForgetting says what goes and what stays. Enter does not do it: it cannot be
// undone.
func (d *desk) showForgetting(f *forgetting) {
	kind := string(f.ref.Type)
	line := func(text string, ink fyne.ThemeColorName) *look.Paragraph {
		return look.Para(text, tokens.Body, ink, 0)
	}
	list := widgets.Column(tokens.Space4)
	add := func(text string) { list.Add(goingLine(text)) }
	add(d.forgettingKey("forget.goes.", f))
	for _, c := range f.goes {
		add(d.t(c.words, "count", c.count))
	}
	if f.transcripts {
		add(d.t("forget.goes_transcripts"))
	}
	content := widgets.Column(tokens.Space12)
	if f.title != "" {
		content.Add(look.Para(d.recordName(rivalName{f.ref.Type, f.title}), tokens.BodyBold, look.Ink, 3))
	}
	content.Add(line(d.t("forget.what_goes"), look.Ink))
	content.Add(list)
	if key := "forget.stays." + kind; d.book.Has(key) && !f.words {
		content.Add(line(d.t(key), look.Ink2))
	} else if f.words {
		content.Add(line(d.t("forget.stays_words."+kind), look.Ink2))
	}
	content.Add(line(d.t("forget.final"), look.Ink))
	do := "forget.do"
	if f.words {
		do = "forget.do_words"
	}
	d.askLoss(d.forgettingKey("forget.title.", f), content, d.t("action.cancel"), d.t(do), func() { d.forget(f) })
}

// forgettingKey is the sentence for the kind of what is forgotten.
func (d *desk) forgettingKey(stem string, f *forgetting) string {
	kind := string(f.ref.Type)
	if f.words {
		kind += "_words"
	}
	if !d.book.Has(stem + kind) {
		kind = "other"
	}
	return d.t(stem + kind)
}

// forget forgets, after the edits that wait, and then in the backups.
func (d *desk) forget(f *forgetting) {
	s := d.session
	if s == nil {
		return
	}
	waiting := d.afterAWhile(d.t("forget.working"))
	s.forgetRecords(f.what, func(err error) {
		waiting.stop()
		if err != nil {
			d.complain(err)
			return
		}
		said := "forget.done"
		if f.words {
			said = "forget.done_words"
		}
		d.notify(d.t(said))
		d.sweepBackups()
	})
}

// forgetRecords queues forgetting records, or words of them.
func (s *session) forgetRecords(what []store.Forgotten, then func(error)) {
	s.add(&job{then: then, run: func() error {
		err := s.file.Forget(what...)
		if errors.Is(err, store.ErrNotFound) {
			return err
		}
		return errors.Join(err, s.rescue.forget(s.file))
	}})
}

// forgetItems are the ways to forgetting in the menu of a note or a question.
func (d *desk) forgetItems(ref store.Ref, words bool) (items []*fyne.MenuItem) {
	add := func(label string, words bool) {
		item := fyne.NewMenuItem(d.t(label), func() { d.askForget(ref, words) })
		item.Icon = look.Icon("delete", look.Danger)
		items = append(items, item)
	}
	if words {
		add("forget.menu_words", true)
	}
	add("forget.menu", false)
	return items
}
