// Package realwindow tests the application as a person meets it: a process of
// its own, a real window on an X display, keys and clicks sent by xdotool.
//
// The test binary runs itself as the application (TestMain), with one thing
// added: on standard input it can be asked what words stand where in the
// window, so that tests assert what a person would read. Run by `make test`.
package realwindow
