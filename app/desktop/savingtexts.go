package desktop

import "github.com/rapporteur-app/rapporteur/store"

// keepTexts keeps in the recovery file what was typed in the dialog, while edits do not
// get to the disk: the dialog's save would not get there either.
func (f *savingForm) keepTexts() {
	s := f.d.session
	if f.texts == nil || s == nil || !f.d.failing() {
		return
	}
	now := map[rescueKey]bool{}
	for _, text := range f.texts() {
		key := rescueKey{ref: text.Ref, field: text.Field}
		if text.Text == f.had[key] {
			continue
		}
		now[key] = true
		if kept, is := f.kept[key]; !is || kept != text.Text {
			f.kept[key] = text.Text
			text.At = f.d.now()
			s.rescue.keep(text)
		}
	}
	for key := range f.kept {
		if !now[key] {
			f.release(key)
		}
	}
}

// release takes a text out of the recovery file.
func (f *savingForm) release(key rescueKey) {
	delete(f.kept, key)
	if f.d.session != nil {
		f.d.session.rescue.saved(key.ref, key.field)
	}
}

// textOf is a text that stands in a field of the dialog.
func textOf(kind store.Type, id store.ID, field, text string) store.Unsaved {
	return store.Unsaved{Ref: store.Ref{Type: kind, ID: id}, Field: field, Text: text}
}

// texts are what the dialog of a webinar would lose.
func (f *webinarForm) texts() []store.Unsaved {
	id := f.start.webinar.ID
	return []store.Unsaved{
		textOf(store.TypeWebinar, id, "title", f.title.text()),
		textOf(store.TypeWebinar, id, "recording", f.recording.text()),
		textOf(store.TypeWebinar, id, "agenda", f.agenda.lines()),
	}
}

// lines are the agenda as a text, a part a line.
func (a *agendaEditor) lines() (text string) {
	for _, r := range a.rows {
		if r.empty() {
			continue
		}
		text += r.title.text()
		if r.minutes.text() != "" {
			text += " (" + r.minutes.text() + ")"
		}
		text += "\n"
	}
	return text
}

func (f *regionForm) texts() []store.Unsaved {
	id := f.region.ID
	return []store.Unsaved{
		textOf(store.TypeRegion, id, "name", f.name.text()),
		textOf(store.TypeRegion, id, "capital", f.capital.text()),
		textOf(store.TypeRegion, id, "profile", f.profile.text()),
		textOf(store.TypeRegion, id, "official_name", f.official.text()),
		textOf(store.TypeRegion, id, "aliases", f.aliases.text()),
		textOf(store.TypeRegion, id, "sources", f.sources.text()),
	}
}

func (f *themeForm) texts() []store.Unsaved {
	return []store.Unsaved{
		textOf(store.TypeTheme, f.theme.ID, "name", f.name.text()),
		textOf(store.TypeTheme, f.theme.ID, "short", f.short.text()),
	}
}

// texts are what the dialog of a partnership would lose, with the regions and themes
// that were made in it.
func (f *partnershipForm) texts() []store.Unsaved {
	all := []store.Unsaved{
		textOf(store.TypePartnership, f.id, "summary", f.summary.text()),
		textOf(store.TypePartnership, f.id, "continuation_note", f.why.text()),
		textOf(store.TypePartnership, f.id, "stakeholders", f.stakeholders.text()),
		textOf(store.TypePartnership, f.id, "sources", f.sources.text()),
		textOf(store.TypePartnership, f.id, "milestones", f.milestones.lines()),
		textOf(store.TypePartnership, f.id, "funding", f.funding.lines()),
		textOf(store.TypePartnership, f.id, "initiatives", f.initiatives.lines()),
	}
	for id, r := range f.regions.drafts {
		all = append(all, textOf(store.TypeRegion, id, "name", r.Name), textOf(store.TypeRegion, id, "profile", r.Profile))
	}
	for id, t := range f.themes {
		all = append(all, textOf(store.TypeTheme, id, "name", t.Name))
	}
	return all
}

// lines are what was typed into the entries, an entry a line.
func (p *partRows) lines() (text string) {
	for _, entry := range p.rows {
		if entry.empty() {
			continue
		}
		before := ""
		for _, field := range entry.fields {
			if field.text() != "" {
				text += before + field.text()
				before = " · "
			}
		}
		text += "\n"
	}
	return text
}

func (f *translationForm) texts() (all []store.Unsaved) {
	for _, field := range noteFields {
		e := f.entries[field]
		if e == nil {
			continue
		}
		tr := f.translated(field)
		if tr.ID.IsZero() {
			tr = store.Translation{ID: store.NewIDAt(f.d.now()), Field: field}
			f.before = append(f.before, tr) // saving makes it under this id
		}
		all = append(all, textOf(store.TypeTranslation, tr.ID, "text", e.Text))
	}
	return all
}
