package desktop

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/rapporteur-app/rapporteur/app/report"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

func sitAtReport(t *testing.T) (*desk, *loop, *reportPage) {
	t.Helper()
	d, l := sit(t, writeNotes(t), nil)
	d.open(Route{Page: Report})
	p := d.pages[Report].(*reportPage)
	l.until("the preview is there", func() bool { return p.outline != nil })
	return d, l, p
}

func TestReportSaysWhatWillBeInTheFile(t *testing.T) {
	d, _, _ := sitAtReport(t)
	for _, words := range []string{"7 of 7", "report-webinar-19-en.html", "First of all", "Second thing", "opens in any browser", "Nothing was exported yet."} {
		if !shows(d, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	if shows(d, "Third step") {
		t.Error("the preview shows a draft")
	}
}

func TestExportWritesTheFileAndTheLog(t *testing.T) {
	d, l, p := sitAtReport(t)
	path := filepath.Join(t.TempDir(), "out.html")
	p.exportTo(path)
	l.until("the export is noted", func() bool { return shows(d, "Saved to") && len(p.snap.exports) == 1 })
	html, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(html, []byte("First of all")) {
		t.Fatalf("the file holds %d bytes, %v", len(html), err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("files left behind: %v", left)
	}
	if d.steps.undo == "step.report.export" {
		t.Error("an export can be undone")
	}
}

func TestExportIntoAFolderThatIsGoneIsASentence(t *testing.T) {
	d, l, p := sitAtReport(t)
	p.exportTo(filepath.Join(t.TempDir(), "gone", "out.html"))
	l.until("it says so", func() bool { return shows(d, "Choose another folder") })
	if len(p.snap.exports) != 0 {
		t.Error("a failed export is in the log")
	}
}

func TestAFileIsReplacedOnlyAfterASecondYes(t *testing.T) {
	d, l, p := sitAtReport(t)
	p.folder = t.TempDir()
	path := filepath.Join(p.folder, "report-webinar-19-en.html")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.export()
	name := d.win.Canvas().Focused().(*textEntry)
	name.OnSubmitted(name.Text)
	l.until("it is said", func() bool { return shows(d, "is there already") && shows(d, "Replace") })
	if kept, _ := os.ReadFile(path); string(kept) != "mine" {
		t.Fatal("the file was replaced unasked")
	}
	name.OnSubmitted(name.Text)
	l.until("it is replaced", func() bool { return shows(d, "Saved to") })
	if now, _ := os.ReadFile(path); !bytes.Contains(now, []byte("First of all")) {
		t.Error("the file was not replaced")
	}
}

func TestReportIsNeverWrittenOverANotebook(t *testing.T) {
	d, l, p := sitAtReport(t)
	path := d.path()
	p.export()
	name := d.win.Canvas().Focused().(*textEntry)
	name.SetText(filepath.Base(path)) // the form begins in the notebook's own folder
	name.OnSubmitted(name.Text)
	l.until("it is refused", func() bool { return shows(d, "no report is written over it") })
	if shows(d, "Replace") {
		t.Error("replacing the notebook is offered")
	}
	name.OnSubmitted(name.Text)
	l.during(100 * time.Millisecond)
	p.exportTo(path)
	l.until("it is refused again", func() bool { return p.status.text != "" && !p.status.bar.Running() })
	if !store.IsNotebook(path) || !strings.Contains(p.status.text, "no report is written over it") {
		t.Errorf("the notebook was written over: %q", p.status.text)
	}
}

func TestEscClosesTheExportFormFromItsField(t *testing.T) {
	d, _, p := sitAtReport(t)
	p.export()
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.covered() {
		t.Error("the form is still open")
	}
}

func TestANameWithAFolderInItIsRefused(t *testing.T) {
	d, l, p := sitAtReport(t)
	p.folder = t.TempDir()
	p.export()
	name := d.win.Canvas().Focused().(*textEntry)
	for _, typed := range []string{"drafts/out.html", `drafts\out`, "/tmp/out.html", ".."} {
		name.SetText(typed)
		if shows(d, "Write the name alone") {
			t.Fatal("the sentence should go while another name is typed")
		}
		name.OnSubmitted(name.Text)
		wants(t, d, "Write the name alone")
	}
	name.SetText(" out..html")
	name.OnSubmitted(name.Text)
	l.until("a name alone is taken", func() bool { return shows(d, "Saved to") && !d.covered() })
	if left, _ := os.ReadDir(p.folder); len(left) != 1 || left[0].Name() != "out..html" {
		t.Errorf("the folder holds %v", left)
	}
}

func TestExportThroughALinkWritesWhatItPointsTo(t *testing.T) {
	d, l, p := sitAtReport(t)
	folder, elsewhere := t.TempDir(), t.TempDir()
	real, link := filepath.Join(elsewhere, "real.html"), filepath.Join(folder, "link.html")
	if err := os.WriteFile(real, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	p.exportTo(link)
	l.until("it is written", func() bool { return shows(d, "Saved to") })
	if to, err := os.Readlink(link); err != nil || to != real {
		t.Errorf("the link became %q, %v", to, err)
	}
	if html, err := os.ReadFile(real); err != nil || !bytes.Contains(html, []byte("First of all")) {
		t.Errorf("what it points to holds %d bytes, %v", len(html), err)
	}
	for _, place := range []string{folder, elsewhere} {
		if left, _ := os.ReadDir(place); len(left) != 1 {
			t.Errorf("files left behind: %v", left)
		}
	}
}

func TestCopiesForTheBrowserGoWithTheWindow(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	d, l, p := sitAtReport(t)
	for range 2 {
		p.openInBrowser()
		l.until("it is open", func() bool { return p.status.text == "" })
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) != 1 {
		t.Fatalf("two copies are in %v", left)
	}
	d.quit()
	l.until("nothing is left", func() bool { left, _ := os.ReadDir(os.TempDir()); return len(left) == 0 })
}

func TestReportWithoutAWebinarSaysSoAndNoFileName(t *testing.T) {
	d, l := sit(t, write(t, nil), nil)
	d.open(Route{Page: Report})
	l.until("it says so", func() bool { return shows(d, "There is no webinar to report on") })
	p := d.pages[Report].(*reportPage)
	for _, words := range []string{".html", "Export HTML", "Open in browser", "Sections"} {
		if shows(d, words) {
			t.Errorf("the page shows %q", words)
		}
	}
	p.export()
	if d.covered() {
		t.Error("a form for a report of nothing opened")
	}
	if !shows(d, "New webinar…") {
		t.Fatal("there is no way on")
	}
	f := openForm(d, l, d.askWebinar)
	typeInto(d, "The first")
	f.number.SetText("3")
	pressKey(d, fyne.KeyReturn)
	l.until("the webinar is there", func() bool { return !d.at().Webinar.IsZero() && !d.loads.running })
	d.open(Route{Page: Report})
	l.until("its report is shown", func() bool { return shows(d, "report-webinar-3-en.html") && p.outline != nil })
	if shows(d, "There is no webinar") || !shows(d, "Export HTML") {
		t.Error("the page still says that there is no webinar")
	}
}

func TestSectionsMoveByKeyboardAndUndo(t *testing.T) {
	d, l, p := sitAtReport(t)
	d.win.Canvas().Focus(p.sections)
	first := p.choices.order[0]
	p.sections.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	l.until("the order is saved", func() bool { return len(p.snap.saved.Sections) == 7 && p.snap.saved.Sections[1] == string(first) })
	p.sections.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	l.until("the section is out, in its place", func() bool {
		return len(p.snap.saved.Sections) == 6 && p.choices.order[1] == first && !p.choices.on[first] && shows(d, "6 of 7")
	})
	d.toField(&fyne.ShortcutUndo{})
	l.until("undo takes it in again", func() bool { return len(p.snap.saved.Sections) == 7 })
}

func TestTheLastSectionStays(t *testing.T) {
	_, _, p := sitAtReport(t)
	only := p.choices.order[0]
	p.choices.on = map[report.Section]bool{only: true}
	p.toggle(0)
	if !p.choices.on[only] {
		t.Error("a report without any section was chosen")
	}
}

func TestWriteFileLeavesNothingWhenStopped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.html")
	if err := writeFile(path, []byte("x"), func() bool { return true }); !errors.Is(err, errCancelled) {
		t.Errorf("stopped: %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestOffSectionsKeepTheirPlace(t *testing.T) {
	before := slices.Clone(report.Sections())
	saved := store.Report{Sections: []string{"lessons", "partnerships", "participation", "questions", "commitments", "method"}}
	c := choicesOf(saved, store.Notebook{}, before)
	if !slices.Equal(c.order, before) || c.on[report.KeyFigures] {
		t.Errorf("order %v", c.order)
	}
	c = choicesOf(saved, store.Notebook{PrivacyLimit: 8}, nil)
	if c.order[6] != report.KeyFigures || c.limit != 8 {
		t.Errorf("order %v, limit %d", c.order, c.limit)
	}
}

func TestOutlineReadsWhatTheFileSays(t *testing.T) {
	o, err := readOutline([]byte(`<main class="wrap" id="report"><div class="hero"><p class="eyebrow">Webinar 19</p><h1>A <span lang="es">título</span></h1></div>
<section id="figures"><h2>Figures</h2><dl class="kpis"><div><dt>cities</dt><dd class="n">16</dd><dd class="c">x</dd></div></dl></section>
<section id="lessons"><h2>Lessons</h2><ul><li class="row"><span class="kind">Lesson</span><h3>One &amp; two</h3><div class="prose"><p>Long</p></div></li></ul><details class="more"><summary>1 of 9 <b>All</b></summary></details></section>
<section id="questions"><h2>Asked</h2><details class="qa" open><summary>Who pays?</summary><div class="answer">Us</div></details></section></main>`))
	if err != nil {
		t.Fatal(err)
	}
	want := "A título\nWebinar 19\n\nFigures\n- 16 cities\n\nLessons\n- One & two\n\nAsked\n- Who pays?\n"
	if got := o.plain(); got != want {
		t.Errorf("plain text %q, want %q", strings.TrimSpace(got), want)
	}
}

func TestTheBarKeepsItsButtonsInOneRow(t *testing.T) {
	for _, language := range words.Languages() {
		d, _, p := sitAtReport(t)
		d.book = words.For(language)
		bar, width := p.bar(), float32(538) // in the smallest window
		bar.Resize(fyne.NewSize(width, widgets.HeightFor(bar, width)))
		if height := bar.Size().Height; height > 2*tokens.Space16+36+tokens.Space8+tokens.ControlHeight {
			t.Errorf("%s: the bar is %v high", language, height)
		}
	}
}
