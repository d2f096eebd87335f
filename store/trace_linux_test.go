package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"unsafe"
)

// event is one thing a traced child did to its notebook, or said.
type event struct {
	kind eventKind
	at   int64  // of a write; the new size of a truncation
	data []byte // of a write or of what was said
}

type eventKind uint8

const (
	wrote   eventKind = iota // to the notebook
	resized                  // the notebook
	synced                   // all that was written before is on disk
	spoken                   // a line on standard output
)

// ptrace's requests and events that package syscall does not name.
// See ptrace(2).
const (
	getSyscallInfo = 0x420e
	exitKill       = 0x100000
	tracedStop     = syscall.SIGTRAP | 0x80 // PTRACE_O_TRACESYSGOOD
	infoEntry      = 1
	infoExit       = 2
)

// trace runs a command and returns, in their order, the writes, truncations and
// syncs of one file, and what it says. It asks the system itself what the child
// calls, so nothing that the child does to the file goes unseen, except through
// mapped memory, which bbolt only reads.
func trace(c *exec.Cmd, path string) (events []event, err error) {
	runtime.LockOSThread() // the thread that starts a child is the one that may trace it
	defer runtime.UnlockOSThread()
	out, err := os.CreateTemp("", "said")
	if err != nil {
		return nil, err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	c.Stdout = out
	c.SysProcAttr = &syscall.SysProcAttr{Ptrace: true}
	if err := c.Start(); err != nil {
		return nil, err
	}
	t := &tracer{path: path, out: out.Name(), main: c.Process.Pid, calls: map[int]call{}}
	err = t.begin()
	if err == nil {
		err = t.follow() // which waits for the child's end
	}
	return t.events, errors.Join(err, c.Process.Release())
}

type tracer struct {
	path, out string
	main      int
	calls     map[int]call // of each thread, while it is in the system
	events    []event
}

// call is a system call that a thread has begun.
type call struct {
	number uint64
	args   [6]uint64
}

func (t *tracer) begin() error {
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(t.main, &status, 0, nil); err != nil {
		return err
	}
	options := syscall.PTRACE_O_TRACESYSGOOD | syscall.PTRACE_O_TRACECLONE | exitKill
	if err := syscall.PtraceSetOptions(t.main, options); err != nil {
		return err
	}
	return syscall.PtraceSyscall(t.main, 0)
}

// follow lets every thread run from call to call until the child ends.
func (t *tracer) follow() error {
	for {
		var status syscall.WaitStatus
		thread, err := syscall.Wait4(-1, &status, syscall.WALL, nil)
		if err != nil {
			return err
		}
		if status.Exited() || status.Signaled() {
			if thread != t.main {
				continue
			}
			if !status.Exited() || status.ExitStatus() != 0 {
				return fmt.Errorf("the traced child ended with %v", status)
			}
			return nil
		}
		deliver := 0
		switch signal := status.StopSignal(); {
		case signal == tracedStop:
			if err := t.stopped(thread); err != nil {
				return err
			}
		case signal == syscall.SIGTRAP, signal == syscall.SIGSTOP: // a new thread
		default:
			deliver = int(signal)
		}
		if err := syscall.PtraceSyscall(thread, deliver); err != nil && err != syscall.ESRCH {
			return err
		}
	}
}

// stopped looks at a call that a thread begins or ends.
func (t *tracer) stopped(thread int) error {
	var info [88]byte
	_, _, errno := syscall.Syscall6(syscall.SYS_PTRACE, getSyscallInfo, uintptr(thread), uintptr(len(info)), uintptr(unsafe.Pointer(&info)), 0, 0)
	if errno != 0 {
		return errno
	}
	// The layout of struct ptrace_syscall_info: what, architecture, two pointers,
	// and then the call with its six arguments, or its result.
	native := binary.NativeEndian
	switch info[0] {
	case infoEntry:
		c := call{number: native.Uint64(info[24:])}
		for i := range c.args {
			c.args[i] = native.Uint64(info[32+8*i:])
		}
		t.calls[thread] = c
	case infoExit:
		c, known := t.calls[thread]
		delete(t.calls, thread)
		if result := int64(native.Uint64(info[24:])); known && result >= 0 {
			return t.done(thread, c, result)
		}
	}
	return nil
}

// done notes what a call did, if it was one of those that matter.
func (t *tracer) done(thread int, c call, result int64) error {
	kind, memory := synced, false
	switch c.number {
	case syscall.SYS_PWRITE64:
		kind, memory = wrote, true
	case syscall.SYS_WRITE:
		kind, memory = spoken, true
	case syscall.SYS_FTRUNCATE:
		kind = resized
	case syscall.SYS_FSYNC, syscall.SYS_FDATASYNC:
	default:
		return nil
	}
	file, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", t.main, c.args[0]))
	if err != nil || (kind == spoken) != (file == t.out) || kind != spoken && file != t.path {
		if file == t.path {
			return fmt.Errorf("the notebook is written by a call that is not followed: %d", c.number)
		}
		return nil
	}
	e := event{kind: kind}
	switch kind {
	case wrote:
		e.at = int64(c.args[3])
	case resized:
		e.at = int64(c.args[1])
	}
	if memory {
		e.data = make([]byte, result)
		if err := readMemory(thread, e.data, int64(c.args[1])); err != nil {
			return err
		}
	}
	t.events = append(t.events, e)
	return nil
}

func readMemory(thread int, into []byte, at int64) error {
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", thread))
	if err != nil {
		return err
	}
	defer memory.Close()
	_, err = memory.ReadAt(into, at)
	return err
}

// lines are the whole lines that were said.
func (e event) lines() (lines []string) {
	for line := range bytes.Lines(e.data) {
		lines = append(lines, string(line))
	}
	return lines
}
