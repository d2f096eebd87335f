package importer

import "github.com/rapporteur-app/rapporteur/store"

// roll knows whose a name is, so that a question or an answer signed with nothing
// else is theirs. Names of several people are nobody's.
type roll struct {
	by    map[string]identity
	twice map[string]bool
}

// newRoll is nil where nothing in the exports is signed.
func newRoll(exports []*Export) *roll {
	for _, e := range exports {
		if len(e.Questions)+len(e.Polls) > 0 {
			return &roll{map[string]identity{}, map[string]bool{}}
		}
	}
	return nil
}

// note takes down whose a name is.
func (r *roll) note(name string, id identity) {
	if r == nil || id.none() {
		return
	}
	folded := store.Fold(name)
	if folded == "" || anonymous(name) {
		return
	}
	if other, known := r.by[folded]; known && other != id {
		r.twice[folded] = true
	}
	r.by[folded] = id
}

// signed tells who wrote something; none for the anonymous.
func (r *roll) signed(e *Export, name, email string) identity {
	if anonymous(name) {
		name = ""
	}
	if folded := store.Fold(name); email == "" && folded != "" && !r.twice[folded] {
		if id, known := r.by[folded]; known {
			return id
		}
	}
	return identify(e.Platform, "", email, name, "")
}
