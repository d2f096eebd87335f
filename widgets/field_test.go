package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func webinars() []Choice {
	return []Choice{{Number: "19", Label: "Final lessons from the Region-to-Region cooperation", Note: "23 Nov 2023"},
		{Number: "18", Label: "Green transition", Note: "28 Sep 2023"}, {Number: "17", Label: "Innovation"}}
}

func TestFieldsLookAsDrawn(t *testing.T) {
	golden(t, "fields", 760, 120, func() fyne.CanvasObject {
		typed := NewSearchField(SearchFieldOptions{Placeholder: "Search notebook", Keys: "Ctrl K"})
		typed.SetText("hydrogen")
		return Inset(16, 16, Column(12, Row(16, FixedWidth(452, NewSelectBox(webinars(), 0, "", nil)),
			FixedWidth(264, NewSearchField(SearchFieldOptions{Placeholder: "Search notebook", Keys: "Ctrl K"}))),
			Row(16, FixedWidth(200, NewSelectBox(webinars(), 0, "", nil)), FixedWidth(264, typed))))
	}, func(w fyne.Window, o fyne.CanvasObject) {
		field := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects[1].(*fyne.Container).Objects[1].(*fyne.Container).Objects[0].(*SearchField)
		w.Canvas().Focus(field.Focus())
	})
}

func TestOpenSelectorLooksAsDrawn(t *testing.T) {
	golden(t, "selector-open", 500, 190, func() fyne.CanvasObject {
		return Inset(16, 12, Column(0, NewSelectBox(webinars(), 0, "", nil)))
	}, func(w fyne.Window, o fyne.CanvasObject) {
		w.Canvas().FocusNext()
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	})
}

