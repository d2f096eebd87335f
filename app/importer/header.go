package importer

import (
	"strings"
	"unicode"

	"github.com/rapporteur-app/rapporteur/store"
)

// column is what a column holds, told by its header.
type column string

// The columns that readers know. Others are kept out.
const (
	colNone       column = ""
	colAttended   column = "attended"
	colName       column = "name"
	colFirst      column = "first_name"
	colLast       column = "last_name"
	colEmail      column = "email"
	colID         column = "id" // the platform's id of a person; with Teams the UPN
	colSession    column = "session_id"
	colPhone      column = "phone"
	colRegistered column = "registered" // when
	colApproval   column = "approval"
	colJoin       column = "join"
	colLeave      column = "leave"
	colDuration   column = "duration"
	colCountry    column = "country"
	colCity       column = "city"
	colOrg        column = "organisation"
	colGroup      column = "group" // industry, type of organisation
	colRole       column = "role"
	colGuest      column = "guest"
	colDevice     column = "device"
	colAgent      column = "user_agent"
	colAction     column = "action"
	colStamp      column = "timestamp"
	colStampUTC   column = "timestamp_utc"
	colNumber     column = "number" // of the row
	colQuestion   column = "question"
	colAsker      column = "asker"
	colAskerEmail column = "asker_email"
	colAnswer     column = "answer"
	colAnswerer   column = "answerer"
	colSubmitted  column = "submitted"
	colTopic      column = "topic"
	colMeetingID  column = "meeting_id"
	colStart      column = "start"
	colEnd        column = "end"
	colHost       column = "host"
	colModerator  column = "moderator"
	colRegCount   column = "registered_count"
	colCancelled  column = "cancelled_count"
	colUnique     column = "unique_viewers"
	colUsers      column = "total_users"
	colConcurrent column = "max_concurrent"
	colPeople     column = "participants_count"
	colActivity   column = "activity" // a count of what a person did
	colAnswers    column = "answers_count"
	colInterest   column = "interest"
	colIP         column = "address"
	colRoom       column = "waiting_room"
	colConsent    column = "consent"
	colComment    column = "comment"
	colAverage    column = "average"
)

