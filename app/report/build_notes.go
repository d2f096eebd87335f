package report

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// firstLessons is how many lessons and outcomes stand open; the rest unfold.
const firstLessons = 5

func (c *collection) lessons() lessonsView {
	var v lessonsView
	rows := c.ofKind(learned)
	v.First = rows[:min(len(rows), firstLessons)]
	v.Rest = rows[len(v.First):]
	if len(v.Rest) > 0 {
		v.Shown = c.book.T("report.shown", "shown", len(v.First), "total", len(rows))
		v.More = c.book.T("report.more_lessons", "count", len(v.Rest))
	}
	v.Voices = c.ofKind(func(n store.Note) bool {
		return n.Kind == store.Quote && c.partnershipOrder(n.Partnership) == len(c.partnerships)
	})
	return v
}

// learned is what the section of lessons and outcomes shows, and their number counts.
func learned(n store.Note) bool { return n.Kind == store.Lesson || n.Kind == store.Outcome }

func (c *collection) commitments() []noteView {
	return c.ofKind(func(n store.Note) bool { return n.Kind == store.Commitment || n.Kind == store.NextStep })
}

func (c *collection) ofKind(wanted func(store.Note) bool) []noteView {
	var list []noteView
	for _, n := range c.notes {
		if wanted(n) {
			list = append(list, c.note(n))
		}
	}
	return list
}

func (c *collection) note(n store.Note) noteView {
	ref := store.Ref{Type: store.TypeNote, ID: n.ID}
	title := c.texts.phrase(ref, "title", n.Title, n.Language)
	return noteView{
		Kind: c.book.T("kind." + string(n.Kind)), Icon: c.symbols.icon(string(n.Kind)),
		Title:       title,
		Body:        c.texts.prose(ref, "body", n.Body, n.Language).below(title),
		Partnership: c.partnershipName(n.Partnership),
		At:          c.place(moment(n)),
		// Roles are written by who keeps the notebook, in its language.
		Owner:    c.texts.phrase(ref, "owner", n.Owner, "").beside(title),
		Due:      printable(c.book.Period(n.Due)),
		Done:     n.Done,
		Speaker:  c.texts.phrase(ref, "speaker", n.Speaker, "").beside(title),
		Invented: c.invented(n),
	}
}

// invented is the word that marks a made-up note.
func (c *collection) invented(n store.Note) string {
	if !n.Invented {
		return ""
	}
	return c.book.T("report.invented")
}

// place is a moment of the recording with a link to it; nothing for -1.
func (c *collection) place(ms int64) place {
	if ms < 0 {
		return place{}
	}
	code := words.TimeCode(ms)
	return place{Code: code, URL: recordingAt(c.webinar.Recording, ms), Label: c.book.T("report.recording_at", "time", code)}
}

// webURL keeps an address that a browser may follow, and nothing else.
func webURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return u.String()
}

// recordingAt links to a moment where the recording's site is known to have
// such links; elsewhere the code alone says where to look.
func recordingAt(recording string, ms int64) string {
	u, err := url.Parse(webURL(recording))
	if err != nil || u.Host == "" {
		return ""
	}
	switch strings.TrimPrefix(u.Hostname(), "www.") {
	case "youtube.com", "m.youtube.com", "youtu.be":
		q := u.Query()
		q.Set("t", strconv.FormatInt(ms/1000, 10)+"s")
		u.RawQuery = q.Encode()
		return u.String()
	case "vimeo.com":
		u.Fragment = "t=" + strconv.FormatInt(ms/1000, 10) + "s"
		return u.String()
	}
	return ""
}

// asked splits the questions into those with an answer and the open ones, to
// which published notes of that kind belong.
func (c *collection) asked() questionsView {
	var v questionsView
	told := map[store.ID]bool{}
	for _, n := range c.notes {
		told[n.ID] = n.Kind == store.OpenQuestion
	}
	for _, q := range c.questions {
		if q.State == store.Answered {
			v.Answered = append(v.Answered, c.question(q))
		} else if !slices.ContainsFunc(q.Notes, func(id store.ID) bool { return told[id] }) { // else the note asks it
			v.Open = append(v.Open, c.question(q))
		}
	}
	for _, n := range c.notes {
		if n.Kind == store.OpenQuestion {
			each := c.note(n)
			v.Open = append(v.Open, questionView{
				Text: each.Title, Answer: each.Body, Partnership: each.Partnership, At: each.At, Invented: each.Invented,
			})
		}
	}
	return v
}

func (c *collection) question(q store.Question) questionView {
	ref := store.Ref{Type: store.TypeQuestion, ID: q.ID}
	text := c.texts.phrase(ref, "text", q.Text, q.Language)
	v := questionView{
		Text:        text,
		Answer:      c.texts.prose(ref, "answer", q.Answer, q.Language).below(text),
		NoAnswer:    q.State == store.Answered && q.Answer == "",
		Partnership: c.partnershipName(q.Partnership),
	}
	if q.Asker != "" {
		v.Meta = append(v.Meta, c.within("report.asked_by", "asker", c.texts.phrase(ref, "asker", q.Asker, "").beside(text)))
	}
	if q.AnsweredBy != "" && q.State == store.Answered {
		v.Meta = append(v.Meta, c.within("report.answered_by", "who", c.texts.phrase(ref, "answered_by", q.AnsweredBy, "").beside(text)))
	}
	if q.AnsweredMS > 0 {
		v.At = c.place(q.AnsweredMS)
	}
	return v
}

// period writes the time of a milestone, from one day, month or year to another.
func (c *collection) period(from, to string) string {
	if to == "" || to == from {
		return printable(c.book.Period(from))
	}
	return printable(c.book.T("report.range", "from", c.book.Period(from), "to", c.book.Period(to)))
}

func isDay(s string) bool {
	_, err := time.Parse("2006-01-02", s)
	return err == nil
}
