// Package cli is the command line: every command works without a display, and
// without a command the window opens.
package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// Version is the program's version, as FyneApp.toml states it; a test holds the two together.
const Version = "0.1.0"

// Notices are the third-party notices, which the window shows. The program sets
// them: only a file beside it can be built into it.
var Notices string

// Exit codes.
const (
	exitDone   = 0 // all went well
	exitFailed = 1 // it failed, or check found problems
	exitUsage  = 2 // the command was not understood
)

// authorRole is the role that changes made on the command line carry.
const authorRole = "editor"

// errProblems is returned by a command that worked and found something wrong:
// what it found is printed already.
var errProblems = errors.New("problems found")

// Main runs the command in args and returns the exit code.
func Main(args []string, out, errOut io.Writer) int {
	printed := &checkedWriter{to: out}
	c := &commands{out: printed, errOut: errOut, book: words.For(Language())}
	root := c.root()
	root.SetArgs(args)
	root.SetErr(errOut)
	err := root.Execute()
	if printed.err != nil {
		err = errors.New(c.book.T("cli.error.standard_output"))
	}
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errProblems):
		return exitFailed
	case errors.As(err, &usage):
		fmt.Fprintln(errOut, c.sentence(err))
		fmt.Fprintln(errOut, c.book.T("cli.usage_hint"))
		return exitUsage
	default:
		fmt.Fprintln(errOut, c.sentence(err))
		return exitFailed
	}
}

// commands holds what every command needs.
type commands struct {
	out    io.Writer
	errOut io.Writer
	book   *words.Book
	json   bool
}

// root builds the command tree. Without a command it opens the window.
func (c *commands) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "rapporteur [" + c.book.T("cli.arg.notebook") + "]",
		Short:         c.book.T("cli.root.short"),
		Long:          c.book.T("cli.root.long"),
		Version:       Version,
		Args:          c.atMost(1),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          c.window,
	}
	root.SuggestionsMinimumDistance = 2
	root.SetOut(c.out) // before cobra's completion command, which keeps what it finds
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return c.flagError(err) })
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.SetUsageFunc(c.usage)
	root.SetHelpCommand(c.help(root))
	root.AddCommand(c.sample(), c.create(), c.report(), c.export(), c.search(), c.stats(), c.check(), c.history(), c.importing(), c.forget(), c.merge(), c.backup(), c.backups(), c.restore(), c.attachments())
	c.translateBuiltIn(root)
	return root
}

// sentence says an error in the person's language where it knows how.
func (c *commands) sentence(err error) string {
	var worded interface{ Message() words.Message }
	if errors.As(err, &worded) {
		return c.book.Msg(worded.Message())
	}
	return err.Error()
}

// asJSON adds the flag to commands that a program would read.
func (c *commands) asJSON(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&c.json, "json", false, c.book.T("cli.flag.json"))
	return cmd
}

// exactly and atMost are cobra's argument checks as errors of usage. An argument
// that is there but empty, as of a variable without a value, is none.
func (c *commands) exactly(n int) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return c.wrongUsage("cli.error.arguments", "count", n, "got", len(args))
		}
		return c.noneEmpty(args)
	}
}

func (c *commands) atMost(n int) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > n {
			return c.wrongUsage("cli.error.too_many", "count", n, "got", len(args))
		}
		return c.noneEmpty(args)
	}
}

// needed makes a flag obligatory, with an error of usage when it is left out.
func (c *commands) needed(cmd *cobra.Command, flag string) error {
	if cmd.Flags().Changed(flag) {
		return nil
	}
	return c.wrongUsage("cli.error.flag_needed", "flag", "--"+flag)
}

func (c *commands) noneEmpty(args []string) error {
	if slices.Contains(args, "") {
		return c.wrongUsage("cli.error.empty")
	}
	return nil
}
