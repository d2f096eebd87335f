package importer

import "testing"

// TestEveryReaderHasItsPlatform keeps the list that Help shows whole.
func TestEveryReaderHasItsPlatform(t *testing.T) {
	listed := map[Layout]bool{}
	for _, p := range Platforms() {
		if len(LayoutsOf(p)) == 0 {
			t.Errorf("nothing of %s is read", p)
		}
		for _, layout := range LayoutsOf(p) {
			listed[layout] = true
		}
	}
	for _, r := range readers {
		if !listed[r.layout] {
			t.Errorf("%s of %s is read, and not listed", r.layout, r.platform)
		}
	}
}
