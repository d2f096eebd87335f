// Package desktop is the main window: the rail, the top bar, the pages, the
// dialogs and the menu.
//
// Who owns what: widgets belong to the UI thread. A page holds an immutable
// snapshot that its load built off that thread, inside one View of the
// notebook. Edits go through one worker goroutine of the session, in the order
// in which they were made. The UI thread never waits for the disk.
package desktop
