package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// usageTemplate is cobra's layout with our words: it prints headings of its own in English only.
func (c *commands) usageTemplate() string {
	return strings.NewReplacer(
		"USAGE", c.book.T("cli.help.usage"),
		"COMMANDS", c.book.T("cli.help.commands"),
		"EXAMPLES", c.book.T("cli.help.examples"),
		"FLAGS", c.book.T("cli.help.flags"),
		"MORE", c.book.T("cli.help.more"),
	).Replace(`USAGE
  {{if .HasParent}}{{.UseLine}}{{else}}{{.Use}}
  {{.CommandPath}} COMMAND{{end}}{{if .HasExample}}

EXAMPLES
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

COMMANDS{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

FLAGS
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

MORE{{end}}
`)
}

// translateBuiltIn gives cobra's own commands and flags our words.
func (c *commands) translateBuiltIn(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	root.InitDefaultVersionFlag()
	root.Flags().Lookup("version").Usage = c.book.T("cli.flag.version")
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Short = c.book.T("cli.help.short")
		case "completion":
			cmd.Short = c.book.T("cli.completion.short")
		}
	}
	every(root, func(cmd *cobra.Command) {
		cmd.InitDefaultHelpFlag()
		cmd.Flags().Lookup("help").Usage = c.book.T("cli.flag.help")
	})
}

// every calls do for a command and all below it.
func every(cmd *cobra.Command, do func(*cobra.Command)) {
	do(cmd)
	for _, sub := range cmd.Commands() {
		every(sub, do)
	}
}
