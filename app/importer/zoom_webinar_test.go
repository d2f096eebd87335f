package importer

import "testing"

// zoomWebinarCases are attendee and registration reports, made up in layouts and words of real exports.
var zoomWebinarCases = []layoutCase{
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
warning other_attended
warning open`},

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

	{name: "dates and times in cells of their own", layout: ZoomWebinarAttendees, file: `Attendee Details;;;;;;;;
Attended;User Name (Original Name);Email;Join Time;Leave Time;Time in Session (minutes);Is Guest;Country/Region Name
Yes;Ada;ada@example.org;13/05/2026;09:00:00;13/05/2026;10:00:00;60;Yes;Chile
Yes;Bea;bea@example.org;13/05/2026;09:10:00;13/05/2026;10:00:00;50;Yes;Spain
No;Cy;cy@example.org;--;;--;;--;--;--
`, want: `
Ada <ada@example.org> registered [Chile] 2026-05-13T09:00:00/10:00:00
Bea <bea@example.org> registered [Spain] 2026-05-13T09:10:00/10:00:00
Cy <cy@example.org> registered absent`},

	{name: "a header again on the next page, and a line of sums", layout: ZoomWebinarAttendees, file: `Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views
"A, b",123,"Mar 28, 2020 8:07 AM",60,"1,461",0,446,"1,991",0
Panelist Details
Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
Yes,Ada,ada@example.org,"Mar 28, 2020 08:07:27","Mar 28, 2020 09:07:27",60,Chile
Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
Yes,Bea,bea@example.org,"Mar 28, 2020 08:07:27","Mar 28, 2020 09:07:27",60,Chile
Total,,,,,120,
`, want: `
Ada <ada@example.org> host [Chile] 2020-03-28T08:07:27/09:07:27
Bea <bea@example.org> host [Chile] 2020-03-28T08:07:27/09:07:27
title A, b
session 123
from 2020-03-28T08:07:00 until 2020-03-28T09:07:00
stated registered 1461
stated cancelled 0
stated unique_viewers 446
stated total_users 1991
stated max_concurrent 0
stated minutes 60
bad row 9: nobody`},

	{name: "a registration report in Spanish", layout: ZoomRegistration, file: `Informe de registro
Hora de generación del informe,23/11/2023 17:00:00
Tema,ID de seminario web,Hora programada,Duración (minutos),N.º de inscritos,N.º cancelados
Demo,123 456,23/11/2023 16:00:00,60,3,1

Detalles del asistente
Nombre,Apellido,Correo electrónico,Ciudad,País/Región,Organización,Rol,Hora de registro,Estado de aprobación
Ada,Ejemplo,ada@example.org,Vaasa,Finlandia,Consejo,Organizadora,20/11/2023 09:12:44,aprobado
Bea,Ejemplo,bea@example.org,Lima,Perú,,Ponente,20/11/2023 09:12:44,cancelado por el usuario
Cy,Ejemplo,cy@example.org,Lima,Perú,,,20/11/2023 09:12:44,pendiente de aprobación
`, want: `
Ada Ejemplo <ada@example.org> registered [Finlandia,Vaasa] absent
Cy Ejemplo <cy@example.org> registered [Perú,Lima] absent
title Demo
session 123 456
from 2023-11-23T16:00:00 until 2023-11-23T17:00:00
stated registered 3
stated cancelled 1
stated minutes 60`},

	{name: "attendees with durations alone", layout: ZoomWebinarAttendees, file: `Attendee Details
Attended,User Name,Email,Time in Session (minutes),Country/Region Name
Yes,Ada,ada@example.org,60,Chile
No,Bea,bea@example.org,0,Chile
Yes,Cy,cy@example.org,--,Chile
`, want: `
Ada <ada@example.org> registered [Chile] 3600s
Bea <bea@example.org> registered [Chile] absent
bad row 5: no_join`},

	{name: "custom questions that are named as columns are", layout: ZoomWebinarAttendees, file: `Attendee Details
Attended,User Name,First Name,Last Name,Email,Title,Country,Role,Organization Type,Student ID,"What do you expect,
and why?",Join our newsletter?,Date of birth,Time zone,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
Yes,Ada,Ada,Example,ada@example.org,Host of things,France,Speaker,University,77,"To learn
a lot",Yes,01/02/1990,CET,"Mar 20, 2020 08:07:27",approved,"Mar 28, 2020 08:07:27","Mar 28, 2020 09:07:27",60,Chile
No,--,Bea,Example,bea@example.org,Mayor,France,Speaker,City council,77,x,No,01/02/1990,CET,"Mar 20, 2020 08:07:27",approved,--,--,--,--
`, want: `
Ada <ada@example.org> registered [Chile,,University] 2020-03-28T08:07:27/09:07:27
Bea Example <bea@example.org> registered [France,,City council] absent`},

	{name: "a webinar in French", layout: ZoomWebinarAttendees, file: `Rapport sur les participants
Rapport généré le,28/03/2024 18:00
Sujet,ID du webinaire,Heure de début réelle,Durée réelle (minutes),Nombre d'inscrits,Nombre d'annulations,Spectateurs uniques,Nombre total d'utilisateurs,Nombre maximal de vues simultanées
Démo,123 456,28/03/2024 15:00,60,2,0,1,2,1
Détails de l'hôte
A participé,Nom d'utilisateur (nom d'origine),E-mail,Heure d'arrivée,Heure de départ,Durée de la session (minutes),Est invité,Nom du pays/de la région
Oui,Hôte,h@example.org,28/03/2024 15:00:00,28/03/2024 16:00:00,60,Non,France
Détails des participants
A participé,Nom d'utilisateur (nom d'origine),Prénom,Nom,E-mail,Heure d'inscription,Statut d'approbation,Heure d'arrivée,Heure de départ,Durée de la session (minutes),Est invité,Nom du pays/de la région
Oui,Ada,Ada,Exemple,ada@example.org,20/03/2024 15:00:00,approuvé,28/03/2024 15:00:00,28/03/2024 16:00:00,60,Oui,France
Non,--,Bea,Exemple,bea@example.org,20/03/2024 15:00:00,approuvé,--,--,--,--,--
`, want: `
Hôte <h@example.org> host [France] 2024-03-28T15:00:00/16:00:00
Ada Exemple <ada@example.org> registered [France] 2024-03-28T15:00:00/16:00:00
Bea Exemple <bea@example.org> registered absent
title Démo
session 123 456
from 2024-03-28T15:00:00 until 2024-03-28T16:00:00
stated registered 2
stated cancelled 0
stated unique_viewers 1
stated total_users 2
stated max_concurrent 1
stated minutes 60`},

	{name: "a webinar in German, a section without rows", layout: ZoomWebinarAttendees, file: `Teilnehmerbericht;;;;
