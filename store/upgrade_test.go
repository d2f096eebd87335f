package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pretend makes this version the one after, for one test.
func pretend(t *testing.T, upgrade func(tx *Tx) error) {
	t.Helper()
	currentFormat, upgrades[Format] = Format+1, upgrade
	t.Cleanup(func() { currentFormat = Format; delete(upgrades, Format) })
}

// TestAnOlderFormatIsUpgradedAfterABackup opens the golden notebook as the version
// after this one would.
func TestAnOlderFormatIsUpgradedAfterABackup(t *testing.T) {
	path := golden(t, 1)
	whole, want := bytesOf(t, path), content(t, path)
	beforeIt := func() []string {
		all, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "golden-*.rapporteur"))
		return all
	}
	broken := errors.New("no")
	pretend(t, func(tx *Tx) error { return broken })
	if _, err := Open(path, Options{}); !errors.Is(err, broken) {
		t.Fatalf("an upgrade that fails gives %v", err)
	}
	if !same(content(t, path), want) {
		t.Error("an upgrade that failed changed the notebook")
	}
	if kept := beforeIt(); len(kept) > 0 {
		t.Errorf("an upgrade that failed left %v", kept)
	}
	upgrades[Format] = func(tx *Tx) error { return tx.set(bucketMeta, []byte("new"), []byte("2")) }
	look, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("reading the older format: %v", err)
	}
	if err := look.Close(); err != nil || len(beforeIt()) > 0 || look.Newer() {
		t.Errorf("reading it made %v, %v", beforeIt(), err)
	}
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if told := f.Notices(); len(told) != 1 || !strings.Contains(english.Msg(told[0]), filepath.Base(beforeIt()[0])) {
		t.Errorf("it tells %v", told)
	}
	if isNew, err := f.metaIs([]byte("new")); !isNew || err != nil || f.format != Format+1 {
		t.Errorf("it is not upgraded: format %d, %v", f.format, err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if !same(content(t, path), want) {
		t.Error("the upgraded notebook holds something else")
	}
	kept := beforeIt()
	if len(kept) != 1 || !same(content(t, kept[0]), want) {
		t.Fatalf("kept beside it is %v", kept)
	}
	if f, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil || len(beforeIt()) != 1 {
		t.Errorf("opening it again made %v, %v", beforeIt(), err)
	}
	if bytes.Equal(whole, bytesOf(t, path)) {
		t.Error("the file was not written to")
	}
}

// TestANewerFormatIsReadWhereItCanBe reads a notebook of the version after this one.
func TestANewerFormatIsReadWhereItCanBe(t *testing.T) {
	path := golden(t, 1)
	want := content(t, path)
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.setMeta(metaFormat, binary.BigEndian.AppendUint32(nil, Format+1)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	whole := bytesOf(t, path)
	if _, err := Open(path, Options{}); !errors.Is(err, ErrNewer) {
		t.Errorf("opening it for writing gives %v", err)
	}
	if !same(content(t, path), want) {
		t.Error("it does not read the same")
	}
	f, err = Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if told := f.Notices(); !f.Newer() || len(told) != 1 || !strings.Contains(english.Msg(told[0]), "newer") {
		t.Errorf("it does not say that it is newer, but %v", told)
	}
	if _, err := f.Edit("step.test", func(tx *Tx) error { return Put(tx, &Note{}) }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("an edit gives %v", err)
	}
	if _, err := Check(path); !errors.Is(err, ErrNewer) {
		t.Errorf("checking it gives %v", err)
	}
	own := fresh(t)
	if _, err := own.Merge(f); !errors.Is(err, ErrNewer) {
		t.Errorf("merging it gives %v", err)
	}
	if !bytes.Equal(whole, bytesOf(t, path)) {
		t.Error("it was written to")
	}
}

// TestANewerFormatOfValuesIsRefused: what cannot be read is not shown as nothing.
func TestANewerFormatOfValuesIsRefused(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "n"}
	put(t, f, &n)
	edit(t, f, func(tx *Tx) error {
		value, err := tx.rd.get([]byte(TypeNote), n.ID[:])
		newer := bytes.Clone(value)
		newer[0] = valueFormat + 1
		tx.dirty = true
		return errors.Join(err, tx.set([]byte(TypeNote), n.ID[:], newer), tx.set(bucketMeta, metaFormat, binary.BigEndian.AppendUint32(nil, Format+1)))
	})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	refuses(t, f.Path(), ErrNewer)
}

// TestBackupsOfAnOlderFormatForgetToo: no copy of them is made that would not, by
// sweeping nor by restoring one.
func TestBackupsOfAnOlderFormatForgetToo(t *testing.T) {
	f := fresh(t)
	n := Note{Title: canary}
	put(t, f, &n)
	folder := t.TempDir()
	backup := backUp(t, f, folder)
	path := f.Path()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	pretend(t, nil)
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(f.Forget(Forgotten{Ref: Ref{TypeNote, n.ID}}), f.SweepBackups(folder), f.Close())
	if err != nil {
		t.Fatal(err)
	}
	look := func(after string, files int) {
		var all []string
		for _, folder := range []string{folder, filepath.Dir(path)} {
			entries, err := os.ReadDir(folder)
			if err != nil {
				t.Fatal(err)
			}
			for _, entry := range entries {
				all = append(all, filepath.Join(folder, entry.Name()))
			}
		}
		for _, file := range all {
			if holdsWord(t, file, canary) {
				t.Errorf("after %s %s still holds what was forgotten", after, file)
			}
		}
		if len(all) != files {
			t.Errorf("after %s there are %v", after, all)
		}
	}
	look("sweeping", 3) // the notebook, what was kept before upgrading it, and its backup
	if _, err := RestoreInPlace(path, backup); err != nil {
		t.Fatal(err)
	}
	look("restoring", 4)
}
