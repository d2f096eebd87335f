package cli

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usage prints how a command is used, as cobra would, but in our words: cobra
// has headings, types and defaults in English only.
func (c *commands) usage(cmd *cobra.Command) error {
	var parts []string
	part := func(heading string, lines ...string) {
		parts = append(parts, heading+"\n"+strings.Join(lines, "\n"))
	}
	lines := []string{"  " + cmd.UseLine()}
	if cmd.HasAvailableFlags() {
		lines[0] += " [" + c.book.T("cli.arg.options") + "]"
	}
	if cmd.HasAvailableSubCommands() {
		lines = append(lines, "  "+cmd.CommandPath()+" "+c.book.T("cli.arg.command"))
	}
	part(c.book.T("cli.help.usage"), lines...)
	if cmd.HasExample() {
		part(c.book.T("cli.help.examples"), cmd.Example)
	}
	var commands [][2]string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			commands = append(commands, [2]string{"  " + sub.Name(), sub.Short})
		}
	}
	if len(commands) > 0 {
		part(c.book.T("cli.help.commands"), columns(commands)...)
	}
	part(c.book.T("cli.help.flags"), columns(c.flags(cmd.LocalFlags()))...)
	if cmd.HasAvailableSubCommands() {
		parts = append(parts, c.book.T("cli.help.more"))
	}
	_, err := io.WriteString(cmd.OutOrStderr(), strings.Join(parts, "\n\n")+"\n")
	return err
}

// flags lists each flag with what it takes, and what it is for.
func (c *commands) flags(set *pflag.FlagSet) (rows [][2]string) {
	set.VisitAll(func(flag *pflag.Flag) {
		if flag.Hidden {
			return
		}
		name, value, use := "      --"+flag.Name, flag.DefValue, flag.Usage
		if flag.Shorthand != "" {
			name = "  -" + flag.Shorthand + ", --" + flag.Name
		}
		switch flag.Value.Type() {
		case "string":
			name += " " + c.book.T("cli.type.text")
			if value != "" {
				value = strconv.Quote(value)
			}
		case "int":
			name += " " + c.book.T("cli.type.number")
		}
		if value != "" && value != "0" && value != "false" {
			use += " (" + c.book.T("cli.help.default", "value", value) + ")"
		}
		rows = append(rows, [2]string{name, use})
	})
	return rows
}

// columns sets rows of two so that the second ones stand below each other.
func columns(rows [][2]string) (lines []string) {
	width := 0
	for _, row := range rows {
		width = max(width, utf8.RuneCountInString(row[0]))
	}
	for _, row := range rows {
		lines = append(lines, row[0]+strings.Repeat(" ", width-utf8.RuneCountInString(row[0])+3)+row[1])
	}
	return lines
}

// help is cobra's help command, which would take a topic it does not know for a
// success.
func (c *commands) help(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [" + c.book.T("cli.arg.command") + "]",
		Short: c.book.T("cli.help.short"),
		RunE: func(_ *cobra.Command, args []string) error {
			about, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return c.noCommand(root, strings.Join(args, " "))
			}
			return about.Help()
		},
	}
}

// translateBuiltIn gives cobra's own commands and flags our words.
func (c *commands) translateBuiltIn(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	root.InitDefaultVersionFlag()
	root.Flags().Lookup("version").Usage = c.book.T("cli.flag.version")
	for _, cmd := range root.Commands() {
		if cmd.Name() == "completion" {
			c.translateCompletion(cmd)
		}
	}
	every(root, func(cmd *cobra.Command) {
		cmd.DisableFlagsInUseLine = true // usage adds the word
		cmd.InitDefaultHelpFlag()
		cmd.Flags().Lookup("help").Usage = c.book.T("cli.flag.help")
	})
}

// translateCompletion also refuses a shell that there is no script for.
func (c *commands) translateCompletion(cmd *cobra.Command) {
	cmd.Short, cmd.Long = c.book.T("cli.completion.short"), ""
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		return c.wrongUsage("cli.error.shell", "shell", args[0])
	}
	for _, shell := range cmd.Commands() {
		shell.Short = c.book.T("cli.completion.shell", "shell", shell.Name())
		shell.Args = c.exactly(0)
		if c.book.Language() != "en" {
			shell.Long = "" // cobra's, on where each shell wants its script, is in English
		}
		if flag := shell.Flags().Lookup("no-descriptions"); flag != nil {
			flag.Usage = c.book.T("cli.flag.no_descriptions")
		}
	}
}

// every calls do for a command and all below it.
func every(cmd *cobra.Command, do func(*cobra.Command)) {
	do(cmd)
	for _, sub := range cmd.Commands() {
		every(sub, do)
	}
}