Bericht erstellt:;28.03.2024 18:00;;;
Thema;Webinar-ID;Tatsächliche Startzeit;Tatsächliche Dauer (Minuten);Anzahl Registrierte;Anzahl Abgesagt;Einzelne Zuschauer;Benutzer insgesamt;Max. gleichzeitige Ansichten
Demo;123 456;28.03.2024 15:00;60;2;0;1;2;1
Host-Details
Teilgenommen;Benutzername (Originalname);E-Mail;Beitrittszeit;Verlassenszeit;Zeit in Sitzung (Minuten);Ist Gast;Name des Landes/der Region
Ja;Host;h@example.org;28.03.2024 15:00:00;28.03.2024 16:00:00;60;Nein;Deutschland
Details zu den Diskussionsteilnehmern
Details zu den Teilnehmern
Teilgenommen;Benutzername (Originalname);Vorname;Nachname;E-Mail;Registrierungszeit;Genehmigungsstatus;Beitrittszeit;Verlassenszeit;Zeit in Sitzung (Minuten);Ist Gast;Name des Landes/der Region
Ja;Ada;Ada;Beispiel;ada@example.org;20.03.2024 15:00:00;genehmigt;28.03.2024 15:00:00;28.03.2024 16:00:00;60;Ja;Österreich
Nein;--;Bea;Beispiel;bea@example.org;20.03.2024 15:00:00;genehmigt;--;--;--;--;--
`, want: `
Host <h@example.org> host [Deutschland] 2024-03-28T15:00:00/16:00:00
Ada <ada@example.org> registered [Österreich] 2024-03-28T15:00:00/16:00:00
Bea Beispiel <bea@example.org> registered absent
title Demo
session 123 456
from 2024-03-28T15:00:00 until 2024-03-28T16:00:00
stated registered 2
stated cancelled 0
stated unique_viewers 1
stated total_users 2
stated max_concurrent 1
stated minutes 60`},

	{name: "registrations of a meeting, one denied", layout: ZoomRegistration, file: `Meeting Registration Report
Report Generated:,"Apr 09, 2020 8:50 PM"
Topic,Meeting ID,Scheduled Time,Duration (minutes),# Registered,# Cancelled,# Approved,# Denied
Demo,328-972-509,"Mar 28, 2020 8:00 AM",60,2,0,2,0
Registrants
First Name,Last Name,Email,Registration Time,Approval Status
Ada,Example,ada@example.org,"Mar 20, 2020 08:07:27",approved
Bea,Example,bea@example.org,"Mar 20, 2020 08:07:27",denied
`, want: `
Ada Example <ada@example.org> registered absent
title Demo
session 328-972-509
from 2020-03-28T08:00:00 until 2020-03-28T09:00:00
stated registered 2
stated cancelled 0
stated minutes 60`},

	{name: "attended or not in other words", layout: ZoomWebinarAttendees, file: `Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
