package store

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// What is forgotten must go out of every backup, also out of those in a folder that was
// chosen once and left again. So every folder that backups ever went to is remembered,
// in the user's configuration: in the notebook it would tell others how a machine is laid out.

// foldersFile lies in the folder of the user's configuration.
const foldersFile = "backup-folders.json"

var remembering sync.Mutex

// RememberBackupFolder notes that backups go to a folder. settings is the folder of the
// user's configuration.
func RememberBackupFolder(settings, folder string) error {
	whole, err := filepath.Abs(folder)
	if err != nil || settings == "" || folder == "" {
		return err
	}
	remembering.Lock()
	defer remembering.Unlock()
	known := rememberedFolders(settings)
	if slices.Contains(known, whole) || whole == usualBackups(settings) {
		return nil
	}
	raw, err := json.Marshal(append(known, whole))
	if err == nil {
		err = os.MkdirAll(settings, 0o700)
	}
	if err != nil {
		return err
	}
	temporary := temporaryName(settings, "")
	defer os.Remove(temporary)
	if err := writeSynced(temporary, raw); err != nil {
		return err
	}
	return errors.Join(os.Rename(temporary, filepath.Join(settings, foldersFile)), syncFolder(settings))
}

// BackupFolders are all that may hold backups: the one that they go to now, if it is
// not the usual one, the usual one, if it is there, and those that were remembered.
func BackupFolders(settings, now string) []string {
	usual := ""
	if settings != "" {
		usual = usualBackups(settings)
	}
	var all []string
	for _, folder := range append([]string{now, usual}, rememberedFolders(settings)...) {
		if folder != "" && !slices.Contains(all, folder) && (folder != usual || isFolder(folder)) {
			all = append(all, folder)
		}
	}
	return all
}

func usualBackups(settings string) string { return filepath.Join(settings, "backups") }

func rememberedFolders(settings string) (all []string) {
	if settings == "" {
		return nil
	}
	raw, err := os.ReadFile(filepath.Join(settings, foldersFile))
	if err != nil || json.Unmarshal(raw, &all) != nil {
		return nil
	}
	return all
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isAway tells that a folder is not there, as where its drive is not connected.
func isAway(folder string) bool {
	_, err := os.Stat(folder)
	return errors.Is(err, fs.ErrNotExist) || isNoFolder(err)
}
