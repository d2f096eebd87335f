package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/fxamacker/cbor/v2"
)

// valueFormat is the first byte of every value in the file. A value of a later
// format is not read by guesswork.
const valueFormat = 1

// sealHeader is the format byte and the CRC-32C of what follows it.
const sealHeader = 5

var (
	castagnoli = crc32.MakeTable(crc32.Castagnoli)
	enc        = mustEnc()
	dec        = mustDec()

	errSum    = errors.New("its checksum does not match its content")
	errFormat = errors.New("it has an unknown format")
)

func mustEnc() cbor.EncMode {
	o := cbor.CoreDetEncOptions()
	o.Time = cbor.TimeRFC3339NanoUTC
	m, err := o.EncMode()
	if err != nil {
		panic(err)
	}
	return m
}

func mustDec() cbor.DecMode {
	m, err := cbor.DecOptions{
		DupMapKey:        cbor.DupMapKeyEnforcedAPF,
		IndefLength:      cbor.IndefLengthForbidden,
		TagsMd:           cbor.TagsForbidden,
		MaxNestedLevels:  16,
		MaxArrayElements: 1 << 24,
		MaxMapPairs:      1 << 16,
	}.DecMode()
	if err != nil {
		panic(err)
	}
	return m
}

// seal puts the format byte and the checksum before the payload.
func seal(parts ...[]byte) []byte {
	size := sealHeader
	for _, part := range parts {
		size += len(part)
	}
	out := make([]byte, sealHeader, size)
	for _, part := range parts {
		out = append(out, part...)
	}
	sealIn(out)
	return out
}

// sealIn seals a value whose payload already stands behind the room for the header.
func sealIn(value []byte) {
	value[0] = valueFormat
	binary.BigEndian.PutUint32(value[1:], crc32.Checksum(value[sealHeader:], castagnoli))
}

// unseal returns the payload of a value whose checksum holds.
func unseal(value []byte) ([]byte, error) {
	switch {
	case len(value) < sealHeader:
		return nil, errSum
	case value[0] != valueFormat:
		return nil, fmt.Errorf("%w (%d)", errFormat, value[0])
	case binary.BigEndian.Uint32(value[1:]) != crc32.Checksum(value[sealHeader:], castagnoli):
		return nil, errSum
	}
	return value[sealHeader:], nil
}

// rawFields is a record's map of numbered fields, each as its encoded bytes.
type rawFields = map[uint64]cbor.RawMessage

// mustEncode encodes what this package built from checked parts.
func mustEncode(v any) []byte {
	b, err := enc.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("store: cannot encode %T: %v", v, err))
	}
	return b
}

// rawArray joins encoded elements to one encoded array.
func rawArray(elements []cbor.RawMessage) cbor.RawMessage {
	return mustEncode(elements)
}
