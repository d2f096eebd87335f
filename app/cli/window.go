package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/app/desktop"
	"github.com/rapporteur-app/rapporteur/store"
)

// window opens the window, on a notebook if one is named.
func (c *commands) window(root *cobra.Command, args []string) error {
	options := desktop.Options{Role: authorRole, Version: Version, Notices: Notices, Language: c.book.Language()}
	if len(args) == 1 {
		options.Path = args[0]
		if mistyped(options.Path) {
			return c.noCommand(root, options.Path)
		}
	}
	err := desktop.Run(options)
	if err == nil || options.Path == "" {
		return err
	}
	// No window came that could have said what is wrong with the file.
	if file := readable(options.Path); file != nil {
		return file
	}
	return err
}

// mistyped tells whether a word looks like a command and names no file.
func mistyped(word string) bool {
	if word != filepath.Base(word) || filepath.Ext(word) != "" {
		return false
	}
	_, err := os.Lstat(word)
	return errors.Is(err, os.ErrNotExist)
}

// noCommand is the error of usage for a word that is no command of parent.
func (c *commands) noCommand(parent *cobra.Command, word string) error {
	key := "cli.error.command"
	similar := parent.SuggestionsFor(word)
	if len(similar) > 0 {
		key = "cli.error.command_similar"
	}
	return c.wrongUsage(key, "name", word, "commands", strings.Join(similar, ", "))
}

// readable says why a file cannot be a notebook to open; nil where it can, or
// where another program has it open.
func readable(path string) error {
	file, err := store.Open(path, store.Options{ReadOnly: true})
	switch {
	case err == nil:
		return file.Close()
	case errors.Is(err, store.ErrInUse):
		return nil
	}
	return err
}
