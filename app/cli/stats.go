package cli

import (
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/store"
)

// notebookStats are the counts of a notebook; Webinar is there when one was asked for.
type notebookStats struct {
	Title    string                 `json:"title"`
	Language string                 `json:"language,omitempty"`
	Records  map[store.Type]int     `json:"records"`
	Notes    map[store.NoteKind]int `json:"notes"`
	Webinar  *webinarStats          `json:"webinar,omitempty"`
}

// webinarStats are the head counts of one webinar: what was stated beside what
// was computed. Attended and those below are absent without attendance.
type webinarStats struct {
	Number             int    `json:"number"`
	Title              string `json:"title"`
	StatedParticipants int    `json:"stated_participants,omitempty"`
	StatedCities       int    `json:"stated_cities,omitempty"`
	StatedCountries    int    `json:"stated_countries,omitempty"`
	Registered         *int   `json:"registered,omitempty"`
	Attended           *int   `json:"attended,omitempty"`
	Cities             *int   `json:"cities,omitempty"`
	Countries          *int   `json:"countries,omitempty"`
	AverageMinutes     *int   `json:"average_minutes,omitempty"`
	Peak               *int   `json:"peak,omitempty"`
	PeakAt             string `json:"peak_at,omitempty"` // RFC 3339
	NoShows            *int   `json:"no_shows,omitempty"`
	Minutes            *int   `json:"minutes,omitempty"`   // of all together
	RowsLost           bool   `json:"rows_lost,omitempty"` // an attendance cannot be read any more
	Notes              int    `json:"notes"`
	Questions          int    `json:"questions"`
}

// stats counts what a notebook holds.
func (c *commands) stats() *cobra.Command {
	var number int
	cmd := &cobra.Command{
		Use:   "stats " + c.book.T("cli.arg.notebook"),
		Short: c.book.T("cli.stats.short"),
		Args:  c.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.numbered(cmd, number); err != nil {
				return err
			}
			var found notebookStats
			err := c.read(args[0], func(r store.Reader) (err error) {
				if found, err = countNotebook(r); err != nil || !cmd.Flags().Changed("webinar") {
					return err
				}
				webinar, err := c.webinar(r, number)
				if err != nil {
					return err
				}
				found.Webinar, err = countWebinar(r, webinar)
				return err
			})
			if err != nil {
				return err
			}
			if c.json {
				return c.print(found)
			}
			return c.printStats(found)
		},
	}
	cmd.Flags().IntVar(&number, "webinar", 0, c.book.T("cli.flag.webinar"))
	return c.asJSON(cmd)
}

func countNotebook(r store.Reader) (notebookStats, error) {
	about, err := store.About(r)
	if err != nil {
		return notebookStats{}, err
	}
	found := notebookStats{
		Title: about.Title, Language: about.Language,
		Records: map[store.Type]int{}, Notes: map[store.NoteKind]int{},
	}
	err = store.EachRecord(r, func(kind store.Type, _ store.ID, record any) error {
		found.Records[kind]++
		if note, ok := record.(store.Note); ok {
			found.Notes[note.Kind]++
		}
		return nil
	})
	return found, err
}

func countWebinar(r store.Reader, webinar store.Webinar) (*webinarStats, error) {
	computed, err := figures.For(r, webinar.ID)
	if err != nil {
		return nil, err
	}
	found := &webinarStats{
		Number: webinar.Number, Title: webinar.Title,
		StatedParticipants: webinar.StatedParticipants,
		StatedCities:       webinar.StatedCities,
		StatedCountries:    webinar.StatedCountries,
		RowsLost:           computed.RowsLost,
	}
	if computed.HasAttendance {
		found.Registered, found.Attended = &computed.Registered, &computed.Attended
		found.Cities, found.Countries = &computed.Cities, &computed.Countries
		found.AverageMinutes, found.Peak = &computed.AverageMinutes, &computed.PeakCount
		found.NoShows, found.Minutes = &computed.NoShows, &computed.TotalMinutes
		if zone, err := time.LoadLocation(webinar.Start.Zone); err == nil && computed.PeakCount > 0 && computed.PeakAt > 0 {
			found.PeakAt = time.Unix(computed.PeakAt, 0).In(zone).Format(time.RFC3339)
		}
	}
	notes, err := store.Summaries(r)
	if err != nil {
		return nil, err
	}
	for _, note := range notes {
		if note.Webinar == webinar.ID {
			found.Notes++
		}
	}
	questions, err := store.List[store.Question](r)
	for _, question := range questions {
		if question.Webinar == webinar.ID {
			found.Questions++
		}
	}
	return found, err
}

// recordOrder is the order in which people meet the records.
var recordOrder = []store.Type{
	store.TypeWebinar, store.TypeAgendaPart, store.TypePartnership, store.TypeRegion, store.TypeMilestone,
	store.TypeFunding, store.TypeInitiative, store.TypeTheme, store.TypeNote, store.TypeTranslation,
	store.TypeTranscript, store.TypeQuestion, store.TypeAttendance, store.TypeAttachment,
	store.TypeDeck, store.TypeSlide, store.TypeReport, store.TypeExport,
}

func (c *commands) printStats(found notebookStats) error {
	fmt.Fprintln(c.out, found.Title)
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, kind := range recordOrder {
		if count := found.Records[kind]; count > 0 {
			fmt.Fprintf(table, "  %s\t%s\n", c.book.T("record."+string(kind)), c.book.Number(count))
		}
	}
	if w := found.Webinar; w != nil {
		fmt.Fprintf(table, "%s\t\n", c.book.T("cli.stats.webinar", "number", w.Number, "title", w.Title))
		c.statsLine(table, "stated_participants", &w.StatedParticipants)
		c.statsLine(table, "stated_cities", &w.StatedCities)
		c.statsLine(table, "stated_countries", &w.StatedCountries)
		c.statsLine(table, "registered", w.Registered)
		c.statsLine(table, "attended", w.Attended)
		c.statsLine(table, "no_shows", w.NoShows)
		c.statsLine(table, "minutes", w.Minutes)
		c.statsLine(table, "cities", w.Cities)
		c.statsLine(table, "countries", w.Countries)
		c.statsLine(table, "average_minutes", w.AverageMinutes)
		c.statsLine(table, "peak", w.Peak)
		c.statsLine(table, "notes", &w.Notes)
		c.statsLine(table, "questions", &w.Questions)
	}
	err := table.Flush()
	if w := found.Webinar; err == nil && w != nil && w.RowsLost {
		_, err = fmt.Fprintln(c.out, c.book.T("participation.rows_lost"))
	}
	return err
}

// statsLine prints one number; what is not known has no line.
func (c *commands) statsLine(table *tabwriter.Writer, name string, count *int) {
	if count == nil || *count == 0 {
		return
	}
	fmt.Fprintf(table, "  %s\t%s\n", c.book.T("cli.stats."+name), c.book.Number(*count))
}
