package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/store"
)

// export writes every record, one a line.
func (c *commands) export() *cobra.Command {
	var format, out string
	cmd := &cobra.Command{
		Use:     "export " + c.book.T("cli.arg.notebook"),
		Short:   c.book.T("cli.export.short"),
		Example: "  rapporteur export programme.rapporteur --format jsonl --out records.jsonl",
		Args:    c.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := errors.Join(c.needed(cmd, "format"), c.needed(cmd, "out")); err != nil {
				return usageError{err}
			}
			if format != "jsonl" {
				return usageError{errors.New(c.book.T("cli.error.format", "format", format))}
			}
			records := 0
			err := c.read(args[0], func(r store.Reader) error {
				return c.writeOut(out, func(w io.Writer) error {
					var err error
					records, err = writeLines(w, r)
					return err
				})
			})
			if err == nil && out != "-" {
				fmt.Fprintln(c.out, c.book.T("cli.export.done", "count", records, "path", out))
			}
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "", c.book.T("cli.flag.format"))
	cmd.Flags().StringVar(&out, "out", "", c.book.T("cli.flag.out"))
	return cmd
}

// writeLines writes each record as one JSON object that begins with its type.
func writeLines(w io.Writer, r store.Reader) (records int, err error) {
	buffered := bufio.NewWriter(w)
	err = store.EachRecord(r, func(kind store.Type, _ store.ID, record any) error {
		line, err := encodeLine(kind, record)
		if err != nil {
			return err
		}
		records++
		_, err = buffered.Write(line)
		return err
	})
	return records, errors.Join(err, buffered.Flush())
}

// encodeLine puts the type in front of the record's own fields.
func encodeLine(kind store.Type, record any) ([]byte, error) {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(record); err != nil {
		return nil, err
	}
	fields, ok := bytes.CutPrefix(line.Bytes(), []byte("{"))
	if !ok {
		return nil, fmt.Errorf("a %s record is not an object", kind)
	}
	return append([]byte(`{"type":"`+string(kind)+`",`), fields...), nil
}
