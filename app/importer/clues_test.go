package importer

import "testing"

// clueCases have no number over 12 in a date.
var clueCases = []layoutCase{
	{name: "stays past midnight, which last a month in the other order", layout: ZoomWebinarAttendees, file: `Attendee Report
Report generated time,07/12/2026 10:00:00 AM
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
Demo,850 1234 5678,05/12/2026 11:00:00 PM,120
Attendee Details
Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Ada,ada@example.org,05/12/2026 11:30:00 PM,06/12/2026 12:30:00 AM,60
Yes,Bea,bea@example.org,05/12/2026 11:40:00 PM,06/12/2026 12:40:00 AM,60
`, want: `
Ada <ada@example.org> 2026-12-05T23:30:00/00:30:00
Bea <bea@example.org> 2026-12-05T23:40:00/00:40:00
title Demo
session 850 1234 5678
from 2026-12-05T23:00:00 until 2026-12-06T01:00:00
stated minutes 120`},

	{name: "registered after the session in the other order", layout: ZoomWebinarAttendees, file: `Attended,User Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes)
Yes,Ada,ada@example.org,06/11/2026 11:30:00 PM,approved,05/12/2026 11:30:00 AM,05/12/2026 12:30:00 PM,60
No,Dee,dee@example.org,01/12/2026 11:30:00 PM,approved,,,
`, want: `
Ada <ada@example.org> registered 2026-12-05T11:30:00/12:30:00
Dee <dee@example.org> registered absent`},

	{name: "a report made the day after", layout: ZoomWebinarAttendees, file: `Attendee Report
Report generated time,06/12/2026 10:00:00 AM
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
Demo,850 1234 5678,05/12/2026 09:00:00 AM,60
Attendee Details
Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Ada,ada@example.org,05/12/2026 09:00:00 AM,05/12/2026 10:00:00 AM,60
`, want: `
Ada <ada@example.org> 2026-12-05T09:00:00/10:00:00
title Demo
session 850 1234 5678
from 2026-12-05T09:00:00 until 2026-12-05T10:00:00
stated minutes 60
guessed dmy`},

	{name: "no clue", layout: ZoomWebinarAttendees, file: `Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Ada,ada@example.org,05/12/2026 09:00:00 AM,05/12/2026 10:00:00 AM,60
`, want: `
Ada <ada@example.org> 2026-05-12T09:00:00/10:00:00
guessed mdy`},

	{name: "no-shows in other words", layout: ZoomWebinarAttendees, file: `Attended,User Name,Email,Registration Time,Join Time,Leave Time,Time in Session (minutes)
Yes,Ada,ada@example.org,2026-06-01 15:00:00,2026-06-16 15:00:00,2026-06-16 16:00:00,60
No-show,B,b@example.org,2026-06-01 15:00:00,,,
No show,C,c@example.org,2026-06-01 15:00:00,--,--,--
Registered,D,d@example.org,2026-06-01 15:00:00,,,0
✗,E,e@example.org,2026-06-01 15:00:00,,,
Did not attend,F,f@example.org,2026-06-01 15:00:00,,,
Ausente,G,g@example.org,2026-06-01 15:00:00,,,
Nicht erschienen,H,h@example.org,2026-06-01 15:00:00,,,
Ghost,I,i@example.org,2026-06-01 15:00:00,,,
`, want: `
Ada <ada@example.org> registered 2026-06-16T15:00:00/16:00:00
B <b@example.org> registered absent
C <c@example.org> registered absent
D <d@example.org> registered absent
E <e@example.org> registered absent
F <f@example.org> registered absent
G <g@example.org> registered absent
H <h@example.org> registered absent
I <i@example.org> registered absent`},
}

func TestWhatDatesAndWordsOfAbsenceTell(t *testing.T) {
	for _, c := range clueCases {
		c.run(t)
	}
}
