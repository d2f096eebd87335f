package desktop

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

func TestAZoneIsFoundByItsAbbreviation(t *testing.T) {
	for query, want := range map[string]string{"CET": "Europe/", "cest": "Europe/", "EST": "America/"} {
		found := findZones(words.For("en"), query)
		if len(found) == 0 || !startsWith(found[0].Name, want) {
			t.Errorf("%q finds %+v first", query, found[:min(2, len(found))])
		}
	}
}

func startsWith(s, head string) bool { return len(s) >= len(head) && s[:len(head)] == head }

func TestTheWheelTurnsTheZones(t *testing.T) {
	d, _ := sit(t, writeSmall(t).path, nil)
	took := ""
	d.askZone("", nil, time.Now(), func(zone string) { took = zone })
	before := texts(d)
	var wheel *turning
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if found, ok := o.(*turning); ok {
			wheel = found
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(d.win.Canvas().Overlays().Top())
	wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -10}})
	if slices.Equal(before, texts(d)) {
		t.Error("the wheel does nothing")
	}
	wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 10}})
	if !slices.Equal(before, texts(d)) || took != "" {
		t.Error("the wheel does not turn back")
	}
}
