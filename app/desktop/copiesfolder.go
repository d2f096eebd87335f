package desktop

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

// temporaryCopies is the folder of the reports and attachments that were written to
// be looked at in another program. Nobody else may look into it. There is one a run; it
// goes when the window closes, since they may hold what a person does not want to
// leave behind. What a killed run has left goes at the next start.
type temporaryCopies struct {
	mu   sync.Mutex
	path string
}

// copiesName is how the folder's name begins; the process' number follows.
const copiesName = "rapporteur-copies-"

// folder is the folder, which is made when it is first asked for.
func (c *temporaryCopies) folder() (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, err := os.Stat(c.path); c.path != "" && err == nil {
		return c.path, nil
	}
	path, err := os.MkdirTemp("", fmt.Sprint(copiesName, os.Getpid(), "-"))
	if err == nil {
		c.path = path
	}
	return path, err
}

// remove takes the folder away.
func (c *temporaryCopies) remove() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.path != "" {
		_ = os.RemoveAll(c.path) // what cannot be removed is the system's to clear
		c.path = ""
	}
}

// removeLeftCopies takes away the folders of runs that were killed. It is called
// before this run has one.
func removeLeftCopies() {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), copiesName+"*"))
	for _, path := range left {
		number, _, _ := strings.Cut(filepath.Base(path)[len(copiesName):], "-")
		pid, err := strconv.Atoi(number)
		info, statErr := os.Lstat(path)
		if err != nil || statErr != nil || !info.IsDir() || pid != os.Getpid() && isRunning(pid) {
			continue
		}
		_ = os.RemoveAll(path) // another person's cannot be removed
	}
}

// isRunning tells whether there is a process of a number.
func isRunning(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" {
		return true // else it would not have been found
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
