package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reopen closes a notebook and opens its file, or another.
func reopen(t testing.TB, f *File, path string) *File {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	g, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	return g
}

// TestADamagedAttachmentIsFoundSavedAndMended loses or swaps a piece of one of two.
func TestADamagedAttachmentIsFoundSavedAndMended(t *testing.T) {
	content, whole := fileOf(5*pieceSize, 1), fileOf(3*pieceSize, 2)
	for name, test := range map[string]struct {
		spoil func(tx *Tx, a Attachment) error
		found string
	}{
		"lost":  {func(tx *Tx, a Attachment) error { return tx.remove(bucketBlobs, a.Pieces[2][:]) }, "what it held is lost"},
		"zeros": {func(tx *Tx, a Attachment) error { return tx.set(bucketBlobs, a.Pieces[2][:], make([]byte, 50)) }, "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			f := fresh(t)
			a, other := attached(t, f, "a.pdf", content), attached(t, f, "whole.pdf", whole)
			intact := filepath.Join(t.TempDir(), "intact.rapporteur")
			if err := f.Backup(intact); err != nil {
				t.Fatal(err)
			}
			edit(t, f, func(tx *Tx) error { tx.dirty = true; return test.spoil(tx, a) })
			if _, err := readBack(f, a.ID); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "a.pdf") {
				t.Errorf("reading it: %v", err)
			}
			if err := errors.Join(f.mark([]byte{1}), f.Wipe(), f.Close()); err != nil {
				t.Fatal(err)
			}
			problems, err := Check(f.Path())
			if err != nil || len(problems) == 0 || !strings.Contains(problems[0].What, test.found) {
				t.Errorf("check finds %v, %v", problems, err)
			}
			out := f.Path() + ".repaired"
			told, err := Repair(f.Path(), out)
			if err != nil || len(told.LostAttachments) != 1 || told.LostAttachments[0] != "a.pdf" || told.Whole() {
				t.Fatalf("repairing says %+v, %v", told, err)
			}
			areSentences(t, told)
			g := reopen(t, f, out)
			if got, err := readBack(g, other.ID); err != nil || !bytes.Equal(got, whole) {
				t.Errorf("the whole one: %v", err)
			}
			old, err := Open(intact, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer old.Close()
			if _, err := g.Merge(old); err != nil {
				t.Fatal(err)
			}
			if got, err := readBack(g, a.ID); err != nil || !bytes.Equal(got, content) {
				t.Errorf("after merging with a copy that has it: %v", err)
			}
			// Attaching the file again mends it as well.
			edit(t, g, func(tx *Tx) error { tx.dirty = true; return test.spoil(tx, a) })
			if again := attached(t, g, "a.pdf", content); again.ID != a.ID {
				t.Errorf("attached again it is %s", again.ID)
			}
			if got, err := readBack(g, a.ID); err != nil || !bytes.Equal(got, content) {
				t.Errorf("after attaching it again: %v", err)
			}
			if err := g.Close(); err != nil {
				t.Fatal(err)
			}
			checkSound(t, out)
		})
	}
}

func TestPiecesInAnotherOrderAreFound(t *testing.T) {
	f := fresh(t)
	a := attached(t, f, "a.pdf", fileOf(3*pieceSize, 1))
	a.Pieces[0], a.Pieces[1] = a.Pieces[1], a.Pieces[0]
	put(t, f, &a)
	if _, err := readBack(f, a.ID); !errors.Is(err, ErrDamaged) {
		t.Errorf("reading it: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	problems, err := Check(f.Path())
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].What, "not those that were attached") {
		t.Errorf("check finds %v, %v", problems, err)
	}
}

