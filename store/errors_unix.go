//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

// isReadOnlyPlace tells whether the system refuses to write there.
func isReadOnlyPlace(err error) bool { return errors.Is(err, syscall.EROFS) }

// isDiskFull tells whether there was no room left to write.
func isDiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// isLocked tells whether another program holds the file.
func isLocked(err error) bool { return errors.Is(err, syscall.EWOULDBLOCK) }

// unlock lets a file go that bbolt locked before it gave up on it: the memory it
// mapped would keep the lock after the file is closed.
func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
