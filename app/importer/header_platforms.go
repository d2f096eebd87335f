package importer

// moreHeaderNames are further names, of less rank than those of headerNames: what
// Meet, Webex, GoToWebinar and BigBlueButton write in other languages than English.
var moreHeaderNames = map[column]string{
	colTopic: "nombre de la reunion|nome da reuniao|name des meetings|meetingname|nom de la reunion|nome della riunione|nome riunione|naam van vergadering|" +
		"session name|event name|nombre del evento|nome do evento|nombre del seminario web|nome do webinar",
	colStart: "fecha de inicio de la reunion|data de inicio da reuniao|data hora de inicio da reuniao|startzeit des meetings|meeting startzeit|meetingstartzeit|" +
		"heure de debut de la reunion|ora di inizio riunione|ora di inizio della riunione|begintijd van vergadering",
	colEnd: "hora de finalizacion de la reunion|fecha de finalizacion de la reunion|data de termino da reuniao|data hora de termino da reuniao|endzeit des meetings|" +
		"meeting endzeit|meetingendzeit|heure de fin de la reunion|ora di fine riunione|ora di fine della riunione|eindtijd van vergadering",
	colName: "nome de exibicao|nombre para mostrar|nombre de visualizacion|nombre visible|nombre mostrado|nom affiche|weergavenaam",
	colEmail: "registration email|registration e mail|correo electronico de registro|email de registro|e mail de registro|registrierungs e mail|e mail der registrierung|e mail bei der registrierung|e mail d inscription|" +
		"e mail do convidado|email do convidado|e mail do participante|email do participante|correo electronico del asistente|" +
		"correo electronico del participante|correo electronico del invitado|e mail des teilnehmers|teilnehmer e mail|adresse e mail du participant|" +
		"e mail du participant|email partecipante|e mail partecipante|e mail del partecipante|participant email|invitee email",
	colDuration: "duracao da participacao|duracao da presenca|duracion de la asistencia|duracion de asistencia|duracion de la participacion|teilnahmedauer|" +
		"anwesenheitsdauer|duree de participation|duree de presence|durata della partecipazione|durata partecipazione|attendance min|attendance time",
	colDevice:     "type de connexion|tipo di connessione|verbindingstype|client",
	colJoin:       "join date|joined date|fecha de entrada|fecha de ingreso|data de entrada|beitrittsdatum|hora a la que se unio|se unio a las|horario em que entrou|hora em que entrou|beigetreten um|zeit des beitritts|ora di partecipazione|enter time",
	colLeave:      "leave date|left date|fecha de salida|data de saida|austrittsdatum|hora a la que salio|hora a la que abandono|se fue a las|horario em que saiu|hora em que saiu|verlassen um|ora di abbandono",
	colPeople:     "# attended|# attendees|number attended|number of attendees|total attendees",
	colAnswers:    "# questions asked",
	colRegistered: "fecha hora de registro|fecha y hora de inscripcion|data hora de registro|data e hora de registro|data e hora de inscricao|registriert am|anmeldung am",
	colFirst:      "nombre s|registration first name|nombre de registro|nome de registro|primeiro nome de registro|nome proprio de registro|vorname bei der registrierung|registrierung vorname|registrierungsvorname|prenom d inscription",
	colLast:       "registration last name|apellido de registro|apellidos de registro|sobrenome de registro|apelido de registro|nachname bei der registrierung|registrierung nachname|registrierungsnachname|nom d inscription",
	colActivity: "puntuacion de la actividad|tiempo de conversacion|tiempo de camara web|mensajes|reacciones|votos en encuestas|votos de encuesta|manos levantadas|" +
		"tempo de conversa|tempo de fala|tempo de webcam|mensagens|reacoes|votos em enquetes|votos na enquete|maos levantadas|aktivitatspunkte|aktivitatswert|" +
		"redezeit|webcam zeit|webcamzeit|nachrichten|reaktionen|umfragestimmen|handzeichen|gemeldet",
}