// headerNames are the folded header names of each column, in the languages in
// which the platforms were seen to write them.
var headerNames = map[column]string{
	colAttended: "attended|asistio|participou|compareceu|teilgenommen|a participe|attended?|presente|asistencia|status de participacao",
	colName: "name original name|user name original name|nombre nombre original|nombre de usuario nombre original|nome nome original|nome do usuario nome original|name ursprunglicher name|nom nom original|nom d utilisateur nom original|benutzername ursprunglicher name|name|user name|username|full name|display name|participant|participant name|" +
		"attendee|attendee name|nombre|nombre completo|nombre de usuario|" +
		"nome|nome completo|nome de usuario|nome do usuario|nome de usuario nome original|nome do participante|" +
		"vollstandiger name|benutzername|anzeigename|nutzername|name des teilnehmers|nom|nom complet|nom d utilisateur|nom d affichage|nome visualizzato|nome utente|" +
		"naam|volledige naam|namn|fullstandigt namn|navn|fullt navn|fulde navn|nimi|koko nimi|imie i nazwisko|pelna nazwa|nazwa|imie|имя|полное имя|" +
		"ad|tam ad|ad soyad|isim|名前|氏名|フル ネーム|姓名|名称|이름|전체 이름|fullname|teilnehmer|participante|asistente|nombre del asistente",
	colFirst: "first name|firstname|given name|nombre de pila|primer nombre|nombres|primeiro nome|vorname|prenom|nome proprio|voornaam|fornamn|fornavn|etunimi",
	colLast:  "last name|lastname|surname|family name|apellido|apellidos|sobrenome|apelido|ultimo nome|nachname|nom de famille|cognome|achternaam|efternamn|etternavn|efternavn|sukunimi|nazwisko",
	colEmail: "email|e mail do usuario|e mail del usuario|adresse e mail de l utilisateur|benutzer e mail adresse|e mail|email address|e mail address|user email|attendee email|mail|correo|correo electronico|correo electronico del usuario|direccion de correo electronico|" +
		"email do usuario|endereco de email|endereco de e mail|correio eletronico|e mail adresse|email adresse|benutzer e mail|adresse e mail|adresse email|courriel|" +
		"indirizzo e mail|indirizzo email|posta elettronica|e mailadres|e post|e postadress|e postadresse|sahkoposti|sahkopostiosoite|adres e mail|poczta e mail|электронная почта|e posta|" +
		"メール|電子メール|メール アドレス|电子邮件|电子邮件地址|電子郵件|이메일|전자 메일",
	colID: "participant id upn|participant id|participantid|user id|userid|upn|id de participante upn|id de participante|id del participante upn|id del participante|id do participante upn|id do participante|" +
		"teilnehmer id upn|teilnehmer id|id du participant upn|id du participant|id partecipante upn|id partecipante|deelnemer id upn|deelnemers id upn|deltagar id upn|deltaker id upn|deltager id upn|" +
		"osallistujan tunnus upn|identyfikator uczestnika upn|participant upn|external id|registrant id|user principal name",
	colSession: "sessionid|session id",
	colPhone:   "phone|phone number|telephone|telefono|telefone|telefon|numero de telefono|telefonnummer|mobile|call in number|phone number called",
	colRegistered: "registration time|registration date|registration date time|registered at|registered on|registered|fecha de registro|hora de registro|fecha y hora de registro|fecha de inscripcion|hora de inscripcion|" +
		"horario de registro|hora do registro|data de inscricao|data de registro|hora da inscricao|anmeldezeit|anmeldedatum|registrierungszeit|registrierungsdatum|heure d inscription|date d inscription",
	colApproval: "approval status|estado de aprobacion|status de aprovacao|genehmigungsstatus|statut d approbation|registration status|status",
	colJoin: "join time|ingressar na hora|hora para unirse|hora de conexion|hora de acceso|horario de ingresso|heure de connexion|beitritt|beitrittsuhrzeit|uhrzeit des beitritts|joined|joined at|time joined|join|first join|first join time|join date time|start time of attendance|entry time|hora de entrada|hora de ingreso|hora de union|primera entrada|hora de incorporacion|primeira entrada|" +
		"primeiro ingresso|horario de entrada|hora de ingresso|entrada|ingreso|beitrittszeit|beitreten|beigetreten|erster beitritt|teilnahmezeit|beitrittszeitpunkt|heure d arrivee|premiere participation|premiere connexion|heure d entree|arrivee|" +
		"prima partecipazione|ora di accesso|primo accesso|ora di ingresso|ora di inizio partecipazione|eerste deelname|tijd van deelname|tijdstip van deelname|forsta anslutning|anslutningstid|ble med|forste deltakelse|liittymisaika|ensimmainen liittyminen|" +
		"pierwsze dolaczenie|czas dolaczenia|godzina dolaczenia|время присоединения|ilk katilim|katilma zamani|参加時刻|最初の参加|首次加入|加入时间|join time utc|date joined|ingresso|attendee join time|arrival time",
	colLeave: "leave time|hora para salir|hora de desconexion|heure de deconnexion|verlassen zeit|zeitpunkt des verlassens|uhrzeit des verlassens|hora para sair|left|left at|time exited|time left|last leave|last leave time|exit time|leave|leave date time|hora de salida|ultima salida|hora de abandono|ultima saida|horario de saida|hora de saida|saida|salida|verlassen|letztes verlassen|" +
		"austrittszeit|verlassenszeit|zeit des verlassens|austrittszeitpunkt|heure de depart|dernier depart|derniere sortie|depart|heure de sortie|ultima uscita|ora di uscita|laatste vertrek|tijd van vertrek|tijdstip van vertrek|senaste utloggning|senast lamnat|" +
		"tid for avslutning|siste avgang|poistumisaika|viimeinen poistuminen|ostatnie wyjscie|czas opuszczenia|godzina opuszczenia|время выхода|son ayrilma|ayrilma zamani|退出時刻|最後の退出|上次离开|离开时间|time exit|attendee leave time|departure time",
	colDuration: "actual duration minutes|actual duration|duracion real minutos|duracao real minutos|tatsachliche dauer minuten|duree reelle minutes|duration|duration minutes|time in session minutes|total duration minutes|in meeting duration|in session duration minutes|attendance duration|meeting duration|duracion|duracion minutos|duracion total minutos|" +
		"tiempo en la sesion minutos|tiempo en sesion minutos|duracion de la reunion|duracion en la reunion|duracao|duracao minutos|duracao total minutos|tempo na sessao minutos|tempo em sessao minutos|duracao da reuniao|duracao na reuniao|dauer|dauer minuten|" +
		"gesamtdauer minuten|dauer der besprechung|besprechungsdauer|dauer in der besprechung|zeit in sitzung minuten|duree|duree minutes|duree de la reunion|duree totale minutes|duree en reunion|temps en session minutes|durata|durata minuti|durata della riunione|durata riunione|" +
		"duur|duur van vergadering|vergaderingsduur|varaktighet|motets varaktighet|varighet|motevarighet|kesto|kokouksen kesto|czas trwania|czas trwania spotkania|длительность|sure|toplanti suresi|時間|会議内の期間|会议持续时间|time in session|time in meeting|" +
		"minutes attended|attended minutes|minutes|minutos|minuten|total duration|session duration|attendance minutes|time attended",
	colCountry: "country region name|country region|country|country name|pais|pais region|nombre de pais region|nombre del pais region|nombre del pais|pais o region|pais regiao|nome do pais regiao|nome do pais|land|land region|landname|land region name|name des landes der region|pays|pays region|nom du pays region|" +
		"paese|maa|kraj|страна|ulke|国|国家 地区",
	colCity:       "city|town|ciudad|cidade|stadt|ville|citta|stad|kaupunki|miasto|city town|localidad|municipio|ort",
	colOrg:        "organization|organisation|company|company name|organizacion|empresa|organizacao|institution|institucion|instituicao|entidad|entidade|unternehmen|firma|entreprise|organizzazione|azienda|employer|institute|organisaatio|organizacja",
	colGroup:      "industry|sector|organization type|organisation type|type of organization|type of organisation|stakeholder group|group|tipo de organizacion|tipo de organizacao|industria|setor|branche|grupo|gruppe|tipo de entidad|tipo de instituicao",
	colRole:       "role|rol|funcao|papel|rolle|role de participant|ruolo|roll|rooli|rola|роль|役割|角色|역할|user role|attendee role|user type|tipo de usuario",
	colGuest:      "guest|is guest|invitado|es invitado|convidado|gast|ist gast|invite|est invite|ospite",
	colDevice:     "connection type|device|device type|client type|platform|dispositivo|gerat|endpoint type|tipo de conexion|tipo de conexao|verbindungstyp|audio type|join method",
	colAgent:      "useragent|user agent",
	colAction:     "user action|action|accion del usuario|accion de usuario|accion|acao do usuario|acao|benutzeraktion|aktion|action de l utilisateur|azione utente|gebruikersactie|anvandaratgard|brukerhandling|kayttajan toiminto|akcja uzytkownika|действие пользователя|kullanici eylemi|ユーザー アクション|用户操作|event",
	colStamp:      "timestamp|marca de tiempo|marca de hora|carimbo de data hora|zeitstempel|horodatage|timestamp ora|tijdstempel|tidsstampel|tidsstempel|aikaleima|sygnatura czasowa|отметка времени|zaman damgasi|タイムスタンプ|时间戳",
	colStampUTC:   "utceventtimestamp|utc event timestamp|utctimestamp|timestamp utc",
	colNumber:     "#|no|nr|nº|n º",
	colQuestion:   "question|question s|pregunta|preguntas|pergunta|perguntas|frage|fragen|question details|pytanie|kysymys|domanda",
	colAsker:      "asker name|asked by|nombre del que pregunta|nombre de quien pregunta|nome do autor da pergunta|name des fragestellers|autor de la pregunta|questioner|nom du demandeur|questioner name|nombre del autor|nome do perguntador",
	colAskerEmail: "asker email|asker e mail|correo electronico de quien pregunta|correo electronico del que pregunta|email do autor da pergunta|e mail des fragestellers|questioner email|email du demandeur|e mail do perguntador",
	colAnswer:     "answer|answers|answer s|respuesta|respuestas|respuesta s|resposta|respostas|resposta s|antwort|antworten|antwort en|reponse|reponses|reponse s|odpowiedz|vastaus|risposta",
	colAnswerer:   "answered by|answered by name|answer name|answer email|answerer email|answerer name|respondida por|respondido por|beantwortet von|answer from",
	colSubmitted:  "submitted date time|submitted date and time|submitted time|submit time|date and time submitted|submitted|submission time|question time|asked at|question asked time|fecha y hora de envio|fecha hora de envio|fecha hora enviada|data hora de envio|data hora do envio|ubermittelt am|date heure de soumission|created time|time",
	colTopic:      "topic|argomento|meeting topic|webinar name|webinar topic|meeting title|meeting name|title|tema|titulo|titulo de la reunion|titulo da reuniao|topico|assunto|thema|titel|titel der besprechung|besprechungstitel|sujet|titre de la reunion|titre|titolo riunione|titolo della riunione|titel van vergadering|motestitel|motets titel|kokouksen otsikko|tytul spotkania|会議のタイトル|会议标题",
	colMeetingID:  "meeting id|webinar id|id|meetingid|id de la reunion|id del seminario web|id de seminario web|id da reuniao|id do webinar|besprechungs id|webinar id nummer|meeting id number|id de la reunion id|id riunione|meeting number|webinar key|id de reunion",
	colStart:      "start time|actual start time|actual start date time|scheduled time|meeting start time|meeting start|start|start date|hora de inicio|hora de inicio real|hora real de inicio|hora de inicio da reuniao|hora de inicio de la reunion|horario de inicio|horario de inicio real|startzeit|tatsachliche startzeit|besprechung beginn|startzeit der besprechung|heure de debut|heure de debut reelle|ora di inizio|begintijd|starttid|alkamisaika|godzina rozpoczecia|czas rozpoczecia|время начала|baslangic saati|開始時刻|开始时间|webinar date|date|fecha",
	colEnd:        "end time|meeting end time|meeting end|end|end date|actual end time|hora de finalizacion|hora de fin|hora de termino|hora de termino da reuniao|horario de termino|endzeit|endzeit der besprechung|heure de fin|ora di fine|eindtijd|sluttid|paattymisaika|godzina zakonczenia|czas zakonczenia|время окончания|bitis saati|終了時刻|结束时间",
	colHost:       "host|anfitrion|anfitriao|gastgeber|hote|organizer",
	colModerator:  "moderator|moderador|moderateur|is moderator",
	colRegCount:   "registered participants|participantes registrados|participantes inscritos|registrierte teilnehmer|participants inscrits|# registered|n º inscritos|n º de inscritos|numero de registros|# registrants|registrants|number registered|# inscritos|# registrados|nº de inscritos|# registrierte|# inscrits|total registered|total registrants|numero de inscritos|numero de registrados",
	colCancelled:  "# cancelled|n º cancelados|n º de cancelados|nº de cancelados|nº cancelados|# canceled|# cancelados|# storniert|# annules|cancelled|numero de cancelados",
	colUnique:     "unique viewers|espectadores exclusivos|visualizacoes unicas|einzelne zuschauer|espectadores unicos|visualizadores unicos|eindeutige zuschauer|spectateurs uniques|unique attendees",
	colUsers:      "total users|usuarios totales|total de usuarios|benutzer insgesamt|nombre total d utilisateurs|total views",
	colConcurrent: "max concurrent views|max concurrent viewers|max concurrent users|vistas simultaneas maximas|maximo de vistas simultaneas|maximo de visualizacoes simultaneas|max gleichzeitige ansichten",
	colPeople:     "participants|total number of participants|gesamtzahl der teilnehmer|numero total de participantes|nombre total de participants|attended participants|number of participants|total attended|participantes|participantes presentes|participantes asistentes|participantes que asistieron|numero de participantes|teilnehmer anzahl|anzahl der teilnehmer|teilgenommene teilnehmer|participants presents|partecipanti|partecipanti presenti|deelnemers|deltagare|deltakere|osallistujat|uczestnicy",
	colActivity:   "activity score|talk time|webcam time|messages|reactions|poll votes|raise hands|raised hands|puntuacion de actividad|emojis|pontuacao de atividade",
	colAnswers:    "questions asked by attendee|questions asked|polls answered|asked questions|preguntas realizadas",
	colInterest:   "interest rating|attentiveness|attentiveness score|interest",
	colIP:         "ip|ip address|direccion ip|endereco ip|network ip|location",
	colRoom:       "in waiting room|dans la salle d attente|salle d attente|warteraum|sala de espera|en sala de espera|na sala de espera|im warteraum",
	colConsent:    "recording consent|recording disclaimer response|consent",
	colAverage: "average attendance time|average time in meeting|tiempo medio de asistencia|tiempo promedio de asistencia|tempo medio de participacao|tempo medio de presenca|durchschnittliche teilnahmezeit|durchschnittliche anwesenheitszeit|" +
		"temps de presence moyen|temps moyen de presence|duree moyenne de participation|tempo medio di partecipazione|gemiddelde aanwezigheidstijd|sredni czas udzialu|sredni czas obecnosci",
	colComment: "questions comments|comments|questions and comments|comentarios|notes",
}