func TestSelectorByKeyboard(t *testing.T) {
	chosen := -1
	s := NewSelectBox(webinars(), 0, "", func(i int) { chosen = i })
	w := stage(t, look.Light, Column(0, s), 500, 300)
	w.Canvas().FocusNext()
	press := func(keys ...fyne.KeyName) {
		for _, key := range keys {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	press(fyne.KeySpace, fyne.KeyDown, fyne.KeyEscape)
	if chosen != -1 || w.Canvas().Overlays().Top() != nil {
		t.Fatal("Esc does not close the list as it was")
	}
	press(fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	if chosen != 1 || s.Selected() != 1 {
		t.Errorf("the arrow and Enter choose %d", chosen)
	}
	press(fyne.KeySpace)
	test.Type(w.Canvas().Focused(), "i")
	press(fyne.KeyReturn)
	if chosen != 2 {
		t.Errorf("a letter and Enter choose %d", chosen)
	}
	if w.Canvas().Focused() != fyne.Focusable(s) {
		t.Error("the keys do not come back to the selector")
	}
}

func TestSearchField(t *testing.T) {
	var typed []string
	left, down := 0, 0
	f := NewSearchField(SearchFieldOptions{Placeholder: "Search", OnChanged: func(s string) { typed = append(typed, s) },
		OnLeave: func() { left++ }, OnDown: func() { down++ }})
	w := stage(t, look.Light, f, 264, 40)
	w.Canvas().Focus(f.Focus())
	test.Type(f.Focus(), "añ")
	f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := strings.Join(typed, "|"); got != "a|añ|" || left != 1 || down != 1 {
		t.Errorf("typed %q, left %d, down %d", got, left, down)
	}
	f.SetText("x")
	test.TapCanvas(w.Canvas(), fyne.NewPos(250, 20))
	if f.Text() != "" {
		t.Error("the clear button does not clear")
	}
}

const sample = `## What worked
The **BraSilesia** initiative gave _entrepreneurs_ one door; see [the page](https://iurc.eu) and ` + "`code`" + `.

- Joint projects in innovation and digital transition
  - within
- [ ] New markets **on** both sides

1. First
2. Second

> Name it first, fund it second.

    go build ./...

***

![a chart](https://example.org/x.png) <script>alert(1)</script> [local](file:///etc/passwd)
`

func TestMarkdownLooksAsDrawn(t *testing.T) {
	golden(t, "markdown", 320, 480, func() fyne.CanvasObject {
		return Inset(16, 16, Column(0, NewMarkdown(sample, words.For("en"))))
	})
}

func TestMarkdownFetchesAndOpensNothingItShouldNot(t *testing.T) {
	var walk func(segments []widget.RichTextSegment)
	links := 0
	walk = func(segments []widget.RichTextSegment) {
		for _, s := range segments {
			switch s := s.(type) {
			case *widget.ImageSegment, *widget.CheckBoxSegment:
				t.Errorf("a %T", s)
			case *widget.HyperlinkSegment:
				links++
				if s.URL.Scheme != "https" {
					t.Errorf("a link to %s", s.URL)
				}
			case *widget.ListSegment:
				walk(s.Items)
			case *widget.ParagraphSegment:
				walk(s.Texts)
			}
		}
	}
	for _, b := range parseMarkdown(sample) {
		walk(b.segments)
	}
	if links != 1 {
		t.Errorf("%d links", links)
	}
}

func TestLongMarkdownIsShortenedUntilAsked(t *testing.T) {
	stage(t, look.Light, Spring(), 10, 10)
	m := NewMarkdown(strings.Repeat("line\n\n", 800), words.For("es"))
	if !m.Shortened() || m.more.Label() != "Mostrar las 1.601 líneas" {
		t.Fatalf("shortened: %v, the button says %q", m.Shortened(), m.more.Label())
	}
	before := m.HeightFor(300)
	test.Tap(m.more)
	if m.Shortened() || m.HeightFor(300) < before*1.3 {
		t.Error("the button does not show all")
	}
}

func FuzzMarkdown(f *testing.F) {
	test.NewTempApp(f).Settings().SetTheme(look.NewTheme(look.Light))
	f.Add(sample)
	f.Add("[a]: b")
	f.Add("- [ ] **a** `b`\n  1. x\n\n    code\n> - q\n***\n<b>")
	f.Fuzz(func(t *testing.T, s string) {
		for _, b := range parseMarkdown(s) {
			if len(b.segments) == 0 && !b.rule {
				t.Error("a block without segments")
			}
		}
		if height := NewMarkdown(s, words.For("en")).HeightFor(200); height < 0 {
			t.Errorf("%v high", height)
		}
	})
}

func TestSelectBoxForgetsTheNumberOfTheLastChoice(t *testing.T) {
	test.NewTempApp(t)
	s := NewSelectBox([]Choice{{Number: "14", Label: "Repair"}, {Label: "Smart strategies"}}, 0, "", nil)
	window := test.NewTempWindow(t, s)
	window.Resize(fyne.NewSize(400, 60))
	s.Select(1)
	for _, o := range test.WidgetRenderer(s).Objects() {
		if text, ok := o.(*canvas.Text); ok && text.Text == "14" && text.Visible() {
			t.Error("the number of the choice before still shows")
		}
	}
	s.Select(0)
	for _, o := range test.WidgetRenderer(s).Objects() {
		if text, ok := o.(*canvas.Text); ok && text.Text == "14" && !text.Visible() {
			t.Error("the number does not come back")
		}
	}
}

func TestMarkdownBeginsNoLineWithAComma(t *testing.T) {
	test.NewTempApp(t)
	for source, want := range map[string]string{
		"The pair has **joint projects running**, in innovation.": "joint projects running,",
		"See *WHISPER*).": "WHISPER).",
	} {
		for _, block := range parseMarkdown(source) {
			found := false
			for _, segment := range block.segments {
				text, ok := segment.(*widget.TextSegment)
				found = found || ok && text.Text == want
			}
			if !found {
				t.Errorf("%q has no text %q", source, want)
			}
		}
	}
}
