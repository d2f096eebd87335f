package cli

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/store"
)

// seeded are exports of every layout with a canary in every cell. A letter and a
// number in angle quotes stand for one: N a name, E an address, P a telephone
// number, X any other text, none of which may be anywhere afterwards; K stands for
// what is content and is kept. The same letter and number are the same canary.
// What is neither is a time, a count, a yes or a no. Content are titles, questions,
// answers to them, and the choices of polls that somebody chose.
var seeded = map[importer.Layout]string{
	importer.ZoomWebinarAttendees: `Attendee Report,«X1»
Report generated time,05/12/2026 07:10:00 PM,«X2»
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views,«X3»
«K1» with «N1»,«X4»,05/12/2026 09:00:00 AM,60,2,0,2,3,2,«X5»
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,«X6»
Yes,«N1» («N2»),«E1»,05/12/2026 09:00:00 AM,05/12/2026 10:00:00 AM,60,No,Finland,«X7»
Panelist Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,«N3»,«E2»,05/12/2026 09:00:00 AM,05/12/2026 10:00:00 AM,60,No,«X8»
Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,City,Phone,Organization,Industry,Job Title,Registration Time,Approval Status,«X9»?,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,«X10»
Yes,«N4»,«X11»,«X12»,«E3»,«X13»,«P1»,«X14»,«X15»,«X16»,05/01/2026 10:20:30 AM,approved,«X17»,05/12/2026 09:10:00 AM,05/12/2026 09:40:00 AM,30,Yes,Chile,«X18»
No,--,«X19»,«X20»,«E4»,«X21»,«P2»,«X22»,«X23»,«X24»,05/01/2026 10:20:30 AM,approved,«X25»,--,--,--,--,--,«X26»
Yes,«N7»,«X52»,«X53»,«E7»,«X54»,«P6»,«X55»,«X56»,«X57»,05/01/2026 10:20:30 AM,approved,«X58»,«P7»,05/12/2026 09:40:00 AM,30,Yes,Chile,«X59»
Yes,«N5»,«X27»,«X28»,«E5»,«X29»,«P3»,«X30»,«X31»,«X32»,05/01/2026 10:20:30 AM,«X33»,«X34»,«X35»,«X36»,30,Yes,Chile,«X37»
«X38»,«N6»,«X39»,«X40»,«E6»,«X41»,«P4»,«X42»,«X43»,«X44»,«X45»,«X46»,«X47»,05/12/2026 09:10:00 AM,05/12/2026 09:40:00 AM,«X48»,«X49»,«X50»,«X51»
Other Attended,
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
«P5»,05/12/2026 09:10:00 AM,05/12/2026 09:40:00 AM,30,Finland
`,
	importer.ZoomMeetingParticipants: `Topic,ID,Host,Duration (minutes),Start time,End time,Participants
«K1» of «E1»,«X1»,«N1» («E1»),77,"06/16/2026 03:10:26 PM","06/16/2026 04:26:31 PM",3

Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room,IP Address,«X2»
«N1»,«E1»,06/16/2026 03:10:26 PM,06/16/2026 04:26:31 PM,77,No,«X3»,No,«X4»,«X5»
«P1»,,06/16/2026 03:30:00 PM,06/16/2026 03:50:00 PM,20,Yes,«X6»,No,«X7»,«X8»
«N2» («N3»),,06/16/2026 03:30:00 PM,«X9»,«X10»,«X11»,«X12»,No,«X13»,«X14»
`,
	importer.ZoomRegistration: `Registration Report,«X1»
Report generated time,11/23/2023 05:00:00 PM
Topic,Webinar ID,Scheduled Time,Duration (minutes),# Registered,# Cancelled
«K1»,«X2»,11/23/2023 04:00:00 PM,60,2,0

Attendee Details
First Name,Last Name,Email,City,Country/Region,Organization,Phone,What do you expect?,Registration Time,Approval Status
«X3»,«X4»,«E1»,«X5»,Finland,«X6»,«P1»,«X7» «E1»,11/20/2023 09:12:44 AM,approved
«X8»,"«X9», «X10»",«E2»,«X11»,«X12»,"«X13»",«P2»,«X14»,11/21/2023 10:00:02 PM,«X15»
`,
	importer.ZoomQuestions: `Question and Answer Report,«X1»
Report Generated:,"Nov 23, 2023 5:00 PM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question
«K1»,«X2»,"Nov 23, 2023 4:00 PM",60,3
Question Details
#,Question,Asker Name,Asker Email,Answer(s)
1,«K2»? asks «N1» of «E1» under «P1»,«N1»,«E1»,live answered
2,«K3»?,«N2»,«E2»,The «K4» is with «N1» at «E3»
3,«K5» of «N2»?,Anonymous Attendee,,
`,
	importer.ZoomPolls: `Poll Report,«X1»
Report Generated:,"Sep 18, 2026 6:00 PM"
Topic,Meeting ID,Actual Start Time,Actual Duration (minutes)
«K1»,«X2»,"Sep 18, 2026 5:00 PM",60
Poll Details
#,User Name,User Email,Submitted Date/Time,«K2» asks «E1»?
1,«N1»,«E1»,"Sep 18, 2026 17:10:01",«K3»
2,«N2»,«E2»,"Sep 18, 2026 17:10:05",«K3»;«K4» with «N1»
3,«N3»,«E3»,"Sep 18, 2026 17:10:05",«K3»;«K4» with «N1»
#,User Name,User Email,Submitted Date/Time,«K5»?
1,«N1»,«E1»,"Sep 18, 2026 17:40:01",«X3»
2,«N2»,«E2»,"Sep 18, 2026 17:40:01",«X4»
3,«N3»,«E3»,"Sep 18, 2026 17:40:01",«X5»
4,«N4»,«E4»,"Sep 18, 2026 17:40:01",«X6» «E4»
5,«N5»,«E5»,"Sep 18, 2026 17:40:01",«X7»
`,
	importer.TeamsEvents: `Full Name	User Action	Timestamp
«N1»	Joined before	3/31/2026, 4:58:00 PM
«N2» (Guest)	Joined	3/31/2026, 5:01:22 PM
«N2» (Guest)	Left	3/31/2026, 5:20:00 PM
«N3»	«X1»	3/31/2026, 5:21:00 PM
«N4»	Joined	«X2»
`,
	importer.TeamsTable: `Meeting Summary
Total Number of Participants	2
Meeting Title	«K1»
Meeting Start Time	4/14/2021, 3:55:05 PM
Meeting End Time	4/14/2021, 5:02:11 PM
Meeting Id	«X1»

Full Name	Join Time	Leave Time	Duration	Email	Role	Participant ID (UPN)	«X2»
«N1»	4/14/2021, 3:55:05 PM	4/14/2021, 5:02:11 PM	1h 7m	«E1»	Organizer	«E2»	«X3»
«N2»	4/14/2021, 4:01:00 PM	4/14/2021, 4:30:00 PM	29m		«X4»	«E3»	«X5»
«N3»	«X6»	«X7»	«X8»		«X9»	«X10»	«X11»
`,
	importer.TeamsSections: `1. Resumen
Título de la reunión	«K1»
Participantes	2
Participantes desconocidos	1
Hora de inicio	23/11/23, 16:00:00
Hora de finalización	23/11/23, 17:00:00
Duración de la reunión	1 h
Tiempo medio de asistencia	55 min 3 s
«X1»	«X2»

2. Participantes
Nombre	Primera entrada	Última salida	Duración de la reunión	Correo electrónico	Id. de participante (UPN)	Rol	«X3»
«N1»	23/11/23, 16:00:05	23/11/23, 16:59:07	59 min 2 s	«E1»	«E2»	Organizador	«X4»
«N2»	23/11/23, 16:00:05	23/11/23, 16:59:07	59 min 2 s			«X5»	«X6»

3. Actividades durante la reunión
Nombre	Hora de entrada	Hora de salida	Duración	Correo electrónico	Rol
«N1»	23/11/23, 16:00:05	23/11/23, 16:59:07	59 min 2 s	«E1»	Organizador
«N2»	«X7»	«X8»	«X9»		«X10»
`,
	importer.TeamsLiveEvent: `SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role
«X1»,«E1»,«N1»,«X2»,1/25/2022 4:48:08 PM,Joined,Attendee
«X3»,«X4»,«N2»,«X5»,1/25/2022 4:51:13 PM,Joined,«X6»
«X1»,«E1»,«N1»,«X2»,1/25/2022 5:25:54 PM,Left,Attendee
«X7»,«E2»,«N3»,«X8»,1/25/2022 5:25:54 PM,«X9»,«X10»
`,
	importer.MeetAttendance: `First name,Last name,Email,Duration,Time joined,Time exited
«X1»,«X2»,«E1»,58 min,4:00 PM,4:58 PM
«X3»,«X4»,,1 hr 2 min,4:00 PM,5:02 PM
«X5»,«X6»,«E2»,«X7»,«X8»,«X9»
`,
	importer.WebexAttendance: `Meeting Name	Meeting Start Time	Meeting End Time	Display Name	First Name	Last Name	Role	Attendee Email	Join Time	Leave Time	Attendance Duration	Connection Type	IP Address	User Agent	«X1»
«K1»	="2022-11-14 09:29:07"	="2022-11-14 10:50:14"	«N1»	«X2»	«X3»	Host	«E1»	="2022-11-14 09:29:10"	="2022-11-14 10:50:12"	82 mins	Desktop app	«X4»	«X5»	«X6»
«K1»	="2022-11-14 09:29:07"	="2022-11-14 10:50:14"	«P1»			Attendee		="2022-11-14 09:40:00"	="2022-11-14 10:00:00"	20 mins	«X7»	«X8»	«X9»	«X10»
«K1»	="2022-11-14 09:29:07"	="2022-11-14 10:50:14"	«N2»	«X11»	«X12»	«X13»	«E2»	«X14»	«X15»	«X16»	«X17»	«X18»	«X19»	«X20»
`,
	importer.GoToAttendees: `Attendee Report,,,GoToWebinar,,,,,,,,,,,
Generated,,,,,,,,,,,,,,
"May 29, 2012 01:36 PM PDT",,,,,,,,,,,,,,
General Information,,,,,,,,,,,,,,
Webinar Name,,Webinar ID,,,,,,,,,,,,
«K1»,,«X1»,,,,,,,,,,,,
Actual Start Date/Time,,Actual Duration (minutes) ,,,,,,,,,,,,
"May 16, 2012 10:49 AM EDT",,76,,,,,,,,,,,,
Session Details,,,,,,,,,,,,,,
Attended,,Interest Rating,First Name,Last Name,Email,Registration Date,Join Time,Leave Time,In Session Duration* (minutes) ,Country,Industry,Organization,Unsubscribed,Questions Asked by Attendee
Yes,,75,«X2»,«X3»,«E1»,"May 15, 2012 08:19 AM EDT","May 16, 2012 10:58 AM EDT","May 16, 2012 11:56 AM EDT",58.53,US,«X4»,«X5»,No,«X12» of «X2» «X3»?
No,,,«X6»,«X7»,«E2»,"May 14, 2012 10:50 AM EDT",,,,«X8»,«X9»,«X10»,«X11»,
`,
	importer.BBBDashboard: `{"intId":"«X1»","extId":"«X2»","name":"«K1»","other":{"«X3»":"«X4»"},"users":{
"«X5»":{"userKey":"«X5»","extId":"«X6»","intIds":{"«X7»":{"intId":"«X7»","sessions":[{"registeredOn":1700748000000,"leftOn":1700749000000}],"userLeftFlag":false}},
 "name":"«N1»","isModerator":true,"color":"«X8»","avatar":"«X9»","isDialIn":false,"answers":{"p1":["«K3»"]},"talk":{"totalTime":9540,"lastTalkStartedOn":0},"reactions":[{"name":"«X10»","sentOn":1700748100000}],"webcams":[],"totalOfMessages":1},
"«X11»":{"userKey":"«X11»","extId":"«X12»","intIds":{"«X13»":{"intId":"«X13»","sessions":[{"registeredOn":1700748000000,"leftOn":0}],"userLeftFlag":false}},
 "name":"«P1»","isModerator":false,"isDialIn":true,"answers":{},"talk":{"totalTime":0,"lastTalkStartedOn":0},"reactions":[],"webcams":[],"totalOfMessages":0}},
"polls":{"p1":{"pollId":"p1","pollType":"A-2","anonymous":false,"multiple":false,"question":"«K2» of «N1»?","options":["«K3»","«X16»"],"anonymousAnswers":[],"createdOn":1700748050000}},
"screenshares":[],"presentationSlides":[{"presentationId":"«X14»","pageNum":1,"setOn":1700748050000,"presentationName":"«X15»"}],"createdOn":1700748000000,"endedOn":1700750000000}`,
	importer.BBBDashboardOld: `{"intId":"«X1»","extId":"«X2»","name":"«K1»","users":{
"«X5»":{"userKey":"«X5»","extId":"«X6»","intIds":{"«X7»":{"intId":"«X7»","registeredOn":1700748000000,"leftOn":1700749000000,"userLeftFlag":false}},
 "name":"«N1»","isModerator":true,"isDialIn":false,"answers":{"p1":"«K3»"},"talk":{"totalTime":9540,"lastTalkStartedOn":0},"emojis":[{"name":"«X10»","sentOn":1700748100000}],"webcams":[],"totalOfMessages":1}},
"polls":{"p1":{"pollId":"p1","type":"A-2","anonymous":false,"question":"«K2»?","options":["«K3»","«X11»"],"createdOn":1700748050000}},
"createdOn":1700748000000,"endedOn":1700750000000}`,
	importer.BBBDashboardUsers: `Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration,«K2»?,«K3» of «N1»?
"«N1»","TRUE","0","00:00:09","-","1","1","1","1","11/23/2023, 02:00:00 PM","-","00:33:20","«K4»","«K4»"
"«N2»","FALSE","0","-","-","1","1","1","1","11/23/2023, 02:00:00 PM","11/23/2023, 02:10:00 PM","00:10:00","«K4»","«K4»"
"Anonymous","","","","","","","","","","","","«K4»",""
`,
	importer.MappedTable: `Kto,«X1»,Odkud,Mesto,Od,Do,Poznamka
«N1»,«E1»,Finland,«X2»,2023-11-23 16:00:00,2023-11-23 17:00:00,«X3» «P1»
«N2»,«E2»,«X4»,«X5»,«X6»,«X7»,«X8»
`,
}

