package importer

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// zoomCases are made up, in layouts and words of real exports.
var zoomCases = []layoutCase{
	{name: "a webinar in Spanish, with registration", layout: ZoomWebinarAttendees, file: `Informe de asistentes
Informe generado:,12/05/2026 11:30
Tema,ID de seminario web,Hora de inicio real,Duración real (minutos),N.º inscritos,N.º cancelados,Espectadores exclusivos,Usuarios totales,Vistas simultáneas máximas
"Puentes, regiones",850 1234 5678,12/05/2026 09:00,90,4,0,3,5,3
Detalles del anfitrión
Asistió,Nombre de usuario (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Tiempo en la sesión (minutos),Es invitado,Nombre de país/región
Sí,Ana Host,ana@example.org,12/05/2026 08:55,12/05/2026 10:30,95,No,España
Detalles de panelista
Asistió,Nombre de usuario (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Tiempo en la sesión (minutos),Es invitado,Nombre de país/región
Detalles de asistente
Asistió,Nombre,Apellido,Nombre de usuario (nombre original),Correo electrónico,Teléfono,Hora de registro,Estado de aprobación,Hora de entrada,Hora de salida,Tiempo en la sesión (minutos),Es invitado,Nombre de país/región
Sí,Bea,Ejemplo,Bea E,bea@example.org,+34600000000,01/05/2026 12:00,aprobado,12/05/2026 09:00,12/05/2026 10:00,60,Sí,Chile
Sí,Bea,Ejemplo,Bea E,bea@example.org,+34600000000,01/05/2026 12:00,aprobado,12/05/2026 10:05,12/05/2026 10:30,25,Sí,Chile
No,Carlos,Ejemplo,--,carlos@example.org,,02/05/2026 12:00,aprobado,--,--,--,--,--
No,Dora,Otra,,dora@example.org,,02/05/2026 12:00,denegado,,,0,,
Otros asistentes
Nombre de usuario,Hora de entrada,Hora de salida,Tiempo en la sesión (minutos),Nombre de país/región
34600000001,12/05/2026 09:10,12/05/2026 10:00,50,España
`, want: `
Ana Host <ana@example.org> host [España] 2026-05-12T08:55:00/10:30:00
Bea E <bea@example.org> registered [Chile] 2026-05-12T09:00:00/10:00:00
Bea E <bea@example.org> registered [Chile] 2026-05-12T10:05:00/10:30:00
Carlos Ejemplo <carlos@example.org> registered absent
title Puentes, regiones
session 850 1234 5678
from 2026-05-12T09:00:00 until 2026-05-12T10:30:00
stated registered 4
stated cancelled 0
stated unique_viewers 3
stated total_users 5
stated max_concurrent 3
stated minutes 90
stated other_attended 1
guessed dmy
warning other_attended`},

	{name: "a webinar in Portuguese, American dates", layout: ZoomWebinarAttendees, file: `Relatório do participante,,,,,,,,
Hora de geração do relatório,"05/12/2026 11:30:00 AM",,,,,,,
Tópico,ID do webinar,Hora de início real,Duração real (minutos),Nº de inscritos,Nº de cancelados,Visualizadores únicos,Total de usuários,Máximo de visualizações simultâneas
Demo,850 1234 5678,05/12/2026 09:00:00 AM,90,2,0,2,3,2
Detalhes do anfitrião,,,,,,,,
Participou,Nome do usuário (nome original),E-mail,Horário de entrada,Horário de saída,Tempo na sessão (minutos),É convidado,Nome do país/região,
Sim,Ana,ana@example.org,05/12/2026 09:00:00 AM,05/12/2026 10:00:00 AM,60,Não,Brasil,
Detalhes do participante,,,,,,,,
Participou,Nome do usuário (nome original),Nome,Sobrenome,E-mail,Hora da inscrição,Status da aprovação,Horário de entrada,Horário de saída,Tempo na sessão (minutos),É convidado,Nome do país/região
Sim,Bia,Bia,Exemplo,bia@example.org,05/01/2026 09:00:00 AM,aprovado,05/13/2026 09:00:00 AM,05/13/2026 10:00:00 AM,60,Sim,Brasil
Não,--,Ceu,Exemplo,ceu@example.org,05/01/2026 09:00:00 AM,aprovado,--,--,--,--,--
`, want: `
Ana <ana@example.org> host [Brasil] 2026-05-12T09:00:00/10:00:00
Bia <bia@example.org> registered [Brasil] 2026-05-13T09:00:00/10:00:00
Ceu Exemplo <ceu@example.org> registered absent
title Demo
session 850 1234 5678
from 2026-05-12T09:00:00 until 2026-05-12T10:30:00
stated registered 2
stated cancelled 0
stated unique_viewers 2
stated total_users 3
stated max_concurrent 2
stated minutes 90`},

	{name: "a webinar without registration, panelist and attendee in other capitals", layout: ZoomWebinarAttendees, file: `Attendee Report
Report generated time,05/12/2026 11:30:00 AM
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views
Demo,850 1234 5678,05/12/2026 09:00:00 AM,90,0,0,2,3,2
Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Host One,host@example.org,05/12/2026 08:55:00 AM,05/12/2026 10:30:00 AM,95,No,Finland
Panelist Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Pan One (P),pan@example.org,05/12/2026 08:55:00 AM,05/12/2026 10:30:00 AM,95,Yes,Chile
No,Pan Two,pan2@example.org,--,--,--,--,--
Attendee Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Ada (Ada Original),PAN@example.org,05/12/2026 09:00:00 AM,05/12/2026 10:00:00 AM,60,Yes,Chile
Yes,,,05/12/2026 09:00:00 AM,05/12/2026 10:00:00 AM,60,Yes,Chile
Yes,Guest,,12/05/2026 12:00:00 AM,,,Yes,Chile
Yes,Backwards,b@example.org,05/12/2026 10:00:00 AM,05/12/2026 09:00:00 AM,60,Yes,Chile
Other Attended
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
15551230000,05/12/2026 09:00:00 AM,05/12/2026 10:00:00 AM,60,United States
`, want: `
Host One <host@example.org> host [Finland] 2026-05-12T08:55:00/10:30:00
Pan One (P) <pan@example.org> host [Chile] 2026-05-12T08:55:00/10:30:00
Ada (Ada Original) <PAN@example.org> [Chile] 2026-05-12T09:00:00/10:00:00
Guest [Chile] 2026-12-05T00:00:00/?
title Demo
session 850 1234 5678
from 2026-05-12T09:00:00 until 2026-05-12T10:30:00
stated registered 0
stated cancelled 0
stated unique_viewers 2
stated total_users 3
stated max_concurrent 2
stated minutes 90
stated other_attended 1
guessed mdy
bad row 15: nobody
bad row 17: backwards
warning other_attended`},

	{name: "attendees alone, with custom questions and two columns of countries", layout: ZoomWebinarAttendees, file: `Attended,User Name (Original Name),First Name,Last Name,Email,City,Country/Region,Organization,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Age,Gender,Type of Organisation,IWA member?,Country/Region Name,Source Name
Yes,Ada,Ada,Example,ada@example.org,Vaasa,FI,Council,05/01/2026 09:00:00 AM,approved,05/12/2026 09:00:00 AM,05/12/2026 10:00:00 AM,60,Yes,30,f,Public,No,Finland,Facebook
No,--,Bea,Example,bea@example.org,Lima,PE,Council,05/01/2026 09:00:00 AM,approved,--,--,--,--,30,f,Public,No,--,Facebook
No,--,Cy,Example,cy@example.org,Lima,PE,Council,05/01/2026 09:00:00 AM,cancelled by self,--,--,--,--,30,f,Public,No,--,Facebook
`, want: `
Ada <ada@example.org> registered [Finland,Vaasa,Public] 2026-05-12T09:00:00/10:00:00
Bea Example <bea@example.org> registered [PE,Lima,Public] absent
guessed mdy`},

	{name: "every row quoted whole by a spreadsheet", layout: ZoomWebinarAttendees, file: `"Attendee Report"
"Report Generated:,""May 12, 2026 8:50 PM"""
"Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)"
"Demo,328-972-509,""May 12, 2026 8:07 AM"",548"
"Attendee Details"
"Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name"
"Yes,Ada,ada@example.org,""May 12, 2026 08:07:27"",""May 12, 2026 09:07:27"",60,Chile"
"Yes,Bea,bea@example.org,""May 12, 2026 08:07:27"",""May 12, 2026 09:07:27"",60,Chile"
`, want: `
Ada <ada@example.org> [Chile] 2026-05-12T08:07:27/09:07:27
Bea <bea@example.org> [Chile] 2026-05-12T08:07:27/09:07:27
title Demo
session 328-972-509
from 2026-05-12T08:07:00 until 2026-05-12T17:15:00
stated minutes 548`},

	{name: "spaces around headers and cells", layout: ZoomWebinarAttendees, file: ` " Attended" , User Name ,"Email " ,Join Time,Leave Time,Time in Session (minutes)
Yes, Ada ,ada@example.org,"03/04/2026 09:00:00 PM","03/04/2026 10:00:00 PM", 60 
No, Bea ,bea@example.org,,,0
`, want: `
Ada <ada@example.org> registered 2026-03-04T21:00:00/22:00:00
Bea <bea@example.org> registered absent
guessed mdy`},

	{name: "a meeting in Portuguese, with a waiting room", layout: ZoomMeetingParticipants, file: `Tópico,ID,Anfitrião,Duração (minutos),Hora de início,Hora de término,Participantes
Reunião,"850 1234 5678",Ana (ana@example.org),77,"16/06/2026 03:10:26 PM","16/06/2026 04:26:31 PM",3

Nome (nome original),E-mail,Ingressar na hora,Hora de saída,Duração (minutos),Convidado,Resposta à isenção de responsabilidade sobre gravação,Na sala de espera
Ana Exemplo,ana@example.org,16/06/2026 03:10:26 PM,16/06/2026 04:26:31 PM,77,Não,OK,Não
Bia (Beatriz Exemplo),,16/06/2026 03:12:00 PM,16/06/2026 03:40:00 PM,28,Sim,,Não
Bia (Beatriz Exemplo),,16/06/2026 03:11:00 PM,16/06/2026 03:12:00 PM,1,Sim,,Sim
`, want: `
Ana Exemplo <ana@example.org> 2026-06-16T15:10:26/16:26:31
Bia (Beatriz Exemplo) 2026-06-16T15:12:00/15:40:00
title Reunião
session 850 1234 5678
from 2026-06-16T15:10:26 until 2026-06-16T16:26:31
stated participants 3
stated minutes 77
warning waiting_room`},

	{name: "a meeting in Spanish without its row, semicolons", layout: ZoomMeetingParticipants, file: `Nombre (nombre original);E-mail del usuario;Hora para unirse;Hora para salir;Duración (minutos);Invitado;Consentimiento de grabación
Ana;ana@example.org;13/04/2021 10:00:05;13/04/2021 11:00:00;60;No;
Bea;;13/04/2021 10:01;13/04/2021 10:30;30;Sí;
`, want: `
Ana <ana@example.org> 2021-04-13T10:00:05/11:00:00
Bea 2021-04-13T10:01:00/10:30:00`},

	{name: "a meeting in French", layout: ZoomMeetingParticipants, file: `Sujet,ID,Hôte,Durée (minutes),Heure de début,Heure de fin,Participants
Réunion,123 456,Ana (a@example.org),60,16/06/2026 15:00:00,16/06/2026 16:00:00,2

Nom (nom original),Adresse e-mail de l’utilisateur,Heure d’arrivée,Heure de départ,Durée (minutes),Invité,Salle d’attente
Ana,a@example.org,16/06/2026 15:00:00,16/06/2026 16:00:00,60,Non,Non
`, want: `
Ana <a@example.org> 2026-06-16T15:00:00/16:00:00
title Réunion
session 123 456
from 2026-06-16T15:00:00 until 2026-06-16T16:00:00
stated participants 2
stated minutes 60`},

	{name: "a meeting in German", layout: ZoomMeetingParticipants, file: `Thema;ID;Host;Dauer (Minuten);Startzeit;Endzeit;Teilnehmer
Besprechung;123 456;Ana;60;16.06.2026 15:00:00;16.06.2026 16:00:00;2

Name (ursprünglicher Name);E-Mail;Beitrittszeit;Verlassen-Zeit;Dauer (Minuten);Gast;Im Warteraum
Ana;a@example.org;16.06.2026 15:00:00;16.06.2026 16:00:00;60;Nein;Nein
`, want: `
Ana <a@example.org> 2026-06-16T15:00:00/16:00:00
title Besprechung
session 123 456
from 2026-06-16T15:00:00 until 2026-06-16T16:00:00
stated participants 2
stated minutes 60`},

	{name: "total durations, tabs", layout: ZoomMeetingParticipants, file: `Name (Original Name)	User Email	Total Duration (Minutes)	Guest
Ada Example	ada@example.org	75	No
Bea Example		73	Yes
15550100123		20	Yes
`, want: `
Ada Example <ada@example.org> 4500s
Bea Example 4380s
15550100123 dialled 1200s`},

	{name: "the meeting row of an administrator tells day from month", layout: ZoomMeetingParticipants, file: `Meeting ID,Topic,User Name,User Email,Department,Group,Has Zoom Rooms?,Creation Time,Start Time,End Time,Duration (Minutes),Participants
852 1848 6288,1:1,James Warren,james@example.org,Customer,ABC,No,15/08/2022 01:27,01/06/2023 00:00,01/06/2023 00:21,22,2

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
Mat,mat@example.org,01/06/2023 00:00,01/06/2023 00:21,22,No,No
`, want: `
Mat <mat@example.org> 2023-06-01T00:00:00/00:21:00
title 1:1
session 852 1848 6288
from 2023-06-01T00:00:00 until 2023-06-01T00:21:00
stated participants 2
stated minutes 22`},

	{name: "polls with a row an answer and a zone in a header", layout: ZoomPolls, file: `Poll Report
Report generated time,08/30/2026 06:18:23 PM

Topic,Webinar ID,Actual Start Time,# Poll
Your Employee at work,99299344465,08/30/2026 11:00:00 AM,1190

#,User Name,User Email,Submitted Time (America/Los_Angeles),Question,Answer
1,A,a@x.com,08/30/2026 11:10:00 AM,have you open it ?,Yes
2,A,a@x.com,08/30/2026 11:10:00 AM,What was your overall session feedback? ,4
3,B,b@x.com,08/30/2026 11:10:00 AM,have you open it ?,No
`, want: `
title Your Employee at work
session 99299344465
from 2026-08-30T11:00:00 until ?
poll have you open it ?: A Yes; B No
poll What was your overall session feedback?: A 4
zone America/Los_Angeles`},

	{name: "polls of 2020, question and answer in turn", layout: ZoomPolls, inTurn: true, file: `#,User Name,User Email,Submitted Date/Time,
1,Ada Example,ada@example.org,"Apr 09, 2020 08:50:11",Where are you?,Europe,"What next, and why?",Visit;Call
2,Bea Example,bea@example.org,"Apr 09, 2020 08:50:12",Where are you?,Asia,"What next, and why?",Call
3,Ada Example,ada@example.org,"Apr 09, 2020 09:50:11",Second poll?,Yes
`, want: `
poll Where are you?: Ada Example Europe; Bea Example Asia
poll What next, and why?: Ada Example Visit+Call; Bea Example Call
poll Second poll?: Ada Example Yes`},

	{name: "polls of 2021, padded", layout: ZoomPolls, inTurn: true, file: `Poll Report,,,,,
Report Generated:,"Feb 09, 2021 8:50 PM",,,,
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question,
Demo,123 456 789,"Feb 09, 2021 5:00 PM",61,3,
Poll Details,,,,,
#,User Name,User Email,Submitted Date/Time,,
1,Ada Example,ada@example.org,"Feb 09, 2021 17:50:11",Where are you?,Europe
2,anonymous,,"Feb 09, 2021 17:50:12",Where are you?,Asia
`, want: `
title Demo
session 123 456 789
from 2021-02-09T17:00:00 until 2021-02-09T18:01:00
stated minutes 61
poll Where are you?: Ada Example Europe; Asia`},

	{name: "polls of 2024, a list of polls before them", layout: ZoomPolls, file: `Poll Report
Report Generated:,"2024-05-02 19:10:00"
Topic,Meeting ID,Actual Start Time,Actual Duration (minutes)
Demo,123 456 789,2024-05-02 17:00:00,61

Launched Polls
#,Poll Name,Poll Results,# Participants
1,Warm-up,2,2

Poll 1:Warm-up
#,User Name,Email Address,Submitted Date and Time,How are you?,Which of these apply?
1,Ada Example,ada@example.org,2024-05-02 17:10:00,Good,A;B
2,Bea Example,bea@example.org,2024-05-02 17:10:10,Bad,B
`, want: `
title Demo
session 123 456 789
from 2024-05-02T17:00:00 until 2024-05-02T18:01:00
stated minutes 61
poll Poll 1:Warm-up How are you?: Ada Example Good; Bea Example Bad
poll Poll 1:Warm-up Which of these apply?: Ada Example A+B; Bea Example B`},

	{name: "questions of 2020", layout: ZoomQuestions, file: `Question and Answer Report
Report Generated:,"Apr 09, 2020 8:50 PM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question
Demo,328-972-509,"Mar 28, 2020 8:07 AM",548,4
Question Details
#,Question,Asker Name,Asker Email,Answer(s)
1,"How do
you do?",Ada Example,ada@example.org,live answered
2,What about buses?,Anonymous Attendee,,"Bea Example: they run
every day"
3,Third?,Cy,cy@example.org,
,,,,another answer to the third
4,Fourth?,Cy,cy@example.org,"live answered

Thanks Cy"
`, want: `
title Demo
session 328-972-509
from 2020-03-28T08:07:00 until 2020-03-28T17:15:00
stated minutes 548
question How do you do?
  by Ada Example ada@example.org
  answered 
question What about buses?
  answered they run
every day
question Third?
  by Cy cy@example.org
  answered another answer to the third
question Fourth?
  by Cy cy@example.org
  answered Thanks Cy`},

	{name: "questions of 2023", layout: ZoomQuestions, file: `Q&A Report
Report generated time,03/28/2023 08:50:00 PM
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question
Demo,328 972 509,03/28/2023 08:07:00 AM,54,2
Question Details
#,Question,Question Time,Asker Name,Asker Email,Answer,Answer Time,Answer Name,Answer Email
1,Why?,03/28/2023 08:17:00 AM,Ada,ada@example.org,Because,03/28/2023 08:18:00 AM,Host,h@example.org
2,When?,03/28/2023 08:19:00 AM,Anonymous,,--,,,
`, want: `
title Demo
session 328 972 509
from 2023-03-28T08:07:00 until 2023-03-28T09:01:00
stated minutes 54
question Why?
  by Ada ada@example.org
  at 2023-03-28T08:17:00
  answered Because
question When?
  at 2023-03-28T08:19:00`},
}

func TestZoomFilesOfManyForms(t *testing.T) {
	for _, c := range zoomCases {
		c.run(t)
	}
}

// The same file with columns moved, lines before it, other delimiters and encodings
// says the same, but for the numbers of lines.
func TestZoomFilesWrittenOtherwiseSayTheSame(t *testing.T) {
	for _, c := range zoomCases {
		if c.inTurn {
			continue // what stands where is all that such a file says
		}
		for how, data := range variants(t, c.name, []byte(c.file)) {
			e, err := Read(context.Background(), "export", data, c.o)
			if err != nil {
				t.Errorf("%s, %s: %v", c.name, how, err)
				continue
			}
			if got, want := withoutLines(described(e)), withoutLines(strings.TrimSpace(c.want)); got != want {
				t.Errorf("%s, %s:\n got:\n%s\nwant:\n%s", c.name, how, got, want)
			}
		}
	}
}

var lineNumbers = regexp.MustCompile(`bad row \d+`)

// withoutLines leaves out what moving columns and adding lines does change.
func withoutLines(text string) string {
	lines := strings.Split(lineNumbers.ReplaceAllString(text, "bad row"), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
