package store

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// Problem is one thing that is wrong in a notebook.
type Problem struct {
	What  string `json:"what"`  // in English
	Where string `json:"where"` // the record, change, blob, bucket or file
	words words.Message
}

// Message is what is wrong, to be translated when it is shown.
func (p Problem) Message() words.Message { return p.words }

// IsLoss tells that nothing is broken, but something is lost that a record names, as in
// a notebook that was repaired: repairing it again brings nothing back, merging a copy
// that has it does.
func (p Problem) IsLoss() bool {
	return slices.Contains([]string{"store.check.no_blob", "store.check.no_record"}, p.words.Key)
}

// Check reads everything in a notebook: pages, checksums, records, the log, what
// is derived, references and blobs. It returns what is wrong; an error means
// that the file is no notebook, could not be opened for checking, or is so
// damaged that nothing in it can be relied on. It changes nothing and never
// panics, whatever the file holds.
func Check(path string) (problems []Problem, err error) { return CheckFollowed(path, Follow{}) }

// CheckFollowed is Check that can be followed and ended.
func CheckFollowed(path string, follow Follow) (problems []Problem, err error) {
	err = guarded(path, func() error {
		problems, err = check(path, follow)
		return err
	})
	return problems, err
}

// Check is Check of a notebook that is open. Edits wait while the pages are read, and
// go on during the rest.
func (f *File) Check(follow Follow) (problems []Problem, err error) {
	c := newChecker(f.path, follow)
	err = guarded(f.path, func() error {
		f.editing.Lock()
		defer f.editing.Unlock()
		return c.pages()
	})
	if err == nil {
		err = guarded(f.path, func() error { return c.content(f) })
	}
	return c.problems, err
}

// ProblemOf is the problem of a file that Check gave up on, of an error of the kind
// ErrDamaged.
func ProblemOf(path string, err error) Problem {
	c := checker{}
	c.report(path, "damaged", "detail", strings.TrimPrefix(detail(err), path+": "))
	return c.problems[0]
}

// detail is the cause of one of our errors, without the sentence for people.
func detail(err error) string {
	var own *Error
	if errors.As(err, &own) && own.Cause != nil {
		return own.Cause.Error()
	}
	return err.Error()
}

func check(path string, follow Follow) ([]Problem, error) {
	if err := inspect(path); err != nil {
		return nil, err
	}
	db, file, err := openBolt(path, true)
	if err != nil {
		return nil, openError(path, err)
	}
	defer db.Close()
	c := newChecker(path, follow)
	if err := c.pages(); err != nil {
		return c.problems, err
	}
	f := newFile(path, db, file, Options{ReadOnly: true})
	if err := f.begin(); err != nil {
		return c.problems, err
	}
	if f.Newer() {
		return nil, fail(ErrNewer, "newer", path, nil) // this version cannot tell what is wrong
	}
	return c.problems, c.content(f)
}

// content checks what the pages hold.
func (c *checker) content(f *File) error {
	return f.View(func(r Reader) error {
		c.rd = r.reader()
		c.gauge.part(0.9, c.bytes())
		for _, step := range []func() error{c.checkBlobs, c.collect, c.checkLog, c.checkRecords, c.checkNames, c.checkDerived} {
			if err := step(); errors.Is(err, ErrDamaged) {
				c.unreadable(c.path, err)
				return nil
			} else if err != nil {
				return err
			}
		}
		return nil
	})
}

// bytes is how much content reads.
func (c *checker) bytes() (all int64) {
	of := func(bucket []byte, times int) {
		if b := c.rd.tx.Bucket(bucket); b != nil {
			all += int64(times * b.Stats().LeafInuse)
		}
	}
	for _, p := range plans {
		of(p.bucket, 2)
	}
	of(bucketDeleted, 1)
	of(bucketBlobs, 1)
	of(bucketChanges, 2) // to read, and to compute the records
	return all
}

// walk is the reader's, counting what it yields.
func (c *checker) walk(bucket []byte) iter.Seq2[pair, error] {
	return func(yield func(pair, error) bool) {
		for at, err := range c.rd.walk(bucket, nil) {
			if err == nil {
				err = c.gauge.add(len(at.key) + len(at.value) + elementSize)
			}
			if !yield(at, err) {
				return
			}
		}
	}
}

