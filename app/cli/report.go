package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"
	xlanguage "golang.org/x/text/language"

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
		Long:    c.book.T("cli.report.long"),
		Example: "  rapporteur report programme.rapporteur --webinar 19 --out report.html",
		Args:    c.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := errors.Join(c.needed(cmd, "webinar"), c.needed(cmd, "out"), c.numbered(cmd, number), c.checkReportFlags(limit, language)); err != nil {
				return usageError{err}
			}
			if out == "-" && c.json {
				return c.wrongUsage("cli.error.out_json")
			}
			var page []byte
			err := c.read(args[0], func(r store.Reader) error {
				webinar, err := c.webinar(r, number)
				if err != nil {
					return fmt.Errorf("%w %s", err, c.book.T("cli.nothing_written"))
				}
				options, err := savedOptions(r, webinar.ID)
				if err != nil {
					return err
				}
				options.PrivacyLimit = max(options.PrivacyLimit, limit)
				if language != "" {
					options.Language = words.For(language).Language()
				}
				page, err = report.HTML(r, options)
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

// savedOptions are the choices that were made for a webinar's report at the
// window; those that were not are left to the report. Sections that this version
// does not know are passed over, as at the window.
func savedOptions(r store.Reader, webinar store.ID) (report.Options, error) {
	options := report.Options{Webinar: webinar}
	for saved, err := range store.All[store.Report](r) {
		if err != nil {
			return options, err
		}
		if saved.Webinar != webinar {
			continue
		}
		options.Language, options.PrivacyLimit, options.FundingLine = saved.Language, saved.PrivacyLimit, saved.FundingLine
		for _, word := range saved.Sections {
			if section := report.Section(word); slices.Contains(report.Sections(), section) {
				options.Sections = append(options.Sections, section)
			}
		}
		break
	}
	return options, nil
}

// checkReportFlags refuses a limit under 5 and a language we have no words for.
func (c *commands) checkReportFlags(limit int, language string) error {
	if limit < leastLimit {
		return errors.New(c.book.T("cli.error.limit", "limit", leastLimit))
	}
	if language == "" {
		return nil
	}
	if tag, err := xlanguage.Parse(language); err == nil {
		if base, _ := tag.Base(); slices.Contains(words.Languages(), base.String()) {
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
