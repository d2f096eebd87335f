package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestWhichBackupsAreKept(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	var times []time.Time
	for i := range 24 * 20 { // one an hour for twenty days
		times = append(times, now.Add(-time.Duration(i)*time.Hour))
	}
	var left []string
	for i, keep := range kept(times, now) {
		if keep {
			left = append(left, times[i].Format("02T15"))
		}
	}
	// The last ten, and the last of each day of a week.
	want := "25T12 25T11 25T10 25T09 25T08 25T07 25T06 25T05 25T04 25T03 24T23 23T23 22T23 21T23 20T23 19T23 18T23"
	if got := strings.Join(left, " "); got != want {
		t.Errorf("kept are\n%s\nnot\n%s", got, want)
	}
}

// clocked opens a notebook whose clock the test moves.
func clocked(t *testing.T) (f *File, now *time.Time) {
	t.Helper()
	at := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	now = &at
	f, err := Create(filepath.Join(t.TempDir(), "programme.rapporteur"), Notebook{Title: "Programme"}, Options{Now: func() time.Time { return *now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f, now
}

func backUp(t *testing.T, f *File, folder string) string {
	t.Helper()
	path, err := f.BackUp(folder)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestBackupsRotateAndSayWhatTheyHold(t *testing.T) {
	f, now := clocked(t)
	folder := filepath.Join(t.TempDir(), "own", "backups")
	foreign := filepath.Join(t.TempDir(), "programme.rapporteur")
	other, err := Create(foreign, Notebook{Title: "Another of that name"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	theirs := backUp(t, other, folder)
	letter := filepath.Join(folder, "programme-20200101T000000Z.rapporteur")
	if err := os.WriteFile(letter, []byte("Dear colleagues"), 0o600); err != nil {
		t.Fatal(err)
	}
	put(t, f, &Webinar{Title: "W"})
	for i := range 60 {
		if i%4 == 0 && i > 0 {
			if path := backUp(t, f, folder); path != "" {
				t.Fatalf("nothing has changed, and %s was made", path)
			}
		}
		*now = now.Add(6 * time.Hour)
		put(t, f, &Note{Title: "n"})
		if path := backUp(t, f, folder); filepath.Base(path) != "programme~"+originOf(f.Path()).mark+"-"+now.Format(backupTime)+".rapporteur" {
			t.Fatalf("the backup is called %s", path)
		}
	}
	list, err := f.Backups(folder)
	if err != nil {
		t.Fatal(err)
	}
	// Ten of the last two and a half days, five of the days before, and the letter,
	// which looks like a damaged one of that name.
	if len(list) != 16 || list[15].Path != letter || list[15].Damaged == nil {
		t.Fatalf("%d backups: %+v", len(list), list)
	}
	if got := list[0]; got.Title != "Programme" || got.Webinars != 1 || got.Notes != 60 || !got.At.Equal(*now) || !got.LastChange.Equal(*now) || got.Bytes == 0 {
		t.Errorf("the newest is told as %+v", got)
	}
	if list[1].Notes != 59 {
		t.Errorf("the one before holds %d notes", list[1].Notes)
	}
	for _, path := range []string{theirs, letter} {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%v", err)
		}
	}
	if again, err := ListBackups(f.Path(), folder); err != nil || len(again) < 15 {
		t.Errorf("listed while it is open: %d, %v", len(again), err)
	}
	if info, err := os.Stat(list[0].Path); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o600) {
		t.Errorf("a backup may be read by others: %v, %v", info.Mode(), err)
	}
	checkSound(t, list[0].Path)
	if none, err := f.Backups(filepath.Join(folder, "none")); err != nil || len(none) > 0 {
		t.Errorf("in no folder: %v, %v", none, err)
	}
}

// TestBackupsMadeWhileTheClockWasAhead push none out that were made later.
func TestBackupsMadeWhileTheClockWasAhead(t *testing.T) {
	f, now := clocked(t)
	folder := t.TempDir()
	right := *now
	*now = now.AddDate(1, 0, 0)
	for range 12 {
		*now = now.Add(24 * time.Hour)
		put(t, f, &Note{Title: "n"})
		backUp(t, f, folder)
	}
	*now = right
	if path := backUp(t, f, folder); path != "" {
		t.Errorf("nothing has changed since the clock was put right, and %s was made", path)
	}
	var made []string
	for range 30 {
		*now = now.Add(5 * time.Hour)
		put(t, f, &Note{Title: "n"})
		made = append(made, backUp(t, f, folder))
		if path := backUp(t, f, folder); path != "" {
			t.Fatalf("nothing has changed, and %s was made", path)
		}
	}
	for _, path := range made[20:] {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("one of the last ten: %v", err)
		}
	}
	list, err := f.Backups(folder)
	if err != nil || len(list) < 14 || len(list) > 16 {
		t.Errorf("%d are left, %v", len(list), err)
	}
	for _, one := range list {
		if one.At.After(*now) {
			t.Errorf("%s is kept", one.Path)
		}
	}
}

// TestCopiesOfOneNotebookKeepTheirOwnBackups: they share a folder and an ID.
func TestCopiesOfOneNotebookKeepTheirOwnBackups(t *testing.T) {
	f, now := clocked(t)
	folder := filepath.Join(t.TempDir(), "backups")
	first := backUp(t, f, folder)
	path := filepath.Join(t.TempDir(), filepath.Base(f.Path())) // of the same name, elsewhere
	if err := f.Backup(path); err != nil {
		t.Fatal(err)
	}
	theirs, err := Open(path, Options{Now: func() time.Time { return *now }})
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	other := filepath.Join(t.TempDir(), "copied.rapporteur")
	if err := f.Backup(other); err != nil {
		t.Fatal(err)
	}
	for range 30 {
		*now = now.Add(time.Minute)
		put(t, theirs, &Note{Title: "theirs"})
		backUp(t, theirs, folder)
	}
	if _, err := os.Stat(first); err != nil {
		t.Errorf("the other copy's backups have pushed it out: %v", err)
	}
	if path := backUp(t, f, folder); path != "" {
		t.Errorf("nothing has changed here, and %s was made", path)
	}
	list, err := f.Backups(folder)
	if err != nil || len(list) != keptBackups+1 {
		t.Fatalf("%d backups, %v", len(list), err)
	}
	for _, one := range list {
		if one.Of != "programme.rapporteur" || one.Other != (one.Path != first) {
			t.Errorf("%+v", one)
		}
	}
	// An earlier build wrote no mark: by its name it may be of this copy.
	old := filepath.Join(folder, "programme-20260101T000000Z.rapporteur")
	copyFile(t, first, old)
	list, err = ListBackups(other, folder)
	if err != nil || len(list) != keptBackups+2 || !list[0].Other || list[len(list)-1].Path != old {
		t.Errorf("of a third copy: %+v, %v", list, err)
	}
	if list, err = f.Backups(folder); err != nil || list[len(list)-1].Other {
		t.Errorf("of the first: %+v, %v", list, err)
	}
	// Of one that cannot be read, wherever it lies now, its name is all there is.
	broken := writeFile(t, "programme.rapporteur", noise(20_000))
	if list, err = ListBackups(broken, folder); err != nil || len(list) != keptBackups+2 {
		t.Errorf("of a damaged one: %d, %v", len(list), err)
	}
}

// TestForgettingDoesNotMoveWhenABackupWasLastChanged: what is forgotten goes out of a
// backup by a later change.
func TestForgettingDoesNotMoveWhenABackupWasLastChanged(t *testing.T) {
	f, now := clocked(t)
	folder := t.TempDir()
	a := attended(t, f, 5, canary)
	made := *now
	*now = now.Add(time.Hour)
	path := backUp(t, f, folder)
	*now = now.Add(24 * time.Hour)
	edit(t, f, func(tx *Tx) error { return forget(tx, a) }, Aside())
	if err := errors.Join(f.Wipe(), f.SweepBackups(folder)); err != nil {
		t.Fatal(err)
	}
	if holdsWord(t, path, canary) {
		t.Fatal("the backup has forgotten nothing: the test proves nothing")
	}
	list, err := f.Backups(folder)
	if err != nil || len(list) != 1 || !list[0].LastChange.Equal(made) {
		t.Errorf("it was last changed at %v, and is told as %+v (%v)", made, list, err)
	}
}

func TestBackupsThatCannotBeMade(t *testing.T) {
	f, _ := clocked(t)
	inTheWay := writeFile(t, "file", []byte("x"))
	_, err := f.BackUp(filepath.Join(inTheWay, "backups"))
	if err == nil {
		t.Fatal("a backup below a file was made")
	}
	isSentence(t, err)
}

func TestRestoreAsANewFileAndInPlace(t *testing.T) {
	f, now := clocked(t)
	folder := t.TempDir()
	early := Note{Title: "early"}
	put(t, f, &early)
	backup := backUp(t, f, folder)
	*now = now.Add(time.Hour)
	late := Note{Title: "late"}
	put(t, f, &late)
	q := aQuestion(t, f)
	second := backUp(t, f, folder)
	if err := f.Forget(Forgotten{Ref: Ref{TypeQuestion, q.ID}}); err != nil {
		t.Fatal(err)
	}
	if _, err := RestoreInPlace(f.Path(), backup); !errors.Is(err, ErrInUse) {
		t.Errorf("in place of an open notebook: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(t.TempDir(), "new.rapporteur")
	if err := Restore(backup, fresh); err != nil {
		t.Fatal(err)
	}
	if err := Restore(backup, fresh); !errors.Is(err, ErrExists) {
		t.Errorf("over a file: %v", err)
	}
	if notes := readAll(t, fresh); notes[early.ID] == nil || notes[late.ID] != nil {
		t.Error("the new file is not the backup")
	}
	if _, err := RestoreInPlace(f.Path(), closedNotebook(t)); !errors.Is(err, ErrOther) {
		t.Errorf("of another notebook: %v", err)
	}
	link := filepath.Join(t.TempDir(), "link.rapporteur")
	if err := errors.Join(os.Symlink(f.Path(), link), os.Chmod(f.Path(), 0o640)); err != nil {
		t.Fatal(err)
	}
	kept, err := RestoreInPlace(link, second)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{f.Path(), kept} {
		checkSound(t, path)
		if holdsWord(t, path, canary) {
			t.Errorf("%s: what was forgotten is back", path)
		}
	}
	if notes := readAll(t, f.Path()); notes[early.ID] == nil || notes[late.ID] == nil || notes[q.ID] != nil {
		t.Error("the restored notebook is not the backup without what was forgotten")
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
	if info, err := os.Stat(f.Path()); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("its permissions are %v, %v", info, err)
	}
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(f.Path()), ".rapporteur-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	// A damaged notebook can be put right too, and the damaged one stays beside it.
	if err := os.WriteFile(f.Path(), noise(9000), 0o640); err != nil {
		t.Fatal(err)
	}
	if kept, err = RestoreInPlace(f.Path(), backup); err != nil || !slices.Equal(bytesOf(t, kept), noise(9000)) {
		t.Errorf("in place of a damaged one: %v", err)
	}
	checkSound(t, f.Path())
}

// TestOwnBackupsForgetToo forgets people and words that backups hold, one of them
// beside the notebook, and one in a folder that is away at first.
func TestOwnBackupsForgetToo(t *testing.T) {
	f, now := clocked(t)
	folder := filepath.Join(t.TempDir(), "backups")
	q := aQuestion(t, f)
	a := attended(t, f, 300, canary)
	quote := Note{Kind: Quote, Title: canary, Body: canary, Evidence: []Evidence{{Kind: Passage, Quote: canary}}}
	put(t, f, &quote)
	paths := []string{backUp(t, f, folder)}
	*now = now.Add(time.Hour)
	quote.Body += " and more"
	put(t, f, &quote)
	paths = append(paths, backUp(t, f, folder), backUp(t, f, filepath.Dir(f.Path())))
	copied := paths[0] + ".copy of a person"
	copyFile(t, paths[0], copied)

	if err := f.Forget(Forgotten{Ref: Ref{TypeQuestion, q.ID}}, Forgotten{Ref{TypeNote, quote.ID}, WordFields(TypeNote)}); err != nil {
		t.Fatal(err)
	}
	edit(t, f, func(tx *Tx) error { return forget(tx, a) }, Aside())
	if err := f.Wipe(); err != nil {
		t.Fatal(err)
	}
	away := folder + "-away"
	if err := errors.Join(os.Rename(folder, away), os.WriteFile(folder, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	err := f.SweepBackups(folder)
	if !errors.Is(err, ErrNotSaved) {
		t.Fatalf("with the folder away: %v", err)
	}
	isSentence(t, err)
	if err := errors.Join(os.Remove(folder), os.Rename(away, folder)); err != nil {
		t.Fatal(err)
	}
	if !holdsWord(t, paths[0], canary) {
		t.Fatal("the words are not in the backup: the test proves nothing")
	}
	if err := f.SweepBackups(folder); err != nil {
		t.Fatal(err)
	}
	for _, path := range append(paths, f.Path()) {
		if holdsWord(t, path, canary) {
			t.Errorf("%s still holds what was forgotten", path)
		}
	}
	if !holdsWord(t, copied, canary) {
		t.Error("a copy that is no backup was changed")
	}
	for _, path := range paths {
		checkSound(t, path)
		all := readAll(t, path)
		if left, ok := all[quote.ID].(Note); !ok || left.Title != "" || left.Kind != Quote {
			t.Errorf("of the quote is left %+v", all[quote.ID])
		}
		if left, ok := all[a.ID].(Attendance); !ok || !left.People.IsZero() {
			t.Errorf("of the attendance is left %+v", all[a.ID])
		}
	}
	before := bytesOf(t, paths[0])
	if err := f.SweepBackups(folder); err != nil || !slices.Equal(before, bytesOf(t, paths[0])) {
		t.Errorf("sweeping again: %v", err)
	}
}

// TestBackupsInAFolderThatIsAwayForgetOnceItIsThere: the notebook is opened with it away
// first, and its mark is gone by then.
func TestBackupsInAFolderThatIsAwayForgetOnceItIsThere(t *testing.T) {
	f, _ := clocked(t)
	settings, chosen := t.TempDir(), filepath.Join(t.TempDir(), "drive", "backups")
	n := Note{Title: canary}
	put(t, f, &n)
	var made []string
	for _, folder := range []string{filepath.Join(t.TempDir(), "third"), chosen, chosen, usualBackups(settings)} {
		if err := RememberBackupFolder(settings, folder); err != nil {
			t.Fatal(err)
		}
		if path := backUp(t, f, folder); path != "" {
			made = append(made, path)
		}
	}
	if len(made) != 3 {
		t.Fatalf("made are %v", made)
	}
	drive := filepath.Dir(chosen)
	if err := errors.Join(f.Forget(Forgotten{Ref: Ref{TypeNote, n.ID}}), os.Rename(drive, drive+" away")); err != nil {
		t.Fatal(err)
	}
	folders := BackupFolders(settings, "")
	var told *Error
	if err := f.SweepBackups(folders...); !errors.As(err, &told) || !slices.Equal(told.Paths(), []string{chosen}) {
		t.Errorf("with the drive away: %v", err)
	}
	isSentence(t, told)
	if err := f.SweepBackups(folders...); err != nil {
		t.Errorf("it is told again: %v", err)
	}
	if err := os.Rename(drive+" away", drive); err != nil {
		t.Fatal(err)
	}
	if !holdsWord(t, made[1], canary) {
		t.Fatal("it has forgotten already: the test proves nothing")
	}
	if err := f.SweepBackups(folders...); err != nil {
		t.Error(err)
	}
	for _, path := range made {
		checkSound(t, path)
		if holdsWord(t, path, canary) {
			t.Errorf("%s still holds what was forgotten", path)
		}
	}
	whole := bytesOf(t, made[1])
	if err := f.SweepBackups(folders...); err != nil || !slices.Equal(whole, bytesOf(t, made[1])) {
		t.Errorf("sweeping again: %v", err)
	}
}

// TestBackupsOfWhoeverSharesTheNotebookForgetToo: one forgets, and another, who has
// backups of the same notebook, opens it later.
func TestBackupsOfWhoeverSharesTheNotebookForgetToo(t *testing.T) {
	f, _ := clocked(t)
	n := Note{Title: canary}
	put(t, f, &n)
	theirs := t.TempDir()
	backup := backUp(t, f, theirs)
	if err := errors.Join(f.Forget(Forgotten{Ref: Ref{TypeNote, n.ID}}), f.SweepBackups(t.TempDir())); err != nil {
		t.Fatal(err)
	}
	if err := f.SweepBackups(theirs); err != nil || holdsWord(t, backup, canary) {
		t.Errorf("their backup still holds it; %v", err)
	}
}

// TestBackupsOfARepairedNotebookForgetToo: what the notebook had still to do is not lost.
func TestBackupsOfARepairedNotebookForgetToo(t *testing.T) {
	f, _ := clocked(t)
	n := Note{Title: canary}
	put(t, f, &n)
	folder := t.TempDir()
	backup := backUp(t, f, folder)
	path, out := f.Path(), filepath.Join(t.TempDir(), "saved.rapporteur")
	if err := errors.Join(f.Forget(Forgotten{Ref: Ref{TypeNote, n.ID}}), f.Close()); err != nil {
		t.Fatal(err)
	}
	if told, err := Repair(path, out); err != nil || !told.Whole() {
		t.Fatal(told, err)
	}
	saved, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(saved.SweepBackups(folder), saved.Close()); err != nil || holdsWord(t, backup, canary) {
		t.Errorf("the backup still holds it; %v", err)
	}
	checkSound(t, out)
}
