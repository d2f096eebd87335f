package importer

import (
	"context"
	"slices"
	"strings"
	"testing"
)

var meetCases = []layoutCase{
	{
		name: "as downloaded, without a day", layout: MeetAttendance,
		file: cells(`
				First name|Last name|Email|Duration|Time joined|Time exited
				Ada|Example|ada@example.org|58 min|10:02 AM|11:00 AM
				Bea|Example||1 hr 2 min|9:58 AM|11:00 AM
			`, ","),
		want: `
		Ada Example <ada@example.org> 1970-01-02T10:02:00/11:00:00
		Bea Example 1970-01-02T09:58:00/11:00:00
		needs a day`,
	},
	{
		name: "past midnight, away in between, one left out, on a day", layout: MeetAttendance, o: Options{Day: "2024-05-12", Zone: "America/Lima"},
		file: cells(`
				First name|Last name|Email|Duration|Time joined|Time exited
				Ada|Example|ada@example.org|1 hr|11:30 PM|12:30 AM
				Bea|Example|bea@example.org|20 min|11:30 PM|12:30 AM
				Cai|Example|cai@example.org|20 min|12:10 AM|12:30 AM
				Dan|Example|dan@example.org|5 min||
			`, ","),
		want: `
		Ada Example <ada@example.org> 2024-05-12T23:30:00/00:30:00
		Bea Example <bea@example.org> 1200s
		Cai Example <cai@example.org> 2024-05-13T00:10:00/00:30:00
		Dan Example <dan@example.org> 300s
		zone America/Lima
		warning breaks`,
	},
	{
		name: "Spanish, semicolons", layout: MeetAttendance, o: Options{Day: "2024-05-12"},
		file: cells(`
				Nombre|Apellidos|Correo electrónico|Duración|Hora a la que se unió|Hora a la que salió
				Ada|Ejemplo|ada@example.org|1 h 2 min|10:02|11:04
				Ada|Muestra||30 min|10:30|11:00
			`, ";"),
		want: `
		Ada Ejemplo <ada@example.org> 2024-05-12T10:02:00/11:04:00
		Ada Muestra 2024-05-12T10:30:00/11:00:00`,
	},
	{
		name: "Portuguese", layout: MeetAttendance, o: Options{Day: "2024-05-12"},
		file: cells(`
				Nome|Sobrenome|E-mail|Duração|Horário de entrada|Horário de saída
				Ada|Exemplo|ada@example.org|62 min|10:02|11:04
			`, ","),
		want: `Ada Exemplo <ada@example.org> 2024-05-12T10:02:00/11:04:00`,
	},
	{
		name: "German, with dates", layout: MeetAttendance,
		file: cells(`
				Vorname|Nachname|E-Mail|Dauer|Beitrittszeit|Austrittszeit
				Ada|Beispiel|ada@example.org|62 Min.|12.05.2024 10:02|12.05.2024 11:04
			`, "\t"),
		want: `Ada Beispiel <ada@example.org> 2024-05-12T10:02:00/11:04:00`,
	},
}

