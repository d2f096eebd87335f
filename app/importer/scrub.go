package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/rapporteur-app/rapporteur/store"
)

// removed stands where something personal was taken out of a kept text.
const removed = "[…]"

var (
	addressPattern = regexp.MustCompile(`[\p{L}0-9._%+'-]+@[\p{L}0-9.-]+\.[\p{L}]{2,}`)
	numberPattern  = regexp.MustCompile(`(?:\+|\b00|\(|\b)\d[\d ()./-]{7,}\d`)
	isoDatePattern = regexp.MustCompile(`^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|^\d{4} ?[-–/] ?\d{4}$`)
)

// scrubber takes addresses, telephone numbers and the names of everyone in the
// imported files out of texts that are kept: questions, answers, polls, titles.
// Names are found word by word, whatever their case, accents and what stands
// between the words.
type scrubber struct {
	names  map[string][][]string // the folded words of names, by the first
	alone  map[string]string     // names of one word as they are shown, by the folded word
	halves map[string]bool       // folded first and last names of columns of their own
	parts  map[string]bool       // folded words that people may call themselves by
	common map[string]bool       // whether a word is an ordinary one, once that is known
	titles map[string]bool       // folded words of the titles
}

// newScrubber learns the names of all exports.
func newScrubber(exports []*Export) *scrubber {
	for _, e := range exports {
		if len(e.Questions)+len(e.Polls) > 0 {
			return learned(exports)
		}
	}
	return &scrubber{} // nothing is kept that could name anybody
}

// scrubTitle scrubs a webinar's title, which often names whoever set it up.
func scrubTitle(title string, exports []*Export) string {
	title = withoutOwner(title)
	within := map[string]bool{}
	for _, w := range wordsOf(title) {
		within[w.folded] = true
	}
	s := &scrubber{names: map[string][][]string{}}
	for _, e := range exports {
		for _, r := range e.Rows {
			if mayBeIn(within, r.Name) {
				s.learn(r.Name)
			}
		}
		s.learnBeside(e)
	}
	return s.text(title)
}

// owned are the titles that Zoom gives a meeting which nobody named: somebody's. What
// is kept is the group "what", whose it is the group "who".
var owned = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^(?P<who>.{1,60}?)['’]s? (?P<what>(?:zoom|personal) (?:meeting|webinar|meeting room|room)\b.*)$`),
	regexp.MustCompile(`(?i)^(?P<what>reunión (?:de )?zoom|reunião (?:do |de )?zoom|sala de reuniones personal|sala de reunião pessoal|sala pessoal de reunião|zoom[- ]meeting|persönlicher meeting-?raum|réunion zoom|salle de réunion personnelle) (?:de|do|da|von) (?P<who>.{1,60})$`),
}

// withoutOwner takes whose meeting it is off such a title, where that looks like a name.
func withoutOwner(title string) string {
	for _, pattern := range owned {
		found := pattern.FindStringSubmatch(title)
		if found != nil && likeName(found[pattern.SubexpIndex("who")], true) {
			return found[pattern.SubexpIndex("what")]
		}
	}
	return title
}

// mayBeIn tells, without folding, whether one of a few folded words may be the
// first of a name: there may be a hundred thousand names.
func mayBeIn(words map[string]bool, name string) bool {
	var first [32]byte
	n := 0
	for ; n < len(name) && n < len(first); n++ {
		c := name[n]
		switch {
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
		case c >= 0x80 || n == 0:
			return true
		default:
			return words[string(first[:n])] || strings.IndexByte(name, '(') > 0
		}
		first[n] = c
	}
	return n == len(first) // a word alone names nobody
}

