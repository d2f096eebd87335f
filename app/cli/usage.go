package cli

import (
	"errors"

	"github.com/spf13/pflag"
)

// usageError is a command that was not understood.
type usageError struct{ error }

// wrongUsage makes an error of usage of the words of a key.
func (c *commands) wrongUsage(key string, args ...any) error {
	return usageError{errors.New(c.book.T(key, args...))}
}

// flagError says in words of ours what is wrong with a flag.
func (c *commands) flagError(err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var malformed *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		return c.wrongUsage("cli.error.flag.unknown", "flag", flagName(unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames()))
	case errors.As(err, &bare):
		return c.wrongUsage("cli.error.flag.bare", "flag", flagName(bare.GetSpecifiedName(), bare.GetSpecifiedShortnames()))
	case errors.As(err, &invalid):
		key := "cli.error.flag.invalid"
		if invalid.GetFlag().Value.Type() == "int" {
			key = "cli.error.flag.number"
		}
		return c.wrongUsage(key, "flag", "--"+invalid.GetFlag().Name, "value", invalid.GetValue())
	case errors.As(err, &malformed):
		return c.wrongUsage("cli.error.flag.unknown", "flag", malformed.GetSpecifiedFlag())
	}
	return usageError{err}
}

// flagName writes a flag as it was typed: long, or one letter of several.
func flagName(name, shorthands string) string {
	if shorthands != "" {
		return "-" + name
	}
	return "--" + name
}
