// Package zones lists the time zones that people may choose from.
package zones

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // zones also where the system has none
)

// zones.txt is the tz database's own list of the zones of each country.
//
//go:embed zones.txt
var list string

// Zone is a time zone and the country whose clocks it is, as ISO 3166-1 alpha-2;
// UTC has none.
type Zone struct{ Name, Country string }

// All lists the zones by name, UTC first.
func All() []Zone { return all() }

var all = sync.OnceValue(func() []Zone {
	zones := []Zone{{Name: "UTC"}}
	for line := range strings.Lines(list) {
		country, name, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(country, "#") {
			zones = append(zones, Zone{name, country})
		}
	}
	return zones
})

// Here is the zone of this machine's clock; UTC where the system does not say it.
// It may read the disk.
func Here() string {
	if name := os.Getenv("TZ"); name != "" && valid(name) {
		return name
	}
	if path, err := filepath.EvalSymlinks("/etc/localtime"); err == nil {
		if _, name, ok := strings.Cut(filepath.ToSlash(path), "zoneinfo/"); ok && valid(name) {
			return plain(name)
		}
	}
	return likeHere()
}

func valid(name string) bool {
	_, err := time.LoadLocation(name)
	return err == nil && !strings.HasPrefix(name, ":") && !strings.HasPrefix(name, "/")
}

// plain gives the many names of UTC their usual one.
func plain(name string) string {
	switch name {
	case "Etc/UTC", "Etc/UCT", "Etc/Zulu", "Etc/Universal", "UCT", "Zulu", "Universal", "Etc/GMT", "GMT":
		return "UTC"
	}
	return name
}

// likeHere is the first zone whose clock has the names and distances that this
// machine's has in winter and in summer.
func likeHere() string {
	year := time.Now().Year()
	for _, z := range All() {
		at, err := time.LoadLocation(z.Name)
		if err != nil {
			continue
		}
		same := true
		for _, month := range []time.Month{time.January, time.July} {
			t := time.Date(year, month, 1, 12, 0, 0, 0, time.UTC)
			name, offset := t.In(at).Zone()
			localName, localOffset := t.Local().Zone()
			same = same && name == localName && offset == localOffset
		}
		if same {
			return z.Name
		}
	}
	return "UTC"
}
