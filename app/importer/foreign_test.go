package importer

import "testing"

// foreignCases are followed by a table of something else.
var foreignCases = []layoutCase{
	{name: "registrations", layout: ZoomRegistration, file: `First Name,Last Name,Email,Registration Time,Approval Status
Ada,Q,ada@example.org,11/20/2023 09:12:44 AM,approved
Chat messages
Time,From,Message
10:00:00,Zara Kanarie,hello all
`, want: `
Ada Q <ada@example.org> registered absent
bad row 3: not_a_row
bad row 4: not_a_row
bad row 5: not_a_row`},

	{name: "questions", layout: ZoomQuestions, file: `#,Question,Asker Name,Asker Email,Answer(s)
1,How?,Ada,ada@example.org,So
Chat messages
Time,From,Message
10:00:00,Zara Kanarie,hello all
`, want: `
question How?
  by Ada ada@example.org
  answered So
bad row 3: not_a_row
bad row 4: not_a_row
bad row 5: not_a_row`},

	{name: "attendees who asked", layout: GoToAttendees, file: `Attended,Interest Rating,First Name,Last Name,Email,Registration Date,Join Time,Leave Time,In Session Duration* (minutes) ,Questions Asked by Attendee
Yes,75,Ada,E,ada@example.org,05/15/2026 08:19 AM,05/16/2026 10:58 AM,05/16/2026 11:56 AM,58.53,How is it funded?
Yes,75,Bea,E,bea@example.org,05/15/2026 08:19 AM,05/16/2026 10:58 AM,05/16/2026 11:56 AM,58.53,2
`, want: `
Ada E <ada@example.org> registered active 2026-05-16T10:58:00/11:56:00
Bea E <bea@example.org> registered active 2026-05-16T10:58:00/11:56:00`},
}

func TestWhatStandsBesideAndAfterATable(t *testing.T) {
	for _, c := range foreignCases {
		c.run(t)
	}
}
