package desktop

import (
	"net/url"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// recordingAt is the address of a moment of a recording, for the sites whose
// way of naming one is known; of others it is the recording itself.
func recordingAt(recording string, ms int64) *url.URL {
	address, err := url.Parse(recording)
	if err != nil || (address.Scheme != "https" && address.Scheme != "http") {
		return nil
	}
	seconds := strconv.FormatInt(ms/1000, 10)
	switch host := strings.TrimPrefix(address.Hostname(), "www."); host {
	case "youtube.com", "m.youtube.com", "youtu.be":
		query := address.Query()
		query.Set("t", seconds+"s")
		address.RawQuery = query.Encode()
	case "vimeo.com", "player.vimeo.com":
		address.Fragment = "t=" + seconds + "s"
	}
	return address
}

// evidenceLabel is a piece of evidence in a few words.
func evidenceLabel(b *words.Book, e store.Evidence, attachments map[store.ID]store.Attachment) string {
	switch e.Kind {
	case store.RecordingAt, store.Passage:
		label := words.TimeCode(e.AtMS)
		if e.UntilMS > e.AtMS {
			label += "–" + words.TimeCode(e.UntilMS)
		}
		return label
	case store.DocumentPage:
		name := e.Document
		if a, ok := attachments[e.Attachment]; ok {
			name = a.Name
		}
		if e.Page > 0 {
			return b.T("notes.evidence.page", "name", name, "page", strconv.Itoa(e.Page))
		}
		return name
	}
	if address, err := url.Parse(e.URL); err == nil && address.Host != "" {
		return strings.TrimPrefix(address.Host, "www.")
	}
	return e.URL
}

// showEvidence shows each piece of evidence as a chip, and quotes under them.
func (x *editorDetails) showEvidence() {
	d, n := x.e.d, x.e.note
	var chips, quotes []fyne.CanvasObject
	for i, evidence := range n.note.Evidence {
		v := chipView{
			icon: string(evidence.Kind), edge: true, label: evidenceLabel(d.book, evidence, n.attachments),
			mono: evidence.Kind == store.RecordingAt || evidence.Kind == store.Passage,
			open: x.opening(evidence), more: x.more(evidence),
			remove: x.removing(func() { x.removeEvidence(evidence) }),
		}
		if n.lost[i] {
			v.lost, v.icon, v.mono = true, "link_off", false
			v.label = d.t("notes.evidence.lost", "time", v.label)
		}
		chips = append(chips, tall(newLinkChip(v)))
		if quote := oneSpaced(evidence.Quote); quote != "" {
			quotes = append(quotes, look.Para("“"+quote+"”", tokens.Caption, look.Ink3, 2))
		}
	}
	if len(chips) == 0 {
		chips = append(chips, tall(look.Label(d.t("notes.evidence.missing"), tokens.Small, look.WarnText)))
	}
	row := widgets.Wrap(tokens.Space8, x.unlessReadOnly(chips, x.addEvidence)...)
	if len(quotes) > 0 {
		quotes = append(quotes, space(tokens.Space4))
	}
	x.evidence.Objects = append([]fyne.CanvasObject{row}, quotes...)
	x.evidence.Refresh()
}

// opening is what a tap on a piece of evidence opens; nil where there is nothing to open.
func (x *editorDetails) opening(evidence store.Evidence) func() {
	if a, there := x.e.note.attachments[evidence.Attachment]; there {
		return func() { x.e.d.openAttachment(a) }
	}
	var address *url.URL
	switch evidence.Kind {
	case store.WebPage, store.DocumentPage:
		if parsed, err := url.Parse(evidence.URL); err == nil && (parsed.Scheme == "https" || parsed.Scheme == "http") {
			address = parsed
		}
	default:
		address = recordingAt(x.e.snap.webinars[x.e.note.note.Webinar].Recording, evidence.AtMS)
	}
	if address == nil {
		return nil
	}
	return func() { x.e.d.complain(x.e.d.app.OpenURL(address)) }
}

// askEvidence offers the kinds of evidence that can be written down.
func (x *editorDetails) askEvidence() {
	d := x.e.d
	item := func(key, icon string, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(d.t(key), do)
		i.Icon = look.Icon(icon, look.Ink2)
		return i
	}
	popUnder(d.window(), x.addEvidence, fyne.NewMenu("",
		item("notes.evidence.add_recording", "recording", x.askRecording),
		item("notes.evidence.add_url", "url", x.askURL),
		item("notes.evidence.add_document", "document", x.askDocument),
		item("notes.evidence.attach", "attach_file", x.askAttach)))
}

func (x *editorDetails) add(evidence store.Evidence) {
	x.e.change("step.note.evidence", func(n *store.Note) { n.Evidence = append(n.Evidence, evidence) })
}

// evidenceField is one line of a form for evidence.
type evidenceField struct {
	words string
	entry *textEntry
	holds func(text string) bool // what must hold of its text; nil for nothing
	wrong string                 // the words that say otherwise
}

func (f evidenceField) right() bool {
	return f.holds == nil || f.holds(strings.TrimSpace(f.entry.Text))
}

// evidenceForm asks for the parts of a piece of evidence; take makes it.
func (x *editorDetails) evidenceForm(title string, take func() store.Evidence, fields ...evidenceField) {
	d := x.e.d
	x.form(strings.TrimSuffix(d.t(title), "…"), d.t("action.add"), func() { x.add(take()) }, fields...)
}

// form asks for what stands in fields; do takes it once all of it is right.
func (x *editorDetails) form(title, action string, do func(), fields ...evidenceField) {
	d := x.e.d
	var box *modal
	var marks []*look.Paragraph // what is wrong with each field
	submit := func() {
		var first fyne.Focusable
		for i, f := range fields {
			setVisible(marks[i], !f.right())
			if !f.right() && first == nil {
				first = f.entry
			}
		}
		if first != nil {
			box.fit()
			d.window().Canvas().Focus(first)
			return
		}
		box.hide()
		do()
	}
	column := widgets.Column(tokens.Space12)
	for _, f := range fields {
		f.entry.OnSubmitted = func(string) { submit() }
		f.entry.onKey = func(k *fyne.KeyEvent) bool {
			if k.Name == fyne.KeyEscape {
				box.hide()
			}
			return k.Name == fyne.KeyEscape
		}
		mark := look.Para(d.t(f.wrong), tokens.Small, look.Danger, 0)
		mark.Hide()
		marks = append(marks, mark)
		column.Objects = append(column.Objects, widgets.Column(tokens.Space4, look.Label(d.t(f.words), tokens.SmallBold, look.Ink2), f.entry, mark))
	}
	box = d.newModal(title, column,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: func() { box.hide() }}),
		widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: action, OnTapped: submit}))
	box.enter = submit
	box.show()
	d.window().Canvas().Focus(fields[0].entry)
}

