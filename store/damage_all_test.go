package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// damageBench breaks the golden notebook in one way after another.
type damageBench struct {
	t       *testing.T
	whole   []byte
	want    map[string]string // its content
	all     map[string]string // that, and what else the file says
	folder  string
	saved   int // of all records, in all repaired copies
	lost    int
	repairs int
}

// newDamageBench takes the golden notebook with one more edit, so that the state
// before it is another content.
func newDamageBench(t *testing.T) *damageBench {
	path := golden(t, 1)
	f, err := Open(path, Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	put(t, f, &Note{Kind: Lesson, Title: "the last edit"})
	purges, err := f.forgotten()
	edit(t, f, func(tx *Tx) error { // as this build writes them
		tx.dirty = true
		for key, p := range purges {
			err = errors.Join(err, tx.set(bucketPurged, []byte(key), seal(mustEncode(purge{Mark: p.Mark, Clock: p.Clock, Wall: p.Wall, Role: p.Role, Type: p.Type, Of: []byte(key), Letters: p.Letters, First: p.First, Places: p.Places, Left: p.Left}))))
		}
		return errors.Join(err, tx.set(bucketMeta, metaSweep, []byte{1}))
	})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return &damageBench{t: t, whole: bytesOf(t, path), want: content(t, path), all: everything(t, path), folder: t.TempDir()}
}

// try looks at one broken file: checking it gives an error, problems, or the same
// content as before; repairing it gives an error, or a copy that fits together and
// whose every difference is admitted. Nothing panics or hangs.
func (d *damageBench) try(what string, broken []byte) {
	d.t.Helper()
	path, out := filepath.Join(d.folder, "broken.rapporteur"), filepath.Join(d.folder, "repaired.rapporteur")
	if err := os.WriteFile(path, broken, 0o644); err != nil {
		d.t.Fatal(err)
	}
	done := make(chan bool)
	go func() {
		defer close(done)
		d.check(what, path)
		d.open(what, path)
		d.repair(what, path, out)
	}()
	select {
	case <-done:
	case <-time.After(2 * time.Minute):
		d.t.Fatalf("%s: it does not return", what)
	}
	if !bytes.Equal(bytesOf(d.t, path), broken) {
		d.t.Errorf("%s: the damaged file was written to", what)
	}
	_ = os.Remove(out)
}

func (d *damageBench) check(what, path string) {
	problems, err := Check(path)
	var own *Error
	if err != nil && !errors.As(err, &own) {
		d.t.Errorf("%s: Check gives %v", what, err)
	}
	if err != nil || len(problems) > 0 {
		return
	}
	if got := everything(d.t, path); !same(got, d.all) {
		d.t.Errorf("%s: it passes the check and holds something else", what)
	}
}

// open holds opening to what it says: where all can be read and nothing is told, it
// is the same content, or one that Check finds fault with.
func (d *damageBench) open(what, path string) {
	f, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		return
	}
	defer f.Close()
	metas, _, err := readMetas(f.file)
	if err == nil && len(metas) < 2 && len(f.Notices()) == 0 {
		d.t.Errorf("%s: the older of two states may have been opened, and nothing is told", what)
	}
}

