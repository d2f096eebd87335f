package importer

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporteur-app/rapporteur/store"
)

// polls counts the answers of a file's polls, and marks who answered as active.
func (p *Plan) polls(c *crowd, e *Export, scrub *scrubber, names *roll) []store.Poll {
	var made []store.Poll
	for _, poll := range e.Polls {
		out := store.Poll{Title: scrub.text(poll.Title), Question: scrub.text(poll.Question), Respondents: len(poll.Replies)}
		counts, order := map[string]int{}, []string(nil)
		unsigned := 0
		poll.Replies = lastOfEach(poll.Replies, func(r Reply) identity { return names.signed(e, r.Name, r.Email) })
		out.Respondents = len(poll.Replies)
		for _, reply := range poll.Replies {
			if id := names.signed(e, reply.Name, reply.Email); id.none() {
				unsigned++
			} else {
				c.person(id).active = true
			}
			out.Multiple = out.Multiple || len(reply.Choices) > 1
			for _, choice := range reply.Choices {
				if counts[choice] == 0 {
					order = append(order, choice)
				}
				counts[choice]++
			}
		}
		out.Anonymous = unsigned > 0 && unsigned == len(poll.Replies)
		if ownWords(poll, counts) {
			out.Open = len(poll.Replies)
			made = append(made, out)
			continue
		}
		for _, choice := range order {
			out.Answers = append(out.Answers, store.PollAnswer{Text: scrub.text(choice), People: counts[choice]})
		}
		slices.SortStableFunc(out.Answers, func(a, b store.PollAnswer) int { return b.People - a.People })
		made = append(made, out)
	}
	return made
}

// lastOfEach keeps the last reply of everyone who signed: a poll counts people, and
// they may change their minds.
func lastOfEach(replies []Reply, signed func(Reply) identity) (kept []Reply) {
	at := map[identity]int{}
	for _, reply := range replies {
		id := signed(reply)
		if i, again := at[id]; again && !id.none() {
			kept[i] = reply
			continue
		}
		at[id] = len(kept)
		kept = append(kept, reply)
	}
	return kept
}

// The least replies by which most people saying something of their own tells, and
// the most letters of a choice.
const (
	fewReplies   = 5
	longestLabel = 60
)

// ownWords tells a poll that people answered in their own words, which may name
// them. A choice that only one person made is kept only where the poll is plainly
// one of choices: the export lists them; or all are short, somebody chose the same
// as another, and of many replies not most say what nobody else says.
func ownWords(poll Poll, counts map[string]int) bool {
	own, shared, long, unlisted := 0, false, false, false
	for choice, n := range counts {
		shared = shared || n > 1
		long = long || n == 1 && utf8.RuneCountInString(choice) > longestLabel
		unlisted = unlisted || n == 1 && !slices.Contains(poll.Options, choice)
	}
	if !unlisted {
		return false
	}
	for _, reply := range poll.Replies {
		if slices.ContainsFunc(reply.Choices, func(choice string) bool { return counts[choice] == 1 }) {
			own++
		}
	}
	return long || !shared || len(poll.Replies) >= fewReplies && 2*own > len(poll.Replies)
}

// rankFormat keeps imported questions in the order of the file.
const rankFormat = "i%06d"

// questions makes records of a file's questions, without who asked.
func (p *Plan) questions(c *crowd, e *Export, scrub *scrubber, names *roll) []store.Question {
	var made []store.Question
	for i, q := range e.Questions {
		if id := names.signed(e, q.Asker, q.Email); !id.none() {
			c.person(id).active = true
		}
		out := store.Question{
			ID: store.NewIDAt(p.o.Now.Add(time.Duration(i) * time.Millisecond)), Webinar: p.webinar.ID,
			Text: scrub.text(q.Text), State: store.Queued, Rank: fmt.Sprintf(rankFormat, i), Language: p.webinar.Language,
			ToReview: true, // scrubbing finds the names that it knows: a person looks before a report has it
		}
		if q.Answered {
			out.State = store.Answered
			out.Answer = scrub.text(strings.Join(q.Answers, "\n\n"))
		}
		if e.From > 0 && q.AskedUnix > e.From {
			out.AskedMS = (q.AskedUnix - e.From) * 1000
		}
		made = append(made, out)
	}
	return made
}
