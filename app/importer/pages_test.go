package importer

import "testing"

// pageCases have their header on every page.
var pageCases = []layoutCase{
	{name: "Teams events", layout: TeamsEvents, file: tabs(`
		Full Name|User Action|Timestamp
		Ada|Joined|3/28/2026, 8:00:00 AM
		Ada|Left|3/28/2026, 8:30:00 AM
		Full Name|User Action|Timestamp
		Bea|Joined|3/28/2026, 8:00:00 AM
		Bea|Left|3/28/2026, 8:30:00 AM
	`), want: `
Ada 2026-03-28T08:00:00/08:30:00
Bea 2026-03-28T08:00:00/08:30:00`},

	{name: "Meet", layout: MeetAttendance, o: Options{Day: "2026-03-28"}, file: `First name,Last name,Email,Duration,Time joined,Time exited
Ada,A,ada@example.org,1 hr,10:00 AM,11:00 AM
First name,Last name,Email,Duration,Time joined,Time exited
Bea,B,bea@example.org,1 hr,10:00 AM,11:00 AM
`, want: `
Ada A <ada@example.org> 2026-03-28T10:00:00/11:00:00
Bea B <bea@example.org> 2026-03-28T10:00:00/11:00:00`},

	{name: "Meet, with its columns in another order", layout: MeetAttendance, o: Options{Day: "2026-03-28"}, file: `First name,Last name,Email,Duration,Time joined,Time exited
Ada,A,ada@example.org,1 hr,10:00 AM,11:00 AM
Time exited,First name,Last name,Email,Duration,Time joined,Note
11:00 AM,Bea,B,bea@example.org,1 hr,10:00 AM,x
`, want: `
Ada A <ada@example.org> 2026-03-28T10:00:00/11:00:00
Bea B <bea@example.org> 2026-03-28T10:00:00/11:00:00`},

	{name: "Teams events, with their columns in another order", layout: TeamsEvents, file: tabs(`
		Full Name|User Action|Timestamp
		Ada|Joined|3/28/2026, 8:00:00 AM
		Timestamp|Full Name|User Action|Note
		3/28/2026, 8:30:00 AM|Ada|Left|x
		3/28/2026, 8:00:00 AM|Bea|Joined|x
		3/28/2026, 8:30:00 AM|Bea|Left|x
	`), want: `
Ada 2026-03-28T08:00:00/08:30:00
Bea 2026-03-28T08:00:00/08:30:00`},

	{name: "Teams in numbered sections", layout: TeamsSections, file: tabs(`
		1. Summary
		Meeting title|Ask
		2. Participants
		Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
		Ada|5/15/26, 1:00:00 PM|5/15/26, 1:30:00 PM|30m|a@example.org|a@example.org|Attendee
		Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
		Bea|5/15/26, 1:00:00 PM|5/15/26, 1:30:00 PM|30m|b@example.org|b@example.org|Attendee
	`), want: `
Ada <a@example.org> 2026-05-15T13:00:00/13:30:00
Bea <b@example.org> 2026-05-15T13:00:00/13:30:00
title Ask`},

	{name: "a poll", layout: ZoomPolls, file: `Poll Report
#,User Name,User Email,Submitted Date/Time,Which region?
1,Ada,ada@example.org,"Mar 28, 2026 08:00:00",Europe
#,User Name,User Email,Submitted Date/Time,Which region?
2,Bea,bea@example.org,"Mar 28, 2026 08:00:01",Asia
`, want: `
poll Which region?: Ada Europe; Bea Asia`},

	{name: "BigBlueButton, whose first row is nobody's", layout: BBBDashboardUsers, file: `Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration,Ready?
Anonymous,,,,,,,,,,,,A
Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration,Ready?
Ada,TRUE,0,00:00:09,-,1,1,1,1,"11/23/2023, 02:00:00 PM","11/23/2023, 02:10:00 PM",00:10:00,A
Bea,,0,00:00:09,-,1,1,1,1,"11/23/2023, 02:00:00 PM","11/23/2023, 02:10:00 PM",-,B
`, want: `
Ada host active 2023-11-23T14:00:00/14:10:00
Bea active 2023-11-23T14:00:00/14:10:00
poll Ready?: A; Ada A; Bea B`},

	{name: "BigBlueButton, with its columns in another order", layout: BBBDashboardUsers, file: `Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration,Ready?
Ada,TRUE,0,00:00:09,-,1,1,1,1,"11/23/2023, 02:00:00 PM","11/23/2023, 02:10:00 PM",00:10:00,A
Ready?,Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration
B,Bea,FALSE,0,00:00:09,-,1,1,1,1,"11/23/2023, 02:00:00 PM","11/23/2023, 02:10:00 PM",00:10:00
`, want: `
Ada host active 2023-11-23T14:00:00/14:10:00
Bea active 2023-11-23T14:00:00/14:10:00
poll Ready?: Ada A; Bea B`},

	{name: "BigBlueButton in a language that nobody knows, whose first row is nobody's", layout: BBBDashboardUsers, file: `Nam,Mod,Akt,Tal,Kam,Mes,Rea,Pol,Han,Ven,For,Dau,Bereta?
Neniu,,,,,,,,,,,,A
Ada,TRUE,0,00:00:09,-,1,1,1,1,"11/23/2023, 02:00:00 PM","11/23/2023, 02:10:00 PM",00:10:00,A
`, want: `
Ada host active 2023-11-23T14:00:00/14:10:00
poll Bereta?: Neniu A; Ada A`},
}

func TestAHeaderOnEveryPageLosesNobody(t *testing.T) {
	for _, c := range pageCases {
		c.run(t)
	}
}

// zonedCases name the zone of their times in a header or beside the times.
var zonedCases = []layoutCase{
	{name: "UTC, whatever zone is given", layout: ZoomMeetingParticipants, o: Options{Zone: "Europe/Helsinki"}, file: zoned("Join Time (UTC)", "Leave Time (UTC)", ""), want: `
Ada <ada@example.org> 2026-05-22T09:00:00/09:30:00
zone UTC`},
	{name: "hours from UTC", layout: ZoomMeetingParticipants, file: zoned("Join Time (UTC+02:00)", "Leave Time (UTC+02:00)", ""), want: `
Ada <ada@example.org> 2026-05-22T09:00:00/09:30:00
zone Etc/GMT-2`},
	{name: "hours from GMT", layout: ZoomMeetingParticipants, file: zoned("Join Time (GMT-3)", "Leave Time (GMT-3)", ""), want: `
Ada <ada@example.org> 2026-05-22T09:00:00/09:30:00
zone Etc/GMT+3`},
	{name: "an abbreviation", layout: ZoomMeetingParticipants, file: zoned("Join Time (CEST)", "Leave Time (CEST)", ""), want: `
Ada <ada@example.org> 2026-05-22T09:00:00/09:30:00
zone Europe/Paris`},
	{name: "after each time", layout: ZoomMeetingParticipants, file: zoned("Join Time", "Leave Time", " GMT-3"), want: `
Ada <ada@example.org> 2026-05-22T12:00:00/12:30:00
zone UTC`},
}

func zoned(join, leave, after string) string {
	return "Name (Original Name),User Email," + join + "," + leave + ",Duration (Minutes),Guest\n" +
		"Ada,ada@example.org,05/22/2026 09:00:00 AM" + after + ",05/22/2026 09:30:00 AM" + after + ",30,No\n"
}

func TestAZoneThatTheFileNames(t *testing.T) {
	for _, c := range zonedCases {
		c.run(t)
	}
}