// learned takes in the names of everyone in the exports.
func learned(exports []*Export) *scrubber {
	s := &scrubber{
		names: map[string][][]string{}, alone: map[string]string{}, halves: map[string]bool{}, parts: map[string]bool{}, common: map[string]bool{}, titles: map[string]bool{},
	}
	for _, e := range exports {
		for _, w := range wordsOf(e.Title) {
			s.titles[w.folded] = true
		}
		for _, r := range e.Rows {
			s.learn(r.Name)
			s.learnHalf(r.First)
			s.learnHalf(r.Last)
			if s.personLike(r.Name) {
				s.learnHalf(r.Name)
			}
		}
		s.learnBeside(e)
	}
	return s
}

// learnBeside takes in the names that an export has beside its list of people.
func (s *scrubber) learnBeside(e *Export) {
	for _, host := range e.Hosts {
		s.learn(host)
	}
	for _, q := range e.Questions {
		s.learn(q.Asker)
		s.learn(q.Answerer)
	}
	for _, p := range e.Polls {
		for _, r := range p.Replies {
			s.learn(r.Name)
		}
	}
}

// learn takes in a name as it was shown: alone, with another one or an
// organisation behind it, or with the family's name first.
func (s *scrubber) learn(shown string) {
	s.add(shown)
	if i := strings.IndexAny(shown, "(|/–—,_"); i > 0 {
		s.add(shown[:i])
	}
	if before, _, cut := strings.Cut(shown, " - "); cut {
		s.add(before)
	}
	if _, inner, cut := strings.Cut(shown, "("); cut {
		s.add(inner)
	}
	if last, first, comma := strings.Cut(shown, ","); comma {
		s.add(first + " " + last)
	}
}

// mostNameWords is how many words a name has at most; more are a sentence.
const mostNameWords = 8

func (s *scrubber) add(name string) {
	var folded []string
	for _, w := range wordsOf(name) {
		folded = append(folded, w.folded)
	}
	s.learnWords(name, folded)
	// A name of one word may be any word; of several it names somebody.
	if len(folded) < 2 || len(folded) > mostNameWords || len(name) < 5 {
		return
	}
	s.keep(folded)
	if last := len(folded) - 1; last > 1 {
		s.keep([]string{folded[0], folded[last]})
	}
}

func (s *scrubber) keep(name []string) {
	for _, known := range s.names[name[0]] {
		if slices.Equal(known, name) {
			return
		}
	}
	s.names[name[0]] = append(s.names[name[0]], name)
}

// text is a text without what is personal in it.
func (s *scrubber) text(text string) string {
	text = addressPattern.ReplaceAllString(text, removed)
	text = numberPattern.ReplaceAllStringFunc(text, func(found string) string {
		if isoDatePattern.MatchString(strings.TrimSpace(found)) {
			return found
		}
		return removed
	})
	if len(s.names)+len(s.alone)+len(s.halves) == 0 {
		return text
	}
	var out strings.Builder
	said, kept := wordsOf(text), 0
	for i := 0; i < len(said); {
		n := s.nameAt(said[i:])
		if n == 0 && s.callsThemselves(text, said, i) {
			n = 1
		}
		if n == 0 {
			i++
			continue
		}
		out.WriteString(text[kept:said[i].from])
		out.WriteString(removed)
		kept = said[i+n-1].until
		i += n
	}
	return out.String() + text[kept:]
}

// nameAt is how many words the longest name has that a text begins with; 0: none.
func (s *scrubber) nameAt(said []spoken) (most int) {
	for _, name := range s.names[said[0].folded] {
		if len(name) > len(said) || len(name) <= most {
			continue
		}
		same := true
		for i, w := range name {
			same = same && said[i].folded == w
		}
		if same {
			most = len(name)
		}
	}
	return most
}

// spoken is one word of a text and where it stands, in bytes.
type spoken struct {
	folded      string
	from, until int
}

// wordsOf cuts a text into words of letters and digits.
func wordsOf(text string) (all []spoken) {
	from := -1
	for i, r := range text + " " {
		within := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case within && from < 0:
			from = i
		case !within && from >= 0:
			all = append(all, spoken{store.Fold(text[from:i]), from, i})
			from = -1
		}
	}
	return all
}
