package store

import (
	"errors"
	"os"
	"strings"
	"syscall"
)

// The codes of WinError.h that the syscall package does not name.
const (
	errorWriteProtect     = syscall.Errno(19)
	errorSharingViolation = syscall.Errno(32)
	errorLockViolation    = syscall.Errno(33)
	errorDiskFull         = syscall.Errno(112)
)

// isReadOnlyPlace tells whether the system refuses to write there.
func isReadOnlyPlace(err error) bool { return errors.Is(err, errorWriteProtect) }

// isNoFolder tells whether a path goes through a file as if it were a folder;
// Windows calls that a missing path.
func isNoFolder(error) bool { return false }

// isDiskFull tells whether there was no room left to write. When bbolt cannot
// make a file grow, it keeps only the words of the system's error.
func isDiskFull(err error) bool {
	return errors.Is(err, errorDiskFull) || strings.HasSuffix(err.Error(), errorDiskFull.Error())
}

// isLocked tells whether another program holds the file.
func isLocked(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation)
}

// unlock lets a file go; on Windows closing it is enough.
func unlock(*os.File) {}

// mapped is how many bytes of addresses bbolt takes up at once. On Windows the
// file would be as large, so it grows with the file, and an edit that makes it
// grow waits for every view to end.
const mapped = 0
