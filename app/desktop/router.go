package desktop

// router remembers where a person was. It knows nothing of windows.
type router struct {
	at            Route
	back, forward []Route
}

// routerDepth is how many places each direction keeps.
const routerDepth = 100

// goTo makes r the present place and tells whether that is another one.
func (t *router) goTo(r Route) bool {
	if r == t.at {
		return false
	}
	if t.at.Page != "" {
		t.back = append(t.back, t.at)
		if len(t.back) > routerDepth {
			t.back = t.back[1:]
		}
	}
	t.at, t.forward = r, nil
	return true
}

// replace makes r the present place without remembering the one before, for
// choices that no one wants to step back through.
func (t *router) replace(r Route) { t.at = r }

// stepBack returns to the place before, if there is one.
func (t *router) stepBack() bool { return t.step(&t.back, &t.forward) }

// stepForward takes back a stepBack.
func (t *router) stepForward() bool { return t.step(&t.forward, &t.back) }

func (t *router) step(from, to *[]Route) bool {
	last := len(*from) - 1
	if last < 0 {
		return false
	}
	*to = append(*to, t.at)
	t.at = (*from)[last]
	*from = (*from)[:last]
	return true
}