YES,Ada,ada@example.org,2026-06-16 15:00:00,2026-06-16 16:00:00,60,Chile
no ,Bea,bea@example.org,,,,
Maybe,Cy,cy@example.org,2026-06-16 15:00:00,2026-06-16 16:00:00,60,Chile
,Dee,dee@example.org,2026-06-16 15:00:00,2026-06-16 16:00:00,60,Chile
Yes,Eve,eve@example.org,2026-06-16 15:00:00,,60,Chile
Yes,Fay,fay@example.org,2026-06-16 15:00:00,2026-06-16 15:00:00,1,Chile
Yes,Gil,gil@example.org,16/06/2026 15:00,,,Chile
`, want: `
Ada <ada@example.org> registered [Chile] 2026-06-16T15:00:00/16:00:00
Bea <bea@example.org> registered absent
Dee <dee@example.org> registered [Chile] 2026-06-16T15:00:00/16:00:00
Eve <eve@example.org> registered [Chile] 2026-06-16T15:00:00/16:00:00
Fay <fay@example.org> registered [Chile] 2026-06-16T15:00:00/15:00:00
Gil <gil@example.org> registered [Chile] 2026-06-16T15:00:00/?
bad row 4: attended.column
warning open`},

	{name: "other orders of columns in each section", layout: ZoomWebinarAttendees, file: `Attendee Report
Total Users,Topic,# Registered,Actual Start Time,Webinar ID,Actual Duration (minutes)
5,A webinar,3,05/13/2026 09:00:00 AM,850 1234,90
Host Details
Email,Leave Time,Join Time,Attended,User Name (Original Name)
host@example.org,05/13/2026 10:30:00 AM,05/13/2026 08:55:00 AM,Yes,Host
Attendee Details
Country/Region Name,Leave Time,Email,First Name,Join Time,Attended,Registration Time
Chile,05/13/2026 10:30:00 AM,ada@example.org,Ada,05/13/2026 08:55:00 AM,Yes,05/01/2026 08:55:00 AM
--,--,bea@example.org,Bea,--,No,05/01/2026 08:55:00 AM
Other Attended
`, want: `
Host <host@example.org> host 2026-05-13T08:55:00/10:30:00
Ada <ada@example.org> registered [Chile] 2026-05-13T08:55:00/10:30:00
Bea <bea@example.org> registered absent
title A webinar
session 850 1234
from 2026-05-13T09:00:00 until 2026-05-13T10:30:00
stated registered 3
stated total_users 5
stated minutes 90`},

	{name: "sections by other names", layout: ZoomWebinarAttendees, file: `Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
A webinar,850 1234,05/13/2026 09:00:00 AM,90
Organisers
Attended,User Name,Email,Join Time,Leave Time
Yes,Host,host@example.org,05/13/2026 08:55:00 AM,05/13/2026 10:30:00 AM
Speakers
Attended,User Name,Email,Join Time,Leave Time
Yes,Pan,pan@example.org,05/13/2026 08:55:00 AM,05/13/2026 10:30:00 AM
Audience
Attended,User Name,Email,Registration Time,Join Time,Leave Time
Yes,Ada,ada@example.org,05/01/2026 08:55:00 AM,05/13/2026 08:55:00 AM,05/13/2026 10:30:00 AM
`, want: `
Host <host@example.org> host 2026-05-13T08:55:00/10:30:00
Pan <pan@example.org> host 2026-05-13T08:55:00/10:30:00
Ada <ada@example.org> registered 2026-05-13T08:55:00/10:30:00
title A webinar
session 850 1234
from 2026-05-13T09:00:00 until 2026-05-13T10:30:00
stated minutes 90`},
}

// Who dials in is listed among the attendees too, and has registered nowhere.
func TestOnlyWhoLeftAnAddressOrATimeIsRegistered(t *testing.T) {
	r := planOf(t, "a.csv", []byte(`Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled
Demo,123,11/23/2023 04:00:00 PM,60,2,0
Attendee Details
Attended,User Name (Original Name),Email,Registration Time,Join Time,Leave Time,Time in Session (minutes)
Yes,Ada Example,ada@example.org,,11/23/2023 04:10:00 PM,11/23/2023 04:40:00 PM,30
Yes,Bea Example,,11/20/2023 04:10:00 PM,11/23/2023 04:10:00 PM,11/23/2023 04:40:00 PM,30
Yes,358401234567,,,11/23/2023 04:10:00 PM,11/23/2023 04:40:00 PM,30
`), Options{})
	if r.People != 3 || r.Registered != 2 || r.NoShows != 0 {
		t.Errorf("%+v", r)
	}
}
