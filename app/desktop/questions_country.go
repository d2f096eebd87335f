package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/places"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// countryField is a field for a country's name in any language, or its code. What
// it is taken for stands in it afterwards, with its flag.
type countryField struct {
	*textEntry
	d     *desk
	box   *fyne.Container
	flag  *fyne.Container
	wrong *look.Paragraph
	code  string // ISO 3166-1 alpha-2; empty: none
}

func newCountryField(d *desk) *countryField {
	f := &countryField{textEntry: newTextEntry(false), d: d, wrong: look.Para("", tokens.Caption, look.WarnText, 3)}
	f.flag = container.NewStack()
	f.SetPlaceHolder(d.t("questions.country.placeholder"))
	f.wrong.Hide()
	f.box = widgets.Column(tokens.Space4, container.New(&countryLayout{f}, container.NewThemeOverride(f.textEntry, smallField), f.flag), f.wrong)
	return f
}

// countryLayout puts the flag at the field's end.
type countryLayout struct{ f *countryField }

// MinSize is a small control's.
func (*countryLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, tokens.ControlSmallHeight)
}

// Layout gives the field the width.
func (l *countryLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], -1, -1, size.Width+2, size.Height+2)
	put(o[1], size.Width-tokens.FlagWidth-10, (size.Height-tokens.FlagHeight)/2, tokens.FlagWidth, tokens.FlagHeight)
}

// take shows a country that nobody typed here.
func (f *countryField) take(code string) {
	f.code = code
	name := ""
	if code != "" {
		name = f.d.book.Country(code)
	}
	f.show(name)
	f.showFlag()
	f.mark(false)
}

// read takes what was typed for a country. It says so and returns false where it
// is none.
func (f *countryField) read() bool {
	typed := oneSpaced(f.Text)
	code, ok := countryTyped(f.d.book, typed)
	if typed == "" || ok {
		f.take(code)
		return true
	}
	f.mark(true)
	return false
}

func (f *countryField) mark(wrong bool) {
	if wrong {
		f.wrong.SetText(f.d.t("questions.country.wrong", "text", shortened(f.Text)))
	}
	setVisible(f.wrong, wrong)
}

func (f *countryField) showFlag() {
	f.flag.Objects = nil
	if f.code != "" {
		f.flag.Objects = []fyne.CanvasObject{widgets.NewFlagIcon(f.code)}
	}
	f.flag.Refresh()
}

// countryTyped is the country that a name, a code, or the beginning of the name of
// only one country stands for.
func countryTyped(book *words.Book, typed string) (code string, ok bool) {
	if typed == "" {
		return "", false
	}
	if code, ok = places.CountryOf(typed); ok {
		return code, true
	}
	if code, ok = places.CountryOf(strings.ToUpper(typed)); ok && len(typed) == 2 {
		return code, true
	}
	begin, found := store.Fold(typed), ""
	for _, each := range places.Countries() {
		if strings.HasPrefix(store.Fold(book.Country(each)), begin) {
			if found != "" {
				return "", false
			}
			found = each
		}
	}
	return found, found != ""
}
