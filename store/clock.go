package store

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"time"
)

// ChangeID names one change: eight bytes of a hybrid logical clock, then the
// eight random bytes of the opening that made it. IDs sort by clock, so the log
// is appended to, and no change sorts before one its author had seen.
type ChangeID [16]byte

// A clock reading is 48 bits of Unix milliseconds and 16 bits of counter, one
// number that grows with every change. A full counter runs over into the
// milliseconds, which only makes the clock a little fast.
const counterBits = 16

// latestClock is the last reading, of the year 6429, that a file may begin with:
// one that runs over would sort before all others.
const latestClock = 1<<63 - 1

func newChangeID(clock uint64, opening [8]byte) ChangeID {
	var id ChangeID
	binary.BigEndian.PutUint64(id[:8], clock)
	copy(id[8:], opening[:])
	return id
}

// IsZero tells whether the ID names nothing.
func (id ChangeID) IsZero() bool { return id == ChangeID{} }

// String returns the ID as 32 hexadecimal digits; empty for the zero ID.
func (id ChangeID) String() string {
	if id.IsZero() {
		return ""
	}
	return hex.EncodeToString(id[:])
}

// ParseChangeID reads the 32 digits that String writes.
func ParseChangeID(text string) (ChangeID, error) {
	var id ChangeID
	b, err := hex.DecodeString(text)
	if err != nil || len(b) != len(id) {
		return ChangeID{}, fmt.Errorf("%q is not the id of a change", text)
	}
	copy(id[:], b)
	return id, nil
}

// MarshalText implements encoding.TextMarshaler for JSON.
func (id ChangeID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

func (id ChangeID) clock() uint64 { return binary.BigEndian.Uint64(id[:8]) }

func (id ChangeID) opening() [8]byte { return [8]byte(id[8:]) }

// millis returns the clock's milliseconds, which are the wall's unless the wall
// was set back or another machine's was ahead.
func (id ChangeID) millis() int64 { return int64(id.clock() >> counterBits) }

// nextClock returns a reading later than the newest one seen, and not before the
// wall's time, unless that is one that no file may have.
func nextClock(newest uint64, now time.Time) uint64 {
	millis := uint64(max(now.UnixMilli(), 0))
	if wall := millis << counterBits; millis <= latestClock>>counterBits && wall > newest {
		return wall
	}
	return newest + 1
}
