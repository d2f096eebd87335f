package zones

import (
	"testing"
	"time"
)

func TestEveryZoneExists(t *testing.T) {
	if len(All()) < 400 {
		t.Fatalf("only %d zones", len(All()))
	}
	for _, z := range All() {
		if _, err := time.LoadLocation(z.Name); err != nil {
			t.Errorf("%s: %v", z.Name, err)
		}
		if len(z.Country) != 2 && z.Name != "UTC" {
			t.Errorf("%s is of %q", z.Name, z.Country)
		}
	}
}

func TestTheZoneOfThisMachine(t *testing.T) {
	t.Setenv("TZ", "Europe/Helsinki")
	if got := Here(); got != "Europe/Helsinki" {
		t.Errorf("got %s", got)
	}
	t.Setenv("TZ", "nonsense")
	if _, err := time.LoadLocation(Here()); err != nil {
		t.Error(err)
	}
}
