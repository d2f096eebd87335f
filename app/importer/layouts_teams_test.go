package importer

import "testing"

// teamsCases are made up, in layouts of real reports and words of several languages.
var teamsCases = []layoutCase{
	{
		name: "French, with a re-join and a telephone", layout: TeamsSections,
		file: tabs(`
				1. Résumé
				Titre de la réunion|Villes et régions
				Participants présents|3
				Heure de début|23/11/2023 15:58:00
				Heure de fin|23/11/2023 17:02:10
				Durée de la réunion|1 h 4 min 10 s
				Temps de présence moyen|40 min 3 s

				2. Participants
				Nom|Première participation|Dernière sortie|Durée de la réunion|E-mail|ID du participant (UPN)|Rôle
				Ada Exemple|23/11/2023 15:58:05|23/11/2023 17:02:07|1 h 4 min 2 s|ada@example.org|ada@example.org|Organisateur
				Béa Exemple|23/11/2023 16:01:00|23/11/2023 16:59:00|38 min|bea@example.org|bea@example.org|Participant
				+33 6 00 ** ** 12|23/11/2023 16:05:00|23/11/2023 16:15:00|10 min|||Participant

				3. Activités de la réunion
				Nom|Heure de participation|Heure de départ|Durée|E-mail|Rôle
				Ada Exemple|23/11/2023 15:58:05|23/11/2023 17:02:07|1 h 4 min 2 s|ada@example.org|Organisateur
				Béa Exemple|23/11/2023 16:01:00|23/11/2023 16:21:00|20 min|bea@example.org|Participant
				Béa Exemple|23/11/2023 16:41:00|23/11/2023 16:59:00|18 min|bea@example.org|Participant
				+33 6 00 ** ** 12|23/11/2023 16:05:00|23/11/2023 16:15:00|10 min||Participant
			`),
		want: `
		Ada Exemple <ada@example.org> host 2023-11-23T15:58:05/17:02:07
		Béa Exemple <bea@example.org> 2023-11-23T16:01:00/16:21:00 2023-11-23T16:41:00/16:59:00
		+33 6 00 ** ** 12 dialled 2023-11-23T16:05:00/16:15:00
		title Villes et régions
		from 2023-11-23T15:58:00 until 2023-11-23T17:02:10
		stated participants 3
		stated minutes 64
		stated average_minutes 40`,
	},
	{
		name: "Polish, dates with points", layout: TeamsSections,
		file: tabs(`
				1. Podsumowanie
				Tytuł spotkania|Miasta
				Uczestnicy|2
				Godzina rozpoczęcia|03.02.2025, 15:58:00
				Godzina zakończenia|03.02.2025, 17:02:10
				Czas trwania spotkania|1 godz. 4 min 10 s
				Średni czas udziału|52 min 3 s
				2. Uczestnicy
				Imię i nazwisko|Pierwsze dołączenie|Ostatnie wyjście|Czas trwania spotkania|Adres e-mail|Identyfikator uczestnika (UPN)|Rola
				Ada Przykład|03.02.2025, 15:58:05|03.02.2025, 17:02:07|1 godz. 4 min 2 s|ada@example.org|ada@example.org|Organizator
				Bea Przykład|03.02.2025, 16:01:00|03.02.2025, 16:41:00|40 min|bea@example.org|bea@example.org|Uczestnik
				3. Działania w trakcie spotkania
				Imię i nazwisko|Godzina dołączenia|Godzina opuszczenia|Czas trwania|Adres e-mail|Rola
				Ada Przykład|03.02.2025, 15:58:05|03.02.2025, 17:02:07|1 godz. 4 min 2 s|ada@example.org|Organizator
				Bea Przykład|03.02.2025, 16:01:00|03.02.2025, 16:41:00|40 min|bea@example.org|Uczestnik
			`),
		want: `
		Ada Przykład <ada@example.org> host 2025-02-03T15:58:05/17:02:07
		Bea Przykład <bea@example.org> 2025-02-03T16:01:00/16:41:00
		title Miasta
		from 2025-02-03T15:58:00 until 2025-02-03T17:02:10
		stated participants 2
		stated minutes 64
		stated average_minutes 52`,
	},
	{
		name: "Japanese, year first", layout: TeamsSections,
		file: tabs(`
				1. 要約
				会議のタイトル|都市と地域
				参加者|2
				開始時刻|2023/11/23 16:00:00
				終了時刻|2023/11/23 17:10:00
				会議の期間|1 時間 10 分
				平均出席時間|55 分 3 秒

				2. 参加者
				名前|最初の参加|最後の退出|会議中の期間|メール|参加者 ID (UPN)|役割
				見本 花子|2023/11/23 16:00:05|2023/11/23 17:02:07|1 時間 2 分 2 秒|hanako@example.org|hanako@example.org|開催者
				見本 太郎|2023/11/23 16:03:00|2023/11/23 16:43:00|40 分|taro@example.org|taro@example.org|出席者

				3. 会議中のアクティビティ
				名前|参加時刻|退出時刻|期間|メール|役割
				見本 花子|2023/11/23 16:00:05|2023/11/23 17:02:07|1 時間 2 分 2 秒|hanako@example.org|開催者
				見本 太郎|2023/11/23 16:03:00|2023/11/23 16:43:00|40 分|taro@example.org|出席者
			`),
		want: `
		見本 花子 <hanako@example.org> host 2023-11-23T16:00:05/17:02:07
		見本 太郎 <taro@example.org> 2023-11-23T16:03:00/16:43:00
		title 都市と地域
		from 2023-11-23T16:00:00 until 2023-11-23T17:10:00
		stated participants 2
		stated minutes 70
		stated average_minutes 55`,
	},
	{
		name: "A language nobody knows, columns in another order", layout: TeamsSections,
		file: tabs(`
				1. Kuk
				Zup mel|Tal
				Frusti|2
				Lim|23/11/23, 16:00:00
				Gim|23/11/23, 17:10:00
				Dor|1 h 10 min
				Dorra|45 min 3 s

				2. Frusti
				Plik|Dorr|Lasta gim|Postel|Frista lim|Nama|Kod
				Organisulo|1 h 2 min 2 s|23/11/23, 17:02:07|ada@example.org|23/11/23, 16:00:05|Ada Muster|ada@example.org
				Partulo|20 min|23/11/23, 16:43:00|bea@example.org|23/11/23, 16:03:00|Bea Muster|bea@example.org
				Partulo|10 min|23/11/23, 16:13:00|cai@example.org|23/11/23, 16:03:00|Cai Muster|cai@example.org

				3. Zamma
				Gim|Nama|Lim|Dorr|Postel|Plik
				23/11/23, 17:02:07|Ada Muster|23/11/23, 16:00:05|1 h 2 min 2 s|ada@example.org|Organisulo
				23/11/23, 16:13:00|Bea Muster|23/11/23, 16:03:00|10 min|bea@example.org|Partulo
				23/11/23, 16:43:00|Bea Muster|23/11/23, 16:33:00|10 min|bea@example.org|Partulo
				23/11/23, 16:13:00|Cai Muster|23/11/23, 16:03:00|10 min|cai@example.org|Partulo

				4. Qelt
				Nama|Qelt|Lim
				Ada Muster|👍|23/11/23, 16:00:09
			`),
		want: `
		Ada Muster <ada@example.org> host 2023-11-23T16:00:05/17:02:07
		Bea Muster <bea@example.org> 2023-11-23T16:03:00/16:13:00 2023-11-23T16:33:00/16:43:00
		Cai Muster <cai@example.org> 2023-11-23T16:03:00/16:13:00
		title Tal
		from 2023-11-23T16:00:00 until 2023-11-23T17:10:00
		stated participants 2
		stated minutes 70
		stated average_minutes 45`,
	},
	{
		name: "English after a spreadsheet, with semicolons, no section 3 for one, and a break", layout: TeamsSections,
		file: cells(`
				1. Summary||||||
				Meeting title|Demo|||||
				Attended participants|3|||||
				Start time|11/23/22, 4:00:00 PM|||||
				End time|11/23/22, 5:00:00 PM|||||
				Meeting duration|1h|||||
				Average attendance time|31m 40s|||||
				||||||
				2. Participants||||||
				Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
				Example, Ada|11/23/22, 4:00:05 PM|11/23/22, 4:59:07 PM|59m 2s|Ada@Example.org|ada@example.org|Organizer
				Bea (Guest)|11/23/22, 4:10:00 PM|11/23/22, 4:50:00 PM|20m|||Presenter
				Cai (Guest)|11/23/22, 4:10:00 PM|11/23/22, 4:20:00 PM|10m|||Attendee
				||||||
				3. In-Meeting Activities||||||
				Name|Join Time|Leave Time|Duration|Email|Role|
				Example, Ada|11/23/22, 4:00:05 PM|11/23/22, 4:59:07 PM|59m 2s|Ada@Example.org|Organizer|
			`, ";"),
		want: `
		Example, Ada <Ada@Example.org> host 2022-11-23T16:00:05/16:59:07
		Bea (Guest) host 1200s
		Cai (Guest) 2022-11-23T16:10:00/16:20:00
		title Demo
		from 2022-11-23T16:00:00 until 2022-11-23T17:00:00
		stated participants 3
		stated minutes 60
		stated average_minutes 32
		warning breaks`,
	},
	{
		name: "A webinar with registrations", layout: TeamsSections,
		file: tabs(`
				1. Summary
				Meeting title|Demo
				Registered participants|2
				Attended participants|1
				Start time|11/23/22, 4:00:00 PM
				End time|11/23/22, 5:00:00 PM

				2. Participants
				Name|Registration Time|Registration Status|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
				Ada Example|11/20/22, 9:00:00 AM|Registered|11/23/22, 4:00:05 PM|11/23/22, 4:59:07 PM|59m 2s|ada@example.org|ada@example.org|Attendee
				Bea Example|11/21/22, 9:00:00 AM|Registered||||bea@example.org||Attendee
				Cai Example||||11/23/22, 4:59:07 PM||cai@example.org||Attendee

				3. In-Meeting Activities
				Name|Join Time|Leave Time|Duration|Email|Role
			`),
		want: `
		Ada Example <ada@example.org> registered 2022-11-23T16:00:05/16:59:07
		Bea Example <bea@example.org> registered absent
		title Demo
		from 2022-11-23T16:00:00 until 2022-11-23T17:00:00
		stated participants 1
		stated registered 2
		bad row 12: no_join`,
	},
	{
		name: "Dates and times in two cells under headers of two cells", layout: TeamsSections, fixed: true,
		file: cells(`
				Meeting title|Ask|||||||
				Start time|5/15/2026|1:00:00 PM||||||
				2. Participants||||||||
				Name|First Join||Last Leave||In-Meeting Duration|Email|Participant ID (UPN)|Role
				Ada Example|5/15/2026|1:00:26 PM|5/15/2026|1:51:46 PM|51m 20s|ada@example.org|ada@example.org|Attendee
				Bea Example|5/15/2026|1:10:26 PM|5/15/2026|1:51:46 PM|41m 20s|bea@example.org|bea@example.org|Attendee
			`, ","),
		want: `
		Ada Example <ada@example.org> 2026-05-15T13:00:26/13:51:46
		Bea Example <bea@example.org> 2026-05-15T13:10:26/13:51:46
		title Ask
		from 2026-05-15T13:00:00 until ?`,
	},
	{
		name: "Dates and times in two cells, the last cell empty, padded", layout: TeamsSections,
		file: cells(`
				Start time|15/5/2026|13:00:00||||||||
				2. Participants||||||||||
				Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role||||
				Ada Example|15/5/2026|13:00:26|15/5/2026|13:51:46|51m 20s|ada@example.org|ada@example.org|||
				3. In-Meeting Activities||||||||||
				Name|Join Time|Leave Time|Duration|Email|Role|||||
				Ada Example|15/5/2026|13:00:26|15/5/2026|13:51:46|51m 20s|ada@example.org||||
			`, ";"),
		want: `
		Ada Example <ada@example.org> 2026-05-15T13:00:26/13:51:46
		from 2026-05-15T13:00:00 until ?`,
	},
	{
		name: "German table of 2021", layout: TeamsTable,
		file: tabs(`
				Besprechungszusammenfassung
				Gesamtzahl der Teilnehmer|2
				Besprechungstitel|Städte
				Startzeit der Besprechung|14.4.2021, 15:55:05
				Endzeit der Besprechung|14.4.2021, 17:02:11

				Vollständiger Name|Beitrittszeit|Austrittszeit|Dauer|E-Mail|Rolle
				Ada Beispiel|14.4.2021, 15:55:05|14.4.2021, 17:02:11|1 Std. 7 Min.|ada@example.org|Organisator
				Bea Beispiel|14.4.2021, 16:01:00|14.4.2021, 16:30:00|29 Min.|bea@example.org|Referent
				Bea Beispiel|14.4.2021, 16:31:00|14.4.2021, 16:30:00|29 Min.|bea@example.org|Referent
			`),
		want: `
		Ada Beispiel <ada@example.org> host 2021-04-14T15:55:05/17:02:11
		Bea Beispiel <bea@example.org> host 2021-04-14T16:01:00/16:30:00
		title Städte
		from 2021-04-14T15:55:05 until 2021-04-14T17:02:11
		stated participants 2
		bad row 10: backwards`,
	},
	{
		name: "2021, without addresses and roles", layout: TeamsTable,
		file: tabs(`
			Meeting Summary
			Total Number of Participants|1
			Meeting Title|Demo
			Meeting Start Time|4/14/2021, 3:55:05 PM

			Full Name|Join Time|Leave Time|Duration
			Ada|4/14/2021, 3:55:05 PM|4/14/2021, 4:55:05 PM|1h
		`),
		want: `
		Ada 2021-04-14T15:55:05/16:55:05
		title Demo
		from 2021-04-14T15:55:05 until ?
		stated participants 1`,
	},
	{
		name: "Dutch, a morning without AM, nothing in section 1", layout: TeamsSections,
		file: tabs(`
			1. Samenvatting
			2. Deelnemers
			Naam|Eerste deelname|Laatste vertrek|Duur van vergadering|E-mail|Deelnemer-id (UPN)|Rol
			Ada|11/3/2023 9:00:00|11/3/2023 10:05:00|1 u 5 min|ada@example.org|ada@example.org|Organisator
		`),
		want: `
		Ada <ada@example.org> host 2023-03-11T09:00:00/10:05:00
		guessed dmy`,
	},
	{
		name: "German events", layout: TeamsEvents,
		file: tabs(`
				Vollständiger Name|Benutzeraktion|Zeitstempel
				Beispiel, Ada, Dr.|Zuvor beigetreten|31.3.2026, 16:58:00
				Beispiel, Bea, Dr.|Beigetreten|31.3.2026, 17:01:22
				Beispiel, Bea, Dr.|Verlassen|31.3.2026, 17:20:00
				Beispiel, Bea, Dr.|Beigetreten|31.3.2026, 17:24:09
				Beispiel, Ada, Dr.|Verlassen|31.3.2026, 17:30:00
				Beispiel, Bea, Dr.|Verlassen|31.3.2026, 17:31:00
			`),
		want: `
		Beispiel, Ada, Dr. 2026-03-31T16:58:00/17:30:00
		Beispiel, Bea, Dr. 2026-03-31T17:01:22/17:20:00 2026-03-31T17:24:09/17:31:00`,
	},
	{
		name: "Events whose words nobody knows", layout: TeamsEvents,
		file: tabs(`
				Full Name|User Action|Timestamp
				Ada Example|Zup|3/31/2026, 4:58:00 PM
				Bea Example|Zup|3/31/2026, 5:01:22 PM
				Bea Example|Mek|3/31/2026, 5:20:00 PM
				Ada Example|Mek|3/31/2026, 5:30:00 PM
			`),
		want: `
		Ada Example 2026-03-31T16:58:00/17:30:00
		Bea Example 2026-03-31T17:01:22/17:20:00`,
	},
	{
		name: "Events of somebody with two devices", layout: TeamsEvents,
		file: tabs(`
			Full Name|User Action|Timestamp
			Ada Example|Joined|3/31/2026, 4:58:00 PM
			Ada Example|Joined|3/31/2026, 5:08:00 PM
			Ada Example|Left|3/31/2026, 5:10:00 PM
			Ada Example|Left|3/31/2026, 5:30:00 PM
			Ada Example|Joined|3/31/2026, 5:40:00 PM
			Ada Example|Left|3/31/2026, 5:50:00 PM
		`),
		want: `
		Ada Example 2026-03-31T16:58:00/17:30:00 2026-03-31T17:40:00/17:50:00`,
	},
	{
		name: "Events of a meeting whose end is told", layout: TeamsEvents,
		file: tabs(`
				Meeting Start Time|3/31/2026, 4:55:00 PM
				Meeting End Time|3/31/2026, 6:00:00 PM

				Full Name|User Action|Timestamp
				Ada Example|Joined before|3/31/2026, 4:58:00 PM
				Bea Example|Left|3/31/2026, 5:20:00 PM
			`),
		want: `
		Ada Example 2026-03-31T16:58:00/18:00:00
		Bea Example 2026-03-31T17:20:00/17:20:00
		from 2026-03-31T16:55:00 until 2026-03-31T18:00:00
		warning unseen`,
	},
	{
		name: "A webinar with its registrations", layout: TeamsSections,
		file: tabs(`
				1. Summary
				Meeting title|Cities
				Attended participants|2
				Start time|11/23/23, 4:00:00 PM
				End time|11/23/23, 5:00:00 PM
				2. Participants
				Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role|Registration First name|Registration Last name|Registration Email|Registration time|Registration status
				Ada Example|11/23/23, 4:00:00 PM|11/23/23, 5:00:00 PM|1h|ada@example.org|ada@example.org|Organizer|||||
				Bea Example (Guest)|11/23/23, 4:10:00 PM|11/23/23, 5:00:00 PM|50m|||Attendee|Bea|Example|bea@example.org|11/20/23, 9:00:00 AM|Registered
				|||||||Cai|Example|cai@example.org|11/20/23, 9:00:00 AM|Registered
				|||||||Dan|Example|dan@example.org|11/20/23, 9:00:00 AM|Canceled
			`),
		want: `
		Ada Example <ada@example.org> host 2023-11-23T16:00:00/17:00:00
		Bea Example (Guest) <bea@example.org> registered 2023-11-23T16:10:00/17:00:00
		Cai Example <cai@example.org> registered absent
		title Cities
		from 2023-11-23T16:00:00 until 2023-11-23T17:00:00
		stated participants 2`,
	},
	{
		name: "Live event with a second device", layout: TeamsLiveEvent,
		file: cells(`
				Role|Action|UtcEventTimestamp|FullName|ParticipantId|SessionId|UserAgent
				Presenter|Joined|1/25/2022 4:48:08 PM|Ada Example|ada@example.org|s1|Mozilla/5.0 (Windows NT 10.0)
				Presenter|Joined|1/25/2022 4:58:08 PM|Ada Example|ada@example.org|s2|Mozilla/5.0 (iPhone)
				Presenter|Left|1/25/2022 5:08:08 PM|Ada Example|ada@example.org|s2|Mozilla/5.0 (iPhone)
				Presenter|Left|1/25/2022 5:25:54 PM|Ada Example|ada@example.org|s1|Mozilla/5.0 (Windows NT 10.0)
				Attendee|Joined|1/25/2022 4:50:00 PM||anonymous|s3|Mozilla/5.0
				Attendee|Left|1/25/2022 4:51:00 PM||anonymous|s3|Mozilla/5.0
				Attendee|Joined|1/25/2022 4:50:00 PM||anonymous|s4|Mozilla/5.0
				Attendee|Left|1/25/2022 4:52:00 PM||anonymous|s4|Mozilla/5.0
			`, ","),
		want: `
		Ada Example <ada@example.org> host by browser 2022-01-25T16:48:08/17:25:54
		Ada Example <ada@example.org> host by mobile 2022-01-25T16:58:08/17:08:08
		#s3 by browser 2022-01-25T16:50:00/16:51:00
		#s4 by browser 2022-01-25T16:50:00/16:52:00
		zone UTC`,
	},
}

func TestTeamsReportsOfOtherLanguagesAndShapes(t *testing.T) {
	for _, c := range teamsCases {
		c.run(t)
	}
}
