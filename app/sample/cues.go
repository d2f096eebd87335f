package sample

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporteur-app/rapporteur/store"
)

const (
	// pauseWords is the weight of the pause after a cue, in words.
	pauseWords = 4
	// breathMS is the silence between two cues.
	breathMS = 400
)

// line is one cue of the data before it has a time; pinned lines have theirs.
type line struct {
	speaker, text string
	pinned        bool
	at            int64
}

// clock reads "MM:SS" of the recording as milliseconds.
func clock(text string) (int64, error) {
	var minutes, seconds int64
	if n, err := fmt.Sscanf(text, "%d:%d", &minutes, &seconds); n != 2 || err != nil || seconds > 59 {
		return 0, fmt.Errorf("%q is not a time of the form MM:SS", text)
	}
	return (minutes*60 + seconds) * 1000, nil
}

// cues gives every line of the transcript its time: pinned lines theirs, those
// between two pins a share by their words.
func (t *transcriptFile) cues() ([]store.Cue, error) {
	var all []store.Cue
	for _, part := range t.Parts {
		lines, err := t.lines(part.Lines)
		if err != nil {
			return nil, fmt.Errorf("part %s: %w", part.Slug, err)
		}
		until, err := clock(part.Until)
		if err != nil {
			return nil, fmt.Errorf("part %s: %w", part.Slug, err)
		}
		for len(lines) > 0 {
			n := 1
			for n < len(lines) && !lines[n].pinned {
				n++
			}
			end := until
			if n < len(lines) {
				end = lines[n].at
			}
			all = append(all, spread(lines[:n], end)...)
			lines = lines[n:]
		}
	}
	return all, nil
}

// lines reads "CODE@MM:SS> words"; code and time may be missing, except that the
// first line of a part needs both.
func (t *transcriptFile) lines(text string) ([]line, error) {
	var all []line
	speaker := ""
	for _, row := range strings.Split(strings.TrimSpace(text), "\n") {
		head, words, ok := strings.Cut(row, ">")
		if !ok {
			return nil, fmt.Errorf("no speaker mark in %q", row)
		}
		code, at, pinned := strings.Cut(head, "@")
		l := line{text: strings.TrimSpace(words), pinned: pinned}
		if code != "" {
			if speaker, ok = t.Speakers[code]; !ok {
				return nil, fmt.Errorf("unknown speaker %q", code)
			}
		}
		l.speaker = speaker
		if pinned {
			ms, err := clock(at)
			if err != nil {
				return nil, err
			}
			l.at = ms
		} else if len(all) == 0 {
			return nil, fmt.Errorf("the first line %q has no time", row)
		}
		all = append(all, l)
	}
	return all, nil
}

// spread shares the time from the first line's pin to end among the lines.
func spread(lines []line, end int64) []store.Cue {
	total := int64(0)
	for _, l := range lines {
		total += weight(l.text)
	}
	from, passed := lines[0].at, int64(0)
	cues := make([]store.Cue, len(lines))
	for i, l := range lines {
		start := from + (end-from)*passed/total
		passed += weight(l.text)
		next := from + (end-from)*passed/total
		cues[i] = store.Cue{StartMS: start, EndMS: next - breathMS, Speaker: l.speaker, Text: l.text}
	}
	return cues
}

func weight(text string) int64 { return int64(len(strings.Fields(text)) + pauseWords) }

// spoken is a transcript as evidence sees it: one text, and where each cue of
// it begins.
type spoken struct {
	cues   []store.Cue
	text   string
	starts []int // code point at which a cue's text begins
}

// newSpoken joins the cues' texts with line ends, as positions count them.
func newSpoken(cues []store.Cue) *spoken {
	s := &spoken{cues: cues, starts: make([]int, len(cues))}
	texts := make([]string, len(cues))
	at := 0
	for i, c := range cues {
		texts[i], s.starts[i] = c.Text, at
		at += utf8.RuneCountInString(c.Text) + 1
	}
	s.text = strings.Join(texts, "\n")
	return s
}

// contextLetters is how much of the text around a quote is kept with it.
const contextLetters = 48

// passage finds the quote, which must stand exactly once, and says where it is
// in the text and in the recording.
func (s *spoken) passage(quote string) (store.Evidence, error) {
	if n := strings.Count(s.text, quote); n != 1 {
		return store.Evidence{}, fmt.Errorf("quote %q stands %d times in the transcript", quote, n)
	}
	at := strings.Index(s.text, quote)
	before, after := s.text[:at], s.text[at+len(quote):]
	from := utf8.RuneCountInString(before)
	to := from + utf8.RuneCountInString(quote)
	return store.Evidence{
		Kind: store.Passage, Quote: quote, From: from, To: to,
		Before: lastLetters(before, contextLetters), After: firstLetters(after, contextLetters),
		AtMS: s.cueAt(from).StartMS, UntilMS: s.cueAt(to - 1).EndMS,
	}, nil
}

// cueAt returns the cue that holds the code point.
func (s *spoken) cueAt(position int) store.Cue {
	i := 0
	for i+1 < len(s.starts) && s.starts[i+1] <= position {
		i++
	}
	return s.cues[i]
}

func firstLetters(text string, n int) string {
	runes := []rune(text)
	return string(runes[:min(n, len(runes))])
}

func lastLetters(text string, n int) string {
	runes := []rune(text)
	return string(runes[max(0, len(runes)-n):])
}

// moment reads a webinar's local start in its zone.
func moment(m store.Moment) (time.Time, error) {
	zone, err := time.LoadLocation(m.Zone)
	if err != nil {
		return time.Time{}, err
	}
	return time.ParseInLocation("2006-01-02T15:04:05", m.Local, zone)
}