// canaries are the words to look for.
type canaries struct {
	personal, content []string
}

var placeholder = regexp.MustCompile(`«([NEPXK])(\d+)»`)

// seed puts canaries in the place of the letters.
func seed(layout importer.Layout, text string) (data []byte, c canaries) {
	known := map[string]string{}
	nr := func(n string) string { // letters that stand nowhere else
		return string(rune('a'+len(layout)%20)) + strings.NewReplacer("0", "q", "1", "w", "2", "x", "3", "z", "4", "j", "5", "k", "6", "v", "7", "h", "8", "g", "9", "p").Replace(n)
	}
	text = placeholder.ReplaceAllStringFunc(text, func(found string) string {
		if word, ok := known[found]; ok {
			return word
		}
		m := placeholder.FindStringSubmatch(found)
		word, parts := "", []string(nil)
		switch n := nr(m[2]); m[1] {
		case "N":
			word = "Given" + n + "q Family" + n + "q"
			parts = strings.Fields(word)
		case "E":
			word = "Mailbox" + n + "q@Domain" + n + "q.example.org"
			parts = []string{"mailbox" + n + "q", "domain" + n + "q"}
		case "P":
			word = fmt.Sprintf("+49 176 8%02d-%06d", len(m[2]), 700100+len(known))
			parts = []string{word[4:], strings.NewReplacer("+", "", " ", "", "-", "").Replace(word)[2:], word[len(word)-6:]}
		case "X":
			word = "Canary" + n + "q"
			parts = []string{word}
		default:
			word = "Content" + n + "q"
			c.content = append(c.content, word)
		}
		c.personal = append(c.personal, parts...)
		known[found] = word
		return word
	})
	if strings.HasPrefix(string(layout), "teams_") && strings.Contains(text, "\t") || layout == importer.WebexAttendance {
		return append([]byte{0xFF, 0xFE}, wide(text, binary.LittleEndian)...), c
	}
	return []byte(text), c
}

