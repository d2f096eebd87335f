package store

import (
	"encoding/binary"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Repair saves all that can be read of a notebook, however damaged, to a new file,
// and makes it fit together: a record that cannot be read is computed from the log,
// a gap in the log is bridged by what the record says, and what is derived is made
// anew. The damaged file is only read. A file that is there already is never
// written over: ErrExists; one in which nothing of a notebook is found is
// ErrNotNotebook. Nothing that was forgotten comes back.
func Repair(path, out string) (done Repaired, err error) {
	return RepairFollowed(path, out, Follow{})
}

// RepairFollowed is Repair that can be followed and ended; what was ended leaves no file.
func RepairFollowed(path, out string, follow Follow) (done Repaired, err error) {
	if _, err := os.Lstat(out); err == nil {
		return done, fail(ErrExists, "exists", out, nil)
	}
	release, err := holdStill(path)
	if err != nil {
		return done, err
	}
	defer release()
	return repairHeld(path, out, &gauge{follow: follow})
}

// Repair is Repair of a notebook that is open. Edits wait until it is done.
func (f *File) Repair(out string, follow Follow) (Repaired, error) {
	if _, err := os.Lstat(out); err == nil {
		return Repaired{}, fail(ErrExists, "exists", out, nil)
	}
	f.editing.Lock()
	defer f.editing.Unlock()
	return repairHeld(f.path, out, &gauge{follow: follow})
}

// repairHeld repairs a file that nobody writes to meanwhile.
func repairHeld(path, out string, g *gauge) (done Repaired, err error) {
	file, err := os.Open(path)
	if err != nil {
		return done, readError(path, err)
	}
	defer file.Close()
	s, err := salvageFrom(file, g)
	if stopped := g.err(); stopped != nil {
		return done, stopped
	}
	if err != nil {
		return done, readError(path, err)
	}
	if err := s.isNotebook(path); err != nil {
		return done, err
	}
	temporary := temporaryName(filepath.Dir(out), tagOf(path))
	defer os.Remove(temporary)
	r := &repair{salvage: s, path: path, named: map[Hash]bool{}, naming: map[Ref][]Hash{}}
	s.mendKeys()
	r.done.Broken, r.done.CutPages, r.done.Unsure = s.broken, s.cut, s.unsure()
	err = makeNew(temporary, out, Options{Role: "repair"}, r.clock(), "step.repair", func(tx *Tx) error { r.tx = tx; return r.fill() })
	if stopped := g.err(); stopped != nil {
		return done, stopped
	}
	if err != nil {
		return done, createError(out, err)
	}
	if err := settle(temporary, out); err != nil {
		return done, createError(out, err)
	}
	return r.done, nil
}

// holdStill keeps others from writing to a file, if bbolt can still open it.
func holdStill(path string) (release func(), err error) {
	if info, err := os.Stat(path); err != nil {
		return nil, readError(path, err)
	} else if !info.Mode().IsRegular() || info.Size() == 0 {
		return nil, inspect(path)
	}
	if inspect(path) != nil {
		return func() {}, nil // mapping it might crash
	}
	db, _, err := openBolt(path, true)
	if err == nil {
		return func() { _ = db.Close() }, nil
	}
	if err := openError(path, err); errors.Is(err, ErrInUse) {
		return nil, err
	}
	return func() {}, nil
}

// isNotebook refuses a file of another application or a newer version, and one
// that holds nothing of a notebook.
func (s *salvage) isNotebook(path string) error {
	if app, known := s.meta[string(metaApp)]; known && string(app) != string(appName) {
		return notNotebook(path, errors.New("it belongs to another application"))
	}
	if format := s.meta[string(metaFormat)]; len(format) == 4 && binary.BigEndian.Uint32(format) > Format {
		return fail(ErrNewer, "newer", path, nil)
	}
	if len(s.changes) == 0 && len(s.records) == 0 {
		return fail(ErrNotNotebook, "nothing_saved", path, nil)
	}
	return nil
}

// repair writes what was salvaged to a new notebook.
type repair struct {
	*salvage
	path   string
	tx     *Tx
	named  map[Hash]bool  // blobs that saved records name
	naming map[Ref][]Hash // attendances and transcripts, with theirs
	files  []*state       // attachments that were saved
	done   Repaired
}

// clock is the latest that any change was made at.
func (s *salvage) clock() (newest uint64) {
	for id := range s.changes {
		newest = max(newest, id.clock())
	}
	if clock := s.meta[string(metaClock)]; len(clock) == 8 {
		newest = max(newest, binary.BigEndian.Uint64(clock))
	}
	if newest > latestClock {
		return 0 // a damaged number
	}
	return newest
}

func (r *repair) fill() error {
	for key, value := range r.purges {
		if err := r.tx.set(bucketPurged, []byte(key), value); err != nil {
			return err
		}
	}
	if len(r.purges) > 0 { // its backups may not all have heard of them
		if err := r.tx.set(bucketMeta, metaSweep, []byte{1}); err != nil {
			return err
		}
	}
	logs := r.logs()
	r.gauge.part(0.9, int64(len(r.expected)))
	for _, id := range slices.SortedFunc(maps.Keys(r.expected), func(a, b ID) int { return slices.Compare(a[:], b[:]) }) {
		if err := r.record(id, logs[id]); err != nil {
			return err
		}
		if err := r.gauge.add(1); err != nil {
			return err
		}
	}
	if err := r.about(); err != nil {
		return err
	}
	return r.keepBlobs()
}

// logs are the changes by record, in the order of their IDs.
func (r *repair) logs() map[ID][]ChangeID {
	logs := map[ID][]ChangeID{}
	for id, c := range r.changes {
		logs[c.record] = append(logs[c.record], id)
		r.expect(c.record, id)
	}
	for _, ids := range logs {
		slices.SortFunc(ids, compareIDs)
	}
	return logs
}

func (r *repair) change(id ChangeID, where span) (*change, error) {
	b, err := r.bytes(where)
	if err != nil {
		return nil, readError(r.path, err)
	}
	return decodeChange(id[:], b)
}

// record saves one record with its changes.
func (r *repair) record(id ID, log []ChangeID) error {
	of, err := r.tx.rd.purgesOf(id)
	if err != nil || of.all {
		return err
	}
	var changes []*change
	for _, one := range log {
		c, err := r.change(one, r.changes[one].where)
		if err != nil {
			return err
		}
		changes = append(changes, c)
	}
	changes = of.keep(changes)
	missing := len(r.expected[id]) - len(log)
	r.done.LostChanges += missing
	found, err := r.stood(id, changes)
	if err != nil {
		return err
	}
	found.changes, found.gap = changes, missing > 0
	stood := found.stood
	ref := Ref{ID: id}
	switch {
	case len(changes) > 0:
		ref.Type = changes[0].Type
	case stood != nil:
		ref.Type = stood.typ
	}
	if ref.Type == "" || len(changes) == 0 && stood == nil {
		r.done.LostRecords = append(r.done.LostRecords, id)
		return nil
	}
	return r.join(ref, found)
}

// stood is the newest value found of a record; none if its type is not known.
func (r *repair) stood(id ID, changes []*change) (best remains, err error) {
	var last ChangeID // that is known of
	for one := range r.expected[id] {
		if compareIDs(one, last) > 0 {
			last = one
		}
	}
	for _, one := range r.records[id] {
		if one.typ == "" && len(changes) > 0 {
			one.typ = changes[0].Type
		}
		if one.typ == "" {
			continue
		}
		b, err := r.bytes(one.where)
		if err != nil {
			return best, readError(r.path, err)
		}
		s, err := decodeState(one.typ, id, b)
		if err == nil && s.typ == one.typ && (best.stood == nil || compareIDs(s.latest(), best.stood.latest()) > 0) {
			best.stood = s
			best.current = one.led || !last.IsZero() && compareIDs(s.latest(), last) >= 0
		}
	}
	return best, nil
}

// about makes the record of what the notebook is about, if that is lost.
func (r *repair) about() error {
	for range r.tx.rd.walk([]byte(TypeNotebook), nil) {
		return nil
	}
	r.done.LostTitle = true
	name := filepath.Base(r.path)
	return Put(r.tx, &Notebook{Title: name[:len(name)-len(filepath.Ext(name))]})
}

// keepBlobs copies the blobs that saved records name.
func (r *repair) keepBlobs() error {
	r.gauge.part(1, int64(len(r.named)))
	for h := range r.named {
		if err := r.gauge.add(1); err != nil {
			return err
		}
		b, err := r.blob(h)
		if err != nil {
			return err
		}
		if b == nil {
			r.done.LostBlobs = append(r.done.LostBlobs, h)
			continue
		}
		if err := r.tx.set(bucketBlobs, h[:], b); err != nil {
			return err
		}
		r.done.Blobs++
	}
	slices.SortFunc(r.done.LostBlobs, func(a, b Hash) int { return slices.Compare(a[:], b[:]) })
	for ref, named := range r.naming {
		if slices.ContainsFunc(named, func(h Hash) bool { _, found := r.blobs[h]; return !found }) {
			r.done.LostContent = append(r.done.LostContent, ref)
		}
	}
	slices.SortFunc(r.done.LostContent, func(a, b Ref) int { return slices.Compare(a.ID[:], b.ID[:]) })
	for _, s := range r.files {
		lost := slices.ContainsFunc(s.namedBlobs(), func(h Hash) bool { _, found := r.blobs[h]; return !found })
		if a, err := Get[Attachment](r.tx, s.id); err == nil && lost {
			r.done.LostAttachments = append(r.done.LostAttachments, a.Name)
		}
	}
	return nil
}

// blob is a blob as it is to be stored; nil: it is lost. Cues are what is left of them,
// or are blotted anew where an old page still had them whole.
func (r *repair) blob(h Hash) ([]byte, error) {
	of, err := r.tx.rd.blotsOf(h)
	if err != nil {
		return nil, err
	}
	where, found := r.blobs[h]
	left, blotted := r.left[of.Left]
	if blotted && len(of.Places) > 0 {
		where, found = left, true
	}
	if !found {
		return nil, nil
	}
	b, err := r.bytes(where)
	if err != nil {
		return nil, readError(r.path, err)
	}
	if blotted || len(of.Places) == 0 {
		return b, nil
	}
	var cues []Cue
	if payload, err := unseal(b); err != nil || dec.Unmarshal(payload, &cues) != nil {
		return nil, nil
	}
	if b, err = enc.Marshal(blotOut(cues, of.Places)); err != nil {
		return nil, err
	}
	of.Left = HashOf(b)
	return seal(b), r.tx.keepPurge(of.Of, of)
}

// keepRecord saves a record's state, and notes what it names.
func (r *repair) keepRecord(s *state) error {
	r.done.Records++
	for _, h := range s.namedBlobs() {
		r.named[h] = true
	}
	if s.typ == TypeAttachment {
		r.files = append(r.files, s)
	} else if s.alive() {
		r.naming[Ref{s.typ, s.id}] = s.namedBlobs()
	}
	ref := Ref{s.typ, s.id}
	r.tx.touch(ref)
	r.tx.dirty = true
	return r.tx.save(s)
}
