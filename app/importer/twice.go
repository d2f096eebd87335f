package importer

// leaveTwice leaves out what several of the files say: a file that is there twice,
// and of exports of one session in one layout, as two hosts may have made them, all
// but the one that knows most. Their people are the same, so counting both would
// count them twice.
func (p *Plan) leaveTwice() {
	for i := range p.parts {
		for j := range p.parts[:i] {
			a, b := &p.parts[j], &p.parts[i]
			switch {
			case a.about.Source == b.about.Source:
				b.left = true
			case a.left || b.left:
			case p.o.KeepBoth || a.about.Session == "" || a.about.Session != b.about.Session || a.about.Layout != b.about.Layout:
			case a.knows() > b.knows():
				b.left = true
			default:
				a.left = true
			}
		}
	}
}

// knows is how much a file says: people, seconds, questions and answers.
func (f *filePlan) knows() int64 {
	n := int64(len(f.questions) + len(f.people))
	for _, poll := range f.about.Polls {
		n += int64(poll.Respondents)
	}
	for _, person := range f.people {
		n += person.Seconds
		for _, s := range person.Spans {
			n += max(0, s.Until-s.From)
		}
	}
	return n
}

// leftOut is how many files are left out since another says the same or more.
func (p *Plan) leftOut() (n int) {
	for _, f := range p.parts {
		if f.left {
			n++
		}
	}
	return n
}
