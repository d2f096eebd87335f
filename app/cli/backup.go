package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/app/desktop"
	"github.com/rapporteur-app/rapporteur/store"
)

// backup writes a copy of a notebook: to a given file, or beside its other backups.
func (c *commands) backup() *cobra.Command {
	var out, folder string
	cmd := &cobra.Command{
		Use:     "backup " + c.book.T("cli.arg.notebook"),
		Short:   c.book.T("cli.backup.short"),
		Long:    c.book.T("cli.backup.long"),
		Example: "  rapporteur backup programme.rapporteur",
		Args:    c.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("out") && cmd.Flags().Changed("folder") {
				return c.wrongUsage("cli.error.backup_two")
			}
			if cmd.Flags().Changed("out") && out == "" || cmd.Flags().Changed("folder") && folder == "" {
				return c.wrongUsage("cli.error.empty")
			}
			file, err := c.open(args[0], store.Options{ReadOnly: true})
			if err != nil {
				return err
			}
			made := out
			if out != "" {
				err = file.Backup(out)
			} else if folder, err = backupFolder(folder); err == nil {
				made, err = backUpTo(file, folder)
			}
			if err := errors.Join(err, file.Close()); err != nil {
				return err
			}
			if made != "" || c.json {
				return c.made(made)
			}
			fmt.Fprintln(c.out, c.book.T("cli.backup.unchanged"))
			return nil
		},
	}
	cmd.Flags().StringVar(&out, "out", "", c.book.T("cli.flag.backup_out"))
	cmd.Flags().StringVar(&folder, "folder", "", c.book.T("cli.flag.backup_folder"))
	return c.asJSON(cmd)
}

// backupFolder is the folder given, or else the one chosen in Settings, or else the
// usual one in the user's configuration.
func backupFolder(given string) (string, error) {
	if given != "" {
		return given, nil
	}
	usual, err := store.BackupFolder()
	if err != nil {
		return "", err
	}
	if chosen := desktop.ChosenBackups(filepath.Dir(usual)); chosen != "" {
		return chosen, nil
	}
	return usual, nil
}

// settingsFolder is the folder of the user's configuration, in which the usual one is.
func settingsFolder() (string, error) {
	usual, err := store.BackupFolder()
	return filepath.Dir(usual), err
}

// backUpTo makes a backup in a folder that is remembered, so that what is forgotten later
// goes out of it too.
func backUpTo(file *store.File, folder string) (made string, err error) {
	settings, err := settingsFolder()
	if err == nil {
		err = store.RememberBackupFolder(settings, folder)
	}
	if err != nil {
		return "", err
	}
	return file.BackUp(folder)
}

// backupFolders are all that may hold backups, and first the one given.
func backupFolders(given string) ([]string, error) {
	settings, err := settingsFolder()
	if err != nil {
		return nil, err
	}
	all := store.BackupFolders(settings, desktop.ChosenBackups(settings))
	if given != "" {
		all = append([]string{given}, all...)
	}
	return all, nil
}

// backups lists a notebook's backups and says what each holds.
func (c *commands) backups() *cobra.Command {
	var folder string
	cmd := &cobra.Command{
		Use:     "backups " + c.book.T("cli.arg.notebook"),
		Short:   c.book.T("cli.backups.short"),
		Example: "  rapporteur backups programme.rapporteur",
		Args:    c.exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			folders := []string{folder}
			if folder == "" {
				var err error
				if folders, err = backupFolders(""); err != nil {
					return err
				}
			}
			folder, err := backupFolder(folder)
			if err != nil {
				return err
			}
			list, err := store.ListBackups(args[0], folders...)
			if err != nil {
				return err
			}
			if c.json {
				return c.print(map[string]any{"folder": folder, "backups": c.backupsJSON(list)})
			}
			if len(list) == 0 {
				fmt.Fprintln(c.out, c.book.T("cli.backups.none", "folder", folder))
			}
			for _, b := range list {
				fmt.Fprintln(c.out, b.Path)
				if b.Damaged != nil {
					fmt.Fprintln(c.out, "  "+c.whyDamaged(b))
					continue
				}
				fmt.Fprintln(c.out, "  "+c.book.T("cli.backups.holds", "webinars", b.Webinars, "notes", b.Notes,
					"changed", b.LastChange.Format(time.RFC3339), "size", (b.Bytes+1023)/1024))
				if b.Other {
					fmt.Fprintln(c.out, "  "+c.book.T("cli.backups.other", "name", b.Of))
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&folder, "folder", "", c.book.T("cli.flag.backup_folder"))
	return c.asJSON(cmd)
}

// backupJSON is a backup as programs read of it.
type backupJSON struct {
	store.BackupInfo
	Damaged string `json:"damaged,omitempty"` // why it cannot be relied on
}

func (c *commands) backupsJSON(list []store.BackupInfo) []backupJSON {
	all := make([]backupJSON, len(list))
	for i, b := range list {
		all[i].BackupInfo = b
		if b.Damaged != nil {
			all[i].Damaged = c.whyDamaged(b)
		}
	}
	return all
}

// whyDamaged is a sentence on a backup that holds nothing to rely on.
func (c *commands) whyDamaged(b store.BackupInfo) string {
	if errors.Is(b.Damaged, store.ErrDamaged) || errors.Is(b.Damaged, store.ErrNotNotebook) {
		return c.book.T("backups.damaged")
	}
	return c.sentence(b.Damaged)
}

// restore writes a backup to a new file, or puts it in the place of a notebook.
func (c *commands) restore() *cobra.Command {
	var replace bool
	cmd := &cobra.Command{
		Use:     "restore " + c.book.T("cli.arg.backup") + " " + c.book.T("cli.arg.file"),
		Short:   c.book.T("cli.restore.short"),
		Long:    c.book.T("cli.restore.long"),
		Example: "  rapporteur restore programme-20261125T013624Z.rapporteur restored.rapporteur",
		Args:    c.exactly(2),
		RunE: func(_ *cobra.Command, args []string) error {
			if !replace {
				if err := store.Restore(args[0], args[1]); err != nil {
					return err
				}
				return c.made(args[1])
			}
			kept, err := store.RestoreInPlace(args[1], args[0])
			if err != nil {
				return err
			}
			if c.json {
				return c.print(map[string]any{"path": args[1], "kept": kept})
			}
			fmt.Fprintln(c.out, c.book.T("cli.restore.done", "path", args[1], "kept", kept))
			return nil
		},
	}
	cmd.Flags().BoolVar(&replace, "replace", false, c.book.T("cli.flag.replace"))
	return c.asJSON(cmd)
}
