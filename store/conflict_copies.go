package store

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// ConflictCopy is a copy of a notebook that a cloud folder left beside it, since two
// machines wrote to the file at one time.
type ConflictCopy struct {
	Path    string
	Service string // whose way of naming it is: Dropbox, Google Drive, Nextcloud, OneDrive or Syncthing
	Unsure  bool   // browsers and file managers name copies so too
}

// conflictNames are what services put between a file's name and its ending. The
// order counts: OneDrive's way is the plainest.
//
//	Syncthing     name.sync-conflict-20261125-013624-ABCDEF7   (docs.syncthing.net, "Conflicting changes")
//	Nextcloud     name (conflicted copy Ana 2026-11-25 013624), without the user where it knows none,
//	              formerly name_conflict-20261125-013624 (client, src/common/utility.cpp, makeConflictFileName)
//	Dropbox       name (Ana's conflicted copy 2026-11-25), with words of the person's language
//	Google Drive  name (1), name [Conflict], name_conf(1)
//	OneDrive      name-COMPUTER, name-COMPUTER-2
var conflictNames = []struct {
	service string
	middle  *regexp.Regexp
}{
	{"Syncthing", regexp.MustCompile(`^\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]{7})?$`)},
	{"Nextcloud", regexp.MustCompile(`(?i)^ \((conflicted copy|case clash from) (.+ )?\d{4}-\d{2}-\d{2} \d{6}\)$|^_conflict-\d{8}-\d{6}$`)},
	{"Dropbox", regexp.MustCompile(`(?i)^ \(.*(conflict|konflikt|conflit|conflicto|conflito).*\)$`)},
	{"Google Drive", regexp.MustCompile(`(?i)^ ?\(\d{1,3}\)$|^ ?\[conflict\]$|^_conf\(\d{1,3}\)$`)},
	{"OneDrive", regexp.MustCompile(`^-[^ ()]+$`)},
}

// numbered ends the names that anything may have given.
var numbered = regexp.MustCompile(` \(\d{1,3}\)\.[^.]*$`)

// ConflictCopies finds the copies of a notebook that cloud folders have left beside
// it, in the order of their names. Only files that hold the same notebook count; its
// own backups do not. The notebook may be open here: then give its File's method.
func ConflictCopies(notebook string) ([]ConflictCopy, error) {
	id, err := idOf(notebook)
	if err != nil {
		return nil, err
	}
	return conflictCopies(notebook, id), nil
}

// ConflictCopies is the function of that name for a notebook that is open here.
func (f *File) ConflictCopies() ([]ConflictCopy, error) {
	id, err := f.notebookID()
	if err != nil {
		return nil, err
	}
	return conflictCopies(f.path, id), nil
}

func conflictCopies(notebook string, id ID) (found []ConflictCopy) {
	notebook = Target(notebook) // by whose name a service names them, and beside which
	entries, err := os.ReadDir(filepath.Dir(notebook))
	if err != nil {
		return nil // where nothing can be listed, nothing is offered
	}
	name := filepath.Base(notebook)
	for _, entry := range entries {
		service := conflictService(name, entry.Name())
		path := filepath.Join(filepath.Dir(notebook), entry.Name())
		if service == "" || !entry.Type().IsRegular() || sameFile(path, notebook) {
			continue
		}
		if theirs, err := idOf(path); err == nil && theirs == id {
			found = append(found, ConflictCopy{Path: path, Service: service, Unsure: numbered.MatchString(entry.Name())})
		}
	}
	return found
}

// conflictService tells which service names a conflict copy of name so; empty: none.
func conflictService(name, other string) string {
	ending := filepath.Ext(name)
	rest, begins := strings.CutPrefix(other, strings.TrimSuffix(name, ending))
	middle, ends := strings.CutSuffix(rest, ending)
	if !begins || !ends || middle == "" || backupName.MatchString(other) {
		return ""
	}
	for _, way := range conflictNames {
		if way.middle.MatchString(middle) {
			return way.service
		}
	}
	return ""
}
