package store

import "context"

// Follow lets somebody follow long reading of a notebook, and end it. The zero value
// does neither.
type Follow struct {
	Context context.Context    // ends the work with the context's error; nil: it is not ended
	Told    func(done float64) // how much is done, from 0 to 1; called by the goroutine that works; may be nil
}

// gauge counts what of long work is done. Work is parts, each of so many units; a nil
// gauge counts nothing.
type gauge struct {
	follow      Follow
	from, until float64 // what is done when the part at hand begins and ends
	units, done float64
	told        float64
}

// leastTold is the least progress that is told of.
const leastTold = 0.002

// part begins the next part of the work.
func (g *gauge) part(until float64, units int64) {
	if g != nil {
		g.from, g.until, g.units, g.done = g.until, until, float64(units), 0
		_ = g.add(0)
	}
}

// add counts units of the part at hand as done. It returns an error once the work is
// to end.
func (g *gauge) add(units int) error {
	if g == nil {
		return nil
	}
	g.done += float64(units)
	at := g.from
	if g.units > 0 {
		at += (g.until - g.from) * min(1, g.done/g.units)
	}
	if g.follow.Told != nil && at >= g.told+leastTold {
		g.told = at
		g.follow.Told(at)
	}
	return g.err()
}

// err is why the work is to end.
func (g *gauge) err() error {
	if g == nil || g.follow.Context == nil {
		return nil
	}
	return g.follow.Context.Err()
}
