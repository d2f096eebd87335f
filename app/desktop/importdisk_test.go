package desktop

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

func TestTheWindowLivesWhileAFileIsRead(t *testing.T) {
	disk := &slow{}
	d, l := sit(t, writeSmall(t).path, func(n notebook) notebook { disk.notebook = n; return disk })
	d.options.settings = t.TempDir()
	disk.set(2*time.Second, nil)
	d.importFiles([]string{scratch(t, "large.csv", zoomMeeting("11/23/2023", strings.Split(strings.Repeat("Ana Bea Cleo ", 3000), " ")...))})
	for end := time.Now().Add(time.Second); !shows(d, "Reading large.csv…") && time.Now().Before(end); {
		if longest := l.during(20 * time.Millisecond); longest > 300*time.Millisecond {
			t.Errorf("the window stood still for %v", longest)
		}
	}
	wants(t, d, "Reading large.csv…", "Cancel")
	if d.importing == nil || d.importing.settled || !d.importing.submit.Disabled() {
		t.Error("nothing can be imported before it was read")
	}
	pictured(t, d, "progress")
	pressKey(d, fyne.KeyEscape)
	disk.set(0, nil)
	l.during(2500 * time.Millisecond)
	if d.covered() || d.importing != nil || len(attendances(t, d)) > 0 {
		t.Error("cancelling should end the reading and leave nothing")
	}
}

func TestAnImportThatTheDiskRefusesIsKeptAndWrittenOnce(t *testing.T) {
	disk := &slow{}
	d, l := sit(t, writeSmall(t).path, func(n notebook) notebook { disk.notebook = n; return disk })
	d.options.settings = t.TempDir()
	i := drop(t, d, l, exported(zoomReal))
	disk.set(0, errors.New("no space left"))
	i.importAll()
	l.until("it is not saved", func() bool { return shows(d, "Not saved") })
	if len(attendances(t, d)) != 0 || shows(d, "Imported") {
		t.Error("it says that it was imported")
	}
	disk.set(0, nil)
	d.session.retry()
	l.until("it is imported", func() bool { return shows(d, "Imported: 477 people.") })
	if got := attendances(t, d); len(got) != 1 {
		t.Errorf("%d imports", len(got))
	}
}
