package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestHowServicesNameConflictCopies(t *testing.T) {
	for other, want := range map[string]string{
		"a programme.sync-conflict-20261125-013624-ABCDEF7.rapporteur":         "Syncthing",
		"a programme (conflicted copy 2026-11-25 013624).rapporteur":           "Nextcloud",
		"a programme (conflicted copy Ana Souza 2026-11-25 013624).rapporteur": "Nextcloud",
		"a programme (case clash from Ana 2026-11-25 013624).rapporteur":       "Nextcloud",
		"a programme (Ana's conflicted copy 2026-11-25 (1)).rapporteur":        "Dropbox",
		"a programme_conflict-20261125-013624.rapporteur":                      "Nextcloud",
		"a programme (Ana's conflicted copy 2026-11-25).rapporteur":            "Dropbox",
		"a programme (copia en conflicto de ANA 2026-11-25).rapporteur":        "Dropbox",
		"a programme (Cópia em conflito de ANA 2026-11-25).rapporteur":         "Dropbox",
		"a programme (1).rapporteur":                                           "Google Drive",
		"a programme [Conflict].rapporteur":                                    "Google Drive",
		"a programme-LAPTOP7.rapporteur":                                       "OneDrive",
		"a programme-LAPTOP7-2.rapporteur":                                     "OneDrive",
		"a programme.rapporteur":                                               "",
		"a programme-20261125T013624Z.rapporteur":                              "", // a backup of ours
		"a programme 2.rapporteur":                                             "",
		"another.rapporteur":                                                   "",
		"a programme.sync-conflict-20261125-013624-ABCDEF7.rapporteur.backup":  "",
		"a programme (final).rapporteur":                                       "",
	} {
		if got := conflictService("a programme.rapporteur", other); got != want {
			t.Errorf("%s is %q, not %q", other, got, want)
		}
	}
}

func TestConflictCopiesAreOfTheSameNotebook(t *testing.T) {
	f := fresh(t)
	folder := filepath.Dir(f.Path())
	copied := filepath.Join(folder, "a (1).rapporteur")
	if err := f.Backup(copied); err != nil {
		t.Fatal(err)
	}
	foreign, err := Create(filepath.Join(folder, "a-LAPTOP.rapporteur"), Notebook{Title: "Another"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := foreign.Close(); err != nil {
		t.Fatal(err)
	}
	found, err := f.ConflictCopies()
	if err != nil || len(found) != 1 || found[0] != (ConflictCopy{Path: copied, Service: "Google Drive", Unsure: true}) {
		t.Errorf("found are %v, %v", found, err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if again, err := ConflictCopies(f.Path()); err != nil || len(again) != 1 {
		t.Errorf("of a closed notebook %v, %v", again, err)
	}
}

// TestConflictCopiesLieBesideWhatALinkPointsTo, and are named after it.
func TestConflictCopiesLieBesideWhatALinkPointsTo(t *testing.T) {
	f := fresh(t)
	copied := filepath.Join(filepath.Dir(f.Path()), "a (1).rapporteur")
	if err := errors.Join(f.Backup(copied), f.Close()); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link.rapporteur")
	if err := os.Symlink(f.Path(), link); err != nil {
		t.Fatal(err)
	}
	g, err := Open(link, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if found, err := g.ConflictCopies(); err != nil || len(found) != 1 || !sameFile(found[0].Path, copied) {
		t.Errorf("found are %v, %v", found, err)
	}
}
