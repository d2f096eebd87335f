package store

import (
	"os"
	"path/filepath"
)

// Target returns the path that a write to path ends at: the end of a chain of
// links, even where nothing is there yet. A file that is put in place by renaming
// takes the place of a link instead of what it points to, so rename to this.
func Target(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	for range maxLinks {
		next, err := os.Readlink(path)
		if err != nil {
			return path
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(filepath.Dir(path), next)
		}
		path = next
	}
	return path
}

// maxLinks is how many links a system follows before it calls them a loop.
const maxLinks = 40
