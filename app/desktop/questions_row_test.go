package desktop

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// cardsOf are the cards of a list that show, by the question on them.
func cardsOf(l fyne.CanvasObject) map[string]*questionCard {
	found := map[string]*questionCard{}
	for _, child := range children(l) {
		if card, ok := child.(*questionCard); ok && card.Visible() {
			found[card.view.title] = card
		}
		for title, card := range cardsOf(child) {
			found[title] = card
		}
	}
	return found
}

func TestTheRowOfACarriedQuestionNamesTheWebinar(t *testing.T) {
	qs := three()
	qs[0].Answer = "Nobody knows yet, and the town is to say."
	qs[1].Language = "es"
	a := writeQuestions(t, qs...)
	d, l, p := sitAtQuestions(t, a)
	p.carry()
	l.until("they are parked", func() bool { return len(p.groups[groupParked]) == 3 })
	for _, language := range words.Languages() {
		d.book = words.For(language)
		for _, size := range []fyne.Size{{Width: 1440, Height: 900}, {Width: 1024, Height: 640}} {
			d.win.Resize(size)
			p.choose(groupParked, 0)
			p.refilter()
			cards := cardsOf(p.lists[groupParked].rows)
			if len(cards) != 3 {
				t.Fatalf("%d cards are parked", len(cards))
			}
			for title, card := range cards {
				if cut := card.badges.Tip(); cut != "" {
					t.Errorf("%s, %v wide: the row of %q cuts off %q", language, size.Width, title, cut)
				}
			}
		}
	}
}

func TestAParkedRowWithoutAnAnswerHasNoEmptyLine(t *testing.T) {
	qs := three()
	qs[0].State, qs[1].State = store.Parked, store.Parked
	qs[0].Text = "Who keeps the weir, and who pays for what keeping it costs in a year of high water?"
	qs[1].Answer = "Nobody knows yet."
	_, _, p := sitAtQuestions(t, writeQuestions(t, qs...))
	p.choose(groupParked, 0)
	cards := cardsOf(p.lists[groupParked].rows)
	bare, answered := cards[qs[0].Text], cards[qs[1].Text]
	if bare == nil || answered == nil {
		t.Fatalf("parked are %v", cards)
	}
	if !bare.label.Visible() || bare.label.Position().Y >= bare.title.Position().Y {
		t.Error("without an answer the state does not stand over the question")
	}
	if gap := bare.asker.Position().Y - bare.title.Position().Y - bare.title.Size().Height; gap > questionGap {
		t.Errorf("%v are empty between question and asker", gap)
	}
	if answered.label.Visible() || !answered.answer[0].Visible() && !answered.answer[1].Visible() {
		t.Error("an answer that is there does not show")
	}
}
