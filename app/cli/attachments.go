package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/store"
)

// attachmentJSON is an attached file as it is printed for programs.
type attachmentJSON struct {
	ID      store.ID   `json:"id"`
	Name    string     `json:"name"`
	Media   string     `json:"media,omitempty"`
	Size    int64      `json:"size"` // bytes
	Content store.Hash `json:"content"`
}

// attachments lists the files that are attached in a notebook, or writes one to a file.
func (c *commands) attachments() *cobra.Command {
	var save, out string
	cmd := &cobra.Command{
		Use:     "attachments " + c.book.T("cli.arg.notebook"),
		Short:   c.book.T("cli.attachments.short"),
		Example: "  rapporteur attachments programme.rapporteur\n  rapporteur attachments programme.rapporteur --save 01M88GFWWQFK22FG80ECW11P5B --out report.pdf",
		Args:    c.exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if (save == "") != (out == "") {
				return c.wrongUsage("cli.error.attachments_both")
			}
			if save == "" {
				return c.listAttachments(args[0])
			}
			id, err := store.ParseID(save)
			if err != nil {
				return usageError{errors.New(c.book.T("cli.error.id", "id", save))}
			}
			return c.saveAttachment(args[0], id, out)
		},
	}
	cmd.Flags().StringVar(&save, "save", "", c.book.T("cli.flag.attachments_save"))
	cmd.Flags().StringVar(&out, "out", "", c.book.T("cli.flag.out"))
	return c.asJSON(cmd)
}

func (c *commands) listAttachments(path string) error {
	list := []attachmentJSON{}
	var removed []store.Attachment
	err := c.read(path, func(r store.Reader) (err error) {
		if removed, err = store.RemovedAttachments(r); err != nil {
			return err
		}
		for a, err := range store.All[store.Attachment](r) {
			if err != nil {
				return err
			}
			// A name that another copy has brought may hold anything.
			list = append(list, attachmentJSON{a.ID, store.CleanName(a.Name), a.Media, a.Size, a.Content})
		}
		return nil
	})
	if err != nil {
		return err
	}
	if c.json {
		return c.print(map[string]any{"attachments": list, "removed": len(removed), "removed_bytes": sizeOf(removed)})
	}
	if len(list) == 0 {
		fmt.Fprintln(c.out, c.book.T("cli.attachments.none"))
	}
	for _, a := range list {
		fmt.Fprintf(c.out, "%s  %8d KB  %s\n", a.ID, (a.Size+1023)/1024, a.Name)
	}
	if len(removed) > 0 {
		fmt.Fprintln(c.out, c.book.T("cli.attachments.removed", "count", len(removed), "size", c.book.Bytes(sizeOf(removed)), "path", quoted(path)))
	}
	return nil
}

// saveAttachment writes an attached file piece by piece.
func (c *commands) saveAttachment(path string, id store.ID, out string) error {
	file, err := c.open(path, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	r, err := file.OpenAttachment(context.Background(), id)
	if err == nil {
		err = c.writeOut(out, func(w io.Writer) error {
			_, err := io.Copy(w, r)
			return err
		})
	}
	if err := errors.Join(err, file.Close()); err != nil || out == "-" {
		return err
	}
	return c.made(out)
}
