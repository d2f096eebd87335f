package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur-app/rapporteur/store"
)

// Platforms and hosts write who answered beside the answer, and those who answer
// are in no list of attendees. So whatever looks like a signature is taken off:
// a label of an ordinary kind that goes with it costs less than a name that stays.

// longestSignature is how many bytes a signature has at most.
const longestSignature = 80

// The parts of which signatures are made.
const (
	answerWords = `answered|replied|answer|reply|response|respondid[oa]s?|contestad[oa]s?|respuesta|resposta|beantwortet|répondue?|réponse|antwort`
	aloud       = `(?:\s+(?:live|ao vivo|en vivo|en directo|en direct))?`
	byWhom      = `\s+(?:by|from|por|de|von|par)\s+`
)

var (
	// answeredBy is who answered, after an answer or in its place.
	answeredBy = regexp.MustCompile(`(?i)[\s(\[–—,;-]*\b(?:` + answerWords + `)` + aloud + byWhom + `([^\n]{1,80}?)[\s)\].]*$`)
	// saying is what a signature says of itself before the answer.
	saying = regexp.MustCompile(`(?i)^(.{1,80}?)\s+(?:has |hat |a |ha )?(?:answered|answers|replied|replies|said|says|wrote|writes|respondió|respondeu|responde|contestó|dijo|disse|escribió|escreveu|antwortete|antwortet|geantwortet|schrieb|répondu|répond)` +
		aloud + `(?:[\s:：,–—-]+|$)`)
	// saidBy stands before the name where a signature stands before the answer.
	saidBy = regexp.MustCompile(`(?i)^(?:` + answerWords + `)` + aloud + byWhom)
	// labelEnd ends a signature before an answer.
	labelEnd = regexp.MustCompile(`[:：](?:[^\d/]|$)|\s[-–—>|]+\s|[—|]`)
	// beside stands between a name and the end of its signature: an organisation, a time.
	beside = regexp.MustCompile(`\s*(?:[(\[<][^)\]>]*[)\]>]|\b\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?)\s*$`)
	// signedOff is a name after the end of a sentence and a dash, or after a greeting.
	signedOff = regexp.MustCompile(`(?i)(?:([.!?…"”)])\s*[–—-]{1,2}|[\s,.;!–—-]*\b(?:(?:best|kind|warm) regards|regards|best wishes|all the best|best|cheers|saludos(?: cordiales)?|un saludo|atentamente|abraços|um abraço|abs|atenciosamente|cordialmente|cordialement|mit freundlichen grüßen|viele grüße|liebe grüße|lg|mfg)[\s,.!–—-]+)\s*([^\n]{2,60}?)[\s.]*$`)
)

// withoutSignatures is an answer without who gave it.
func withoutSignatures(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, l := range lines {
		lines[i] = unsigned(l, i == 0 || strings.TrimSpace(lines[i-1]) == "")
	}
	return withoutSignOff(strings.TrimSpace(strings.Join(lines, "\n")))
}

// unsigned takes the signature off a line; in the midst of an answer a word alone
// before a colon is a label rather than a name.
func unsigned(l string, first bool) string {
	if at := answeredBy.FindStringSubmatchIndex(l); at != nil && likeName(l[at[2]:at[3]], false) {
		l = l[:at[0]]
	}
	l = strings.TrimSpace(l)
	if l != "" && strings.ContainsRune("([<", rune(l[0])) {
		if end := strings.IndexAny(l, ")]>"); end > 0 && end <= longestSignature && likeName(saidBy.ReplaceAllString(l[1:end], ""), false) {
			l = strings.TrimLeft(l[end+1:], " \t:：.-–—")
		}
	}
	if at := saying.FindStringSubmatchIndex(l); at != nil && likeName(l[at[2]:at[3]], false) {
		return strings.TrimSpace(l[at[1]:])
	}
	at := labelEnd.FindStringIndex(l)
	if at == nil || at[0] == 0 || at[0] > longestSignature {
		return l
	}
	label := l[:at[0]]
	colon := strings.HasPrefix(l[at[0]:], ":") || strings.HasPrefix(l[at[0]:], "：")
	if label = saidBy.ReplaceAllString(label, ""); !likeName(label, !colon) || !first && wordCount(label) == 1 {
		return l
	}
	_, size := utf8.DecodeRuneInString(l[at[0]:])
	return strings.TrimLeft(l[at[0]+size:], " \t:：-–—|>")
}

