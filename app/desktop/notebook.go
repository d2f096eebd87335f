package desktop

import (
	"context"

	"github.com/rapporteur-app/rapporteur/store"
)

// notebook is what the window needs of an open notebook. *store.File is one; a
// test puts one that blocks or fails in its place.
type notebook interface {
	View(fn func(r store.Reader) error) error
	ViewAfter(edits []store.Pending, fn func(r store.Reader, changed []store.Ref) error) error
	Edit(step string, fn func(tx *store.Tx) error, o ...store.EditOption) (store.Commit, error)
	Undo() (store.UndoResult, error)
	Redo() (store.UndoResult, error)
	CanUndo() (step string, ok bool)
	CanRedo() (step string, ok bool)
	Steps() []store.Step
	UndoTo(id uint64) ([]store.UndoResult, error)
	RedoTo(id uint64) ([]store.UndoResult, error)
	Subscribe(fn func(store.Commit)) (cancel func())
	AttachFile(ctx context.Context, path string, progress func(done, size int64), step string,
		then func(tx *store.Tx, a store.Attachment) error, o ...store.EditOption) (store.Attachment, store.Commit, error)
	OpenAttachment(ctx context.Context, id store.ID) (*store.AttachmentReader, error)
	SetRole(role string)
	Wipe() error
	PreviewMerge(other *store.File) (store.Merged, error)
	Merge(other *store.File) (store.Merged, error)
	ConflictCopies() ([]store.ConflictCopy, error)
	Backup(path string) error
	BackUp(folder string) (path string, err error)
	Backups(folders ...string) ([]store.BackupInfo, error)
	Forget(what ...store.Forgotten) error
	Unaware() ([]store.ConflictCopy, error)
	SweepBackups(folders ...string) error
	Check(store.Follow) ([]store.Problem, error)
	Repair(out string, follow store.Follow) (store.Repaired, error)
	Close() error
	Path() string
}

var _ notebook = (*store.File)(nil)
