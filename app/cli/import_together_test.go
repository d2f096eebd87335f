package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// The four exports of one webinar: Ada is in all of them, Bea writes her name in
// two ways and her address in two cases, Cy registered and did not come.
const (
	registrationText = `Registration Report
Topic,Webinar ID,Scheduled Time,Duration (minutes),# Registered,# Cancelled
Green webinar,123 456 7890,11/23/2023 04:00:00 PM,60,3,0

Attendee Details
First Name,Last Name,Email,City,Country/Region,Organization,Registration Time,Approval Status
Ada,Example,ada@example.org,Vaasa,Finland,Example Council,11/20/2023 09:12:44 AM,approved
Bea,Exámple,Bea@example.org,Punta Arenas,Chile,"Example, Universidad",11/21/2023 10:00:02 PM,approved
Cy,Noshow,cy@example.org,Madrid,Spain,x,11/21/2023 10:00:02 PM,approved
`
	attendeesText = `Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views
Green webinar,123 456 7890,11/23/2023 04:00:00 PM,60,3,0,2,3,2
Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Hanna Host,host@example.org,11/23/2023 04:00:00 PM,11/23/2023 05:00:00 PM,60,No,Finland
Attendee Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Ada Example,ADA@example.org,11/23/2023 04:10:00 PM,11/23/2023 04:40:00 PM,30,Yes,Finland
Yes,Bea E.,bea@example.org,11/23/2023 04:20:00 PM,11/23/2023 05:00:00 PM,40,Yes,Chile
`
	questionsText = `Question and Answer Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question
Green webinar,123 456 7890,"Nov 23, 2023 4:00 PM",60,2
Question Details
#,Question,Asker Name,Asker Email,Answer(s)
1,"What about Ada Example, at ada@example.org?",Ada Example,,live answered
2,Who pays?,Bea Exámple,bea@example.org,
`
	pollText = `Poll Report
Topic,Meeting ID,Actual Start Time,Actual Duration (minutes)
Green webinar,123 456 7890,"Nov 23, 2023 4:00 PM",60
Poll Details
#,User Name,User Email,Submitted Date/Time,Which region are you from?
1,Ada Example,ada@example.org,"Nov 23, 2023 16:30:01",Europe
2,Bea Example,bea@example.org,"Nov 23, 2023 16:30:05",Latin America;Europe
`
)

func TestFilesOfOneWebinarInAnyOrderAndOneByOne(t *testing.T) {
	settings(t)
	files := []string{
		made(t, "1.csv", registrationText), made(t, "2.csv", attendeesText), made(t, "3.csv", questionsText), made(t, "4.csv", pollText),
	}
	check := func(how, notebook string) {
		t.Helper()
		stats := statsOf(t, notebook, "--webinar", "1")
		w := stats.Webinar
		if *w.Registered != 3 || *w.Attended != 3 || *w.NoShows != 1 || *w.Minutes != 130 || *w.Countries != 2 || w.Questions != 2 || stats.Records[store.TypeAttendance] != 4 {
			t.Errorf("%s: %+v", how, stats)
		}
		sound(t, notebook)
	}
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}} {
		notebook := emptyNotebook(t)
		args := []string{notebook}
		for _, i := range order {
			args = append(args, files[i])
		}
		told := doImport(t, append(args, "--webinar", "new", "--zone", "Europe/Helsinki")...)
		if told.People != 3 || told.Registered != 3 || told.NoShows != 1 || told.Questions != 2 || told.Polls != 1 || told.Layout != "zoom_webinar_attendees" || len(told.Files) != 4 {
			t.Errorf("%v: %+v", order, told)
		}
		check("together", notebook)

		notebook = emptyNotebook(t)
		for n, i := range order {
			target := []string{notebook, files[i], "--zone", "Europe/Helsinki"}
			if n == 0 {
				target = append(target, "--webinar", "new")
			} // else the date decides
			doImport(t, target...)
		}
		check("one by one", notebook)
	}
}

func TestTwoFilesOfOneSession(t *testing.T) {
	settings(t)
	first, later := made(t, "a.csv", attendeesText), made(t, "b.csv", strings.Replace(attendeesText, "05:00:00 PM,40", "05:30:00 PM,70", 1))
	attendances := func(notebook string) int {
		t.Helper()
		return statsOf(t, notebook).Records[store.TypeAttendance]
	}
	notebook := emptyNotebook(t)
	doImport(t, notebook, first, "--webinar", "new")
	if told := doImport(t, notebook, later); told.Minutes != 160 || told.Spans != 3 || attendances(notebook) != 1 {
		t.Errorf("a newer one replaces: %+v", told)
	}
	notebook = emptyNotebook(t)
	doImport(t, notebook, first, "--webinar", "new")
	if told := doImport(t, notebook, later, "--keep-both"); told.Minutes != 160 || attendances(notebook) != 2 {
		t.Errorf("both are kept: %+v", told)
	}
	// Two hosts have each made an export, and one of them sent it twice.
	notebook = emptyNotebook(t)
	copied := made(t, "c.csv", attendeesText)
	if told := doImport(t, notebook, first, later, copied, "--webinar", "new"); told.People != 3 || told.Minutes != 160 || told.Spans != 3 || attendances(notebook) != 1 {
		t.Errorf("together: %+v", told)
	}
}

func TestFilesOfTwoSessionsAreNotOneWebinar(t *testing.T) {
	settings(t)
	notebook := emptyNotebook(t)
	before := wholeFile(t, notebook)
	other := made(t, "b.csv", strings.ReplaceAll(attendeesText, "11/23/2023", "11/30/2023"))
	for _, flags := range [][]string{nil, {"--webinar", "new"}} {
		args := append([]string{"import", notebook, made(t, "a.csv", attendeesText), other}, flags...)
		if code, _, errOut := run(t, args...); code != exitFailed || !strings.Contains(errOut, "more than one session") {
			t.Errorf("%v: exit %d, %q", flags, code, errOut)
		}
	}
	if !bytes.Equal(before, wholeFile(t, notebook)) {
		t.Error("the notebook was changed")
	}
}
