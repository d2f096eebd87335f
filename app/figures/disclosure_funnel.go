package figures

// funnelCounts are nested sets: active in stayed in came in registered, and
// came in attended.
type funnelCounts struct {
	registered, came, attended int
	stayed, active             int // of those who registered
	stayedAll, activeAll       int // of all who attended
	over                       int // minutes; 0: the webinar's length is not known
	// silent is set where nobody is known to have been active: exports without
	// questions and polls do not tell, and no step says 0 for that.
	silent bool
}

// funnelShown says which numbers of a funnel are published.
type funnelShown struct {
	registered     bool // the number of registrations
	ofRegistered   bool // the funnel starts there; else with who attended
	stayed, active bool
}

// admissible chooses what of a funnel is published. Every published set lies
// within the next, so every group that can be derived is a difference of two of
// them: each difference of neighbours has to be nobody or at least the limit.
// Where the no-shows or those who never registered are too few, who came of
// those registered is not published, the funnel starts with who attended, and
// registrations are a number of their own, left out where a reader who takes
// all who attended for registered would subtract too few.
func (c funnelCounts) admissible(limit int) funnelShown {
	fine := func(people int) bool { return enough(people, limit) }
	var s funnelShown
	s.ofRegistered = c.registered > 0 && fine(c.registered) && fine(c.came) &&
		fine(c.registered-c.came) && fine(c.attended-c.came)
	s.registered = s.ofRegistered || fine(c.registered) && fine(max(c.registered-c.attended, c.attended-c.registered))
	above, stayed, active := c.attended, c.stayedAll, c.activeAll
	if s.ofRegistered {
		above, stayed, active = c.came, c.stayed, c.active
	}
	if s.stayed = c.over > 0 && fine(stayed) && fine(above-stayed); s.stayed {
		above = stayed
	}
	s.active = !c.silent && fine(active) && fine(above-active)
	return s
}