var webexCases = []layoutCase{
	{
		name: "Portuguese", layout: WebexAttendance,
		file: tabs(`
				Nome da reunião|Data de início da reunião|Data de término da reunião|Nome de exibição|Nome|Sobrenome|Função|E-mail do convidado|Hora de entrada|Hora de saída|Duração da participação|Tipo de conexão
				Cidades|="2022-11-14 09:29:07"|="2022-11-14 10:50:14"|Ada Exemplo|Ada|Exemplo|Anfitrião|ada@example.org|="2022-11-14 09:29:10"|="2022-11-14 10:50:12"|82 min|Aplicativo para desktop
				Cidades|="2022-11-14 09:29:07"|="2022-11-14 10:50:14"|Bea Exemplo|Bea|Exemplo|Participante|bea@example.org|="2022-11-14 09:40:00"|="2022-11-14 09:50:00"|10 min|Aplicativo móvel
			`),
		want: `
		Ada Exemplo <ada@example.org> host by desktop 2022-11-14T09:29:10/10:50:12
		Bea Exemplo <bea@example.org> by mobile 2022-11-14T09:40:00/09:50:00
		title Cidades
		from 2022-11-14T09:29:07 until 2022-11-14T10:50:14`,
	},
	{
		name: "Spanish after a spreadsheet", layout: WebexAttendance,
		file: cells(`
				Nombre de la reunión|Hora de inicio de la reunión|Hora de finalización de la reunión|Nombre para mostrar|Nombre|Apellidos|Rol|Correo electrónico del asistente|Hora de entrada|Hora de salida|Duración de la asistencia|Tipo de conexión
				Ciudades|14/11/2022 9:29|14/11/2022 10:50|Ada Ejemplo|Ada|Ejemplo|Anfitrión|ada@example.org|14/11/2022 9:29|14/11/2022 10:50|81 minutos|Aplicación web
			`, ";"),
		want: `
		Ada Ejemplo <ada@example.org> host by browser 2022-11-14T09:29:00/10:50:00
		title Ciudades
		from 2022-11-14T09:29:00 until 2022-11-14T10:50:00`,
	},
	{
		name: "without the meeting's times, other order, a call-in user with a number", layout: WebexAttendance,
		file: tabs(`
				Connection Type|Leave Time|Attendee Email|Join Time|Attendance Duration|Name|Meeting Name
				Phone|="2022-11-14 10:00:00"||="2022-11-14 09:40:00"|20 mins|Call-in User_3|Demo
				Video device|="2022-11-14 10:50:12"|room@example.org|="2022-11-14 09:29:10"|82 mins|Room 4|Demo
			`),
		want: `
		Call-in User_3 dialled by phone 2022-11-14T09:40:00/10:00:00
		Room 4 <room@example.org> by room 2022-11-14T09:29:10/10:50:12
		title Demo`,
	},
	{
		name: "older report of a session with names of zones", layout: WebexAttendance,
		file: cells(`
				Session detail for "Demo":||||||||
				Participant|Audio Type|Attendee Email|Company|Title|Phone Number|Join Time|Leave Time|Attendance Duration|Connection Type
				Ada Example|VoIP|ada@example.org|Org|Dr|+1 555 0100|November 14, 2022 9:29 am New York Time|November 14, 2022 10:50 am New York Time|81 mins|Desktop app
			`, "\t"),
		want: `
		Ada Example <ada@example.org> by desktop 2022-11-14T09:29:00/10:50:00`,
	},
}

var goToCases = []layoutCase{
	{
		name: "later form: other order, staff apart, re-join, zone of the Pacific", layout: GoToAttendees,
		file: cells(`
				Attendee Report
				Generated|Apr 15, 2020 12:08 PM PDT
				General Information
				Webinar Name|Webinar ID|Actual Start Date/Time|Actual Duration (minutes)|# Registered|# Attended
				Cities|123-456-789|Apr 14, 2020 09:55 AM PDT|76|3|2

				Staff Details
				Attended|Last Name|First Name|Email Address|Role|Join Time|Leave Time|Time in Session (minutes)
				Yes|Host|Hanna|hanna@example.org|Organizer|Apr 14, 2020 09:55 AM PDT|Apr 14, 2020 11:10 AM PDT|75

				Attendee Details
				Attended|Interest Rating|Last Name|First Name|Email Address|City|Country|Industry|Registration Date/Time|Join Time|Leave Time|Time in Session (minutes)*|Questions Asked|What do you expect?
				Yes|80|Example|Ada|ada@example.org|Helsinki|FI|Government|Apr 1, 2020 07:00 AM PDT|Apr 14, 2020 10:00 AM PDT|Apr 14, 2020 10:30 AM PDT|30|1|Much
				Yes|80|Example|Ada|ada@example.org|Helsinki|FI|Government|Apr 1, 2020 07:00 AM PDT|Apr 14, 2020 10:40 AM PDT|Apr 14, 2020 11:00 AM PDT|20|0|Much
				No|--|Example|Bea|bea@example.org||BR||Apr 2, 2020 07:00 AM PDT|--|--|--|0|
				No||Example|Cai|cai@example.org||||Apr 2, 2020 07:00 AM PDT||||0|
			`, ","),
		want: `
		Hanna Host <hanna@example.org> host 2020-04-14T09:55:00/11:10:00
		Ada Example <ada@example.org> registered active [FI,Helsinki,Government] 2020-04-14T10:00:00/10:30:00
		Ada Example <ada@example.org> registered [FI,Helsinki,Government] 2020-04-14T10:40:00/11:00:00
		Bea Example <bea@example.org> registered [BR] absent
		Cai Example <cai@example.org> registered absent
		title Cities
		session 123-456-789
		from 2020-04-14T09:55:00 until 2020-04-14T11:11:00
		stated registered 3
		stated participants 2
		stated minutes 76
		zone America/Los_Angeles`,
	},
	{
		name: "only people who did not come, semicolons, central European time", layout: GoToAttendees,
		file: cells(`
				Attendee Report||GoToWebinar
				Session Details||
				Attended|First Name|Last Name|Email|Registration Date|Join Time|Leave Time|In Session Duration* (minutes)
				No|Ada|Example|ada@example.org|"15. May 2012 08:19 CEST"|||
			`, ";"),
		want: `
		Ada Example <ada@example.org> registered absent
		zone Europe/Paris`,
	},
}

