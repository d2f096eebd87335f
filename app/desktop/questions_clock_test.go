package desktop

import (
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// onAir opens the questions of a webinar of 90 minutes that began some time ago by the
// fake clock that it returns, with an agenda of these parts in minutes.
func onAir(t *testing.T, ago time.Duration, parts ...int) (*desk, *loop, *questionsPage, *manualClock) {
	t.Helper()
	a := writeQuestions(t, three()...)
	began := time.Now().Add(-ago).Truncate(time.Second)
	file, err := store.Open(a.path, store.Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.Edit("step.webinar.new", func(tx *store.Tx) error {
		w, err := store.Get[store.Webinar](tx, a.webinar)
		if err != nil {
			return err
		}
		w.Start, w.Minutes = store.Moment{Local: began.UTC().Format(localLayout), Zone: "UTC"}, 90
		for i, minutes := range parts {
			p := store.AgendaPart{Webinar: a.webinar, Rank: digits(i), Title: "Part " + digits(i+1), Minutes: minutes}
			if err := store.Put(tx, &p); err != nil {
				return err
			}
		}
		return store.Put(tx, &w)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	d, l := sit(t, a.path, nil)
	clock := &manualClock{}
	d.clock = func() time.Time { return began.Add(ago + clock.now) }
	d.open(Route{Page: Questions, Webinar: a.webinar})
	p := d.pages[Questions].(*questionsPage)
	p.clock.after = clock.after
	l.until("the questions are shown", func() bool { return p.inWindow() && len(p.snap.questions) == len(a.ids) && !d.loads.running })
	return d, l, p, clock
}

// armed counts what the clock would do next.
func armed(p *questionsPage) (count *int) {
	count = new(int)
	after := p.clock.after
	p.clock.after = func(d time.Duration, ring func()) func() {
		*count++
		over := false
		end := func() {
			if !over {
				over = true
				*count--
			}
		}
		stop := after(d, func() { end(); ring() })
		return func() { end(); stop() }
	}
	return count
}

// warns tells whether the time that is left is written as a warning.
func warns(p *questionsPage) bool {
	return colourOfText(p.clock.remaining, p.clock.remaining.Text()) == color.NRGBAModel.Convert(look.Colour(look.WarnText))
}

func TestTheHeadTellsHowLongThePanelRunsAndHowLongItStillDoes(t *testing.T) {
	d, _, _, clock := onAir(t, 82*time.Minute+40*time.Second)
	wants(t, d, "Live panel", "01:22:40", "7\u00a0min 20\u00a0s left")
	clock.turn(time.Second)
	wants(t, d, "01:22:41", "7\u00a0min 19\u00a0s left")
	clock.turn(6*time.Minute + 59*time.Second)
	wants(t, d, "01:29:40", "20\u00a0s left")
	clock.turn(20 * time.Second)
	for _, gone := range []string{"Live panel", "01:30:00", "left"} {
		if shows(d, gone) {
			t.Errorf("after the webinar %q still stands there", gone)
		}
	}
	if len(clock.alarms) != 0 {
		t.Error("the clock ticks after the webinar")
	}
}

func TestBeforeTheWebinarNothingStandsInTheHead(t *testing.T) {
	d, _, p, clock := onAir(t, -90*time.Second)
	if shows(d, "Live panel") || p.clock.running {
		t.Error("the panel is live before the webinar")
	}
	clock.turn(60 * time.Second)
	clock.turn(29 * time.Second)
	if shows(d, "Live panel") {
		t.Error("the panel is live a second before the webinar")
	}
	clock.turn(time.Second)
	wants(t, d, "Live panel", "00:00:00", "1\u00a0h 30\u00a0min left")
}

func TestTheTimeLeftIsThatOfThePresentPartAndWarnsBehindThePlan(t *testing.T) {
	d, l, p, clock := onAir(t, 58*time.Minute, 60, 20)
	wants(t, d, "2\u00a0min 0\u00a0s left · Part 1")
	if warns(p) {
		t.Error("ahead of the plan it warns")
	}
	d.typedRune('t')
	l.until("the first is live", func() bool { return !p.snap.times.since.IsZero() })
	began := p.snap.times.since
	clock.turn(4*time.Minute + began.Sub(d.now()).Truncate(time.Second))
	p.clock.follow()
	if !shows(d, "behind the plan · Part 1") || !warns(p) {
		t.Errorf("a question that is live since the part before is not behind the plan: %q", p.clock.remaining.Text())
	}
	p.park()
	l.until("none is live", func() bool { return p.snap.live() == nil })
	if !shows(d, "left · Part 2") || warns(p) {
		t.Errorf("with the next part the panel is still behind: %q", p.clock.remaining.Text())
	}
	clock.turn(20 * time.Minute)
	if !shows(d, "left") || shows(d, "Part 2") {
		t.Errorf("after the agenda it says %q", p.clock.remaining.Text())
	}
}

func TestAPanelThatIsLateGoesOnUntilNothingIsLive(t *testing.T) {
	d, l, p, clock := onAir(t, 89*time.Minute)
	d.typedRune('t')
	l.until("the first is live", func() bool { return !p.snap.times.since.IsZero() })
	clock.turn(3 * time.Minute)
	wants(t, d, "Live panel", "01:32:00", "2\u00a0min 0\u00a0s behind the plan")
	if !warns(p) {
		t.Error("being late does not warn")
	}
	fresh := newPanelClock(p) // as of a window that was opened just now
	if fresh.show(d.now()); fresh.lasts.Text() != "01:32:00" || !fresh.planned {
		t.Errorf("a new window says %q", fresh.lasts.Text())
	}
	p.answer()
	l.until("it is answered", func() bool { return p.snap.live() == nil })
	clock.turn(9 * time.Minute)
	wants(t, d, "Live panel", "01:41:00")
	clock.turn(2 * time.Minute)
	if shows(d, "Live panel") || len(clock.alarms) > 0 {
		t.Error("the panel has no end")
	}
}

func TestAPanelOfAnotherHourBeginsWithItsFirstQuestion(t *testing.T) {
	d, l, p, clock := onAir(t, -48*time.Hour)
	p.clock.stop()
	if shows(d, "Live panel") {
		t.Error("the panel runs two days before")
	}
	d.typedRune('t')
	l.until("the first is live", func() bool { return !p.snap.times.since.IsZero() })
	d.clock = func() time.Time { return p.clock.began.Add(clock.now) } // the store's clock is the machine's
	p.show(p.snap)
	clock.turn(5*time.Minute + 4*time.Second)
	wants(t, d, "Live panel", "00:05:04", "05:04")
	if p.clock.remains.Visible() {
		t.Errorf("by no plan it says %q", p.clock.remaining.Text())
	}
	p.answer()
	l.until("it is answered", func() bool { return p.snap.live() == nil })
	wants(t, d, "00:05:04")
	clock.turn(4 * time.Hour)
	p.clock.follow()
	if shows(d, "Live panel") {
		t.Error("the panel goes on for hours")
	}
}

func TestAQuestionThatWasLeftLiveLongAgoStartsNoPanel(t *testing.T) {
	now := time.Now()
	for ago, want := range map[time.Duration]bool{0: true, time.Hour: true, longestLive: false, 720 * time.Hour: false, -time.Second: true, -time.Hour: false} {
		if lasts, is := (panelTimes{since: now.Add(-ago)}).live(now); is != want || is && ago > 0 && lasts != ago || lasts < 0 {
			t.Errorf("%v ago: %v, %v", ago, lasts, is)
		}
	}
	if _, is := (panelTimes{}).live(now); is {
		t.Error("no question is live, and yet one is")
	}
}

func TestALiveQuestionSaysForHowLong(t *testing.T) {
	d, l, p, clock := onAir(t, 10*time.Minute)
	d.typedRune('t')
	l.until("the first is live", func() bool { return !p.snap.times.since.IsZero() })
	clock.now = p.snap.times.since.Sub(d.now()) + clock.now // the store's clock is the machine's
	p.clock.follow()
	clock.turn(134*time.Second + 500*time.Millisecond)
	if got := p.clock.ofQuestion.Text(); got != "02:14" || !p.clock.ofQuestion.Visible() {
		t.Errorf("the pane says %q", got)
	}
	live := cardsOf(p.lists[groupQueue].rows)["Who keeps the weir?"]
	if live == nil || live.view.code != "02:14" {
		t.Errorf("the card says %+v", live)
	}
	p.choose(groupQueue, 1)
	if p.clock.ofQuestion.Visible() {
		t.Error("a question that waits has a time")
	}
	p.choose(groupQueue, 0)
	p.answer()
	l.until("it is answered", func() bool { return p.order(groupAnswered) == "Who" })
	since := p.snap.times.since
	d.undo(false)
	l.until("it is live again", func() bool { return p.snap.live() != nil && !p.snap.times.since.IsZero() })
	if !since.IsZero() || p.snap.times.since.After(d.now()) {
		t.Errorf("live since %v, then %v", since, p.snap.times.since)
	}
	want := d.now().Add(-134 * time.Second)
	if got := p.snap.times.since; got.Sub(want).Abs() > time.Second {
		t.Errorf("after undo it is live since %v, want %v", got, want)
	}
}

func TestNoClockTicksWhileThePageIsOutOfSight(t *testing.T) {
	d, l, p, clock := onAir(t, 10*time.Minute)
	count := armed(p)
	clock.turn(time.Second)
	if *count != 1 {
		t.Fatalf("%d ticks are under way", *count)
	}
	p.leave() // as a show that begins does: the page stays
	clock.turn(time.Second)
	if *count != 1 || !shows(d, "00:10:02") {
		t.Errorf("%d ticks are under way while the page stays", *count)
	}
	d.open(Route{Page: Notes})
	l.until("the notes are shown", func() bool { return d.at().Page == Notes && !d.loads.running })
	if *count != 0 {
		t.Errorf("%d ticks are under way while the notes are shown", *count)
	}
	clock.turn(time.Minute)
	d.open(Route{Page: Questions})
	l.until("the questions are shown", func() bool { return p.inWindow() && !d.loads.running })
	if *count != 1 || !shows(d, "00:11:02") {
		t.Errorf("back on the page %d ticks are under way", *count)
	}
	d.closeNotebook()
	l.until("the notebook is closed", func() bool { return d.session == nil })
	clock.turn(time.Second)
	if *count != 0 {
		t.Errorf("%d ticks are under way after the notebook was closed", *count)
	}
}

func TestTheHeadOfARunningPanelFits(t *testing.T) {
	d, _, p, _ := onAir(t, 10*time.Minute, 30)
	d.search("the")
	for _, language := range words.Languages() {
		d.book = words.For(language)
		for _, width := range []float32{1440, 1024} {
			d.win.Resize(fyne.NewSize(width, 640))
			p.clock.follow()
			p.columns.lay()
			row := p.columns.row
			for _, o := range row.Objects {
				if !o.Visible() || o == fyne.CanvasObject(p.clock.spring) {
					continue
				}
				if end := o.Position().X + o.Size().Width; end > row.Size().Width || o.Size().Width < o.MinSize().Width {
					t.Errorf("%s, %v wide: %T has %v of %v and ends at %v of %v", language, width, o, o.Size(), o.MinSize(), end, row.Size().Width)
				}
			}
		}
	}
}

func TestThePlanOfAWebinar(t *testing.T) {
	at := func(local string) store.Moment { return store.Moment{Local: local, Zone: "Europe/Brussels"} }
	part := func(minutes int) store.AgendaPart { return store.AgendaPart{Title: "P", Minutes: minutes} }
	for name, c := range map[string]struct {
		w      store.Webinar
		agenda []store.AgendaPart
		length time.Duration
		parts  int
	}{
		"no hour":      {store.Webinar{Start: at("2026-03-04"), Minutes: 90}, nil, 0, 0},
		"no zone":      {store.Webinar{Start: store.Moment{Local: "2026-03-04T15:00:00"}, Minutes: 90}, nil, 0, 0},
		"no length":    {store.Webinar{Start: at("2026-03-04T15:00:00")}, nil, 0, 0},
		"its length":   {store.Webinar{Start: at("2026-03-04T15:00:00"), Minutes: 90}, []store.AgendaPart{part(30), part(0), part(30)}, 90 * time.Minute, 1},
		"its agenda":   {store.Webinar{Start: at("2026-03-04T15:00:00")}, []store.AgendaPart{part(30), part(20)}, 50 * time.Minute, 2},
		"nothing":      {store.Webinar{}, nil, 0, 0},
		"clock change": {store.Webinar{Start: at("2026-03-29T01:30:00"), Minutes: 90}, nil, 90 * time.Minute, 0},
	} {
		got := planOf(c.w, c.agenda)
		if got.end.Sub(got.start) != c.length || len(got.parts) != c.parts {
			t.Errorf("%s: %v with %d parts", name, got.end.Sub(got.start), len(got.parts))
		}
		if got.runs(time.Time{}) {
			t.Errorf("%s: it runs at no time", name)
		}
	}
	if got := strings.Join([]string{shortCode(134 * time.Second), shortCode(3600 * time.Second)}, " "); got != "02:14 01:00:00" {
		t.Errorf("lengths read %q", got)
	}
}

func TestWhileAPanelRunsTheNoteOfAQuestionIsOpenedOnlyWhenAskedFor(t *testing.T) {
	d, l, p, _ := onAir(t, 10*time.Minute)
	id := p.selected
	d.typedRune('l')
	l.until("that is said", func() bool { return shows(d, "Lesson: a draft was made of the question. The same key opens it.") })
	if d.at().Page != Questions || !d.shell.notice.undo.Visible() || !d.shell.notice.on.Visible() {
		t.Fatalf("the window is on %s", d.at().Page)
	}
	d.typedRune('l')
	l.until("the note is open", func() bool { return d.at().Page == Notes && d.pages[Notes] != nil && !d.loads.running })
	if q := questionOf(t, d, id); len(q.Notes) != 1 || q.Notes[0] != d.at().Record {
		t.Errorf("made are %v", q.Notes)
	}
	d.open(Route{Page: Questions})
	l.until("the question says so", func() bool { return shows(d, "Lesson made of it") })
	d.typedRune('c')
	l.until("a commitment is made", func() bool { return shows(d, "Commitment: a draft") })
	d.shell.notice.on.Tapped(nil)
	l.until("it is open", func() bool { return d.at().Page == Notes && d.at().Record == questionOf(t, d, id).Notes[1] })
	if d.shell.notice.object.Visible() {
		t.Error("the line stays after it was followed")
	}
	d.open(Route{Page: Questions})
	l.until("the questions are shown", func() bool { return p.inWindow() && !d.loads.running })
	d.typedRune('o')
	l.until("an open question is made", func() bool { return shows(d, "Open question: a draft") && len(questionOf(t, d, id).Notes) == 3 })
	d.shell.notice.undo.Tapped(nil)
	l.until("undo takes it back", func() bool { return len(questionOf(t, d, id).Notes) == 2 && p.inWindow() })
}