// hinted is a field of one line with an example in it.
func hinted(example string) *textEntry {
	field := newTextEntry(false)
	field.SetPlaceHolder(example)
	return field
}

func (x *editorDetails) askRecording() {
	isTime := func(text string) bool { _, err := parseTimecode(text); return err == nil }
	from, until := hinted("00:38:16"), hinted("00:39:40")
	x.evidenceForm("notes.evidence.add_recording", func() store.Evidence {
		e := store.Evidence{Kind: store.RecordingAt}
		e.AtMS, _ = parseTimecode(from.Text)
		if e.UntilMS, _ = parseTimecode(until.Text); e.UntilMS <= e.AtMS {
			e.UntilMS = 0
		}
		return e
	}, evidenceField{"notes.evidence.from", from, isTime, "notes.evidence.wrong_time"},
		evidenceField{"notes.evidence.until", until, func(text string) bool { return text == "" || isTime(text) }, "notes.evidence.wrong_time"})
}

func (x *editorDetails) askURL() {
	isURL := func(text string) bool {
		address, err := url.Parse(text)
		return err == nil && address.Host != "" && (address.Scheme == "https" || address.Scheme == "http")
	}
	address, quote := hinted("https://"), newTextEntry(true)
	x.evidenceForm("notes.evidence.add_url", func() store.Evidence {
		return store.Evidence{Kind: store.WebPage, URL: strings.TrimSpace(address.Text), Quote: oneSpaced(quote.Text)}
	}, evidenceField{"notes.evidence.address", address, isURL, "notes.evidence.wrong_url"},
		evidenceField{words: "notes.evidence.quote", entry: quote})
}

func (x *editorDetails) askDocument() {
	name, page := newTextEntry(false), hinted("14")
	x.evidenceForm("notes.evidence.add_document", func() store.Evidence {
		return store.Evidence{Kind: store.DocumentPage, Document: strings.TrimSpace(name.Text), Page: pageIn(page)}
	}, evidenceField{"notes.evidence.document", name, func(text string) bool { return text != "" }, "notes.evidence.wrong_name"},
		evidenceField{"notes.evidence.page_number", page, isPage, "notes.evidence.wrong_page"})
}

// isPage tells whether a text is the number of a page, or none.
func isPage(text string) bool {
	n, err := strconv.Atoi(text)
	return text == "" || err == nil && n > 0
}

// pageIn is the page in a field; 0: none.
func pageIn(field *textEntry) int {
	number, _ := strconv.Atoi(strings.TrimSpace(field.Text))
	return number
}
