package figures

import "slices"

// hull is what the strongest reader cannot rule out: the true filling of the cells
// and how far other fillings lie from it that agree with all that is published. It
// keeps as many of these differences as are independent of each other: a sum of
// cells is known where none of them changes it.
type hull struct {
	truth   []int
	facts   []fact
	allowed func(filled []int) bool // what a reader knows without any number
	moves   [][]int
	reduced [][]int64 // the moves, brought to steps, modulo a prime
}

// hullOf looks for fillings that agree with the facts: near the truth first, then,
// unless those say all that can be said, everywhere.
func hullOf(truth []int, facts []fact, allowed func([]int) bool) *hull {
	h := &hull{truth: truth, facts: facts, allowed: allowed}
	free := len(truth) - rankOf(facts, len(truth))
	h.near(free)
	if len(h.moves) < free {
		filled := make([]int, len(truth))
		h.fill(filled, 0, free)
	}
	return h
}

// knows tells whether every filling agrees on the sum of a set of cells.
func (h *hull) knows(set uint) bool {
	for _, move := range h.moves {
		if sumOf(move, set) != 0 {
			return false
		}
	}
	return true
}

// near tries to move one person, or to let two change places.
func (h *hull) near(free int) {
	n := len(h.truth)
	try := func(move []int) {
		filled := make([]int, n)
		for i := range filled {
			if filled[i] = h.truth[i] + move[i]; filled[i] < 0 {
				return
			}
		}
		h.take(filled)
	}
	for a := 0; a < n && len(h.moves) < free; a++ {
		for b := range n {
			move := make([]int, n)
			move[a]--
			move[b]++
			try(move)
			for c := a + 1; c < n; c++ {
				for d := range n {
					two := slices.Clone(move)
					two[c]--
					two[d]++
					try(two)
				}
			}
		}
	}
}

// fill goes through every filling, and gives up where a fact is missed.
func (h *hull) fill(filled []int, at, free int) {
	if len(h.moves) == free {
		return
	}
	most := -1
	for _, f := range h.facts {
		sum := sumOf(filled[:at], f.cells)
		if sum > f.sum || f.cells>>at == 0 && sum != f.sum {
			return
		}
		if at < len(filled) && f.cells&(1<<at) != 0 && (most < 0 || f.sum-sum < most) {
			most = f.sum - sum
		}
	}
	if at == len(filled) {
		h.take(filled)
		return
	}
	if most < 0 { // no fact bounds the cell
		most = h.truth[at] + 2
	}
	for v := 0; v <= most; v++ {
		filled[at] = v
		h.fill(filled, at+1, free)
	}
	filled[at] = 0
}

// take keeps a filling that agrees with the facts and says something new.
func (h *hull) take(filled []int) {
	for _, f := range h.facts {
		if sumOf(filled, f.cells) != f.sum {
			return
		}
	}
	if !h.allowed(filled) {
		return
	}
	move, row := make([]int, len(filled)), make([]int64, len(filled))
	for i := range filled {
		move[i] = filled[i] - h.truth[i]
		row[i] = modulo(int64(move[i]))
	}
	if rows, independent := reduce(h.reduced, row); independent {
		h.reduced, h.moves = rows, append(h.moves, move)
	}
}

func rankOf(facts []fact, cells int) int {
	var rows [][]int64
	for _, f := range facts {
		row := make([]int64, cells)
		for i := range row {
			row[i] = int64(f.cells >> i & 1)
		}
		rows, _ = reduce(rows, row)
	}
	return len(rows)
}

// prime is large enough for no small matrix to lose rank by chance.
const prime = 2147483647

func modulo(n int64) int64 { return (n%prime + prime) % prime }

// reduce adds a row to rows in reduced steps: each begins with a 1 where all others
// have a 0. independent is false where the row is a sum of them already.
func reduce(rows [][]int64, row []int64) (all [][]int64, independent bool) {
	for _, r := range rows {
		subtract(row, r, row[firstOf(r)])
	}
	at := firstOf(row)
	if at < 0 {
		return rows, false
	}
	scale := inverse(row[at])
	for i := range row {
		row[i] = row[i] * scale % prime
	}
	for _, r := range rows {
		subtract(r, row, r[at])
	}
	return append(rows, row), true
}

func subtract(from, what []int64, times int64) {
	if times == 0 {
		return
	}
	for i := range from {
		from[i] = modulo(from[i] - times*what[i]%prime)
	}
}

func firstOf(row []int64) int { return slices.IndexFunc(row, func(v int64) bool { return v != 0 }) }

func inverse(n int64) int64 {
	result := int64(1)
	for power := int64(prime - 2); power > 0; power >>= 1 {
		if power&1 == 1 {
			result = result * n % prime
		}
		n = n * n % prime
	}
	return result
}