var bbbListCases = []layoutCase{
	{
		name: "Spanish", layout: BBBDashboardUsers,
		file: cells(`
				Nombre|Moderador|Puntuación de actividad|Tiempo de conversación|Tiempo de cámara web|Mensajes|Reacciones|Votos en encuestas|Manos levantadas|Ingreso|Salida|Duración|¿Listos?
				Ada Ejemplo|TRUE|0|00:00:09|-|1|1|1|1|23/11/2023, 14:00:00|-|00:33:20|Sí
				Bea Ejemplo|FALSE|0|-|-|0|0|0|0|23/11/2023, 14:10:00|23/11/2023, 14:20:00|00:10:00|
				Anonymous||||||||||||No
			`, ","),
		want: `
		Ada Ejemplo host active 2023-11-23T14:00:00/14:33:20
		Bea Ejemplo 2023-11-23T14:10:00/14:20:00
		poll ¿Listos?: Ada Ejemplo Sí; No`,
	},
	{
		name: "a language nobody knows", layout: BBBDashboardUsers,
		file: cells(`
				Nama|Moderaro|Punkti|Parol|Kamer|Mesa|Reak|Vot|Man|Ven|For|Daur|Ĉu?
				Ada Muster|TRUE|0|00:00:09|-|1|1|1|1|23.11.2023, 14:00:00|-|00:33:20|Jes
				Bea Muster|FALSE|0|-|-|-|-|-|-|23.11.2023, 14:10:00|23.11.2023, 14:20:00|00:10:00|
			`, ","),
		want: `
		Ada Muster host active 2023-11-23T14:00:00/14:33:20
		Bea Muster 2023-11-23T14:10:00/14:20:00
		poll Ĉu?: Ada Muster Jes`,
	},
}

