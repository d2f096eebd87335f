package importer

import (
	"context"
	"testing"
)

// repeatedCases are of the night in which Helsinki's clocks went from 03:59:59 back
// to 03:00:00, and of times in forms of spreadsheets.
var repeatedCases = []layoutCase{
	{name: "the hour that comes twice, settled by how long somebody stayed", layout: ZoomMeetingParticipants, o: Options{Zone: "Europe/Helsinki"}, file: `Topic,Meeting ID,Start Time,End Time
Night,850 1234 5678,10/25/2026 02:30:00 AM,10/25/2026 04:30:00 AM

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ada,ada@example.org,10/25/2026 02:30:00 AM,10/25/2026 03:30:00 AM,60,No
Bea,bea@example.org,10/25/2026 02:30:00 AM,10/25/2026 03:30:00 AM,120,No
Cai,cai@example.org,10/25/2026 03:40:00 AM,10/25/2026 03:20:00 AM,40,No
Dan,dan@example.org,10/25/2026 03:40:00 AM,10/25/2026 03:20:00 AM,,No
`, want: `
Ada <ada@example.org> 2026-10-25T02:30:00/03:30:00
Bea <bea@example.org> 2026-10-25T02:30:00/03:30:00
Cai <cai@example.org> 2026-10-25T03:40:00/03:20:00
Dan <dan@example.org> 2026-10-25T03:40:00/03:20:00
title Night
session 850 1234 5678
from 2026-10-25T02:30:00 until 2026-10-25T04:30:00
zone Europe/Helsinki`},

	{name: "days and parts of a day since 1900", layout: ZoomMeetingParticipants, file: `Topic,Meeting ID,Start Time,End Time
Numbers,850 1234 5678,46154.375,46154.4375

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ada,ada@example.org,46154.375,46154.416666667,60,No
`, want: `
Ada <ada@example.org> 2026-05-12T09:00:00/10:00:00
title Numbers
session 850 1234 5678
from 2026-05-12T09:00:00 until 2026-05-12T10:30:00`},

	{name: "several stays in one cell", layout: GoToAttendees, file: `GoToWebinar,Attendee Report
Attended,First Name,Last Name,Email Address,Registration Date/Time,Join Time,Leave Time,Time in Session,Interest Rating
Yes,Ada,Example,ada@example.org,"May 10, 2012 10:58 AM EDT","May 16, 2012 10:58 AM EDT
May 16, 2012 11:20 AM EDT","May 16, 2012 11:10 AM EDT
May 16, 2012 11:50 AM EDT",42 minutes,50
`, want: `
Ada Example <ada@example.org> registered 2012-05-16T10:58:00/11:10:00 2012-05-16T11:20:00/11:50:00
zone America/New_York`},
}

func TestTimesThatComeTwiceAndTimesOfSpreadsheets(t *testing.T) {
	for _, c := range repeatedCases {
		c.run(t)
	}
}

func TestTheRepeatedHourLastsAsLongAsStated(t *testing.T) {
	e, err := Read(context.Background(), "night.csv", []byte(repeatedCases[0].file), repeatedCases[0].o)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int64{60, 120, 40, 40} {
		if s := e.Rows[i].Spans[0]; (s.Until-s.From)/60 != want {
			t.Errorf("row %d lasts %d minutes, want %d", i, (s.Until-s.From)/60, want)
		}
	}
}
