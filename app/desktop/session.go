package desktop

import (
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// session is one open notebook with its one worker: edits, undo and redo run
// there one after the other. Its methods may be called from any goroutine; its
// callbacks run on the UI thread.
type session struct {
	file     notebook
	readOnly bool
	ui       func(func())
	rescue   *rescuer
	backups  string // folder; empty: none is made before closing; guarded by mu
	backedUp bool   // the backup on opening was made, or could not be; of the UI thread
	// changed tells whether something was committed since a backup was last made, backedAt
	// when that was by the clock on the wall; toldBackup that one could not be made was
	// said. Of the UI thread.
	changed    bool
	backedAt   time.Time
	toldBackup bool
	unbacked   error // why none was made before closing

	onChange func(store.Commit) // after a commit
	onAhead  func()             // other edits wait than before, after one that failed
	onSave   func(saveState)
	onSteps  func(steps)

	doing   sync.Mutex // held while a job runs; before mu
	mu      sync.Mutex
	wake    *sync.Cond
	queue   []*job
	failed  error       // why the first job of the queue did not succeed
	ahead   bool        // one did not: what waits is shown as if it were done, until nothing waits
	unsaved []store.Ref // what those edits change, as last read
	news    bool        // of what waits, something is not shown yet
	ending  bool
	done    chan struct{}
	cancel  func()
}

// job is one thing the worker does.
type job struct {
	run   func() error
	then  func(error) // on the UI thread; may be nil
	edit  bool
	what  store.Pending // of an edit
	waits func()        // on the UI thread, once, when the disk has refused it; may be nil
	taken bool          // back: it is not tried again; guarded by mu
}

// saveState is what the top bar says: how many edits are on their way to the
// disk, and why they do not get there.
type saveState struct {
	waiting  int
	failed   error
	readOnly bool
}

// steps are what the Edit menu offers; empty where there is nothing.
type steps struct{ undo, redo string }

// newSession starts the worker of an open notebook.
func newSession(file notebook, readOnly bool, ui func(func())) *session {
	s := &session{
		file: file, readOnly: readOnly, ui: ui, done: make(chan struct{}),
		onChange: func(store.Commit) {}, onAhead: func() {}, onSave: func(saveState) {}, onSteps: func(steps) {},
		rescue: newRescuer("", file.Path()),
	}
	s.wake = sync.NewCond(&s.mu)
	return s
}

// start lets the worker run and the notebook tell of its commits.
func (s *session) start() {
	s.cancel = s.file.Subscribe(func(c store.Commit) { s.ui(func() { s.onChange(c) }) })
	go s.work()
	s.add(&job{run: func() error { return nil }}) // tells the steps of the file
}

// edit queues one change of the notebook. It is also called, and what it does is
// dropped, for showing what waits; see view.
func (s *session) edit(step string, change func(*store.Tx) error, then func(error), o ...store.EditOption) *job {
	return s.editWaiting(step, change, then, nil, o...)
}

// editWaiting is edit with a function that is told where the edit has to wait.
func (s *session) editWaiting(step string, change func(*store.Tx) error, then func(error), waits func(), o ...store.EditOption) *job {
	j := &job{edit: true, then: then, waits: waits, what: store.Pending{Step: step, Change: change}, run: func() error {
		_, err := s.file.Edit(step, change, o...)
		return err
	}}
	s.add(j)
	return j
}

// undo queues taking back the last step, or with redo the last undo; then gets
// what came of it.
func (s *session) undo(redo bool, then func(store.UndoResult, error)) {
	var result store.UndoResult
	s.add(&job{
		run: func() (err error) {
			if redo {
				result, err = s.file.Redo()
			} else {
				result, err = s.file.Undo()
			}
			return err
		},
		then: func(err error) { then(result, err) },
	})
}

// add queues a job. A queue that stopped at a failed job tries that one again.
func (s *session) add(j *job) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ending {
		return
	}
	s.queue = append(s.queue, j)
	s.failed = nil
	s.wake.Broadcast()
	if j.edit {
		s.news = true
		s.tell()
	}
}

// setRole changes the role that changes carry from now on.
func (s *session) setRole(role string) {
	s.add(&job{run: func() error { s.file.SetRole(role); return nil }})
}

// retry tries the failed job again.
func (s *session) retry() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failed = nil
	s.wake.Broadcast()
	s.tell()
}

// tell tells the window how saving stands; the lock is held.
func (s *session) tell() {
	state := saveState{waiting: len(s.queue), failed: s.failed, readOnly: s.readOnly}
	s.ui(func() { s.onSave(state) })
}

// work runs the queue until the session ends.
func (s *session) work() {
	defer close(s.done)
	for j := s.next(); j != nil; j = s.next() {
		err, stuck := s.try(j)
		if stuck {
			continue
		}
		if j.then != nil {
			s.ui(func() { j.then(err) })
		}
		s.tellAll()
	}
}

// try runs a job, and tells whether it stays.
func (s *session) try(j *job) (err error, stuck bool) {
	s.doing.Lock()
	defer s.doing.Unlock()
	err = j.run()
	return err, s.stuck(j, err)
}

// next waits for a job that may run; nil ends the worker.
func (s *session) next() *job {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		if len(s.queue) > 0 && s.failed == nil {
			return s.queue[0]
		}
		if s.ending {
			return nil
		}
		s.wake.Wait()
	}
}

// stuck takes a finished job off the queue, or leaves it at its head where the
// disk refused it: an older text must never be written after a newer one.
func (s *session) stuck(j *job, err error) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil && j.edit && !hopeless(err) {
		s.refuse(j, err)
		return true
	}
	s.queue = slices.Delete(s.queue, 0, 1)
	s.ahead = s.ahead && len(s.queue) > 0
	return false
}

// hopeless tells whether trying again cannot help.
func hopeless(err error) bool {
	return errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrReadOnly) || errors.Is(err, store.ErrClosed) ||
		errors.Is(err, errNothing)
}

// errNothing is returned by a change that found that there is nothing to do.
var errNothing = errors.New("nothing to change")

// tellAll tells the window how things stand after a job.
func (s *session) tellAll() {
	var now steps
	now.undo, _ = s.file.CanUndo()
	now.redo, _ = s.file.CanRedo()
	s.ui(func() { s.onSteps(now) })
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tell()
}

// pending is how many edits have not reached the disk, and why not.
func (s *session) pending() (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.queue), s.failed
}

// end waits for the queue, then closes the notebook. Off the UI thread only. It
// gives up where an edit cannot be saved, unless it is told to drop such edits.
func (s *session) end(drop bool) error {
	s.mu.Lock()
	s.ending = true
	if drop && s.failed != nil {
		s.queue, s.ahead = nil, false
	}
	s.wake.Broadcast()
	s.mu.Unlock()
	<-s.done
	if n, err := s.pending(); n > 0 && err != nil && !drop {
		s.revive()
		return err
	}
	if s.cancel != nil {
		s.cancel()
	}
	s.rescue.wait()
	s.unbacked = s.backUpClosing()
	return s.file.Close()
}

// revive lets a session go on whose end was given up.
func (s *session) revive() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ending = false
	s.done = make(chan struct{})
	go s.work()
}