var bbbDataCases = []layoutCase{
	{
		name: "older, with emojis and times directly in the ids, twice joined", layout: BBBDashboardOld,
		file: `{"intId":"m-1","extId":"room","name":"Städte","users":{
				"u1":{"userKey":"u1","extId":"ada","intIds":{
					"w_1":{"intId":"w_1","registeredOn":1700748000000,"leftOn":1700748600000},
					"w_2":{"intId":"w_2","registeredOn":1700748700000,"leftOn":0}},
					"name":"Ada","isModerator":true,"isDialIn":false,"answers":{},"talk":{"totalTime":0},"emojis":[{"name":"raiseHand","sentOn":1700748100000}],"webcams":[],"totalOfMessages":0},
				"u2":{"userKey":"u2","extId":"w_3","intIds":{"w_3":{"intId":"w_3","registeredOn":1700748000000,"leftOn":1700748300000}},
					"name":"Bea","isModerator":false,"isDialIn":false,"answers":{},"talk":{"totalTime":0},"emojis":[],"totalOfMessages":0}},
				"polls":{},"createdOn":1700748000000,"endedOn":1700750000000}`,
		want: `
		Ada #ada host active 2023-11-23T14:00:00/14:10:00 2023-11-23T14:11:40/14:33:20
		Bea 2023-11-23T14:00:00/14:05:00
		title Städte
		session m-1
		from 2023-11-23T14:00:00 until 2023-11-23T14:33:20
		zone UTC`,
	},
	{
		name: "still running, members missing or of another kind", layout: BBBDashboard,
		file: `{"name":null,"users":{
				"u1":{"extId":7,"intIds":{"w_1":{"sessions":[{"registeredOn":"1700748000000","leftOn":null}]}},"name":"Ada","answers":[],"talk":null,"raiseHand":3},
				"u2":{"name":"Bea","intIds":{}},
				"u3":null,
				"u4":{"extId":"cai@example.org","intIds":{"w_4":{"sessions":[{"registeredOn":1700748000000.5,"leftOn":1700748300000},{"registeredOn":1700748900000,"leftOn":1700748800000}]}},"name":"Cai","totalOfMessages":2}},
				"polls":[]}`,
		want: `
		Ada #7 active 2023-11-23T14:00:00/?
		Cai <cai@example.org> active 2023-11-23T14:00:00/14:05:00
		zone UTC
		bad row 5: backwards
		warning open`,
	},
	{
		name: "polls: one anonymous, one on a slide", layout: BBBDashboard,
		file: `{"intId":"m","users":{
				"u1":{"extId":"ada","intIds":{"w_1":{"sessions":[{"registeredOn":1700748000000,"leftOn":1700748300000}]}},"name":"Ada","answers":{"p1":["A","B"],"p3":"Yes"}}},
				"polls":{"p1":{"question":"Which?","options":["A","B","C"],"multiple":true,"anonymous":false},
					"p2":{"question":"Secret?","options":["Yes","No"],"anonymous":true,"anonymousAnswers":["Yes","No","Yes"]},
					"p3":{"question":"","options":["Yes","No"],"anonymous":false},
					"p4":{"question":"Nobody?","options":["Yes","No"]}},
				"endedOn":1700750000000}`,
		want: `
		Ada #ada active 2023-11-23T14:00:00/14:05:00
		session m
		from ? until 2023-11-23T14:33:20
		poll Which?: Ada A+B
		poll Secret?: Yes; No; Yes
		poll Yes / No: Ada Yes
		zone UTC`,
	},
}

func TestReportsOfTheOtherPlatforms(t *testing.T) {
	for _, c := range otherCases() {
		c.run(t)
	}
}

func otherCases() []layoutCase {
	return slices.Concat(meetCases, webexCases, goToCases, bbbListCases, bbbDataCases)
}

// TestMadeUpReportsWrittenOtherwiseReadTheSame writes every case as other programs
// would: other encodings and delimiters, padded, columns moved, lines before.
func TestMadeUpReportsWrittenOtherwiseReadTheSame(t *testing.T) {
	for _, c := range slices.Concat(teamsCases, otherCases()) {
		if strings.HasPrefix(c.file, "{") {
			continue
		}
		for how, data := range variants(t, c.name, []byte(c.file)) {
			if c.fixed && strings.HasPrefix(how, "columns moved") {
				continue
			}
			e, err := Read(context.Background(), "export", data, c.o)
			if err != nil {
				t.Errorf("%s, %s: %v", c.name, how, err)
				continue
			}
			if got, want := withoutLines(described(e)), withoutLines(c.wanted()); got != want || e.Layout != c.layout {
				t.Errorf("%s, %s (%s):\n got:\n%s\nwant:\n%s", c.name, how, e.Layout, got, want)
			}
		}
	}
}
