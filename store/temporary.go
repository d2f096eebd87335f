package store

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

// A file that is being written lies beside its place under a name that begins with
// a dot, and gets its own name once it is whole. A killed program leaves it behind.

// being holds the names that this process makes files under. Who makes one takes it
// away again, done or not.
var being sync.Map

// temporaryName is a new such name in a folder; tag tells whose it is.
func temporaryName(folder, tag string) string {
	path := filepath.Join(folder, ".rapporteur-"+tag+rand.Text()[:8]+".new")
	being.Store(path, true)
	return path
}

// temporary is one for a copy of this notebook.
func (f *File) temporary(folder string) string { return temporaryName(folder, tagOf(f.path)) }

// tagOf tells a file's half-made copies from others': of its path, since another
// copy of the notebook may be open elsewhere.
func tagOf(path string) string {
	path = Target(path)
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	return HashOf([]byte(path)).String()[:12] + "-"
}

// staleAfter is when anybody's half-made file is one that a killed program left.
const staleAfter = time.Hour

// clearTemporary takes away half-made files that killed programs left in a folder:
// this notebook's own at once, since nobody else can be making one while it is open
// for writing, and others' when they are old.
func (f *File) clearTemporary(folder string) {
	remove := func(pattern string, age time.Duration) {
		left, _ := filepath.Glob(filepath.Join(folder, pattern))
		for _, path := range left {
			if _, is := being.Load(path); is {
				continue
			}
			if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) >= age {
				clearOne(path, info)
			}
		}
	}
	remove(".rapporteur-*.new", staleAfter)
	if !f.readOnly {
		remove(".rapporteur-"+tagOf(f.path)+"*.new", 0)
	}
}

// clearOne takes a half-made file away with its bytes, which may be what was forgotten
// since. One that was about to lose this name may have its own already, and those bytes
// are whole; Windows does not tell.
func clearOne(path string, info os.FileInfo) {
	if runtime.GOOS == "windows" || !oneName(info) || removeWiped(path) != nil {
		_ = os.Remove(path)
	}
}
