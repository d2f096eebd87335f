package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// progressLine says what is being done and how far it is. It is hidden at first.
type progressLine struct {
	*block
	words       *look.Paragraph
	track, fill *themed
	done        float64 // 0 to 1
}

func newProgressLine() *progressLine {
	p := &progressLine{words: look.Para("", tokens.Small, look.Ink2, 1),
		track: themedBox(look.Sunken, look.Line, progressHeight/2), fill: themedBox(look.Accent, "", progressHeight/2)}
	p.block = newBlock(func(float32) float32 { return tokens.Small.Line + tokens.Space4 + progressHeight }, p.place, p.words, p.track, p.fill)
	p.Hide()
	return p
}

// progressHeight is that of the bar.
const progressHeight float32 = 6

func (p *progressLine) place(size fyne.Size) {
	put(p.words, 0, 0, size.Width, tokens.Small.Line)
	y := tokens.Small.Line + tokens.Space4
	put(p.track, 0, y, size.Width, progressHeight)
	put(p.fill, 0, y, max(progressHeight, size.Width*float32(p.done)), progressHeight)
}

// set shows another state.
func (p *progressLine) set(words string, done float64) {
	p.words.SetText(words)
	p.done = min(max(done, 0), 1)
	p.Refresh()
}