// TestMergingAttachments merges two copies that were given the same file and one
// more each.
func TestMergingAttachments(t *testing.T) {
	f := fresh(t)
	path := filepath.Join(t.TempDir(), "copy.rapporteur")
	if err := f.Backup(path); err != nil {
		t.Fatal(err)
	}
	g, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	same, mine, theirs := fileOf(6*pieceSize, 1), fileOf(2*pieceSize+1, 2), fileOf(9*pieceSize, 3)
	var all []Attachment
	all = append(all, attached(t, f, "same.pdf", same), attached(t, f, "mine.pdf", mine))
	all = append(all, attached(t, g, "same.pdf", same), attached(t, g, "theirs.pdf", theirs))
	would, err := f.PreviewMerge(g)
	if err != nil {
		t.Fatal(err)
	}
	did, err := f.Merge(g)
	if err != nil || did.Blobs != would.Blobs || did.Blobs != 9 || len(did.New) != 2 {
		t.Errorf("merging brought %+v, and would bring %+v, %v", did, would, err)
	}
	if blobs, unnamed, marks := blobCounts(t, f); blobs != 6+3+9 || unnamed+marks > 0 {
		t.Errorf("there are %d blobs, %d nobody's, %d arriving", blobs, unnamed, marks)
	}
	for i, want := range [][]byte{same, mine, same, theirs} {
		if got, err := readBack(f, all[i].ID); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v", all[i].Name, err)
		}
	}
	if _, err := g.Merge(f); err != nil {
		t.Fatal(err)
	}
	sameRecords(t, "after merging both ways", f, g)
	// Forgetting one of two records of a content leaves the other its bytes, everywhere.
	if err := f.Forget(Forgotten{Ref: Ref{TypeAttachment, all[0].ID}}); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Merge(f); err != nil {
		t.Fatal(err)
	}
	for _, one := range []*File{f, g} {
		if got, err := readBack(one, all[2].ID); err != nil || !bytes.Equal(got, same) {
			t.Errorf("the other record of that content: %v", err)
		}
	}
	if err := errors.Join(f.Close(), g.Close()); err != nil {
		t.Fatal(err)
	}
	checkSound(t, f.Path())
	checkSound(t, path)
}

func TestMergingWithAnotherNotebookBringsNoBytes(t *testing.T) {
	f, g := fresh(t), fresh(t)
	attached(t, g, "a.pdf", fileOf(3*pieceSize, 1))
	before := bytesOf(t, f.Path())
	if _, err := f.Merge(g); !errors.Is(err, ErrOther) {
		t.Fatalf("merging: %v", err)
	}
	if !bytes.Equal(before, bytesOf(t, f.Path())) {
		t.Error("the notebook was written to")
	}
}

