package importer

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
)

// long are files of many rows in each layout, made for a number of rows.
var long = map[Layout]func(rows int) string{
	TeamsSections: func(rows int) string {
		var people, stays strings.Builder
		for i := range rows / 2 {
			fmt.Fprintf(&people, "Name %d\t5/12/26, 10:%02d:00 AM\t5/12/26, 11:%02d:00 AM\t1h\tperson%d@example.org\tperson%d@example.org\tAttendee\n", i, i%60, i%60, i, i)
			fmt.Fprintf(&stays, "Name %d\t5/12/26, 10:%02d:00 AM\t5/12/26, 11:%02d:00 AM\t1h\tperson%d@example.org\tAttendee\n", i, i%60, i%60, i)
		}
		return "1. Summary\nMeeting title\tLong\n2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n" + people.String() +
			"3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n" + stays.String()
	},
	TeamsTable: func(rows int) string {
		return "Meeting Summary\nFull Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\n" +
			manyLines(rows, "Name %d\t4/14/2021, 3:55:05 PM\t4/14/2021, 5:02:11 PM\t1h 7m\tperson%d@example.org\tAttendee\tperson%d@example.org\n")
	},
	TeamsEvents: func(rows int) string {
		return "Full Name\tUser Action\tTimestamp\n" + manyLines(rows/2, "Name %d\tJoined\t3/31/2026, 4:58:00 PM\nName %d\tLeft\t3/31/2026, 5:58:00 PM\n")
	},
	TeamsLiveEvent: func(rows int) string {
		return "SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role\n" +
			manyLines(rows/2, "s%d,person%d@example.org,Name,Mozilla/5.0,1/25/2022 4:48:08 PM,Joined,Attendee\ns%d,person%d@example.org,Name,Mozilla/5.0,1/25/2022 5:48:08 PM,Left,Attendee\n")
	},
	MeetAttendance: func(rows int) string {
		return "First name,Last name,Email,Duration,Time joined,Time exited\n" + manyLines(rows, "Name %d,Family,person%d@example.org,58 min,10:02 AM,11:00 AM\n")
	},
	WebexAttendance: func(rows int) string {
		return "Meeting Name\tMeeting Start Time\tDisplay Name\tAttendee Email\tJoin Time\tLeave Time\tAttendance Duration\tConnection Type\n" +
			manyLines(rows, "Long\t=\"2022-11-14 09:29:07\"\tName %d\tperson%d@example.org\t=\"2022-11-14 09:29:10\"\t=\"2022-11-14 10:50:12\"\t82 mins\tDesktop app\n")
	},
	GoToAttendees: func(rows int) string {
		return "Session Details\nAttended,Interest Rating,First Name,Last Name,Email,Registration Date,Join Time,Leave Time\n" +
			manyLines(rows, "Yes,7,Name %d,Family,person%d@example.org,\"May 15, 2012 08:19 AM EDT\",\"May 16, 2012 10:58 AM EDT\",\"May 16, 2012 11:56 AM EDT\"\n")
	},
	BBBDashboardUsers: func(rows int) string {
		return "Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration,Ready?\n" +
			manyLines(rows, "Name %d,FALSE,0,-,-,0,0,0,0,\"11/23/2023, 02:00:00 PM\",-,00:33:20,A\n")
	},
	BBBDashboard: func(rows int) string {
		return `{"intId":"m","users":{` + strings.TrimSuffix(manyLines(rows, `"u%d":{"extId":"p%d","intIds":{"w":{"sessions":[{"registeredOn":1700748000000,"leftOn":1700749000000}]}},"name":"Name"},`), ",") + `},"endedOn":1700750000000}`
	},
}

func manyLines(rows int, format string) string {
	var b strings.Builder
	count := strings.Count(format, "%d")
	for i := range rows {
		args := make([]any, count)
		for k := range args {
			args[k] = i
		}
		fmt.Fprintf(&b, format, args...)
	}
	return b.String()
}

// TestTimeGrowsWithTheRowsAndNoFaster tries several times: a busy machine can make
// one try slow, but nothing makes quadratic work look linear.
func TestTimeGrowsWithTheRowsAndNoFaster(t *testing.T) {
	const few, times, tries = 2_000, 8, 8
	for layout, made := range long {
		small, large := []byte(made(few)), []byte(made(few*times))
		took := func(data []byte, rows int) float64 {
			start := time.Now()
			e, err := Read(context.Background(), "long", data, Options{})
			if err != nil || e.Layout != layout || len(e.Rows) < rows/2 || len(e.BadRows) > 0 {
				t.Fatalf("%s: %v", layout, err)
			}
			return time.Since(start).Seconds()
		}
		least := math.Inf(1)
		for n := 0; n < tries && least > 2*times; n++ {
			least = min(least, took(large, few*times)/took(small, few))
		}
		if least > 3*times {
			t.Errorf("%s: %d times the rows take %.0f times as long", layout, times, least)
		}
	}
}

func TestWideTablesAndLargeCellsCostLittle(t *testing.T) {
	columns := strings.Repeat(",Question of many words", 5_000)
	cell := strings.Repeat("long ", 200_000)
	for name, file := range map[string]string{
		"5,000 columns of a known layout":   "First name,Last name,Email,Duration,Time joined,Time exited" + columns + "\n" + strings.Repeat("Ada,Example,ada@example.org,58 min,10:02 AM,11:00 AM"+strings.Repeat(",x", 5_000)+"\n", 50),
		"5,000 columns of no known layout":  "Zup,Mek" + columns + "\n" + strings.Repeat("Ada,ada@example.org"+strings.Repeat(",5/12/2026,10:00", 2_500)+"\n", 50),
		"5,000 cells beyond the headers":    "2. Participants\nName\tFirst Join\tLast Leave\n" + strings.Repeat("Ada\t5/12/26, 10:00\t5/12/26, 11:00"+strings.Repeat("\t5/12/2026\t10:00", 2_500)+"\n", 50),
		"large cells":                       "First name,Last name,Email,Duration,Time joined,Time exited\n" + cell + "," + cell + "," + cell + "," + cell + "," + cell + "," + cell + "\nAda,Example,ada@example.org,58 min,10:02 AM,11:00 AM\n",
		"a large header":                    cell + "," + cell + ",Email,Name,Time joined,Duration\n1,2,ada@example.org,Ada,10:00 AM,5 min\n",
		"many users of a dashboard, one id": `{"users":{` + strings.TrimSuffix(strings.Repeat(`"u":{"intIds":{"w":{"sessions":[{"registeredOn":1,"leftOn":0}]}},"name":""},`, 20_000), ",") + `}}`,
	} {
		start := time.Now()
		_, err := Read(context.Background(), "wide", []byte(file), Options{})
		if u := (*Unmapped)(nil); err != nil && !errors.As(err, &u) && !errors.Is(err, ErrNotExport) {
			t.Errorf("%s: %v", name, err)
		}
		took := time.Since(start)
		t.Logf("%-36s %8v for %5d kB, %v", name, took.Round(time.Millisecond), len(file)>>10, err)
		if took > 5*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}