// checker gathers what is wrong.
type checker struct {
	path     string
	rd       *reader
	problems []Problem
	told     map[[2]string]bool // where and what of them
	known    map[ID]Type        // records
	gone     map[ID]Type        // deleted records
	blobs    map[Hash]bool
	logged   map[ID]bool   // records that the log knows
	types    map[Type]bool // of them

	forgotten map[ID]Type // records forgotten for good
	gauge     *gauge
}

func newChecker(path string, follow Follow) *checker {
	return &checker{path: path, known: map[ID]Type{}, gone: map[ID]Type{}, blobs: map[Hash]bool{}, logged: map[ID]bool{}, types: map[Type]bool{}, forgotten: map[ID]Type{},
		gauge: &gauge{follow: follow}}
}

// report notes a problem in the words of store.check.key; args are pairs.
func (c *checker) report(where, key string, args ...any) {
	m := words.M("store.check."+key, args...)
	what := english.Msg(m)
	if c.told[[2]string{where, what}] {
		return // several steps may meet one damage
	}
	if c.told == nil {
		c.told = map[[2]string]bool{}
	}
	c.told[[2]string{where, what}] = true
	c.problems = append(c.problems, Problem{What: what, Where: where, words: m})
}

// unreadable notes what cannot be decoded, with the detail that a bug report
// needs. It does not say again where that is.
func (c *checker) unreadable(where string, err error) {
	c.report(where, "unreadable", "detail", strings.TrimPrefix(detail(err), where+": "))
}

func (c *checker) pages() error {
	file, err := os.Open(c.path)
	if err != nil {
		return readError(c.path, err)
	}
	defer file.Close()
	metas, _, err := readMetas(file)
	if err != nil {
		return readError(c.path, err)
	}
	if len(metas) < 2 {
		c.report(c.path, "first_page")
	}
	newest, err := newestMeta(c.path, file, sizeOf(file))
	if err != nil {
		return err
	}
	c.gauge.part(0.1, int64(newest.pages))
	lost, err := checkPagesFollowed(file, newest, c.gauge)
	if err := c.gauge.err(); err != nil {
		return err
	}
	if err != nil {
		return damaged(c.path, err)
	}
	if lost > 0 {
		c.report(c.path, "lost_pages", "count", lost)
	}
	return nil
}

func (c *checker) checkBlobs() error {
	for at, err := range c.walk(bucketBlobs) {
		if err != nil {
			return err
		}
		if len(at.key) != len(Hash{}) {
			c.report("blobs", "key", "count", len(at.key))
			continue
		}
		h := Hash(at.key)
		c.blobs[h] = true
		where := "blob " + h.String()
		b, err := unseal(at.value)
		if err != nil {
			c.unreadable(where, err)
			continue
		}
		blots, err := c.rd.blotsOf(h)
		switch now := HashOf(b); {
		case err != nil:
			c.unreadable("purged", err)
		case now == h && len(blots.Places) > 0:
			c.report(where, "not_forgotten")
		case now != h && now != blots.Left:
			c.report(where, "other_bytes")
		}
	}
	return nil
}

// collect learns which records there are, so that references can be followed.
func (c *checker) collect() error {
	for _, p := range plans {
		if err := c.collectFrom(p.bucket, p, c.known); err != nil {
			return err
		}
	}
	if err := c.collectFrom(bucketDeleted, nil, c.gone); err != nil {
		return err
	}
	for at, err := range c.walk(bucketPurged) {
		if err != nil {
			return err
		}
		one, err := decodePurge(at.key, at.value)
		if err != nil {
			c.unreadable("purged", err)
		} else if one.misplaced(at.key) {
			c.report("purged", "misplaced", "id", fmt.Sprintf("%x", at.key))
		} else if len(at.key) == len(ID{}) {
			c.forgotten[ID(at.key)] = one.Type
		}
	}
	for id, typ := range c.known {
		if _, both := c.gone[id]; both {
			c.report(fmt.Sprintf("%s %s", typ, id), "both")
		}
	}
	return nil
}

func (c *checker) collectFrom(bucket []byte, p *plan, into map[ID]Type) error {
	for at, err := range c.walk(bucket) {
		if err != nil {
			return err
		}
		if len(at.key) != len(ID{}) {
			c.report(string(bucket), "key", "count", len(at.key))
			continue
		}
		id, typ := ID(at.key), Type("")
		if p != nil {
			typ = p.typ
		}
		s, err := decodeState(typ, id, at.value)
		if err != nil {
			c.unreadable(fmt.Sprintf("%s %s", bucket, id), err)
		} else {
			typ = s.typ
		}
		if was, twice := into[id]; twice {
			c.report(fmt.Sprintf("%s %s", bucket, id), "twice", "what", string(was))
		}
		into[id] = typ
	}
	return nil
}

