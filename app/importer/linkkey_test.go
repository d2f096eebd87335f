package importer

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func TestTheLinkingKeyIsMadeOnceAndOnlyForItsOwner(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "config", "rapporteur")
	keys := make([]Key, 8)
	var all sync.WaitGroup
	for i := range keys { // several windows at once
		all.Go(func() {
			var err error
			if keys[i], err = LoadKey(folder); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, k := range keys {
		if k != keys[0] || k == (Key{}) {
			t.Fatal("two windows have two keys, or none")
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	if runtime.GOOS != "windows" {
		for path, want := range map[string]fs.FileMode{folder: 0o700, filepath.Join(folder, keyFile): 0o600} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v", path, info.Mode(), err)
			}
		}
	}
	if other, err := LoadKey(t.TempDir()); err != nil || other == keys[0] || other.ID() == keys[0].ID() {
		t.Errorf("another folder has the same key, %v", err)
	}
}

func TestADamagedKeyIsSaidAndKept(t *testing.T) {
	good := keyPrefix + strings.Repeat("A", 43) + "=\n"
	if len(good) != len(keyPrefix)+45 {
		t.Fatal(len(good))
	}
	for what, text := range map[string]string{
		"empty": "", "cut off": good[:len(good)-4], "longer": good[:len(good)-2] + "AAAA=\n", "another version": strings.Replace(good, "key-1", "key-2", 1),
		"noise": "\x00\x01", "two": good + good, "spaces within": strings.Replace(good, "AA", "A A", 1),
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, keyFile)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var own *Error
		if _, err := LoadKey(folder); !errors.Is(err, ErrKey) || !errors.As(err, &own) || !strings.Contains(own.Error(), path) {
			t.Errorf("%s: %v", what, err)
		}
		if kept, err := os.ReadFile(path); err != nil || string(kept) != text {
			t.Errorf("%s: it holds %q now, %v", what, kept, err)
		}
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, keyFile), []byte("\uFEFF  "+good+"\r\n\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadKey(folder); err != nil {
		t.Errorf("a good one that an editor has saved: %v", err)
	}
}

func TestAKeyIsHandedOnAsAFile(t *testing.T) {
	key, err := LoadKey(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "for-a-colleague.key")
	if err := SaveKey(path, key); err != nil {
		t.Fatal(err)
	}
	if read, err := ReadKey(path); err != nil || read != key {
		t.Errorf("%v", err)
	}
	if err := SaveKey(path, Key{}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("writing over it: %v", err)
	}
	if err := SaveKey(filepath.Join(t.TempDir(), "no", "k.key"), key); !errors.Is(err, ErrKey) {
		t.Errorf("in a folder that is not there: %v", err)
	}
	if _, err := ReadKey(filepath.Join(t.TempDir(), "k.key")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("one that is not there: %v", err)
	}
}

func TestPseudonymsSayNothingWithoutTheKey(t *testing.T) {
	a, b := Key{[32]byte{1}}, Key{[32]byte{2}}
	mine, theirs := a.pseudonyms(), b.pseudonyms()
	if mine('e', "ada@example.org") == theirs('e', "ada@example.org") || mine('e', "x") == mine('n', "x") || a.ID() == b.ID() {
		t.Error("pseudonyms do not depend on the key and the kind")
	}
	if got := mine('e', "x"); got != mine('e', "x") || len(got) != 33 || got[0] != 'e' {
		t.Errorf("%q", got)
	}
}

func TestAReplacedKeyStaysBeside(t *testing.T) {
	folder, other := t.TempDir(), t.TempDir()
	before, err := LoadKey(folder)
	if err != nil {
		t.Fatal(err)
	}
	next, err := LoadKey(other)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time there is nothing to do
		if err := ReplaceKey(folder, next); err != nil {
			t.Fatal(err)
		}
	}
	if now, err := LoadKey(folder); err != nil || now != next {
		t.Errorf("the key is not the one that was given: %v", err)
	}
	if kept, err := ReadKey(filepath.Join(folder, "linking-"+before.ID()+".key")); err != nil || kept != before {
		t.Errorf("the key that was there is lost: %v", err)
	}
	if err := os.WriteFile(filepath.Join(folder, keyFile), []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := ReplaceKey(folder, next); err != nil {
		t.Errorf("a damaged key cannot be replaced: %v", err)
	}
	if err := ReplaceKey(filepath.Join(folder, "new"), next); err != nil {
		t.Errorf("a folder without a key takes none: %v", err)
	}
}
