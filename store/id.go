package store

import (
	"crypto/rand"
	"fmt"
	"time"

	"github.com/oklog/ulid/v2"
)

// ID names a record: a ULID (https://github.com/ulid/spec), so IDs sort by the
// time of their making and two machines never choose the same one.
type ID [16]byte

// NewID returns an ID of the present millisecond with random bits after it.
func NewID() ID { return NewIDAt(time.Now()) }

// NewIDAt returns an ID of the given time, so that imported records keep the
// order in which they happened. A time before 1970 counts as 1970.
func NewIDAt(at time.Time) ID {
	ms := min(uint64(max(at.UnixMilli(), 0)), ulid.MaxTime())
	return ID(ulid.MustNew(ms, rand.Reader))
}

// ParseID reads the 26 letters that String writes.
func ParseID(text string) (ID, error) {
	id, err := ulid.ParseStrict(text)
	if err != nil {
		return ID{}, fmt.Errorf("%q is not a record id: %w", text, err)
	}
	return ID(id), nil
}

// IsZero tells whether the ID names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// Time returns when the ID was made, to the millisecond, in UTC.
func (id ID) Time() time.Time { return ulid.Time(ulid.ULID(id).Time()).UTC() }

// String returns the ID as 26 letters of Crockford's base 32; empty for the zero ID.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	return ulid.ULID(id).String()
}

// MarshalText implements encoding.TextMarshaler for JSON.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler; empty text is the zero ID.
func (id *ID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = ID{}
		return nil
	}
	parsed, err := ParseID(string(text))
	if err != nil {
		return err
	}
	*id = parsed
	return nil
}
