package figures

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

func poll(multiple bool, respondents int, answers ...store.PollAnswer) store.Poll {
	return store.Poll{Question: "Shall we go on?", Multiple: multiple, Respondents: respondents, Answers: answers}
}

func answer(text string, people int) store.PollAnswer {
	return store.PollAnswer{Text: text, People: people}
}

// polled is a webinar of 60 people with a poll.
func polled(p store.Poll) Figures {
	return full(input{webinar: held, records: []Record{{
		About:  store.Attendance{Polls: []store.Poll{p}},
		People: crowd(60, "BR", "Curitiba", ""),
	}}})
}

func TestPollsByHand(t *testing.T) {
	for name, c := range map[string]struct {
		poll         store.Poll
		whole, share []string
	}{
		"all answers are enough": {poll(false, 50, answer("Yes", 40), answer("No", 10)), []string{"Yes 40", "No 10"}, []string{"Yes 40", "No 10"}},
		"two small answers":      {poll(false, 50, answer("Yes", 43), answer("No", 4), answer("Later", 3)), []string{"Yes 43", "No 4", "Later 3"}, []string{"Yes 43", "2 others 7"}},
		"one small answer takes another with it": {poll(false, 50, answer("Yes", 40), answer("No", 8), answer("Later", 2)),
			[]string{"Yes 40", "No 8", "Later 2"}, []string{"Yes 40", "2 others 10"}},
		"few did not answer":           {poll(false, 58, answer("Yes", 38), answer("No", 20)), []string{"Yes 38", "No 20"}, nil},
		"few answered":                 {poll(false, 4, answer("Yes", 4)), []string{"Yes 4"}, nil},
		"few chose nothing":            {poll(false, 50, answer("Yes", 30), answer("No", 18)), []string{"Yes 30", "No 18"}, nil},
		"several answers":              {poll(true, 50, answer("Yes", 30), answer("No", 3), answer("Both", 40)), []string{"Yes 30", "No 3", "Both 40"}, []string{"Yes 30", "Both 40"}},
		"all but a few chose it":       {poll(true, 50, answer("Yes", 48), answer("No", 20)), []string{"Yes 48", "No 20"}, []string{"No 20"}},
		"more choices than people":     {poll(false, 50, answer("Yes", 45), answer("No", 25)), []string{"Yes 45", "No 25"}, []string{"Yes 45", "No 25"}},
		"nobody chose one of the many": {poll(true, 50, answer("Yes", 30), answer("No", 0)), []string{"Yes 30", "No 0"}, []string{"Yes 30", "No 0"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := polled(c.poll)
			check(t, f)
			s := f.Shareable(5)
			same(t, "in full", texts(f.Polls[0]), c.whole)
			same(t, "shared", texts(s.Polls[0]), c.share)
			if s.Polls[0].IsEmpty() && words.For("en").Msg(s.Polls[0].Empty) != "Groups of fewer than 5 people are not shown." {
				t.Errorf("empty, and says %q", words.For("en").Msg(s.Polls[0].Empty))
			}
			few := !enough(c.poll.Respondents, 5) || !enough(60-c.poll.Respondents, 5)
			if told := strings.Contains(words.For("en").Msg(s.Polls[0].Base), "answered"); told == few {
				t.Errorf("the number of people who answered is told: %v", told)
			}
		})
	}
}

func TestSeveralAnswersSaySo(t *testing.T) {
	f := polled(poll(true, 50, answer("Yes", 30), answer("No", 40)))
	if got := words.For("en").Msg(f.Polls[0].Base); got != "50 people answered; several answers each were possible, so the shares add up to more than 100 %" {
		t.Errorf("base %q", got)
	}
	open := polled(store.Poll{Question: "What next?", Respondents: 20, Open: 20})
	check(t, open)
	if got := words.For("en").Msg(open.Shareable(5).Polls[0].Empty); got != "20 people answered in their own words, which are not kept." {
		t.Errorf("open answers say %q", got)
	}
}