// withoutSignOff takes off what somebody signed a text with.
func withoutSignOff(text string) string {
	if before, last, several := cutLast(text); several && likeName(strings.TrimLeft(last, " \t-–—/"), true) && !strings.ContainsAny(last, ".!?:") && wordCount(last) < 5 {
		text = strings.TrimRight(before, " \t\n,")
	}
	at := signedOff.FindStringSubmatchIndex(text)
	if at == nil || !likeName(text[at[4]:at[5]], true) {
		return text
	}
	if at[2] >= 0 {
		return text[:at[3]] // the sentence keeps its end
	}
	return text[:at[0]]
}

func cutLast(text string) (before, last string, several bool) {
	i := strings.LastIndexByte(text, '\n')
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+1:], strings.TrimSpace(text[:i]) != ""
}

func wordCount(text string) int {
	return len(strings.Fields(strings.TrimLeft(beside.ReplaceAllString(text, ""), " \t-–—*•")))
}

// mostLowerWords is how many words without capitals may be a name.
const mostLowerWords = 3

// likeName tells whether words look like somebody's name or handle: few of them, and
// with capitals or none that a sentence is made of. Where strict, capitals or the
// marks of a handle must be.
func likeName(label string, strict bool) bool {
	for range 3 {
		label = beside.ReplaceAllString(label, "")
	}
	said := strings.FieldsFunc(label, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",/&|·•", r) })
	if len(said) == 0 || len(said) > mostNameWords {
		return false
	}
	capitals, lower, plain := 0, 0, 0
	for _, w := range said {
		w = strings.Trim(w, `"'“”()[]-–`)
		if w == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "@#"))
		folded := store.Fold(strings.Trim(w, ".@#"))
		switch {
		case !unicode.IsLetter(r) || strings.ContainsAny(w, "?!"):
			return false
		case particles[folded] && len(said) > 1:
		case sentenceWords[folded] && !(unicode.IsUpper(r) && nameWords[folded] && len(said) > 1):
			plain++
		case w[0] == '@' || strings.ContainsAny(w[1:], "._") && strings.Trim(w, ".") == w:
			capitals++ // a handle
		case unicode.IsUpper(r) || !unicode.IsLower(r): // scripts without case
			capitals++
		default:
			lower++
		}
	}
	switch {
	case lower == 0 && plain == 0:
		return capitals > 0
	case strict, plain > 0:
		return false
	}
	return capitals+lower <= mostLowerWords
}

// nameWords are sentence words that are names too, beside another name.
var nameWords = wordSet("will may can do so long sure great good dear short well claro bueno bom sol ja ich es um as il")

func wordSet(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			set[store.Fold(w)] = true
		}
	}
	return set
}

// particles stand within names.
var particles = wordSet("de da do dos das del la las los van von der den y e i und of the di du al bin ibn zu ter from")

// sentenceWords begin answers and sentences, and are no names.
var sentenceWords = wordSet(
	"a an the this that these those it we you they i he she my our your in on at to for from of with as by and or but not if so is are was were be do does did can could will would should may might must have has had",
	"yes no ok okay sure maybe perhaps absolutely definitely exactly correct indeed certainly great good thanks thank hello hi dear please see note notes answer answers question short long update important well also however therefore first second third finally what when where who whom why how which there here all some many most more",
	"el la los las un una unos unas este esta esto ese esa eso nosotros ustedes ellos yo mi nuestro su en a para por de con como y o pero no si sí es son fue está están hay puede ser tener gracias hola estimado estimada ver nota respuesta pregunta también primero segundo tercero quizás claro bueno muy qué cuándo dónde quién cómo cuál aquí todo todos",
	"o os as um uma uns umas isto isso aquilo nós vocês eles eu meu nosso seu em no na para por com e ou mas não sim é são foi está estão há pode ser ter obrigado obrigada olá oi veja nota resposta pergunta também primeiro segundo terceiro talvez claro bom muito que quando onde quem como qual aqui tudo todos",
	"der die das ein eine ja nein wir sie ich es und oder aber nicht danke hallo bitte antwort frage hinweis le les une des oui non nous vous ils je et ou mais merci bonjour réponse",
)