func wide(text string, order binary.AppendByteOrder) (out []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

// inside tells whether a word is in bytes, in whatever case, as UTF-8 or UTF-16.
func inside(haystack []byte, word string) bool {
	haystack, word = bytes.ToLower(haystack), strings.ToLower(word)
	return bytes.Contains(haystack, []byte(word)) ||
		bytes.Contains(haystack, wide(word, binary.LittleEndian)) || bytes.Contains(haystack, wide(word, binary.BigEndian))
}

// settings gives a test its own folder for the linking key.
func settings(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "APPDATA"} {
		t.Setenv(name, folder)
	}
	return folder
}

// emptyNotebook makes one by command.
func emptyNotebook(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.rapporteur")
	if code, _, errOut := run(t, "new", path, "--title", "Programme"); code != exitDone {
		t.Fatal(errOut)
	}
	return path
}

func TestNothingPersonalIsKeptOfAnyLayout(t *testing.T) {
	for layout, text := range seeded {
		t.Run(string(layout), func(t *testing.T) {
			config := settings(t)
			data, birds := seed(layout, text)
			notebook := emptyNotebook(t)
			export := filepath.Join(t.TempDir(), "export.csv")
			if err := os.WriteFile(export, data, 0o600); err != nil {
				t.Fatal(err)
			}
			places := map[string][]byte{}
			if layout == importer.MappedTable {
				importMapped(t, notebook, data, filepath.Join(config, "rapporteur"))
			} else {
				code, out, errOut := run(t, "import", notebook, export, "--webinar", "new", "--day", "2023-11-23", "--json")
				if code != exitDone {
					t.Fatalf("exit %d, %s", code, errOut)
				}
				var told importedJSON
				if err := json.Unmarshal([]byte(out), &told); err != nil || told.Layout != layout {
					t.Fatalf("%s (%v)", out, err)
				}
				_, again, _ := run(t, "import", notebook, export, "--webinar", "new", "--day", "2023-11-23")
				other := emptyNotebook(t)
				_, asText, wrong := run(t, "import", other, export, "--webinar", "new", "--day", "2023-11-23", "--zone", "Europe/Madrid")
				places["output"] = []byte(out + errOut + again + asText + wrong)
			}
			_, lines, _ := run(t, "export", notebook, "--format", "jsonl", "--out", "-")
			places["jsonl"] = []byte(lines)
			places["records"] = decoded(t, notebook)
			places["pages"] = wholeFile(t, notebook)
			backup := filepath.Join(t.TempDir(), "backup.rapporteur")
			if code, _, errOut := run(t, "backup", notebook, "--out", backup); code != exitDone {
				t.Fatal(errOut)
			}
			places["backup"] = wholeFile(t, backup)
			places["settings"] = everything(t, config)
			places["folder"] = everything(t, filepath.Dir(notebook))
			if len(places["settings"]) < 40 || len(birds.personal) < 4 {
				t.Fatal("there is no linking key, or there are no canaries: the test proves nothing")
			}
			for where, haystack := range places {
				for _, word := range birds.personal {
					if inside(haystack, word) {
						t.Errorf("%s: %q is there", where, word)
					}
				}
			}
			for _, word := range birds.content {
				if !inside(places["records"], word) {
					t.Errorf("the content %q is not there", word)
				}
			}
		})
	}
}

