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
		Long:    c.book.T("cli.export.long"),
		Example: "  rapporteur export programme.rapporteur --format jsonl --out records.jsonl",
		Args:    c.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := errors.Join(c.needed(cmd, "format"), c.needed(cmd, "out")); err != nil {
				return usageError{err}
			}
			if format != "jsonl" {
				return usageError{errors.New(c.book.T("cli.error.format", "format", format))}
			}
			lines := 0
			err := c.read(args[0], func(r store.Reader) error {
				return c.writeOut(out, func(w io.Writer) error {
					var err error
					lines, err = writeLines(w, r)
					return err
				})
			})
			if err == nil && out != "-" {
				fmt.Fprintln(c.out, c.book.T("cli.export.done", "count", lines, "path", out))
			}
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "", c.book.T("cli.flag.format"))
	cmd.Flags().StringVar(&out, "out", "", c.book.T("cli.flag.out"))
	return cmd
}

// cueLine is one utterance of a transcript.
type cueLine struct {
	ID         string   `json:"id"` // of the transcript, and which one: 1 is the first
	Transcript store.ID `json:"transcript"`
	store.Cue
}

// participantLine is one pseudonymous person of an attendance.
type participantLine struct {
	ID         string   `json:"id"` // of the attendance, and which one: 1 is the first
	Attendance store.ID `json:"attendance"`
	store.Participant
}

// writeLines writes each record as one JSON object that begins with its type.
// The cues of a transcript and the people of an attendance, which its record
// names by a hash only, follow it.
func writeLines(w io.Writer, r store.Reader) (lines int, err error) {
	out := &lineWriter{to: bufio.NewWriter(w)}
	err = store.EachRecord(r, func(kind store.Type, id store.ID, record any) error {
		if err := out.write(string(kind), record); err != nil {
			return err
		}
		switch record := record.(type) {
		case store.Transcript:
			return writeList(out, r, id, "cue", record.Cues, store.Cues, func(n int, cue store.Cue) any {
				return cueLine{fmt.Sprintf("%s#%d", id, n), id, cue}
			})
		case store.Attendance:
			return writeList(out, r, id, "participant", record.People, store.People, func(n int, person store.Participant) any {
				return participantLine{fmt.Sprintf("%s#%d", id, n), id, person}
			})
		}
		return nil
	})
	return out.lines, errors.Join(err, out.to.Flush())
}

// lostLine stands in the place of a list that is lost.
type lostLine struct {
	ID store.ID `json:"id"` // of the record
}

// writeList writes the elements of a blob that holds a list.
func writeList[E any](out *lineWriter, r store.Reader, id store.ID, kind string, blob store.Hash,
	read func(store.Reader, store.Hash) ([]E, error), line func(int, E) any) error {
	if blob.IsZero() {
		return nil
	}
	elements, err := read(r, blob)
	if store.IsLost(err) {
		return out.write("lost", lostLine{id})
	}
	for i, element := range elements {
		if err := out.write(kind, line(i+1, element)); err != nil {
			return err
		}
	}
	return err
}

// lineWriter writes and counts lines.
type lineWriter struct {
	to    *bufio.Writer
	lines int
}

func (w *lineWriter) write(kind string, record any) error {
	line, err := encodeLine(kind, record)
	if err != nil {
		return err
	}
	w.lines++
	_, err = w.to.Write(line)
	return err
}

// encodeLine puts the type in front of the record's own fields.
func encodeLine(kind string, record any) ([]byte, error) {
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
	return append([]byte(`{"type":"`+kind+`",`), fields...), nil
}
