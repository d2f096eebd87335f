package figures

import "github.com/rapporteur-app/rapporteur/store"

// For counts one webinar. What it returns is for the people who hold the
// notebook; Shareable makes the form that may leave it.
func For(r store.Reader, webinar store.ID) (Figures, error) {
	in, err := read(r, webinar)
	if err != nil {
		return Figures{}, err
	}
	return count(in).build(0), nil
}

// OfRecords counts attendances that are not in a notebook yet.
func OfRecords(w store.Webinar, records ...Record) Figures {
	return count(input{webinar: w, records: records}).build(0)
}

func read(r store.Reader, webinar store.ID) (in input, err error) {
	if in.webinar, err = store.Get[store.Webinar](r, webinar); err != nil {
		return in, err
	}
	if in.parts, err = AgendaOf(r, webinar); err != nil {
		return in, err
	}
	if in.regions, err = store.List[store.Region](r); err != nil {
		return in, err
	}
	attended, err := allRecords(r)
	if err != nil {
		return in, err
	}
	in.records = attended[webinar]
	in.earlier, err = earlier(r, in.webinar, attended)
	return in, err
}

// allRecords reads every attendance of a notebook, by webinar.
func allRecords(r store.Reader) (map[store.ID][]Record, error) {
	attended := map[store.ID][]Record{}
	for about, err := range store.All[store.Attendance](r) {
		if err != nil {
			return nil, err
		}
		record, err := readRecord(r, about)
		if err != nil {
			return nil, err
		}
		attended[about.Webinar] = append(attended[about.Webinar], record)
	}
	return attended, nil
}

// readRecord reads an attendance's rows, or what is left of them. Where they are lost it
// holds nobody: merging a copy, or importing again, brings them back.
func readRecord(r store.Reader, about store.Attendance) (Record, error) {
	record, err := rowsIn(r, about)
	if store.IsLost(err) {
		return Record{About: about, gone: true}, nil
	}
	return record, err
}

func rowsIn(r store.Reader, about store.Attendance) (Record, error) {
	record := Record{About: about}
	var err error
	switch {
	case !about.People.IsZero():
		if record.People, err = store.People(r, about.People); err == nil && !about.Summary.IsZero() {
			var kept *summary
			if kept, err = readSummary(r, about); err == nil {
				record.frozen = &kept.Again
			}
		}
	case !about.Summary.IsZero():
		record.kept, err = readSummary(r, about)
	}
	return record, err
}

func readSummary(r store.Reader, about store.Attendance) (*summary, error) {
	b, err := store.Blob(r, about.Summary)
	if err != nil {
		return nil, err
	}
	return decodeSummary(b)
}