// importMapped imports a table of no known layout, as the window does.
func importMapped(t *testing.T, notebook string, data []byte, keys string) {
	t.Helper()
	f := importer.Mapping{HeaderRow: 0, Columns: []importer.Field{
		importer.FieldName, importer.FieldEmail, importer.FieldCountry, importer.FieldCity, importer.FieldJoin, importer.FieldLeave, importer.FieldNone,
	}}
	export, err := importer.Read(context.Background(), "t.csv", data, importer.Options{Mapping: &f})
	if err != nil {
		t.Fatal(err)
	}
	key, err := importer.LoadKey(keys)
	if err != nil {
		t.Fatal(err)
	}
	file, err := store.Open(notebook, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	_, err = file.Edit(importer.Step, func(tx *store.Tx) error {
		plan, err := importer.NewPlan(tx, []*importer.Export{export}, importer.Target{New: true}, importer.PlanOptions{Key: key})
		if err == nil {
			_, err = plan.Write(tx)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// decoded is every record and everyone in it, as JSON.
func decoded(t *testing.T, path string) []byte {
	t.Helper()
	file, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all bytes.Buffer
	err = file.View(func(r store.Reader) error {
		return store.EachRecord(r, func(_ store.Type, id store.ID, record any) error {
			if err := json.NewEncoder(&all).Encode(record); err != nil {
				return err
			}
			history, err := store.History(r, id)
			if err != nil {
				return err
			}
			if err := json.NewEncoder(&all).Encode(history); err != nil {
				return err
			}
			if about, ok := record.(store.Attendance); ok && !about.People.IsZero() {
				people, err := store.People(r, about.People)
				if err != nil {
					return err
				}
				return json.NewEncoder(&all).Encode(people)
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.Bytes()
}

func wholeFile(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// everything is the names and contents of all files under a folder.
func everything(t *testing.T, folder string) (all []byte) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		all = append(append(all, path...), b...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
