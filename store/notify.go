package store

import (
	"slices"
	"sync"
)

// notifier tells subscribers of commits, in order, on a goroutine of its own.
// The queue has no bound, so a commit never waits for a slow subscriber, and a
// subscriber may edit the notebook itself.
type notifier struct {
	mu          sync.Mutex
	more        *sync.Cond
	queue       []Commit
	subscribers []*subscriber
	stopping    bool
	done        chan struct{}
}

type subscriber struct{ fn func(Commit) }

func newNotifier() *notifier {
	n := &notifier{done: make(chan struct{})}
	n.more = sync.NewCond(&n.mu)
	go n.run()
	return n
}

// Subscribe calls fn after every commit, in the order of the commits, on one
// goroutine of the file's own. It may read and edit the notebook, but not close
// it. After cancel returns, fn is not called for any later commit; a call that
// has begun may still be running.
func (f *File) Subscribe(fn func(Commit)) (cancel func()) { return f.notify.subscribe(fn) }

func (n *notifier) subscribe(fn func(Commit)) (cancel func()) {
	s := &subscriber{fn: fn}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.subscribers = append(slices.Clone(n.subscribers), s)
	return func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		n.subscribers = slices.DeleteFunc(slices.Clone(n.subscribers), func(o *subscriber) bool { return o == s })
	}
}

func (n *notifier) publish(c Commit) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.queue = append(n.queue, c)
	n.more.Signal()
}

func (n *notifier) run() {
	defer close(n.done)
	for {
		n.mu.Lock()
		for len(n.queue) == 0 && !n.stopping {
			n.more.Wait()
		}
		if len(n.queue) == 0 {
			n.mu.Unlock()
			return
		}
		c := n.queue[0]
		n.queue = n.queue[1:]
		n.mu.Unlock()
		n.deliver(c)
	}
}

// deliver asks again before each call who still wants to hear, since one
// subscriber may cancel another.
func (n *notifier) deliver(c Commit) {
	n.mu.Lock()
	all := n.subscribers
	n.mu.Unlock()
	for _, s := range all {
		n.mu.Lock()
		wanted := slices.Contains(n.subscribers, s)
		n.mu.Unlock()
		if wanted {
			s.fn(c)
		}
	}
}

// close delivers what is pending, then stops.
func (n *notifier) close() {
	n.mu.Lock()
	n.stopping = true
	n.more.Signal()
	n.mu.Unlock()
	<-n.done
}