func TestPollsOfAnotherFileAreShownOnceAndOutliveTheAttendees(t *testing.T) {
	asked := poll(false, 30, answer("Yes", 20), answer("No", 10))
	record := func(n byte, key string, people []store.Participant, polls ...store.Poll) Record {
		return Record{About: store.Attendance{ID: store.ID{n}, KeyID: key, Polls: polls}, People: people}
	}
	records := []Record{
		record(1, "k", crowd(60, "BR", "Curitiba", ""), asked),
		record(2, "another", nil, asked, poll(true, 12, answer("Both", 12))),
	}
	for range 2 {
		f := full(input{webinar: held, records: records})
		if len(f.Polls) != 2 || f.Attended != 60 {
			t.Fatalf("%d polls, %d attended", len(f.Polls), f.Attended)
		}
		same(t, "the first", texts(f.Polls[0]), []string{"Yes 20", "No 10"})
		for i := range records {
			records[i].kept, records[i].People = summarise(records[i].People), nil
		}
	}
}

func TestTotalsOfThePlatformDoNotGiveItsHostsAway(t *testing.T) {
	about := store.Attendance{Stated: []store.Stated{
		{Name: store.StatedUnique, Value: 57}, {Name: store.StatedRegistered, Value: 70},
		{Name: store.StatedUsers, Value: 61}, {Name: store.StatedConcurrent, Value: 40}, {Name: store.StatedCancelled, Value: 2},
	}}
	f := full(input{webinar: held, records: []Record{{About: about, People: crowd(60, "BR", "Curitiba", "")}}})
	check(t, f)
	said := func(f Figures) (lines []string) {
		for _, l := range f.Stated {
			lines = append(lines, words.For("en").Msg(l.Name)+": "+words.For("en").Number(l.Stated)+"; "+words.For("en").Msg(l.Reason))
		}
		return lines
	}
	same(t, "in full", said(f), []string{
		"Unique viewers, by the platform: 57; Viewers leave out hosts and panelists",
		"Registered, by the platform: 70; The platform counts registrations, here each person counts once",
		"Total users, by the platform: 61; ", "At once, by the platform: 40; Viewers leave out hosts and panelists", "Cancelled, by the platform: 2; ",
	})
	same(t, "shared", said(f.Shareable(5)), []string{ // 60 attended: three hosts could be subtracted
		"Registered, by the platform: 70; The platform counts registrations, here each person counts once",
		"Total users, by the platform: 61; ", "At once, by the platform: 40; Viewers leave out hosts and panelists",
	})
}

// TestSeveralAnswersGiveNoSmallGroupAway goes through all ways in which people can
// have chosen of two and three answers: no group of those who chose certain answers
// has the same few people in all of them that show the same numbers.
func TestSeveralAnswersGiveNoSmallGroupAway(t *testing.T) {
	const limit = 3
	for answers := 2; answers <= 3; answers++ {
		kinds := 1<<answers - 1 // each a set of answers that somebody chose
		for people := limit; people <= 7; people++ {
			type bounds struct{ least, most []int }
			seen := map[string]bounds{}
			var fill func(counts []int, left int)
			fill = func(counts []int, left int) {
				if len(counts) < kinds-1 {
					for n := 0; n <= left; n++ {
						fill(append(counts, n), left-n)
					}
					return
				}
				all := append(counts, left)
				p := poll(true, people)
				for a := range answers {
					chose := 0
					for kind, n := range all {
						chose += n * ((kind + 1) >> a & 1)
					}
					p.Answers = append(p.Answers, answer(string(rune('A'+a)), chose))
				}
				shown := fmt.Sprint(tellable(p, limit))
				b, known := seen[shown]
				if !known {
					b = bounds{make([]int, 1<<kinds), make([]int, 1<<kinds)}
				}
				for group := range 1 << kinds {
					size := 0
					for kind, n := range all {
						size += n * (group >> kind & 1)
					}
					if b.most[group] = max(b.most[group], size); !known || size < b.least[group] {
						b.least[group] = size
					}
				}
				seen[shown] = b
			}
			fill(nil, people)
			for shown, b := range seen {
				for group, least := range b.least {
					if least == b.most[group] && !enough(least, limit) {
						t.Fatalf("%d people chose %s: %d of group %b", people, shown, least, group)
					}
				}
			}
		}
	}
	same(t, "one chose both", texts(polled(poll(true, 20, answer("Red", 11), answer("Blue", 10))).Shareable(5).Polls[0]), []string{"Red 11"})
}