func TestNamesOfAttachments(t *testing.T) {
	long := strings.Repeat("ñ", 300)
	for name, want := range map[string]string{
		"report.pdf":                   "report.pdf",
		"../../etc/passwd":             "passwd",
		`C:\Windows\win.ini`:           "win.ini",
		"a\x00b\nc\x7f.pdf":            "abc.pdf",
		"annual\u202efdp.exe":          "annualfdp.exe",
		"\u2067x\u2069\ufeff\u200b.md": "x.md",
		"a<b>:\"|?*.txt":               "a_b______.txt",
		"CON":                          "_CON",
		"nul.txt":                      "_nul.txt",
		"com1.tar.gz":                  "_com1.tar.gz",
		"console.txt":                  "console.txt",
		".bashrc":                      "bashrc",
		"-rf.txt":                      "rf.txt",
		"end. . .":                     "end",
		"run.exe . ":                   "run.exe",
		"":                             "_",
		"..":                           "_",
		"/":                            "_",
		"a\u2028b\u00a0c.pdf":          "a b c.pdf",
		"\xff\xfe.pdf":                 "_.pdf",
		"família 👩\u200d🔬.pdf":         "família 👩\u200d🔬.pdf",
		long + ".pdf":                  strings.Repeat("ñ", 98) + ".pdf",
	} {
		got := CleanName(name)
		if got != want || CleanName(got) != got {
			t.Errorf("%q is %q, then %q, want %q", name, got, CleanName(got), want)
		}
		path := filepath.Join(t.TempDir(), got)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestWhichFilesAreOpened(t *testing.T) {
	pdf, elf, zip := []byte("%PDF-1.7\n"), []byte("\x7fELF\x02"), []byte("PK\x03\x04....")
	for name, test := range map[string]struct {
		head  []byte
		media string
		opens bool
	}{
		"a.pdf":              {pdf, "application/pdf", true},
		"A.PDF":              {pdf, "application/pdf", true},
		"scan.png":           {pdf, "application/pdf", true},
		"a.docx":             {zip, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", true},
		"a.docm":             {zip, "application/zip", false},
		"a.zip":              {zip, "application/zip", false},
		"a.csv":              {[]byte("a;b\n1;2\n"), "text/csv; charset=utf-8", true},
		"a.html":             {[]byte("<html>"), "text/html; charset=utf-8", false},
		"a.exe":              {[]byte("MZ\x90"), "application/octet-stream", false},
		"a.sh":               {[]byte("#!/bin/sh"), "application/octet-stream", false},
		"invoice.pdf":        {elf, "application/octet-stream", false},
		"notes.txt":          {[]byte("#!/usr/bin/env python"), "application/octet-stream", false},
		"x.desktop":          {[]byte("[Desktop Entry]"), "application/octet-stream", false},
		"a.jar":              {zip, "application/zip", false},
		"a.app":              {pdf, "application/pdf", false},
		"a.pdf.lnk":          {[]byte("L\x00\x00\x00"), "application/octet-stream", false},
		"a\u202egpj.exe":     {[]byte("MZ"), "application/octet-stream", false},
		"photo.jpg.bat":      {[]byte("del *"), "text/plain; charset=utf-8", false},
		"no extension":       {pdf, "application/pdf", false},
		"a.pdf ":             {pdf, "application/pdf", true},
		"minutes of it.odt":  {zip, "application/vnd.oasis.opendocument.text", true},
		"a.xlsm":             {zip, "application/zip", false},
		"a.pdf.":             {pdf, "application/pdf", true},
		"run.exe\u200b":      {[]byte("MZ"), "application/octet-stream", false},
		"sheet.ps1":          {[]byte("Remove-Item"), "text/plain; charset=utf-8", false},
		"sound.mp3":          {[]byte("ID3\x03"), "audio/mpeg", true},
		"a page.htm":         {[]byte("hello"), "text/plain; charset=utf-8", false},
		"picture.svg":        {[]byte("<svg xmlns="), "text/plain; charset=utf-8", false},
		"old.xls":            {[]byte("\xd0\xcf\x11\xe0"), "application/vnd.ms-excel", true},
		"shortcut.url":       {[]byte("[InternetShortcut]"), "text/plain; charset=utf-8", false},
		"disk.iso":           {[]byte{0, 0}, "application/octet-stream", false},
		"installer.msi":      {[]byte("\xd0\xcf\x11\xe0"), "application/octet-stream", false},
		"mac.command":        {[]byte("ls"), "text/plain; charset=utf-8", false},
		"an image.AppImage":  {elf, "application/octet-stream", false},
		"library file.vbs":   {[]byte("MsgBox"), "text/plain; charset=utf-8", false},
		"screen saver.scr":   {[]byte("MZ"), "application/octet-stream", false},
		"java script.js":     {[]byte("alert(1)"), "text/plain; charset=utf-8", false},
		"windows script.wsf": {[]byte("<job>"), "text/plain; charset=utf-8", false},
	} {
		if media := mediaOf(CleanName(name), test.head); media != test.media {
			t.Errorf("%q is %q, want %q", name, media, test.media)
		}
		if opens := IsDocument(name, test.head); opens != test.opens {
			t.Errorf("%q opens: %v", name, opens)
		}
	}
}
