package desktop

import (
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestBackReturnsToEachPlaceOnceAndForwardTakesItBack(t *testing.T) {
	one, two := store.NewID(), store.NewID()
	places := []Route{{Page: Overview, Webinar: one}, {Page: Regions, Webinar: one}, {Page: Regions, Webinar: one, Record: two}}
	var r router
	for _, p := range places {
		if !r.goTo(p) {
			t.Fatalf("%v should be another place", p)
		}
	}
	if r.goTo(places[2]) {
		t.Error("going where one is should change nothing")
	}
	for _, want := range []Route{places[1], places[0]} {
		if !r.stepBack() || r.at != want {
			t.Fatalf("back leads to %v, not %v", r.at, want)
		}
	}
	if r.stepBack() {
		t.Error("there is nothing before the first place")
	}
	if !r.stepForward() || r.at != places[1] {
		t.Errorf("forward leads to %v, not %v", r.at, places[1])
	}
	r.goTo(Route{Page: Overview, Webinar: two})
	if r.stepForward() {
		t.Error("going on from the middle should forget what was ahead")
	}
}

func TestReplacingAPlaceIsNoStepToGoBackThrough(t *testing.T) {
	var r router
	r.goTo(Route{Page: Overview})
	r.goTo(Route{Page: Notes})
	r.replace(Route{Page: Notes, Record: store.NewID()})
	if r.stepBack(); r.at.Page != Overview {
		t.Errorf("back leads to %v, not to the Overview", r.at)
	}
}

func TestTheRouterForgetsTheOldestPlaces(t *testing.T) {
	var r router
	for range 3 * routerDepth {
		r.goTo(Route{Page: Notes, Record: store.NewID()})
	}
	if len(r.back) != routerDepth {
		t.Errorf("%d places are kept, not %d", len(r.back), routerDepth)
	}
}
