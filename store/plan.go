package store

import (
	"fmt"
	"maps"
	"reflect"
	"strconv"
	"strings"

	"github.com/fxamacker/cbor/v2"
)

// mergeKind is how edits of a field combine.
type mergeKind uint8

const (
	mergeScalar mergeKind = iota // written whole, the last one wins
	mergeText                    // a long text, written as deltas
	mergeSet                     // elements come and go one by one
)

// fieldPlan is what the store must know of one field of a record type.
type fieldPlan struct {
	number uint64
	index  int    // in the struct
	name   string // in JSON
	merge  mergeKind
	typ    reflect.Type // of the value, or of an element of a set
	blob   bool         // a hash whose bytes are in the notebook
	pieces bool         // hashes that stand in for the others, if there are any
}

// plan is what the store must know of a record type. Plans are made once, from
// the tags of the structs.
type plan struct {
	typ    Type
	bucket []byte
	goType reflect.Type
	id     int // index of the ID field
	fields []fieldPlan
	byNum  map[uint64]*fieldPlan
}

// plans lists every record type in the order exports write them.
var plans = []*plan{
	newPlan[Notebook](TypeNotebook), newPlan[Theme](TypeTheme), newPlan[Region](TypeRegion),
	newPlan[Partnership](TypePartnership), newPlan[Milestone](TypeMilestone),
	newPlan[Funding](TypeFunding), newPlan[Initiative](TypeInitiative),
	newPlan[Webinar](TypeWebinar), newPlan[AgendaPart](TypeAgendaPart),
	newPlan[Note](TypeNote), newPlan[Translation](TypeTranslation),
	newPlan[Transcript](TypeTranscript), newPlan[Question](TypeQuestion),
	newPlan[Attendance](TypeAttendance), newPlan[Attachment](TypeAttachment),
	newPlan[Deck](TypeDeck), newPlan[Slide](TypeSlide), newPlan[Report](TypeReport),
	newPlan[Export](TypeExport),
}

var plansByGo, plansByType = indexPlans()

func indexPlans() (map[reflect.Type]*plan, map[Type]*plan) {
	byGo, byType := map[reflect.Type]*plan{}, map[Type]*plan{}
	for _, p := range plans {
		byGo[p.goType], byType[p.typ] = p, p
	}
	return byGo, byType
}

// planFor returns the plan of a record type of Go.
func planFor[T Record]() *plan { return plansByGo[reflect.TypeFor[T]()] }

// TypeOf returns the word of a record type of Go.
func TypeOf[T Record]() Type { return planFor[T]().typ }

// Types lists every record type in the order exports write them.
func Types() []Type {
	out := make([]Type, len(plans))
	for i, p := range plans {
		out[i] = p.typ
	}
	return out
}

func newPlan[T Record](typ Type) *plan {
	goType := reflect.TypeFor[T]()
	p := &plan{typ: typ, bucket: []byte(typ), goType: goType, id: -1, byNum: map[uint64]*fieldPlan{}}
	for i := range goType.NumField() {
		field := goType.Field(i)
		tag := strings.Split(field.Tag.Get("cbor"), ",")
		if tag[0] == "-" {
			p.id = i
			continue
		}
		number, err := strconv.ParseUint(tag[0], 10, 32)
		if err != nil || number == 0 {
			panic(fmt.Sprintf("store: %s.%s has no field number", typ, field.Name))
		}
		p.fields = append(p.fields, newFieldPlan(field, number, i))
	}
	for i := range p.fields {
		f := &p.fields[i]
		if p.byNum[f.number] != nil {
			panic(fmt.Sprintf("store: %s uses field number %d twice", typ, f.number))
		}
		p.byNum[f.number] = f
	}
	return p
}

func newFieldPlan(field reflect.StructField, number uint64, index int) fieldPlan {
	f := fieldPlan{number: number, index: index, typ: field.Type}
	f.name, _, _ = strings.Cut(field.Tag.Get("json"), ",")
	f.pieces = field.Tag.Get("blob") == "pieces"
	f.blob = f.pieces || field.Tag.Get("blob") == "kept"
	switch field.Tag.Get("merge") {
	case "text":
		f.merge = mergeText
	case "set":
		f.merge = mergeSet
		f.typ = field.Type.Elem()
	}
	return f
}

// isSet tells whether the numbered field is a set; unknown fields are not.
func (p *plan) isSet(number uint64) bool {
	f := p.byNum[number]
	return f != nil && f.merge == mergeSet
}

// blobs are the numbers of the fields that name blobs of the notebook.
func (p *plan) blobs() (numbers []uint64) {
	for i := range p.fields {
		if p.fields[i].blob {
			numbers = append(numbers, p.fields[i].number)
		}
	}
	return numbers
}

// name returns the JSON name of a numbered field, or its number where a newer
// version wrote it.
func (p *plan) name(number uint64) string {
	if f := p.byNum[number]; f != nil {
		return f.name
	}
	if number == 0 {
		return ""
	}
	return strconv.FormatUint(number, 10)
}

// number returns the number of the field of a JSON name.
func (p *plan) number(name string) (uint64, bool) {
	for i := range p.fields {
		if p.fields[i].name == name {
			return p.fields[i].number, true
		}
	}
	return 0, false
}

// raw encodes a record and returns its fields as encoded bytes. What cannot be
// read back, such as text that is not UTF-8, is refused here.
func (p *plan) raw(record reflect.Value) (rawFields, error) {
	b, err := enc.Marshal(record.Addr().Interface())
	if err != nil {
		return nil, err
	}
	if err := dec.Unmarshal(b, reflect.New(p.goType).Interface()); err != nil {
		return nil, err
	}
	fields := rawFields{}
	if err := dec.Unmarshal(b, &fields); err != nil {
		return nil, err
	}
	// An empty list is no list, whichever of the two the caller has.
	maps.DeleteFunc(fields, func(_ uint64, raw cbor.RawMessage) bool { return string(raw) == emptyArray })
	return fields, nil
}

const emptyArray = "\x80"

// same tells whether two encoded values are one value to this version, which
// may not know all that a newer one wrote inside them.
func (f *fieldPlan) same(stored, wanted cbor.RawMessage) bool {
	if string(stored) == string(wanted) {
		return true
	}
	if len(stored) == 0 || len(wanted) == 0 {
		return string(stored) == emptyArray // as earlier builds wrote none
	}
	return string(f.known(stored)) == string(wanted)
}

// known is what this version reads of a stored value, encoded; nil if nothing.
func (f *fieldPlan) known(stored cbor.RawMessage) cbor.RawMessage {
	v := reflect.New(f.typ)
	if dec.Unmarshal(stored, v.Interface()) != nil {
		return nil
	}
	b, err := enc.Marshal(v.Interface())
	if err != nil {
		return nil
	}
	return b
}
