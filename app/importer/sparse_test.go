package importer

import "testing"

// sparseCases are reports with little in them, and with what should not be there.
var sparseCases = []layoutCase{
	{
		name: "Teams, headers alone", layout: TeamsSections,
		file: tabs(`
			1. Summary
			Meeting title|Demo
			Attended participants|0
			2. Participants
			Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
			3. In-Meeting Activities
			Name|Join Time|Leave Time|Duration|Email|Role
		`),
		want: `
		title Demo
		stated participants 0`,
	},
	{
		name: "Teams, no third section, no seconds, no e-mail column", layout: TeamsSections,
		file: tabs(`
			2. Participants
			Name|First Join|Last Leave|In-Meeting Duration|Role
			Ada|13.5.2026, 9:05|13.5.2026, 10:05|1h|Organizer
			3. In-Meeting Activities
		`),
		want: `Ada host 2026-05-13T09:05:00/10:05:00`,
	},
	{
		name: "Teams, numbers lost by an editor", layout: TeamsSections,
		file: tabs(`
			Summary
			Meeting title|Demo

			Participants
			Name|First Join|Last Leave|In-Meeting Duration|Email|Role
			Ada|5/13/26, 9:00:00 AM|5/13/26, 10:00:00 AM|30m|ada@example.org|Organizer

			In-Meeting Activities
			Name|Join Time|Leave Time|Duration|Email|Role
			Ada|5/13/26, 9:00:00 AM|5/13/26, 9:10:00 AM|10m|ada@example.org|Organizer
			Ada|5/13/26, 9:40:00 AM|5/13/26, 10:00:00 AM|20m|ada@example.org|Organizer
		`),
		want: `
		Ada <ada@example.org> host 2026-05-13T09:00:00/09:10:00 2026-05-13T09:40:00/10:00:00
		title Demo`,
	},
	{
		name: "Teams, bad rows of every kind", layout: TeamsSections,
		file: tabs(`
			2. Participants
			Name|First Join|Last Leave|In-Meeting Duration|Email|Role
			Ada|5/13/26, 9:00:00 AM|5/13/26, 10:00:00 AM|-5m|ada@example.org|Organizer
			Bea|5/13/26, 11:00:00 AM|5/13/26, 10:00:00 AM|1h|bea@example.org|Attendee
			Cai|sometime|5/13/26, 10:00:00 AM|1h|cai@example.org|Attendee
			Dan|31/13/26, 9:00:00 AM|5/13/26, 10:00:00 AM|1h|dan@example.org|Attendee
			|5/13/26, 9:00:00 AM|5/13/26, 10:00:00 AM|1h||Attendee
			A remark
			Eva|5/13/26, 9:00:00 AM|6/13/26, 10:00:00 AM|1h|eva@example.org|Attendee
			Flo||||flo@example.org|Attendee
			Gus|5/13/26, 12:00:00 AM|5/13/26, 12:30:00 AM|30m|gus@example.org|Attendee
		`),
		want: `
		Ada <ada@example.org> host 2026-05-13T09:00:00/10:00:00
		Gus <gus@example.org> 2026-05-13T00:00:00/00:30:00
		bad row 4: backwards
		bad row 5: time.join
		bad row 6: time.join
		bad row 7: nobody
		bad row 8: not_a_row
		bad row 9: too_long
		bad row 10: no_join`,
	},
	{
		name: "Teams, a guest of another house known by the UPN alone", layout: TeamsTable,
		file: tabs(`
			Full Name|Join Time|Leave Time|Duration|Email|Role|Participant ID (UPN)
			Ada (Guest)|4/14/2021, 3:00:00 PM|4/14/2021, 4:00:00 PM|1h||Attendee|ada_example.org#EXT#@house.onmicrosoft.com
			Bea|4/14/2021, 3:00:00 PM|4/14/2021, 4:00:00 PM|1h||Attendee|8:orgid:1234
		`),
		want: `
		Ada (Guest) <ada@example.org> 2021-04-14T15:00:00/16:00:00
		Bea #8:orgid:1234 2021-04-14T15:00:00/16:00:00`,
	},
	{name: "Meet, a header alone", layout: MeetAttendance, file: "First name,Last name,Email,Duration,Time joined,Time exited\n", want: ""},
	{
		name: "Meet, leaving earlier than joining and not past midnight", layout: MeetAttendance, o: Options{Day: "2026-05-12"},
		file: cells(`
			First name|Last name|Email|Duration|Time joined|Time exited
			Ada|Example|ada@example.org|50 min|10:00 AM|9:10 AM
			Bea|Example|bea@example.org|50 min|10:00|10:50
		`, ","),
		want: `
		Bea Example <bea@example.org> 2026-05-12T10:00:00/10:50:00
		bad row 2: backwards`,
	},
	{
		name: "Zoom, a list that repeats the meeting and its host in every row", layout: ZoomMeetingParticipants,
		file: cells(`
			Topic|Meeting ID|User Name|User Email|Start Time|End Time|Duration (Minutes)|Participants|Name (Original Name)|User Email|Join Time|Leave Time|Duration (Minutes)|Guest
			Demo|852 1848 6288|Hana|hana@example.org|01/16/2023 00:00|01/16/2023 00:21|22|2|Ada|ada@example.org|01/16/2023 00:00|01/16/2023 00:21|22|No
			Demo|852 1848 6288|Hana|hana@example.org|01/16/2023 00:00|01/16/2023 00:21|22|2|Bea|bea@example.org|01/16/2023 00:00|01/16/2023 00:11|11|Yes
		`, ","),
		want: `
		Ada <ada@example.org> 2023-01-16T00:00:00/00:21:00
		Bea <bea@example.org> 2023-01-16T00:00:00/00:11:00
		title Demo
		session 852 1848 6288
		from 2023-01-16T00:00:00 until 2023-01-16T00:21:00`,
	},
	{name: "BigBlueButton, nobody", layout: BBBDashboardOld, file: `{"intId":"m","name":"Empty","users":{},"polls":{},"createdOn":0,"endedOn":0}`, want: "title Empty\nsession m\nzone UTC"},
	{
		name: "Webex, no leaving, but the meeting's end", layout: WebexAttendance,
		file: tabs(`
			Meeting Name|Meeting Start Time|Meeting End Time|Display Name|Attendee Email|Join Time|Leave Time
			Demo|="2022-11-14 09:29:07"|="2022-11-14 10:50:14"|Ada|ada@example.org|="2022-11-14 09:29:10"|
		`),
		want: `
		Ada <ada@example.org> 2022-11-14T09:29:10/?
		title Demo
		from 2022-11-14T09:29:07 until 2022-11-14T10:50:14`,
	},
	{
		name: "Webex, no end and no duration", layout: WebexAttendance,
		file: tabs(`
			Meeting Name|Display Name|Attendee Email|Join Time|Leave Time|Attendance Duration|Connection Type
			Demo|Ada|ada@example.org|="2022-11-14 09:29:10"|=""||Webex Meetings desktop app
			Demo|Bea|bea@example.org|="2022-11-14 09:29"|N/A|10 mins|Web app
		`),
		want: `
		Ada <ada@example.org> by desktop 2022-11-14T09:29:10/?
		Bea <bea@example.org> by browser 2022-11-14T09:29:00/09:39:00
		title Demo
		warning open`,
	},
}

func TestSparseReports(t *testing.T) {
	for _, c := range sparseCases {
		c.run(t)
	}
}
