package importer

import (
	"context"
	"strings"
	"testing"
)

// formQuestions are questions of registration forms that sound like columns of
// reports on who was there, with an answer each.
var formQuestions = [][2]string{
	{"Preferred time to join", "Morning"},
	{"Preferred time to join", "10:00 AM"},
	{"Join time preference", "05/12/2026 10:00:00 AM"},
	{"Hora de entrada", "10:00"},
	{"What time zone will you join from?", "EET"},
	{"What time do you join?", "11/23/2023 04:00:00 PM"},
	{"Date you joined", "11/01/2020"},
	{"Joined", "11/01/2020"},
	{"Join Time", "11/01/2020 10:00:00 AM"},
	{"Attended", "Yes"},
	{"Submitted time", "11/20/2023 09:12:44 AM"},
	{"Question", "Why?"},
	{"Question,Answer", "Why?,Because"},
	{"Asked by,Question,Answer", "Ada,Why?,Because"},
	{"Topic", "Bridges"},
	{"Guest", "Yes"},
	{"Role", "Organizer"},
}

func TestQuestionsOfARegistrationFormAreNoAttendance(t *testing.T) {
	titles := map[string]string{
		"English":  "Registration Report\nReport generated time,11/23/2023 05:00:00 PM\nTopic,Webinar ID,Scheduled Time,Duration (minutes),# Registered,# Cancelled\nDemo,123 456 7890,11/23/2023 04:00:00 PM,60,2,0\n\nAttendee Details\n",
		"padded":   "Meeting Registration Report,,,,\nTopic,Meeting ID,Scheduled Time,Duration (minutes),# Registered\nDemo,123 456 7890,11/23/2023 04:00:00 PM,60,2\nRegistrants,,,,\n",
		"Spanish":  "Informe de inscripciones\n\nDetalles del asistente\n",
		"German":   "Registrierungsbericht\nTeilnehmerdetails\n",
		"untitled": "Attendee Details\n",
		"bare":     "",
	}
	for _, q := range formQuestions {
		for title, preamble := range titles {
			file := preamble + "First Name,Last Name,Email," + q[0] + ",Registration Time,Approval Status\n" +
				"Ada,Example,ada@example.org," + q[1] + ",11/20/2023 09:12:44 AM,approved\n" +
				"Bea,Example,bea@example.org," + strings.Repeat(",", strings.Count(q[1], ",")) + ",11/21/2023 10:00:02 PM,approved\n"
			e, err := Read(context.Background(), "export", []byte(file), Options{})
			if err != nil {
				t.Errorf("%s, %s: %v", q[0], title, err)
				continue
			}
			if e.Layout != ZoomRegistration || len(e.Rows) != 2 || len(e.BadRows) > 0 {
				t.Errorf("%s, %s: %s with\n%s", q[0], title, e.Layout, described(e))
				continue
			}
			for _, r := range e.Rows {
				if r.Present || !r.Registered || len(r.Spans) > 0 {
					t.Errorf("%s, %s: %s was read as there", q[0], title, r.Name)
				}
			}
		}
	}
}

var zoomRegisteredCases = []layoutCase{
	{name: "an attendee report whose form asked when people join", layout: ZoomWebinarAttendees, file: `Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
Demo,850 1234 5678,05/13/2026 09:00:00 AM,90
Attendee Details
Attended,User Name (Original Name),Email,Preferred time to join,Joined,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes)
Yes,Ada,ada@example.org,Morning,10:00 AM,05/01/2026 09:00:00 AM,approved,05/13/2026 09:00:00 AM,05/13/2026 10:00:00 AM,60
No,Bea,bea@example.org,Morning,10:00 AM,05/01/2026 09:00:00 AM,approved,--,--,--
`, want: `
Ada <ada@example.org> registered 2026-05-13T09:00:00/10:00:00
Bea <bea@example.org> registered absent
title Demo
session 850 1234 5678
from 2026-05-13T09:00:00 until 2026-05-13T10:30:00
stated minutes 90`},

	{name: "times without a date among times with one, and a stay closed by a later session's end", layout: ZoomWebinarAttendees, file: `Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
Demo,850 1234 5678,05/13/2026 09:00:00 AM,90
Attendee Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Ada,ada@example.org,05/13/2026 09:00:00 AM,05/13/2026 10:00:00 AM,60
Yes,Bea,bea@example.org,09:00:00 AM,10:00:00 AM,60
Yes,Cy,cy@example.org,05/13/2026 09:00:00 AM,10:00:00 AM,60
Yes,Dee,dee@example.org,04/13/2026 09:00:00 AM,,
`, want: `
Ada <ada@example.org> 2026-05-13T09:00:00/10:00:00
title Demo
session 850 1234 5678
from 2026-05-13T09:00:00 until 2026-05-13T10:30:00
stated minutes 90
bad row 7: time.join
bad row 8: time.leave
bad row 9: too_long`},
}

func TestReportsWithFormsAndTimesOfNoDay(t *testing.T) {
	for _, c := range zoomRegisteredCases {
		c.run(t)
	}
}
