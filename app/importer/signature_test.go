package importer

import (
	"strings"
	"testing"
)

func TestWhoAnsweredIsNoPartOfTheAnswer(t *testing.T) {
	const text = "we pay half of it"
	for _, answer := range []string{
		"Hosta Canarino answered: " + text, "(Hosta Canarino) " + text, "[hosta canarino]: " + text, "HOSTA CANARINO (City of Vaasa): " + text,
		"Canarino: " + text, "hosta.canarino: " + text, "hosta_canarino - " + text, "hosta canarino: " + text, "@hosta: " + text, "canarino: " + text,
		text + " answered by Hosta Canarino", text + " (answered by Hosta Canarino)", text + " — answered live by hosta canarino.",
		text + "\nAnswered by Hosta Canarino", "Answered by Hosta Canarino: " + text, "Answered by Hosta Canarino\n" + text,
		"Hosta Canarino – " + text, "Hosta Canarino — " + text, "Hosta Canarino | " + text, "Dr. Hosta de la Canarino: " + text,
		"Hosta Canarino 10:42 AM: " + text, "Hosta Canarino (10:42): " + text, "Hosta Canarino, City of Vaasa: " + text,
		"Hosta Canarino respondió: " + text, "Hosta Canarino respondeu: " + text, "Canarino hat geantwortet: " + text, "Canarino replied " + text,
		text + " respondida por Hosta Canarino", text + " (respondido ao vivo por Hosta Canarino)", text + " beantwortet von Canarino",
		text + "\nHosta Canarino", text + "\n- Canarino", text + ". Best regards, Hosta Canarino", text + ", saludos cordiales, Canarino",
		"live answered by Hosta Canarino\n" + text, "Replied by Hosta Canarino: " + text, "Respondidas por Hosta Canarino: " + text, "(Hosta Canarino) Canarino: " + text, "Hosta-Maria O'Canarino: " + text,
	} {
		got := answerText(answer)
		if strings.Contains(strings.ToLower(got), "canarino") || strings.Contains(strings.ToLower(got), "hosta") || !strings.Contains(got, text) {
			t.Errorf("%q: %q", answer, got)
		}
	}
	for _, answer := range []string{
		text, "Yes: it does", "No - not yet", "Thanks - great question", "The answer is simple: no", "We need two things: time and money",
		"It begins at 10:42 and ends at 11:00", "See https://example.org/a:b", "It was answered by the ministry in 2020", "For example: buses",
		"It costs:\n- Budget: 3 million\n- Deadline: 5 May", "Sí: mañana", "Vaasa and Punta Arenas. It is a good match - we agree", "We said so",
		"(in the autumn) we begin", "This answered my question",
	} {
		if got := answerText(answer); got != answer {
			t.Errorf("%q: %q", answer, got)
		}
	}
	if got := answerText("Yes. - Hosta Canarino"); got != "Yes." {
		t.Errorf("%q", got)
	}
}
