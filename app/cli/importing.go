package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/store"
)

// newWebinarWord is the value of --webinar that makes one.
const newWebinarWord = "new"

// importMemory is from where on memory is collected more eagerly, in bytes: large
// exports leave much behind while they are read.
const importMemory = 192 << 20

// importFlags are the flags of import.
type importFlags struct {
	webinar, zone, order, day string
	keepBoth                  bool
}

// importing reads exports of webinar platforms into a notebook.
func (c *commands) importing() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:     "import " + c.book.T("cli.arg.notebook") + " " + c.book.T("cli.arg.file") + "…",
		Short:   c.book.T("cli.import.short"),
		Long:    c.book.T("cli.import.long"),
		Example: "  rapporteur import programme.rapporteur attendee-report.csv --webinar 19 --zone Europe/Helsinki",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return c.wrongUsage("cli.error.import_arguments")
			}
			return c.noneEmpty(args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.checkImport(cmd, f); err != nil {
				return err
			}
			debug.SetMemoryLimit(importMemory)
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			far := c.progress(cmd.ErrOrStderr())
			result, err := c.importFiles(ctx, far, args[0], args[1:], f)
			far.end()
			if errors.Is(err, context.Canceled) {
				return errors.New(c.book.T("cli.import.cancelled"))
			}
			if err != nil {
				return err
			}
			return c.imported(result)
		},
	}
	cmd.Flags().StringVar(&f.webinar, "webinar", "", c.book.T("cli.flag.import_webinar"))
	cmd.Flags().StringVar(&f.zone, "zone", "", c.book.T("cli.flag.zone"))
	cmd.Flags().StringVar(&f.order, "date-order", "", c.book.T("cli.flag.date_order"))
	cmd.Flags().StringVar(&f.day, "day", "", c.book.T("cli.flag.day"))
	cmd.Flags().BoolVar(&f.keepBoth, "keep-both", false, c.book.T("cli.flag.keep_both"))
	return c.asJSON(cmd)
}

// checkImport refuses flags that cannot be meant.
func (c *commands) checkImport(cmd *cobra.Command, f importFlags) error {
	if cmd.Flags().Changed("webinar") && f.webinar != newWebinarWord {
		if n, err := strconv.Atoi(f.webinar); err != nil || n < 1 {
			return c.wrongUsage("cli.error.import_webinar", "value", f.webinar)
		}
	}
	if f.order != "" && f.order != string(importer.DayFirst) && f.order != string(importer.MonthFirst) {
		return c.wrongUsage("cli.error.date_order", "value", f.order)
	}
	if _, err := time.Parse(time.DateOnly, f.day); f.day != "" && err != nil {
		return c.wrongUsage("cli.error.day", "value", f.day)
	}
	if _, err := time.LoadLocation(f.zone); err != nil || f.zone == "Local" {
		return c.wrongUsage("cli.error.zone", "value", f.zone)
	}
	return nil
}

// importFiles reads, plans and writes: all of it or nothing.
func (c *commands) importFiles(ctx context.Context, far *progress, path string, names []string, f importFlags) (importer.Result, error) {
	var none importer.Result
	inputs := make([]importer.Input, len(names))
	for i, name := range names {
		var err error
		if inputs[i], err = importer.Load(name); err != nil {
			return none, err
		}
	}
	options := importer.Options{Zone: f.zone, Order: importer.DateOrder(f.order), Day: f.day, Language: c.book.Language(), Progress: far.read}
	exports, err := importer.ReadAll(ctx, inputs, options)
	if err != nil {
		return none, err
	}
	far.save()
	folder, err := importer.KeyFolder()
	if err != nil {
		return none, err
	}
	file, err := c.open(path, store.Options{Role: authorRole})
	if err != nil {
		return none, err
	}
	result, err := c.importInto(ctx, file, folder, inputs, exports, options, f)
	return result, errors.Join(err, file.Close())
}

func (c *commands) importInto(ctx context.Context, file *store.File, folder string, inputs []importer.Input, exports []*importer.Export, o importer.Options, f importFlags) (result importer.Result, err error) {
	var plan *importer.Plan
	err = file.View(func(r store.Reader) error {
		target, webinar, err := c.importTarget(r, exports, f.webinar)
		if err != nil {
			return err
		}
		if !target.New {
			if exports, err = importer.ReadFor(ctx, inputs, exports, o, webinar); err != nil {
				return err
			}
		}
		key, err := importer.LoadKey(folder)
		if err != nil {
			return err
		}
		plan, err = importer.NewPlan(r, exports, target, importer.PlanOptions{
			Key: key, KeepBoth: f.keepBoth, Reread: f.zone != "" || f.order != "" || f.day != "",
		})
		return err
	})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil || plan.Result().Already {
		if plan != nil {
			result = plan.Result()
		}
		return result, err
	}
	_, err = file.Edit(importer.Step, func(tx *store.Tx) error {
		_, err := plan.Write(tx)
		return err
	})
	return plan.Result(), err
}

