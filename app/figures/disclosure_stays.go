package figures

// The stretches of minutes in the room and the funnel count the same people by the
// same minutes, but not always of the same: the stretches count all who attended,
// the funnel those of the registered. So from all who stayed longer than an edge of
// the stretches those can be subtracted whom the funnel says to have stayed still
// longer, and from those who stayed shorter those whom it says to have left: what is
// left over has to be nobody or enough as well. Among themselves the stretches are
// one table: each holds nobody or enough.

// step is a number of the funnel: some of those who stayed longer than over half
// minutes. left are those of the step before who did not stay so long, if that is
// what makes the step; else -1.
type step struct {
	over         int64
	people, left int
}

// stepsByStay lists what the funnel tells of stays.
func (t *tally) stepsByStay(shown funnelShown) (all []step) {
	c := t.funnel
	if c.over == 0 {
		return nil // the steps tell nothing of minutes
	}
	over := int64(2 * c.over)
	above, stayed, active := c.attended, c.stayedAll, c.activeAll
	if shown.ofRegistered {
		above, stayed, active = c.came, c.stayed, c.active
	}
	if shown.stayed {
		all = append(all, step{over, stayed, above - stayed})
	}
	if shown.active {
		all = append(all, step{over, active, -1})
	}
	return all
}

// admissibleStays merges stretches until they may be published; ok is false where
// that cannot be. Where it can, about half of the webinar's length stays an edge.
func (t *tally) admissibleStays(bins []bin, shown funnelShown, limit int) (out []bin, ok bool) {
	if !enough(t.sum.Attended-t.sum.Timed, limit) {
		return nil, false
	}
	steps := t.stepsByStay(shown)
	if shown.stayed {
		out, ok = merged(bins, int64(2*t.funnel.over), limit)
		if ok && conflict(out, steps, t.sum.Attended, limit) < 0 {
			return out, true
		}
	}
	for out, ok = merged(bins, 0, limit); ok; {
		at := conflict(out, steps, t.sum.Attended, limit)
		if at < 0 {
			return out, true
		}
		if at == 0 {
			break
		}
		out[at-1].people += out[at].people
		out[at-1].until = out[at].until
		out = append(out[:at], out[at+1:]...)
	}
	return nil, false
}

// conflict is the stretch whose beginning, with the steps, gives away too few; -1
// where none does.
func conflict(bins []bin, steps []step, attended, limit int) int {
	for _, s := range steps {
		longer := 0
		for i := len(bins) - 1; i >= 0; i-- {
			longer += bins[i].people
			from := bins[i].from
			if last := i == 0 || bins[i-1].from < s.over; from >= s.over && last && s.left >= 0 && !enough(attended-longer-s.left, limit) {
				return i
			}
			if from <= s.over {
				if !enough(longer-s.people, limit) {
					return i
				}
				break
			}
		}
	}
	return -1
}

// merged joins neighbouring stretches until each holds nobody or at least the
// limit; stretches on both sides of the edge stay apart. ok is false where that
// cannot be.
func merged(bins []bin, edge int64, limit int) (out []bin, ok bool) {
	start := 0
	for i := range bins {
		if i+1 < len(bins) && (edge == 0 || bins[i+1].from != edge) {
			continue
		}
		part, fine := mergedPart(bins[start:i+1], limit)
		if !fine {
			return nil, false
		}
		out, start = append(out, part...), i+1
	}
	return out, true
}

func mergedPart(bins []bin, limit int) (out []bin, ok bool) {
	for _, b := range bins {
		if last := len(out) - 1; last >= 0 && out[last].people < limit {
			out[last].people += b.people
			out[last].until = b.until
			continue
		}
		out = append(out, b)
	}
	last := len(out) - 1
	if last > 0 && out[last].people < limit {
		out[last-1].people += out[last].people
		out[last-1].until = out[last].until
		out = out[:last]
	}
	return out, out[0].people == 0 || out[0].people >= limit
}
