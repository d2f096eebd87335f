package desktop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// baseWords are the denominator of most figures: the page says it once.
func (p *participationPage) baseWords(f figures.Figures) string {
	if !f.HasAttendance || f.Withheld || f.Attended == 0 {
		return ""
	}
	return p.d.t("figures.base.attended", "count", f.Attended)
}

// whomWords say of whom the numbers are, and what of them is hidden.
func (p *participationPage) whomWords(f figures.Figures) string {
	base := p.baseWords(f)
	switch {
	case base == "":
		return ""
	case p.full:
		return p.d.t("participation.whom_everyone", "base", base)
	}
	return p.d.t("participation.whom_aggregate", "base", base, "limit", p.v.limit)
}

// emptyViews says in one card what there is nothing to show of, and why.
func (p *participationPage) emptyViews(empty []*view) cardRow {
	lines := widgets.Column(tokens.Space8)
	for i, v := range empty {
		if slices.ContainsFunc(empty[:i], func(other *view) bool { return other.empty == v.empty }) {
			continue // told with the other
		}
		var titles []string
		for _, other := range empty[i:] {
			if other.empty == v.empty {
				titles = append(titles, other.title)
			}
		}
		lines.Add(widgets.Row(tokens.Space16, widgets.FixedWidth(240, look.Para(strings.Join(titles, " · "), tokens.SmallBold, look.Ink, 0)),
			widgets.Stretch(look.Para(v.empty, tokens.Small, look.Ink2, 0))))
	}
	return cardRow{{object: widgets.NewCard(widgets.CardOptions{Title: p.d.t("participation.not_shown"), Content: lines}), columns: 6, wide: true}}
}

// emptyRow says what there is to do, or why nothing is shown.
func (p *participationPage) emptyRow() cardRow {
	d := p.d
	parts := []fyne.CanvasObject{look.Para(d.t("participation.empty"), tokens.Body, look.Ink2, 0)}
	if !d.readOnly() {
		parts = append(parts, widgets.Row(tokens.Space8, widgets.NewButton(widgets.ButtonOptions{
			Rank: widgets.Primary, Label: d.t("importdialog.menu"), Shortcut: "Ctrl Shift I", OnTapped: d.askImport})))
	}
	parts = append(parts, look.Para(d.t("participation.reads"), tokens.Small, look.Ink3, 0))
	return cardRow{{object: widgets.NewCard(widgets.CardOptions{Title: d.t("participation.empty_title"),
		Content: widgets.Column(tokens.Space12, parts...)}), columns: 1, wide: true}}
}

// foot says how people were told apart, and offers to forget them.
func (p *participationPage) foot(f figures.Figures) fyne.CanvasObject {
	d, v := p.d, p.v
	var lines []string
	if v.full.HasAttendance && !v.unknown {
		lines = append(lines, d.t("participation.once"))
		if note := d.book.Msg(f.IdentityNote); note != "" {
			lines = append(lines, note+".")
		}
		if v.full.OpenStays > 0 && p.full {
			lines = append(lines, d.t("participation.open", "count", v.full.OpenStays))
		}
	}
	if v.full.RowsLost && v.full.HasAttendance {
		lines = append(lines, d.t("participation.some_rows_lost"))
	}
	if v.forgotten {
		lines = append(lines, d.t("participation.forgotten"))
	}
	if len(lines) == 0 {
		return nil
	}
	p.note.SetText(strings.Join(lines, " "))
	parts := []fyne.CanvasObject{widgets.Stretch(p.note)}
	if v.rows > 0 && !d.readOnly() && !p.forgetting {
		parts = append(parts, p.forget)
	}
	return widgets.Row(tokens.Space16, parts...)
}
