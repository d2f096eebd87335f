package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"go.etcd.io/bbolt"
)

// writeFile writes a file that is no sound notebook and returns its path.
func writeFile(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func noise(n int) []byte {
	random := rand.NewChaCha8([32]byte{1})
	b := make([]byte, n)
	_, _ = random.Read(b)
	return b
}

// foreignBolt is the file of another application that uses bbolt.
func foreignBolt(t *testing.T, fill func(tx *bbolt.Tx) error) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := bbolt.Open(path, 0o644, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(fill), db.Close()); err != nil {
		t.Fatal(err)
	}
	return bytesOf(t, path)
}

func TestOpenRefusesBadFilesAndLeavesThemAlone(t *testing.T) {
	whole := bytesOf(t, closedNotebook(t))
	zeroed := bytes.Clone(whole)
	clear(zeroed[:8192])
	copy(zeroed[16:], whole[16:20]) // the magic number alone
	newer := foreignBolt(t, func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket(bucketMeta)
		return errors.Join(err, b.Put(metaApp, appName), b.Put(metaFormat, binary.BigEndian.AppendUint32(nil, Format+1)))
	})
	foreign := foreignBolt(t, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("cookies"))
		return err
	})
	for name, test := range map[string]struct {
		content []byte
		want    error
	}{
		"text":        {[]byte("Dear colleagues,\nthis is a letter.\n"), ErrNotNotebook},
		"empty":       {nil, ErrNotNotebook},
		"noise":       {noise(100_000), ErrNotNotebook},
		"cut off":     {whole[:len(whole)/2], ErrDamaged},
		"cut to 4097": {whole[:4097], ErrDamaged},
		"no metas":    {zeroed, ErrDamaged},
		"newer":       {newer, ErrNewer},
		"foreign":     {foreign, ErrNotNotebook},
	} {
		t.Run(name, func(t *testing.T) {
			path := writeFile(t, "x.rapporteur", test.content)
			refuses(t, path, test.want)
			if !bytes.Equal(bytesOf(t, path), test.content) {
				t.Error("the file was changed")
			}
			entries, _ := os.ReadDir(filepath.Dir(path))
			if len(entries) != 1 {
				t.Errorf("there are files beside it: %v", entries)
			}
		})
	}
}

// refuses fails unless opening gives the wanted kind of error, as a sentence in
// every language.
func refuses(t *testing.T, path string, want error) {
	t.Helper()
	for _, readOnly := range []bool{false, true} {
		f, err := Open(path, Options{ReadOnly: readOnly})
		if err == nil {
			_ = f.Close()
		}
		if !errors.Is(err, want) {
			t.Fatalf("Open (read only: %v) gives %v, want %v", readOnly, err, want)
		}
		isSentence(t, err)
	}
}

func isSentence(t *testing.T, err error) {
	t.Helper()
	var own *Error
	if !errors.As(err, &own) {
		t.Fatalf("%v (%T) has no message", err, err)
	}
	for _, language := range words.Languages() {
		said := words.For(language).Msg(own.Message())
		if !strings.HasSuffix(said, ".") || strings.ContainsAny(said, "{}") || strings.Contains(said, "store.error") {
			t.Errorf("%s: %q is no sentence", language, said)
		}
	}
}

func TestOpenMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gone.rapporteur")
	refuses(t, path, ErrMissing)
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("a file was created")
	}
}

func TestAFileInTheWayOfAPath(t *testing.T) {
	path := filepath.Join(writeFile(t, "letter.txt", []byte("Dear colleagues")), "a.rapporteur")
	refuses(t, path, ErrMissing)
	_, err := Create(path, Notebook{}, Options{})
	if !errors.Is(err, ErrMissing) {
		t.Errorf("Create gives %v", err)
	}
	isSentence(t, err)
}

func TestOpenFolder(t *testing.T) { refuses(t, t.TempDir(), ErrNotNotebook) }

func TestOpenTwiceIsInUse(t *testing.T) {
	f := fresh(t)
	refuses(t, f.Path(), ErrInUse)
	if _, err := Check(f.Path()); !errors.Is(err, ErrInUse) {
		t.Errorf("Check of an open notebook gives %v", err)
	}
}

func TestReadersShare(t *testing.T) {
	path := closedNotebook(t)
	a, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	_, err = a.Edit("step.test", func(tx *Tx) error { return Put(tx, &Note{}) })
	if !errors.Is(err, ErrReadOnly) {
		t.Errorf("editing a read-only notebook gives %v", err)
	}
	if _, err := Open(path, Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("opening for writing beside readers gives %v", err)
	}
}

func TestCreateNeverReplaces(t *testing.T) {
	path := writeFile(t, "letter.txt", []byte("Dear colleagues"))
	_, err := Create(path, Notebook{}, Options{})
	if !errors.Is(err, ErrExists) || string(bytesOf(t, path)) != "Dear colleagues" {
		t.Errorf("Create over a file gives %v", err)
	}
	isSentence(t, err)
	_, err = Create(filepath.Join(t.TempDir(), "no", "such.rapporteur"), Notebook{}, Options{})
	if !errors.Is(err, ErrMissing) {
		t.Errorf("Create in a missing folder gives %v", err)
	}
	isSentence(t, err)
}

// TestTheFirstNameIsGoneBeforeTheNotebookIsOpen: Windows would keep it.
func TestTheFirstNameIsGoneBeforeTheNotebookIsOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("n", 240)+".rapporteur")
	if err := build(path, Notebook{}, Options{}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the notebook lie %v, %v", entries, err)
	}
}

func TestCreateLeavesOneFile(t *testing.T) {
	f := fresh(t)
	entries, err := os.ReadDir(filepath.Dir(f.Path()))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the notebook lie %v", entries)
	}
	if _, ok := f.CanUndo(); ok {
		t.Error("making the notebook can be undone")
	}
}

// childTask names what the test binary does when a test runs it as a child.
const childTask = "RAPPORTEUR_STORE_CHILD"

// systemTasks are children's tasks that only some systems have.
var systemTasks = map[string]func(path string){}

// child returns a command that runs this test binary with a task instead of tests.
func child(task string, args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), childTask+"="+task)
	return c
}

func TestMain(m *testing.M) {
	switch os.Getenv(childTask) {
	case "open":
		f, err := Open(os.Args[1], Options{})
		if err == nil {
			_ = f.Close()
		}
		os.Exit(exitCode(err))
	case "create":
		_, err := Create(os.Args[1], Notebook{}, Options{})
		os.Exit(exitCode(err))
	case "edit":
		editForever(os.Args[1])
	case "purge":
		purgeForever(os.Args[1])
	case "grow":
		growForever(os.Args[1])
	default:
		if do := systemTasks[os.Getenv(childTask)]; do != nil {
			do(os.Args[1])
		}
	}
	os.Exit(m.Run())
}

// exitCode tells the parent of a child which kind of error there was.
func exitCode(err error) int {
	for code, kind := range []error{ErrReadOnly, ErrInUse, ErrDamaged} {
		if errors.Is(err, kind) {
			return 10 + code
		}
	}
	if err != nil {
		return 1
	}
	return 0
}

func TestOpenInAnotherProcess(t *testing.T) {
	f := fresh(t)
	if code := runChild(t, child("open", f.Path())); code != 11 {
		t.Errorf("another process exits with %d, want 11: in use", code)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if code := runChild(t, child("open", f.Path())); code != 0 {
		t.Errorf("after closing, another process exits with %d", code)
	}
}

func runChild(t *testing.T, c *exec.Cmd) int {
	t.Helper()
	var exit *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode()
}
