package importer

import (
	"strings"
	"testing"
)

func TestNoHeaderNameMeansTwoThings(t *testing.T) {
	of := map[string]column{}
	for _, list := range []map[column]string{headerNames, moreHeaderNames} {
		for col, names := range list {
			for _, name := range strings.Split(names, "|") {
				folded := foldHeader(name)
				if other, ok := of[folded]; ok && other != col {
					t.Errorf("%q names %s and %s", name, other, col)
				}
				if folded == "" {
					t.Errorf("%s has an empty name", col)
				}
				of[folded] = col
			}
		}
	}
}
