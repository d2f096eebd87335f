package importer

// zoomMeetingCases are lists of a meeting's participants, made up in layouts and words of real exports.
var zoomMeetingCases = []layoutCase{
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

	{name: "a meeting in Italian, its row right before the people", layout: ZoomMeetingParticipants, file: `Argomento,ID riunione,Ora di inizio,Ora di fine,Durata (minuti),Partecipanti
Prova,123 456,16/06/2026 15:00:00,16/06/2026 16:00:00,60,2
Nome (nome originale),E-mail utente,Ora di ingresso,Ora di uscita,Durata (minuti),Ospite
Ada,a@example.org,16/06/2026 15:00:00,16/06/2026 16:00:00,60,No
`, want: `
Ada <a@example.org> 2026-06-16T15:00:00/16:00:00
title Prova
session 123 456
from 2026-06-16T15:00:00 until 2026-06-16T16:00:00
stated participants 2
stated minutes 60`},

	{name: "a meeting with a line of sums and a note", layout: ZoomMeetingParticipants, file: `Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ada,a@example.org,06/16/2026 03:00:00 PM,06/16/2026 04:00:00 PM,60,No
Total,,,,60,
Ada
`, want: `
Ada <a@example.org> 2026-06-16T15:00:00/16:00:00
bad row 3: not_a_row
bad row 4: not_a_row`},

	{name: "a preamble padded with commas, tables a column to the right", layout: ZoomMeetingParticipants, file: `,,,,,,,,,,
IURC cooperation programme,,,,,,,,,,
Webinar 7,"12 May 2026",,,,,,,,,
,,,,,,,,,,
,Name,User Email,Join Time,Leave Time,Duration (Minutes),Guest,,,,
,Ada,a@example.org,06/16/2026 03:00:00 PM,06/16/2026 04:00:00 PM,60,No,,,,
,Bea,,06/16/2026 03:00:00 PM,06/16/2026 04:00:00 PM,60,No,,,,
`, want: `
Ada <a@example.org> 2026-06-16T15:00:00/16:00:00
Bea 2026-06-16T15:00:00/16:00:00`},

	{name: "dial-ins by number and by word, cells as spreadsheets keep them", layout: ZoomMeetingParticipants, file: `Topic,Meeting ID,Host,Duration (minutes),Start Time,End Time,Participants
Demo,"=""850 1234 5678""",h@example.org,77,16/06/2026 15:10,16/06/2026 16:26,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent
"=""Ada""",ada@example.org,16/06/2026 15:10,16/06/2026 16:26,77,No,
"+358 40 123 4567",,16/06/2026 15:10,16/06/2026 16:26,77,No,
"Call-In User_1",,16/06/2026 15:10,16/06/2026 16:26,77,No,
`, want: `
Ada <ada@example.org> 2026-06-16T15:10:00/16:26:00
+358 40 123 4567 dialled 2026-06-16T15:10:00/16:26:00
Call-In User_1 dialled 2026-06-16T15:10:00/16:26:00
title Demo
session 850 1234 5678
from 2026-06-16T15:10:00 until 2026-06-16T16:26:00
stated participants 3
stated minutes 77`},

	{name: "midnight and noon", layout: ZoomMeetingParticipants, file: `Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ada,a@example.org,12/31/2025 11:30:00 PM,01/01/2026 12:30:00 AM,60,No
Bea,b@example.org,12/31/2025 12:00:00 PM,12/31/2025 12:00:00 AM,0,No
`, want: `
Ada <a@example.org> 2025-12-31T23:30:00/00:30:00
bad row 3: backwards`},
}
