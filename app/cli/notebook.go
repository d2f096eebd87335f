package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
	xlanguage "golang.org/x/text/language"

	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/store"
)

// sample writes the sample notebook to a file.
func (c *commands) sample() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "sample " + c.book.T("cli.arg.file"),
		Short: c.book.T("cli.sample.short"),
		Args:  c.exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := sample.Build(args[0], force); err != nil {
				return c.inWords(args[0], err)
			}
			return c.made(args[0])
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, c.book.T("cli.flag.force"))
	return c.asJSON(cmd)
}

// create makes an empty notebook.
func (c *commands) create() *cobra.Command {
	var title, language string
	cmd := &cobra.Command{
		Use:   "new " + c.book.T("cli.arg.file"),
		Short: c.book.T("cli.new.short"),
		Args:  c.exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			tag, err := xlanguage.Parse(language)
			if err != nil || tag == xlanguage.Und {
				return c.wrongUsage("cli.error.tag", "language", language)
			}
			file, err := store.Create(args[0], store.Notebook{Title: title, Language: tag.String()}, store.Options{Role: authorRole})
			if err != nil {
				return c.inWords(args[0], err)
			}
			if err := file.Close(); err != nil {
				return err
			}
			return c.made(args[0])
		},
	}
	cmd.Flags().StringVar(&title, "title", c.book.T("notebook.untitled"), c.book.T("cli.flag.title"))
	cmd.Flags().StringVar(&language, "language", c.book.Language(), c.book.T("cli.flag.notebook_language"))
	return c.asJSON(cmd)
}

// made says which file a command wrote.
func (c *commands) made(path string) error {
	if c.json {
		return c.print(map[string]any{"path": path})
	}
	fmt.Fprintln(c.out, c.book.T("cli.made", "path", path))
	return nil
}

// read opens a notebook for reading, so that a command never changes it.
func (c *commands) read(path string, do func(store.Reader) error) error {
	file, err := c.open(path, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(file.View(do), file.Close())
}

// open opens a notebook, and says what must be known of it beside what was asked for.
func (c *commands) open(path string, o store.Options) (*store.File, error) {
	file, err := store.Open(path, o)
	if err != nil {
		return nil, err
	}
	for _, told := range file.Notices() {
		fmt.Fprintln(c.errOut, c.book.Msg(told))
	}
	return file, nil
}

// inWords makes a sentence of what the system says of writing a file, where the
// store has not done so.
func (c *commands) inWords(path string, err error) error {
	var own *store.Error
	var place *fs.PathError
	var link *os.LinkError
	if !errors.As(err, &own) && (errors.As(err, &place) || errors.As(err, &link)) {
		return c.cannotWrite(path, err)
	}
	return err
}

// numbered refuses the flag for a webinar where it cannot be a number of one:
// webinars without a number have 0.
func (c *commands) numbered(cmd *cobra.Command, number int) error {
	if cmd.Flags().Changed("webinar") && number < 1 {
		return c.wrongUsage("cli.error.webinar", "number", number)
	}
	return nil
}

// webinar finds the webinar of a number.
func (c *commands) webinar(r store.Reader, number int) (store.Webinar, error) {
	webinars, err := store.List[store.Webinar](r)
	if err != nil {
		return store.Webinar{}, err
	}
	for _, w := range webinars {
		if w.Number == number {
			return w, nil
		}
	}
	return store.Webinar{}, errors.New(c.book.T("cli.error.no_webinar", "number", number))
}
