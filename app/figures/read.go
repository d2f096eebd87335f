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
	for part, err := range store.All[store.AgendaPart](r) {
		if err != nil {
			return in, err
		}
		if part.Webinar == webinar {
			in.parts = append(in.parts, part)
		}
	}
	if in.regions, err = store.List[store.Region](r); err != nil {
		return in, err
	}
	for about, err := range store.All[store.Attendance](r) {
		if err != nil {
			return in, err
		}
		if about.Webinar != webinar {
			continue
		}
		rows, err := store.People(r, about.People)
		if err != nil {
			return in, err
		}
		in.records = append(in.records, Record{about, rows})
	}
	return in, nil
}
