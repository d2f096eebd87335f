package store

import (
	"errors"
	"os"
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

// isDiskFull tells whether there was no room left to write.
func isDiskFull(err error) bool { return errors.Is(err, errorDiskFull) }

// isLocked tells whether another program holds the file.
func isLocked(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation)
}

// unlock lets a file go; on Windows closing it is enough.
func unlock(*os.File) {}