// importTarget finds the webinar: the flag's, else the one of the file's day.
func (c *commands) importTarget(r store.Reader, exports []*importer.Export, flag string) (importer.Target, store.Webinar, error) {
	if flag == "" || flag == newWebinarWord {
		if len(importer.Together(exports)) > 1 {
			return importer.Target{}, store.Webinar{}, errors.New(c.book.T("cli.error.import_sessions"))
		}
	}
	switch flag {
	case newWebinarWord:
		return importer.Target{New: true}, store.Webinar{}, nil
	case "":
		webinar, found, err := importer.Propose(r, exports)
		if err == nil && !found {
			err = errors.New(c.book.T("cli.error.import_target"))
		}
		return importer.Target{Webinar: webinar.ID}, webinar, err
	}
	number, _ := strconv.Atoi(flag)
	webinar, err := c.webinar(r, number)
	return importer.Target{Webinar: webinar.ID}, webinar, err
}

// importedJSON is what import prints for programs.
type importedJSON struct {
	Platform        importer.Platform `json:"platform"`
	Layout          importer.Layout   `json:"layout"`
	Webinar         int               `json:"webinar"`
	Title           string            `json:"title"`
	People          int               `json:"people"`
	Registered      int               `json:"registered"`
	NoShows         int               `json:"no_shows"`
	Spans           int               `json:"spans"`
	Minutes         int               `json:"minutes"`
	Peak            int               `json:"peak"`
	PeakAt          *string           `json:"peak_at"`
	Countries       map[string]int    `json:"countries"`
	Questions       int               `json:"questions"`
	Polls           int               `json:"polls"`
	Identity        string            `json:"identity"`
	Stated          map[string]int    `json:"stated"`
	BadRows         []badRowJSON      `json:"bad_rows"`
	Warnings        []string          `json:"warnings"`
	AlreadyImported bool              `json:"already_imported"`
	Files           []importedFile    `json:"files"`
}

type badRowJSON struct {
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

type importedFile struct {
	Platform        importer.Platform `json:"platform"`
	Layout          importer.Layout   `json:"layout"`
	Rows            int               `json:"rows"`
	AlreadyImported bool              `json:"already_imported"`
}

func (c *commands) imported(r importer.Result) error {
	if c.json {
		return c.print(c.importedJSON(r))
	}
	if r.Already {
		fmt.Fprintln(c.out, c.book.T("cli.import.already"))
		return nil
	}
	done := "cli.import.done"
	if r.Webinar.Title == "" {
		done = "cli.import.done_untitled"
	}
	fmt.Fprintln(c.out, c.book.T(done, "platform", c.book.T("import.platform."+string(r.Platform)),
		"layout", c.book.T("import.layout."+string(r.Layout)), "number", r.Webinar.Number, "title", r.Webinar.Title))
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, line := range []struct {
		name  string
		count int
	}{
		{"attended", r.People}, {"registered", r.Registered}, {"no_shows", r.NoShows}, {"spans", r.Spans}, {"minutes", r.Minutes},
		{"peak", r.Peak}, {"countries", len(r.Countries)}, {"questions", r.Questions}, {"polls", r.Polls},
	} {
		c.statsLine(table, line.name, &line.count)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, warning := range r.Warnings {
		fmt.Fprintln(c.out, c.book.Msg(warning))
	}
	for _, bad := range r.BadRows {
		fmt.Fprintln(c.out, c.book.T("cli.import.bad_row", "line", bad.Line, "reason", c.book.Msg(bad.Reason)))
	}
	return nil
}

func (c *commands) importedJSON(r importer.Result) importedJSON {
	out := importedJSON{
		Platform: r.Platform, Layout: r.Layout, Webinar: r.Webinar.Number, Title: r.Webinar.Title,
		People: r.People, Registered: r.Registered, NoShows: r.NoShows, Spans: r.Spans, Minutes: r.Minutes, Peak: r.Peak,
		Countries: r.Countries, Questions: r.Questions, Polls: r.Polls, Identity: r.Identity, Stated: map[string]int{},
		BadRows: []badRowJSON{}, Warnings: []string{}, AlreadyImported: r.Already,
	}
	if at := r.PeakTime(); at != "" {
		out.PeakAt = &at
	}
	for _, stated := range r.Stated {
		out.Stated[stated.Name] = stated.Value
	}
	for _, bad := range r.BadRows {
		out.BadRows = append(out.BadRows, badRowJSON{bad.Line, c.book.Msg(bad.Reason)})
	}
	for _, warning := range r.Warnings {
		out.Warnings = append(out.Warnings, c.book.Msg(warning))
	}
	for _, f := range r.Files {
		out.Files = append(out.Files, importedFile{f.Platform, f.Layout, f.Rows, f.Already})
	}
	return out
}
