package desktop

import (
	"os"
	"os/signal"
	"syscall"
)

// heedSignals ends the application as its Quit does when the system asks for
// that: logging out, a terminal that closes. Fyne's own handler, which drops
// what is not saved yet, is taken off first; it is there once the window draws.
func (d *desk) heedSignals() {
	asked := make(chan os.Signal, 2)
	signal.Notify(asked, syscall.SIGHUP)
	go func() {
		<-d.started
		signal.Reset(os.Interrupt, syscall.SIGTERM)
		signal.Notify(asked, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
		d.heed(asked)
	}()
}

// heed quits at the first signal, and at the next one whatever is not saved.
func (d *desk) heed(asked <-chan os.Signal) {
	<-asked
	d.ui(func() { d.youngest().quit() })
	<-asked
	d.ui(d.app.Quit)
}
