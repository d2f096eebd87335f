// Package figure is the value that a chart draws. A window, a slide and a report
// draw the same value, so that they can never disagree. Its words are message
// keys with arguments, translated where they are shown.
package figure

import (
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// Kind is a figure's form.
type Kind string

// The forms.
const (
	Bars   Kind = "bars"   // one bar a category, largest first
	Area   Kind = "area"   // values over time
	Funnel Kind = "funnel" // steps, each a part of the first
)

// Tone says which family of colours a category takes.
type Tone string

// The tones. A theme's token (green, innovation, research, markets, governance)
// is a tone too, for figures whose subject is the theme.
const (
	ToneAccent       Tone = "accent"
	ToneEurope       Tone = "eu"
	ToneLatinAmerica Tone = "la"
	ToneOther        Tone = "other" // another macro-region, or "others"
)

// Figure is a computed chart.
type Figure struct {
	Name    string        // stable: used in file names and tests, such as "country"
	Kind    Kind          // how it is drawn
	Title   words.Message // the finding, where there is one
	Measure words.Message // what was measured
	Unit    words.Message // what one is
	// Base is the denominator in words, with the identity of the people counted
	// where that matters.
	Base       words.Message
	Categories []Category    // Bars, Funnel: one each value
	Series     []Series      // usually one
	X          []int64       // Area: Unix seconds of each value
	Zone       string        // Area: IANA zone to show X in
	Bands      []Band        // Area: agenda parts
	Peak       int           // Area: index of the highest value; -1 none
	AtLeast    bool          // Area: the peak may have been higher than the highest value
	Under      int           // Area: a value of 0 stands for fewer than this; 0: for nobody
	Others     int           // Bars: how many categories were merged into the last one; 0 none
	Of         float64       // Bars: what shares are parts of, where it is not the total; 0: it is
	Empty      words.Message // why there is nothing to draw
}

// Category is what one bar or step stands for.
type Category struct {
	Name    words.Message
	Country string // ISO 3166-1 alpha-2, for a flag; empty for none
	Tone    Tone
	Merged  bool // several categories under the privacy limit, shown as one
}

// Series is one value for each category or point in time.
type Series struct {
	Name   words.Message
	Values []float64
}

// Band is a stretch of time with a name, in Unix seconds.
type Band struct {
	Name        words.Message
	From, Until int64
}

// Values are those of the first series, or none.
func (f Figure) Values() []float64 {
	if len(f.Series) == 0 {
		return nil
	}
	return f.Series[0].Values
}

// IsEmpty tells whether there is nothing to draw.
func (f Figure) IsEmpty() bool { return len(f.Values()) == 0 }

// Total is the sum of the first series.
func (f Figure) Total() float64 {
	sum := 0.0
	for _, v := range f.Values() {
		sum += v
	}
	return sum
}

// Max is the highest value of all series, or 0 if there is none.
func (f Figure) Max() float64 {
	highest := 0.0
	for _, s := range f.Series {
		for _, v := range s.Values {
			highest = max(highest, v)
		}
	}
	return highest
}

// Whole is the denominator of the values: the first step of a funnel, what Of says,
// or the total.
func (f Figure) Whole() float64 {
	switch {
	case f.Kind == Funnel && !f.IsEmpty():
		return f.Values()[0]
	case f.Of > 0:
		return f.Of
	}
	return f.Total()
}

// Share is a value of the first series as a part of its denominator. Where a person
// can count for several categories, shares add up to more than 1.
func (f Figure) Share(i int) float64 {
	whole := f.Whole()
	if whole == 0 {
		return 0
	}
	return f.Values()[i] / whole
}

// Location is the zone to show X in; UTC where it is not known.
func (f Figure) Location() *time.Location {
	at, err := time.LoadLocation(f.Zone)
	if err != nil {
		return time.UTC
	}
	return at
}

// Highest is the index of the first highest value, or -1.
func Highest(values []float64) int {
	at := -1
	for i, v := range values {
		if at < 0 || v > values[at] {
			at = i
		}
	}
	return at
}

// Validate says what of a figure cannot be drawn. Drawers may rely on a valid
// figure: every series has a value for each category or time, values are finite
// and not negative, times rise, indices are within.
func (f Figure) Validate() error {
	if f.Name == "" {
		return errors.New("a figure needs a name")
	}
	if f.IsEmpty() {
		if f.Empty.Empty() {
			return f.wrong("has no values and does not say why")
		}
		return nil
	}
	if f.Title.Empty() || f.Measure.Empty() {
		return f.wrong("needs a title and a measure")
	}
	for _, s := range f.Series {
		if err := f.checkValues(s.Values); err != nil {
			return err
		}
	}
	switch f.Kind {
	case Bars:
		return f.checkBars()
	case Area:
		return f.checkArea()
	case Funnel:
		return f.checkFunnel()
	}
	return f.wrong("has the unknown kind %q", f.Kind)
}

func (f Figure) checkValues(values []float64) error {
	want := len(f.Categories)
	if f.Kind == Area {
		want = len(f.X)
	}
	if len(values) != want {
		return f.wrong("has %d values for %d places", len(values), want)
	}
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) || v < 0 {
			return f.wrong("has the value %v", v)
		}
	}
	return nil
}

func (f Figure) checkBars() error {
	for i, c := range f.Categories {
		if c.Name.Empty() {
			return f.wrong("has a bar without a name")
		}
		if c.Merged && i != len(f.Categories)-1 {
			return f.wrong("has others before its last bar")
		}
	}
	if merged := f.Categories[len(f.Categories)-1].Merged; merged != (f.Others > 0) {
		return f.wrong("merges %d categories, but its last bar does not agree", f.Others)
	}
	return nil
}

func (f Figure) checkArea() error {
	for i := 1; i < len(f.X); i++ {
		if f.X[i] <= f.X[i-1] {
			return f.wrong("has a time that is not after the one before")
		}
	}
	if f.Peak < -1 || f.Peak >= len(f.X) {
		return f.wrong("has its peak at %d of %d values", f.Peak, len(f.X))
	}
	for _, b := range f.Bands {
		if b.Until <= b.From {
			return f.wrong("has a band that ends before it starts")
		}
	}
	return nil
}

func (f Figure) checkFunnel() error {
	values := f.Values()
	for i := 1; i < len(values); i++ {
		if values[i] > values[i-1] {
			return f.wrong("has a step larger than the one before")
		}
	}
	return nil
}

func (f Figure) wrong(format string, args ...any) error {
	return fmt.Errorf("figure %s "+format, append([]any{f.Name}, args...)...)
}
