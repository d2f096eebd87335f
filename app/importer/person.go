package importer

import "strings"

// person reads what a row says of who it is about. ok is false for a row about
// nobody, which is noted as bad.
func (s *source) person(sec *section, l line) (r Row, ok bool) {
	if single(l) && sec.width > 2 && len(sec.at[colName]) == 0 {
		s.bad(l.at, "not_a_row")
		return r, false
	}
	r = Row{
		Line: l.at, Name: fullName(sec, l), Email: address(sec.cell(l, colEmail)),
		Country: sec.cell(l, colCountry), City: sec.cell(l, colCity), Group: sec.cell(l, colGroup),
		Host: hosting(sec.cell(l, colRole)), First: sec.cell(l, colFirst), Last: sec.cell(l, colLast),
	}
	if id := sec.cell(l, colID); id != "" {
		id = ownAddress(id)
		if r.Email == "" && address(id) != "" {
			r.Email = address(id)
		} else if r.Email == "" {
			r.ID = id
		}
	}
	if r.Name == "" && r.Email == "" && r.ID == "" {
		s.bad(l.at, "nobody")
		return r, false
	}
	if r.Name != "" && r.Email == "" {
		r.Dialled = dialled(r.Name)
	}
	if r.Dialled {
		s.drop("phones")
	}
	if phone := sec.cell(l, colPhone); phone != "" && r.Dialled {
		r.Name = phone
	}
	return r, true
}

// anonymous tells the names that stand for nobody in particular: "Anonymous
// Attendee", "Participante anónimo".
func anonymous(name string) bool {
	folded := foldHeader(name)
	words := strings.Fields(folded)
	if len(words) <= 3 {
		for _, word := range words {
			if strings.HasPrefix(word, "anonym") || strings.HasPrefix(word, "anonim") {
				return true
			}
		}
	}
	return folded == "" || folded == "guest" || folded == "unknown"
}

// ownAddress is the address of a guest from another house, whose directory writes
// it as ada_example.org#EXT#@house.onmicrosoft.com; any other id is as it was.
func ownAddress(id string) string {
	own, _, guest := strings.Cut(id, "#EXT#@")
	if at := strings.LastIndexByte(own, '_'); guest && at > 0 {
		return own[:at] + "@" + own[at+1:]
	}
	return id
}
