package importer

import "testing"

// splitCases are of spreadsheets that cut dates from times.
var splitCases = []layoutCase{
	{name: "named months under one header, and a no-show", layout: ZoomWebinarAttendees, file: `Attendee Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Ada,ada@example.org,"May 22, 2026",09:00:00,"May 22, 2026",09:30:00,30,Yes,Chile
No,Dee,dee@example.org,--,--,--,--,--,,
`, want: `
Ada <ada@example.org> registered [Chile] 2026-05-22T09:00:00/09:30:00
Dee <dee@example.org> registered absent`},

	{name: "under headers of their own", layout: ZoomMeetingParticipants, file: `Name (Original Name),User Email,Join Date,Join Time,Leave Date,Leave Time,Duration (Minutes),Guest
Ada,ada@example.org,05/22/2026,09:00:00 AM,05/22/2026,09:30:00 AM,30,No
`, want: `
Ada <ada@example.org> 2026-05-22T09:00:00/09:30:00`},

	{name: "the time before the date", layout: ZoomMeetingParticipants, file: `Name (Original Name),User Email,Join Time,Join Date,Leave Time,Leave Date,Guest
Ada,ada@example.org,09:00:00 AM,05/22/2026,09:30:00 AM,05/22/2026,No
`, want: `
Ada <ada@example.org> 2026-05-22T09:00:00/09:30:00`},

	{name: "a header that is empty", layout: ZoomMeetingParticipants, file: `Name (Original Name),User Email,Join Time,,Leave Time,,Duration (Minutes),Guest
Ada,ada@example.org,"May 22, 2026",09:00:00 AM,"May 22, 2026",09:30:00 AM,30,No
`, want: `
Ada <ada@example.org> 2026-05-22T09:00:00/09:30:00`},

	{name: "dates that their own comma cut in two", layout: ZoomWebinarAttendees, file: `Attendee Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Ada,ada@example.org,May 22, 2026 09:00:00,May 22, 2026 09:30:00,30,Yes,Chile
`, want: `
Ada <ada@example.org> [Chile] 2026-05-22T09:00:00/09:30:00`},

	{name: "days alone", layout: ZoomMeetingParticipants, file: `Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ada,ada@example.org,05/22/2026,05/22/2026,30,No
Bea,bea@example.org,05/22/2026,05/22/2026,,No
Cai,cai@example.org,05/22/2026 09:00:00 AM,05/22/2026 09:10:00 AM,10,No
`, want: `
Ada <ada@example.org> 1800s
Cai <cai@example.org> 2026-05-22T09:00:00/09:10:00
bad row 3: time`},
}

func TestDatesThatStandApartFromTheirTimes(t *testing.T) {
	for _, c := range splitCases {
		c.run(t)
	}
}