// named is what a header name means. Of several columns that mean the same, the
// one whose name has the lower rank says it best: the name that somebody joined
// under before the one that they registered with.
type named struct {
	col  column
	rank int
}

// lowerRank is more than any name of headerNames has.
const lowerRank = 1000

// columnsByName is headerNames and moreHeaderNames turned round.
var columnsByName = func() map[string]named {
	all := map[string]named{}
	for col, names := range headerNames {
		for rank, name := range strings.Split(names, "|") {
			all[foldHeader(name)] = named{col, rank}
		}
	}
	for col, names := range moreHeaderNames {
		for rank, name := range strings.Split(names, "|") {
			all[foldHeader(name)] = named{col, lowerRank + rank}
		}
	}
	return all
}()

// foldHeader makes header names comparable: no case, accents, quotes,
// punctuation or spaces of other kinds; # stays.
func foldHeader(name string) string {
	folded := store.Fold(name)
	var b strings.Builder
	b.Grow(len(folded))
	space := false
	for _, r := range folded {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '#' || r == 'º':
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		default:
			space = true
		}
	}
	return b.String()
}

// longestHeader bounds the names of columns that are known, in bytes.
const longestHeader = 80

// columnOf is what a header names, or colNone.
func columnOf(name string) column { return namedColumn(name).col }

func namedColumn(name string) named {
	if len(name) > longestHeader {
		return named{}
	}
	return columnsByName[foldHeader(name)]
}
