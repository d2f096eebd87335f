package importer

import "testing"

// againCases have one name or address twice in section 2, beside section 3.
var againCases = []layoutCase{
	{name: "a guest who came back", layout: TeamsSections, file: tabs(`
		1. Summary
		Meeting title|Ask
		2. Participants
		Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
		Bea (Unverified)|5/15/26, 1:10:00 PM|5/15/26, 1:20:00 PM|10m|||Attendee
		Bea (Unverified)|5/15/26, 1:30:00 PM|5/15/26, 1:40:00 PM|10m|||Attendee
		3. In-Meeting Activities
		Name|Join Time|Leave Time|Duration|Email|Role
		Bea (Unverified)|5/15/26, 1:10:00 PM|5/15/26, 1:20:00 PM|10m||Attendee
		Bea (Unverified)|5/15/26, 1:30:00 PM|5/15/26, 1:40:00 PM|10m||Attendee
	`), want: `
Bea (Unverified) 2026-05-15T13:10:00/13:20:00
Bea (Unverified) 2026-05-15T13:30:00/13:40:00
title Ask`},

	{name: "an address in other capitals", layout: TeamsSections, file: tabs(`
		1. Summary
		Meeting title|Ask
		2. Participants
		Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
		Bea|5/15/26, 1:10:00 PM|5/15/26, 1:40:00 PM|29m|b@example.org|b@example.org|Attendee
		Bea|5/15/26, 1:10:00 PM|5/15/26, 1:40:00 PM|29m|B@example.org|B@example.org|Attendee
		3. In-Meeting Activities
		Name|Join Time|Leave Time|Duration|Email|Role
		Bea|5/15/26, 1:10:00 PM|5/15/26, 1:20:00 PM|10m|b@example.org|Attendee
		Bea|5/15/26, 1:21:00 PM|5/15/26, 1:40:00 PM|19m|B@example.org|Attendee
	`), want: `
Bea <b@example.org> 2026-05-15T13:10:00/13:20:00 2026-05-15T13:21:00/13:40:00
title Ask`},

	{name: "two guests of one name", layout: TeamsSections, file: tabs(`
		1. Summary
		Meeting title|Ask
		2. Participants
		Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
		Bea|5/15/26, 1:10:00 PM|5/15/26, 1:20:00 PM|10m||guid-1|Attendee
		Bea|5/15/26, 1:30:00 PM|5/15/26, 1:40:00 PM|10m||guid-2|Attendee
		3. In-Meeting Activities
		Name|Join Time|Leave Time|Duration|Email|Role
		Bea|5/15/26, 1:10:00 PM|5/15/26, 1:20:00 PM|10m||Attendee
		Bea|5/15/26, 1:30:00 PM|5/15/26, 1:40:00 PM|10m||Attendee
	`), want: `
Bea #guid-1 2026-05-15T13:10:00/13:20:00
Bea #guid-2 2026-05-15T13:30:00/13:40:00
title Ask`},
}

func TestWhoStandsTwiceInSection2(t *testing.T) {
	for _, c := range againCases {
		c.run(t)
	}
}