func (d *damageBench) repair(what, path, out string) {
	told, err := Repair(path, out)
	var own *Error
	if err != nil {
		if !errors.As(err, &own) {
			d.t.Errorf("%s: Repair gives %v", what, err)
		}
		if _, err := os.Lstat(out); err == nil {
			d.t.Errorf("%s: a repair that failed left a file", what)
		}
		return
	}
	d.repairs++
	problems, err := Check(out)
	if err != nil {
		d.t.Errorf("%s: checking the repaired copy: %v", what, err)
		return
	}
	for _, p := range problems {
		if !p.IsLoss() {
			d.t.Errorf("%s: the repaired copy has %+v", what, p)
		}
	}
	got := content(d.t, out)
	differs := 0
	for key, value := range d.want {
		if strings.HasPrefix(key, "blob") || strings.HasPrefix(key, "history") {
			continue
		}
		if got[key] == value {
			d.saved++
		} else {
			differs++
		}
	}
	d.lost += differs
	for key := range got {
		if _, was := d.want[key]; !was && !strings.HasPrefix(key, "history") && len(told.Parts)+len(told.LostRecords) == 0 && !told.LostTitle {
			d.t.Errorf("%s: the repaired copy has something new: %s", what, key)
		}
	}
	if differs > 0 && told.Whole() {
		d.t.Errorf("%s: %d records differ, and it is told that nothing was lost", what, differs)
	}
	if len(problems) > 0 && told.Whole() {
		d.t.Errorf("%s: the copy has problems, and it is told that nothing was lost: %+v", what, problems)
	}
}

// everything is the content of a notebook with what was forgotten and its marks.
func everything(t testing.TB, path string) map[string]string {
	t.Helper()
	all := content(t, path)
	f, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = f.View(func(r Reader) error {
		for _, bucket := range [][]byte{bucketPurged, bucketMeta} {
			for at, err := range r.reader().walk(bucket, nil) {
				if err != nil {
					return err
				}
				if string(at.key) != string(metaClock) { // which holds no content
					all[fmt.Sprintf("%s %x", bucket, at.key)] = fmt.Sprintf("%x", at.value)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func same(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for key, value := range a {
		if b[key] != value {
			return false
		}
	}
	return true
}

func TestDamageOfEveryPage(t *testing.T) {
	d := newDamageBench(t)
	step := rounds(4, 1)
	for at := 0; at < len(d.whole); at += step * 4096 {
		broken := bytes.Clone(d.whole)
		clear(broken[at:min(at+4096, len(broken))])
		d.try("zeroed page "+strconv.Itoa(at/4096), broken)
	}
	share := float64(d.saved) / float64(d.saved+d.lost)
	if d.repairs*step*4096 < len(d.whole) || share < 0.98 {
		t.Errorf("%d repaired copies hold %.2f %% of the records", d.repairs, 100*share)
	}
	t.Logf("%d pages zeroed one by one: the repaired copies hold %.2f %% of the records", d.repairs, 100*share)
}

func TestDamageByCutting(t *testing.T) {
	d := newDamageBench(t)
	step := rounds(8, 1)
	for pages := 0; pages*4096 < len(d.whole); pages += step {
		d.try("cut to "+strconv.Itoa(pages)+" pages", d.whole[:pages*4096])
	}
	t.Logf("cut at every %d. page: %d repaired copies hold %.0f %% of the records", step, d.repairs, 100*float64(d.saved)/float64(d.saved+d.lost))
}

// TestDamageOfTheFirstPages flips bits where the file says which state is the newest.
func TestDamageOfTheFirstPages(t *testing.T) {
	d := newDamageBench(t)
	for page := range 2 {
		for at := page * 4096; at < page*4096+pageHeader+metaSize; at += rounds(9, 1) {
			broken := bytes.Clone(d.whole)
			broken[at] ^= 1 << (at % 8)
			d.try("byte "+strconv.Itoa(at), broken)
		}
	}
}

func TestDamageOfRandomBits(t *testing.T) {
	d := newDamageBench(t)
	random := rand.New(rand.NewPCG(5, 6))
	for range rounds(30, 10_000) {
		broken := bytes.Clone(d.whole)
		at, bit := random.IntN(len(broken)), random.IntN(8)
		broken[at] ^= 1 << bit
		d.try("bit "+strconv.Itoa(bit)+" of byte "+strconv.Itoa(at), broken)
	}
	share := float64(d.saved) / float64(d.saved+d.lost)
	if share < 0.99 {
		t.Errorf("the repaired copies hold %.2f %% of the records", 100*share)
	}
	t.Logf("%d flipped bits: %d repaired copies hold %.3f %% of the records", rounds(30, 10_000), d.repairs, 100*share)
}
