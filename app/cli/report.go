package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/app/report"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// leastLimit is the smallest privacy limit: DESIGN rule 2 lets it be raised, not lowered.
const leastLimit = 5

// report writes a webinar's report as one HTML file.
func (c *commands) report() *cobra.Command {
	var number, limit int
	var out, language string
	cmd := &cobra.Command{
		Use:     "report " + c.book.T("cli.arg.notebook"),
		Short:   c.book.T("cli.report.short"),
		Example: "  rapporteur report programme.rapporteur --webinar 19 --out report.html",
		Args:    c.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := errors.Join(c.needed(cmd, "webinar"), c.needed(cmd, "out"), c.checkReportFlags(limit, language)); err != nil {
				return usageError{err}
			}
			var page []byte
			err := c.read(args[0], func(r store.Reader) error {
				webinar, err := c.webinar(r, number)
				if err != nil {
					return err
				}
				page, err = report.HTML(r, report.Options{Webinar: webinar.ID, Language: language, PrivacyLimit: limit})
				return err
			})
			if err != nil {
				return err
			}
			err = c.writeOut(out, func(w io.Writer) error {
				_, err := io.Copy(w, bytes.NewReader(page))
				return err
			})
			if err != nil || out == "-" {
				return err
			}
			return c.reported(out, page)
		},
	}
	cmd.Flags().IntVar(&number, "webinar", 0, c.book.T("cli.flag.webinar"))
	cmd.Flags().StringVar(&out, "out", "", c.book.T("cli.flag.out"))
	cmd.Flags().StringVar(&language, "language", "", c.book.T("cli.flag.language"))
	cmd.Flags().IntVar(&limit, "limit", leastLimit, c.book.T("cli.flag.limit"))
	return c.asJSON(cmd)
}

// checkReportFlags refuses a limit under 5 and a language we have no words for.
func (c *commands) checkReportFlags(limit int, language string) error {
	if limit < leastLimit {
		return errors.New(c.book.T("cli.error.limit", "limit", leastLimit))
	}
	if language == "" {
		return nil
	}
	for _, known := range words.Languages() {
		if language == known {
			return nil
		}
	}
	return errors.New(c.book.T("cli.error.language", "language", language))
}

// reported says what was written.
func (c *commands) reported(path string, page []byte) error {
	if c.json {
		sum := sha256.Sum256(page)
		return c.print(map[string]any{"path": path, "bytes": len(page), "sha256": hex.EncodeToString(sum[:])})
	}
	fmt.Fprintln(c.out, c.book.T("cli.report.done", "path", path, "size", c.book.Number((len(page)+999)/1000)))
	return nil
}
