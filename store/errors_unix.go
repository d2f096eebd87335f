//go:build unix

package store

import (
	"errors"
	"os"
	"strings"
	"syscall"
)

// isReadOnlyPlace tells whether the system refuses to write there.
func isReadOnlyPlace(err error) bool { return errors.Is(err, syscall.EROFS) }

// isNoFolder tells whether a path goes through a file as if it were a folder.
func isNoFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

// isDiskFull tells whether there was no room left to write. When bbolt cannot
// make a file grow, it keeps only the words of the system's error.
func isDiskFull(err error) bool {
	for _, full := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, full) || strings.HasSuffix(err.Error(), full.Error()) {
			return true
		}
	}
	return false
}

// isLocked tells whether another program holds the file.
func isLocked(err error) bool { return errors.Is(err, syscall.EWOULDBLOCK) }

// unlock lets a file go that bbolt locked before it gave up on it: the memory it
// mapped would keep the lock after the file is closed.
func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }

// mapped is how many bytes of addresses bbolt takes up at once. A file that
// outgrows them is mapped anew, and for that an edit waits for every view to end
// and no view begins; so there are enough for any notebook.
const mapped = 1 << (20 + 10*(^uint(0)>>63))
