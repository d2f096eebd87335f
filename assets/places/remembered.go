package places

import (
	"sync"
	"sync/atomic"
)

// remembered keeps answers by the text that was asked, since an export repeats a
// few thousand times what it says. Only answers that were found are kept: what is
// no place may be somebody's name. It is safe for concurrent use.
type remembered[Q comparable, A any] struct {
	answers sync.Map
	count   atomic.Int32
}

// mostRemembered bounds the memory; a file with more different places than this
// is asked anew for the others.
const mostRemembered = 4096

func (r *remembered[Q, A]) get(question Q) (A, bool) {
	if kept, ok := r.answers.Load(question); ok {
		return kept.(A), true
	}
	var none A
	return none, false
}

func (r *remembered[Q, A]) keep(question Q, answer A) {
	if r.count.Load() < mostRemembered {
		if _, known := r.answers.LoadOrStore(question, answer); !known {
			r.count.Add(1)
		}
	}
}
