package importer

import "github.com/rapporteur-app/rapporteur/assets/words"

// Field is what a column of a table of no known layout holds.
type Field string

// The fields a column can be mapped to; FieldNone leaves the column out.
const (
	FieldNone       Field = ""
	FieldName       Field = "name"
	FieldFirstName  Field = "first_name"
	FieldLastName   Field = "last_name"
	FieldEmail      Field = "email"
	FieldID         Field = "id"
	FieldJoin       Field = "join"
	FieldLeave      Field = "leave"
	FieldDuration   Field = "duration"
	FieldCountry    Field = "country"
	FieldCity       Field = "city"
	FieldGroup      Field = "group"
	FieldRole       Field = "role"
	FieldDevice     Field = "device"
	FieldRegistered Field = "registered" // when the person registered
	FieldAttended   Field = "attended"   // yes or no
)

// Fields lists the fields in the order in which a dialog offers them.
func Fields() []Field {
	return []Field{
		FieldNone, FieldName, FieldFirstName, FieldLastName, FieldEmail, FieldID, FieldJoin, FieldLeave,
		FieldDuration, FieldCountry, FieldCity, FieldGroup, FieldRole, FieldDevice, FieldRegistered, FieldAttended,
	}
}

// Mapping says what the columns of a table hold. Signature names the table's
// shape (its folded headers), so that a mapping made once serves the next file.
type Mapping struct {
	Signature string  `json:"signature"`
	HeaderRow int     `json:"header_row"` // index of the header row among the table's rows
	Columns   []Field `json:"columns"`
}

// Unmapped is the error of a table of no known layout: it has columns that a
// person may name.
type Unmapped struct {
	Headers []string   // of the likeliest header row
	Preview [][]string // the first rows under it
	Guess   Mapping    // what the headers and cells suggest
	Name    string     // the file's, for the sentence
}

// Error implements error, in English.
func (u *Unmapped) Error() string { return words.For("en").Msg(u.Message()) }

// Message is the sentence for a person.
func (u *Unmapped) Message() words.Message {
	return words.M("import.error.unmapped", "file", u.Name)
}
