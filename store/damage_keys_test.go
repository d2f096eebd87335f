package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// keyPlace is where a key stands in a file.
type keyPlace struct {
	bucket   string // empty: it is the name of one
	at, size int
}

// keysOf finds every key that a tree leads to.
func keysOf(t *testing.T, file []byte) (all []keyPlace) {
	t.Helper()
	meta, err := newestMeta("x", bytes.NewReader(file), size(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	native := binary.NativeEndian
	var page func(id uint64, bucket string)
	leaf := func(at int, bucket string, nested func(at int, bucket string)) {
		for i := range int(native.Uint16(file[at+10:])) {
			e := at + pageHeader + i*elementSize
			start := e + int(native.Uint32(file[e+4:]))
			end := start + int(native.Uint32(file[e+8:]))
			all = append(all, keyPlace{bucket, start, end - start})
			if native.Uint32(file[e:])&bucketFlag == 0 {
				continue
			}
			name := string(file[start:end])
			if root := native.Uint64(file[end:]); root != 0 {
				page(root, name)
			} else {
				nested(end+bucketHeader, name)
			}
		}
	}
	page = func(id uint64, bucket string) {
		at := int(id) * int(meta.pageSize)
		if native.Uint16(file[at+8:]) == pageLeaf {
			leaf(at, bucket, func(at int, bucket string) { leaf(at, bucket, nil) })
			return
		}
		for i := range int(native.Uint16(file[at+10:])) {
			page(native.Uint64(file[at+pageHeader+i*elementSize+8:]), bucket)
		}
	}
	page(meta.root, "")
	return all
}

// TestDamageOfKeys flips bits in keys, which have no sums of their own: of records,
// of changes and their index, of blobs, of what was forgotten, of marks, and in the
// names of buckets. Check must find each; a repaired copy must say what the notebook
// said, with nothing new and nothing lost.
func TestDamageOfKeys(t *testing.T) {
	d := newDamageBench(t)
	tried := map[string]int{}
	keys := keysOf(t, d.whole)
	most := rounds(3, 400) // of one bucket
	for _, twin := range []bool{false, true} {
		d.makeTwins(keys, twin)
	}
	for i, key := range keys {
		step := 1
		for _, other := range keys {
			if other.bucket == key.bucket {
				step++
			}
		}
		if step = step/most + 1; i%step != 0 {
			continue
		}
		bit := i * 7 % (key.size * 8)
		broken := bytes.Clone(d.whole)
		broken[key.at+bit/8] ^= 1 << (bit % 8)
		what := fmt.Sprintf("bit %d of key %x in %q", bit, d.whole[key.at:key.at+key.size], key.bucket)
		tried[key.bucket]++
		d.try(what, broken)
		path := writeFile(t, "broken.rapporteur", broken)
		if problems, err := Check(path); err == nil && len(problems) == 0 {
			t.Errorf("%s: Check finds nothing", what)
		}
		d.restores(what, path)
	}
	for _, bucket := range []string{"", "note", "changes", "changes_by_record", "blobs", "purged", "meta", "deleted", "summaries/note"} {
		if tried[bucket] == 0 {
			t.Errorf("no key of %q was tried", bucket)
		}
	}
	t.Logf("%d keys: %v", len(keys), tried)
}

// restores sees that a repaired copy of a file with one damaged key is as before.
func (d *damageBench) restores(what, path string) {
	d.t.Helper()
	out := path + ".out"
	told, err := Repair(path, out)
	if err != nil {
		var own *Error
		if !errors.As(err, &own) {
			d.t.Errorf("%s: %v", what, err)
		}
		return
	}
	got := everything(d.t, out)
	for key, value := range d.all {
		// Repair keeps no marks, and no blobs that no record names.
		if got[key] != value && !strings.HasPrefix(key, "meta") && (got[key] != "" || !strings.HasPrefix(key, "blob")) {
			d.t.Errorf("%s: repaired, %s is %.200q, and was %.200q; it says %+v", what, key, got[key], value, told)
			return
		}
	}
	for key := range got {
		if _, was := d.all[key]; !was && !strings.HasPrefix(key, "meta") {
			d.t.Errorf("%s: repaired, there is %s", what, key)
		}
	}
	if !told.Whole() {
		d.t.Errorf("%s: it says %+v", what, told)
	}
}

// makeTwins flips the bit that makes the key of one change that of another: of the
// same record, or of another.
func (d *damageBench) makeTwins(keys []keyPlace, sameRecord bool) {
	d.t.Helper()
	byID, records := map[ChangeID]keyPlace{}, map[ChangeID]ID{}
	for _, key := range keys {
		switch id := d.whole[key.at : key.at+key.size]; key.bucket {
		case string(bucketChanges):
			byID[ChangeID(id)] = key
		case string(bucketByRecord):
			records[ChangeID(id[len(ID{}):])] = ID(id)
		}
	}
	for id, key := range byID {
		for bit := range 8 * len(id) {
			other := id
			other[bit/8] ^= 1 << (bit % 8)
			if _, there := byID[other]; !there || (records[id] == records[other]) != sameRecord {
				continue
			}
			broken := bytes.Clone(d.whole)
			broken[key.at+bit/8] ^= 1 << (bit % 8)
			what := fmt.Sprintf("change %s as %s", id, other)
			d.try(what, broken)
			d.restores(what, writeFile(d.t, "broken.rapporteur", broken))
			return
		}
	}
	d.t.Errorf("there are no two changes that one bit makes one: the test proves nothing")
}
