package importer

import (
	"fmt"
	"strings"
	"testing"
)

// written shows a table: a record a line, with the line of the file before it.
func shownTable(t *table) string {
	var b strings.Builder
	for _, l := range t.lines {
		fmt.Fprintf(&b, "%d %s\n", l.at, strings.Join(l.cells, "|"))
	}
	return b.String()
}

func TestTable(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"plain":           {"a,b\nc,d\n", "1 a|b\n2 c|d\n"},
		"no last newline": {"a;b\nc;d", "1 a|b\n2 c|d\n"},
		"empty lines and padding": {
			"Report,,,\n,,,\n\nName,Email,,\n", "1 Report|||\n4 Name|Email||\n",
		},
		"a line break and doubled quotes in a cell": {
			"a,\"b\nc\"\"d\"\ne,f\n", "1 a|b\nc\"d\n3 e|f\n",
		},
		"spaces of every kind": {
			"\u00a0a\u202f, b ,\" c \"\n\ufeffd,e,f\n", "1 a|b|c\n2 d|e|f\n",
		},
		"as spreadsheets write": {
			"sep=;\n=\"0123\";=\"a\"\nb;c\n", "2 0123|a\n3 b|c\n",
		},
		"quotes within": {
			"a \"b\" c,d\n\"e\" f,g\n", "1 a \"b\" c|d\n2 \"e\" f|g\n",
		},
		"an opened quote costs one row": {
			"Yes,\"Ada,x\nYes,\"Bea, B\",y\nYes,Cy,z\n", "1 Yes|\"Ada|x\n2 Yes|Bea, B|y\n3 Yes|Cy|z\n",
		},
		"an empty quoted cell after an opened quote": {
			"Yes,\"Ada,x\nNo,\"\",y\n", "1 Yes|\"Ada|x\n2 No||y\n",
		},
		"rows quoted whole": {
			"a,b,c,d\n\"e,\"\"f, g\"\",h,i\"\n\"One, two, three\"\n", "1 a|b|c|d\n2 e|f, g|h|i\n3 One, two, three\n",
		},
		"tabs, with commas in cells": {
			"Name\tJoin\nExample, Ada\t4/14/2021, 6:01:00 PM\nExample, Bea\t4/14/2021, 6:02:00 PM\n",
			"1 Name|Join\n2 Example, Ada|4/14/2021, 6:01:00 PM\n3 Example, Bea|4/14/2021, 6:02:00 PM\n",
		},
		"semicolons, with decimal commas": {
			"Name;Minutes\nAda;58,5\nBea;1,25\n", "1 Name|Minutes\n2 Ada|58,5\n3 Bea|1,25\n",
		},
	} {
		if got := shownTable(parseTable(c.text)); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

func TestABadRowCostsOneRowAndSaysWhichLine(t *testing.T) {
	file := "Topic,ID,Start time\nA meeting,123 456,06/16/2026 03:00:00 PM\n\n" +
		"Name (original name),Email,Join time,Leave time,Duration (minutes)\n" +
		"\"Ada\nLovelace\",ada@example.org,06/16/2026 03:10:00 PM,06/16/2026 04:10:00 PM,60\n" +
		"Bea,bea@example.org,yesterday,06/16/2026 04:10:00 PM,60\n" +
		"Cy,cy@example.org,06/16/2026 04:10:00 PM,06/16/2026 03:10:00 PM,60\n" +
		",,06/16/2026 03:10:00 PM,06/16/2026 04:10:00 PM,60\n" +
		"Dee,dee@example.org,13/32/2026 03:10:00 PM,06/16/2026 04:10:00 PM,60\n" +
		"Eve,eve@example.org,01/16/2026 03:10:00 PM,06/16/2026 04:10:00 PM,60\n" +
		"a note that somebody added\n" +
		"Fay,fay@example.org,06/16/2026 12:10:00 AM,06/16/2026 12:20:00 PM,730\n"
	c := layoutCase{name: "bad rows", layout: ZoomMeetingParticipants, file: file, want: `
Ada
Lovelace <ada@example.org> 2026-06-16T15:10:00/16:10:00
Fay <fay@example.org> 2026-06-16T00:10:00/12:20:00
title A meeting
session 123 456
from 2026-06-16T15:00:00 until ?
bad row 7: time.join
bad row 8: backwards
bad row 9: nobody
bad row 10: time.join
bad row 11: too_long
bad row 12: not_a_row`}
	c.run(t)
}

func TestHeadersInWordsThatNobodyForesaw(t *testing.T) {
	for name, want := range map[string]column{
		"Hora en que ingresó": colJoin, "Fecha y hora de salida": colLeave, "Tiempo total en la sesión (minutos)": colDuration,
		"Correo del asistente": colEmail, "Data e hora da inscrição": colRegistered, "Nome do país": colCountry,
		"Uhrzeit des Beitritts": colJoin, "Heure de sortie": colLeave, "Num. de inscritos": colNone, "Número de inscritos": colRegCount,
		"Máximo de espectadores simultáneos": colConcurrent, "What do you expect to learn from this session, and at what time?": colNone,
		"Job title": colNone, "Would you like to join the network?": colNone,
	} {
		if got := guessColumn(foldHeader(name), len(name)); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
