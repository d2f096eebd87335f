package importer

import (
	"context"
	"errors"
	"reflect"
	"testing"
)

func guessOf(t *testing.T, file string) *Unmapped {
	t.Helper()
	_, err := Read(context.Background(), "list", []byte(file), Options{})
	u := new(Unmapped)
	if !errors.As(err, &u) {
		t.Fatalf("%v, want columns to choose from", err)
	}
	return u
}

func TestColumnsAreGuessedByWordsAndByWhatStandsInThem(t *testing.T) {
	for _, c := range []struct {
		name, file string
		headers    []string
		columns    []Field
		row        int
	}{
		{
			"English words", cells(`
				Our list of the day||||
				Who|Mail|In|Out|Country|Remarks
				Ada Example|ada@example.org|12.5.2026 10:00|12.5.2026 11:00|Finland|-
				Bea Example|bea@example.org|12.5.2026 10:05|12.5.2026 11:00|Chile|-
			`, ";"),
			[]string{"Who", "Mail", "In", "Out", "Country", "Remarks"},
			[]Field{FieldName, FieldEmail, FieldJoin, FieldLeave, FieldCountry, FieldNone}, 1,
		},
		{
			"words nobody knows, leaving before joining", cells(`
				Zup|Mek|Kux|Dorr
				2026-05-12 11:00|Ada Muster|2026-05-12 10:00|ada@example.org
				2026-05-12 11:30|Bea Muster|2026-05-12 10:05|bea@example.org
			`, ","),
			[]string{"Zup", "Mek", "Kux", "Dorr"},
			[]Field{FieldLeave, FieldName, FieldJoin, FieldEmail}, 0,
		},
		{
			"Portuguese, a list of who came", cells(`
				Sobrenome|Nome|Presente|Município|País|Setor
				Exemplo|Ada|Sim|Curitiba|Brasil|Governo
			`, ","),
			[]string{"Sobrenome", "Nome", "Presente", "Município", "País", "Setor"},
			[]Field{FieldLastName, FieldFirstName, FieldAttended, FieldCity, FieldCountry, FieldGroup}, 0,
		},
	} {
		u := guessOf(t, c.file)
		if !reflect.DeepEqual(u.Headers, c.headers) || !reflect.DeepEqual(u.Guess.Columns, c.columns) || u.Guess.HeaderRow != c.row || len(u.Preview) == 0 {
			t.Errorf("%s: headers %q, columns %q, row %d, %d rows to look at", c.name, u.Headers, u.Guess.Columns, u.Guess.HeaderRow, len(u.Preview))
		}
	}
}

// mappedCases are tables of no known layout with what was chosen for their columns.
var mappedCases = []layoutCase{
	{
		name: "below other lines than when the mapping was made", layout: MappedTable,
		o: Options{Mapping: &Mapping{
			Signature: signatureOf([]string{"Zup", "Mek", "Kux", "Dorr"}), HeaderRow: 0,
			Columns: []Field{FieldLeave, FieldName, FieldJoin, FieldEmail},
		}},
		file: cells(`
				Monday's meeting||||
				zup|MEK|Kux |"Dorr"||
				12/5/2026 11:00|Ada Muster|12/5/2026 10:00|ada@example.org||
				13/5/2026 11:30|Bea Muster|13/5/2026 10:05|||
				|Cai Muster||||
				12/5/2026 9:00|Dan Muster|12/5/2026 10:00|||
			`, ","),
		want: `
		Ada Muster <ada@example.org> 2026-05-12T10:00:00/11:00:00
		Bea Muster 2026-05-13T10:05:00/11:30:00
		bad row 5: no_join
		bad row 6: backwards`,
	},
	{
		name: "registered and stayed", layout: MappedTable,
		o: Options{Mapping: &Mapping{Columns: []Field{FieldEmail, FieldRegistered, FieldDuration, FieldRole}}},
		file: cells(`
				a|b|c|d
				ada@example.org|1.5.2026|1 h 5 min|Speaker
				bea@example.org|2.5.2026||
				cai@example.org||20|
				dan@example.org|||
			`, ","),
		want: `
		<ada@example.org> host registered 3900s
		<bea@example.org> registered absent
		<cai@example.org> 1200s
		bad row 5: not_a_row`,
	},
	{
		name: "who came, on a day", layout: MappedTable,
		o: Options{Day: "2026-05-12", Mapping: &Mapping{Columns: []Field{FieldLastName, FieldFirstName, FieldAttended, FieldCity, FieldCountry, FieldGroup}}},
		file: cells(`
				Sobrenome|Nome|Presente|Município|País|Setor
				Exemplo|Ada|Sim|Curitiba|Brasil|Governo
				Exemplo|Bea|Não|||
				Exemplo|Cai|talvez|||
			`, ","),
		want: `
		Ada Exemplo [Brasil,Curitiba,Governo] 2026-05-12T00:00:00/?
		Bea Exemplo registered absent
		bad row 4: attended.column
		warning open`,
	},
}

func TestATableIsReadThroughAMapping(t *testing.T) {
	for _, c := range mappedCases {
		c.run(t)
	}
}

func TestAMappingOfAnotherTableLeavesAKnownLayoutAlone(t *testing.T) {
	m := &Mapping{Signature: signatureOf([]string{"a", "b"}), Columns: []Field{FieldName, FieldJoin}}
	e, err := Read(context.Background(), "meet", []byte("First name,Last name,Email,Duration,Time joined,Time exited\nAda,Example,ada@example.org,58 min,10:02 AM,11:00 AM\n"), Options{Mapping: m})
	if err != nil || e.Layout != MeetAttendance {
		t.Errorf("%v, %v", e, err)
	}
}

func TestWhatNamesNobodyIsNoExport(t *testing.T) {
	for name, file := range map[string]string{
		"prose":           "Dear all,\nthe meeting, as planned, begins at ten, and ends at noon.\nKind regards, the office\n",
		"a budget":        "Item,Cost,Year\nTravel,300,2026\nHotel,200,2026\n",
		"one column":      "Name\nAda\nBea\n",
		"other JSON":      `{"users":{"a":{"name":"Ada"}},"version":3}`,
		"a list in JSON":  `[{"name":"Ada","email":"ada@example.org"}]`,
		"broken JSON":     `{"users":{"u1":{"intIds":{"w":{"sessions":[{"registeredOn":17007`,
		"a page":          "<!DOCTYPE html>\n<html><body>Sign in, please; thank you</body></html>\n",
		"only a header":   "Name,Amount\n",
		"numbers":         "1,2,3\n4,5,6\n",
		"headers of none": ",,,\n,,,\n",
	} {
		refusedWith(t, name, file, ErrNotExport)
	}
}