// checkLog computes every record from its changes and compares.
func (c *checker) checkLog() error {
	byRecord, size := map[ID][]*change{}, 0
	for at, err := range c.walk(bucketChanges) {
		if err != nil {
			return err
		}
		one, err := c.rd.decodeChange(at)
		if err != nil {
			c.unreadable("changes", err)
			continue
		}
		byRecord[one.Record] = append(byRecord[one.Record], one)
		size += len(at.key) + len(at.value)
	}
	for id, changes := range byRecord {
		if err := c.gauge.add(size / len(byRecord)); err != nil {
			return err
		}
		c.logged[id], c.types[changes[0].Type] = true, true
		where := fmt.Sprintf("%s %s", changes[0].Type, id)
		if plansByType[changes[0].Type] == nil {
			continue // a newer version's
		}
		if of, err := c.rd.purgesOf(id); err != nil {
			return err
		} else if !of.none() {
			if !sameChanges(of.keep(changes), changes) {
				c.report(where, "not_forgotten")
			}
		}
		s, err := replay(changes[0].ref(), changes)
		if err != nil {
			c.report(where, "changes", "detail", err.Error())
			continue
		}
		bucket := []byte(s.typ)
		if !s.alive() {
			bucket = bucketDeleted
		}
		stored, err := c.rd.get(bucket, id[:])
		if err != nil {
			return err
		}
		if string(stored) != string(s.encode(!s.alive())) {
			c.report(where, "not_its_changes")
		}
	}
	return nil
}

func (c *checker) checkRecords() error {
	notebooks := 0
	for _, p := range plans {
		for at, err := range c.walk(p.bucket) {
			if err != nil {
				return err
			}
			if len(at.key) != len(ID{}) {
				continue
			}
			where := fmt.Sprintf("%s %s", p.typ, ID(at.key))
			if p.typ == TypeNotebook {
				notebooks++
			}
			if !c.logged[ID(at.key)] {
				c.report(where, "not_logged")
			}
			record := reflect.New(p.goType)
			if err := p.decodePair(c.path, at, record); err != nil {
				c.unreadable(where, err)
				continue
			}
			if a, is := record.Elem().Interface().(Attachment); is {
				if err := c.attachment(where, a); err != nil {
					return err
				}
				continue
			}
			c.references(where, record.Elem(), false)
		}
	}
	if notebooks != 1 {
		c.report(string(TypeNotebook), "notebooks", "count", notebooks)
	}
	return nil
}

var (
	idType   = reflect.TypeFor[ID]()
	hashType = reflect.TypeFor[Hash]()
	timeType = reflect.TypeFor[time.Time]()
)

// references looks up every record and blob that a value names.
func (c *checker) references(where string, v reflect.Value, kept bool) {
	switch {
	case v.Type() == idType:
		id := v.Interface().(ID)
		if _, known := c.known[id]; !known && !id.IsZero() {
			_, deleted := c.gone[id]
			if _, forgotten := c.forgotten[id]; !deleted && !forgotten {
				c.report(where, "no_record", "id", id.String())
			}
		}
	case v.Type() == hashType:
		if h := v.Interface().(Hash); kept && !h.IsZero() && !c.blobs[h] {
			c.report(where, "no_blob")
		}
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Float64:
		for i := range v.Len() {
			c.references(where, v.Index(i), false)
		}
	case v.Kind() == reflect.Struct && v.Type() != timeType:
		for i := range v.NumField() {
			c.references(where, v.Field(i), v.Type().Field(i).Tag.Get("blob") == "kept")
		}
	}
}

func (c *checker) checkDerived() error {
	want, err := c.rd.computeDerived()
	if err != nil {
		if len(c.problems) == 0 { // else what keeps it from being computed is there already
			c.unreadable("derived", err)
		}
		return nil
	}
	for _, bucket := range derivedBuckets {
		wrong, err := c.rd.differences(bucket, want[string(bucket)])
		if err != nil {
			return err
		}
		if wrong > 0 {
			c.report(string(bucket), "outdated", "count", wrong)
		}
	}
	return nil
}
