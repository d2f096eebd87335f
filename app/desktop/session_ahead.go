package desktop

import (
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// view is View of the notebook. While an edit waits for a disk that has refused it,
// fn gets the state as if all that waits were done: a new note is there to be typed
// into, a question stands in its queue.
func (s *session) view(fn func(r store.Reader) error) error {
	if !s.isAhead() {
		return s.file.View(fn)
	}
	s.doing.Lock()
	defer s.doing.Unlock()
	waiting := s.waiting()
	if len(waiting) == 0 {
		return s.file.View(fn)
	}
	return s.file.ViewAfter(waiting, func(r store.Reader, changed []store.Ref) error {
		s.mu.Lock()
		s.unsaved = changed
		s.mu.Unlock()
		return fn(r)
	})
}

// isUnsaved tells whether a record was last read as edits will leave it that wait.
func (s *session) isUnsaved(ref store.Ref) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ahead && slices.Contains(s.unsaved, ref)
}

func (s *session) isAhead() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ahead
}

// waiting are the edits that are not on disk, in their order.
func (s *session) waiting() (all []store.Pending) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, j := range s.queue {
		if j.edit && !j.taken {
			all = append(all, j.what)
		}
	}
	return all
}

// refuse follows an edit that the disk has refused; the lock is held.
func (s *session) refuse(j *job, err error) {
	s.failed = err
	if j.taken {
		s.takeOff(j)
		return
	}
	if !s.ahead {
		s.ahead, s.news = true, true
	}
	s.tell()
	for _, j := range s.queue {
		if j.waits != nil {
			s.ui(j.waits)
			j.waits = nil
		}
	}
	if s.news {
		s.news = false
		s.ui(func() { s.onAhead() })
	}
}

// takeBack takes an edit off the queue that is not saved; nothing is told of it. One
// that is being written now goes if that fails. It tells whether it waited.
func (s *session) takeBack(j *job) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.Contains(s.queue, j) {
		return false
	}
	j.taken = true
	if s.failed != nil {
		s.takeOff(j)
	}
	return true
}

// takeOff takes an edit off and tries the others again; the lock is held, and the
// worker has no job.
func (s *session) takeOff(j *job) {
	s.queue = slices.DeleteFunc(s.queue, func(other *job) bool { return other == j })
	s.failed, s.news = nil, true
	s.ahead = s.ahead && len(s.queue) > 0
	s.wake.Broadcast()
	s.tell()
	s.ui(func() { s.onAhead() })
}
