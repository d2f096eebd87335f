package store

import (
	"os"
	"path/filepath"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// bbolt writes its two first pages in turn: each commit is whole once one of them
// leads to it. If one is damaged the other's state is read. Whether that is the newest
// nobody can tell: a power cut in the middle of a commit, which was then never called
// saved, looks the same as a page of the last commit that went bad later. So a notebook
// with one such page opens, and says so; Check calls it a problem, and Repair looks
// through the free pages for what the damaged page led to. The next commit writes the
// damaged page anew.

// halved tells whether one of a file's two first pages is damaged.
func halved(file *os.File) (bool, error) {
	metas, _, err := readMetas(file)
	return len(metas) == 1, err
}

// Notices are sentences that a person must be told once the notebook is open; mostly
// there are none.
func (f *File) Notices() (told []words.Message) {
	if f.halved {
		told = append(told, fail(ErrDamaged, "halved", f.path, nil).Message())
	}
	if f.upgraded != "" {
		told = append(told, words.M("store.notice.upgraded", "name", filepath.Base(f.path), "copy", filepath.Base(f.upgraded)))
	}
	if f.Newer() {
		told = append(told, words.M("store.notice.newer", "name", filepath.Base(f.path)))
	}
	return told
}
