package figures

// thin chooses what of a curve is published: minutes with their true numbers,
// which a reader may hold until the next. A number stands only if neither those
// in the room nor those outside it are too few, and if it lies at least the
// limit from the number before it, so that nobody's coming or going can be read
// from two neighbours. Where the curve turns between two numbers that are close
// to each other, the one between them is not: at least the limit came and at
// least the limit left. A 0 says only that fewer than the limit were there: one
// stands before the first number, one after the last, and others where the room
// all but emptied. Which of the numbers under the limit it was, nothing tells.
func thin(x []int64, most []int, attended, limit int) (at []int64, present []int) {
	publish := func(when int64, people int) {
		at, present = append(at, when), append(present, people)
	}
	last := 0
	for i, people := range most {
		few := people < limit
		gone := !few && people < attended && attended-people < limit
		if gone || max(last-people, people-last) < limit {
			continue
		}
		if few {
			people = 0
		}
		if len(at) == 0 {
			publish(before(x, most, i, limit), 0)
		}
		publish(x[i], people)
		last = people
	}
	if last > 0 {
		publish(after(x), 0)
	}
	return at, present
}

// before is the last point in time before that of a curve's number at which
// fewer than the limit were in the room.
func before(x []int64, most []int, i, limit int) int64 {
	for i--; i >= 0; i-- {
		if most[i] < limit {
			return x[i]
		}
	}
	return x[0] - minute
}

// after is one step after the last of a curve's points in time: nobody is in
// the room any more.
func after(x []int64) int64 {
	last := len(x) - 1
	if last > 0 {
		return 2*x[last] - x[last-1]
	}
	return x[0] + minute
}
