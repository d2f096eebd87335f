package importer

// zoomWrittenCases are questions and polls, made up in layouts and words of real exports.
var zoomWrittenCases = []layoutCase{
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

	{name: "questions with several answers and who gave them", layout: ZoomQuestions, file: `Q&A Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question
Demo,328,03/28/2023 08:07:00 AM,54,3
Question Details
#,Question,Asker Name,Asker Email,Answer(s)
1,Why?,Ada,ada@example.org,Because,And also
2,"When, then?",Bea,bea@example.org,Live answered
3,Where?,Cy,cy@example.org,"Host One: here
Pan Two: there"
4,Who?,Dee,dee@example.org,This question has been answered live
`, want: `
title Demo
session 328
from 2023-03-28T08:07:00 until 2023-03-28T09:01:00
stated minutes 54
question Why?
  by Ada ada@example.org
  answered Because / And also
question When, then?
  by Bea bea@example.org
  answered
question Where?
  by Cy cy@example.org
  answered here
there
question Who?
  by Dee dee@example.org
  answered `},

	{name: "poll questions that are named as columns are", layout: ZoomPolls, file: `Poll Report
Report Generated:,"Sep 18, 2026 6:00 PM"
Topic,Meeting ID,Actual Start Time,Actual Duration (minutes),# Polls
Demo webinar,123 456 7890,"Sep 18, 2026 5:00 PM",60,1
Poll Details
#,User Name,User Email,Submitted Date/Time,Country,Name of your region?,Role
1,Ada Example,ada@example.org,"Sep 18, 2026 17:10:01",Finland,Pohjanmaa,Mayor
2,Bea Example,bea@example.org,"Sep 18, 2026 17:10:05",Chile,Magallanes,
`, want: `
title Demo webinar
session 123 456 7890
from 2026-09-18T17:00:00 until 2026-09-18T18:00:00
stated minutes 60
poll Country: Ada Example Finland; Bea Example Chile
poll Name of your region?: Ada Example Pohjanmaa; Bea Example Magallanes
poll Role: Ada Example Mayor`},

	{name: "polls in Spanish", layout: ZoomPolls, file: `Poll Report
Report Generated:,"Sep 18, 2026 6:00 PM"
Topic,Meeting ID,Actual Start Time,Actual Duration (minutes)
Demo webinar,123 456 7890,"Sep 18, 2026 5:00 PM",60
Encuesta 1: ¿Qué región?
#,Nombre de usuario,Correo electrónico del usuario,Fecha/hora de envío,¿Qué región?,¿Qué temas? (varias respuestas)
1,Ada,ada@example.org,"Sep 18, 2026 17:10:01",Europa,Agua;Energía;Agua
2,Participante anónimo,,"Sep 18, 2026 17:10:05",América;Europa,--
`, want: `
title Demo webinar
session 123 456 7890
from 2026-09-18T17:00:00 until 2026-09-18T18:00:00
stated minutes 60
poll Encuesta 1: ¿Qué región? ¿Qué región?: Ada Europa; América+Europa
poll Encuesta 1: ¿Qué región? ¿Qué temas? (varias respuestas): Ada Agua+Energía`},
}
