//go:build unix

package store

import (
	"os"
	"syscall"
)

// replacesOpen tells whether a file can be replaced while it is open.
const replacesOpen = true

// oneName tells whether a file has no second name.
func oneName(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && stat.Nlink == 1
}

// sameOwner tells whether two files belong to the same user and group.
func sameOwner(a, b os.FileInfo) bool {
	x, okX := a.Sys().(*syscall.Stat_t)
	y, okY := b.Sys().(*syscall.Stat_t)
	return okX && okY && x.Uid == y.Uid && x.Gid == y.Gid
}
