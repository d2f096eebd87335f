package importer

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode turns a file's bytes into text: UTF-8, UTF-16 of either order with or
// without a byte order mark, else Windows-1252. NUL bytes, which some spreadsheets
// leave, and line ends of Windows and old Macs are made plain.
func decode(data []byte) string {
	var text string
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		text = eightBit(data[3:])
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		text = sixteenBit(data[2:], 0)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		text = sixteenBit(data[2:], 1)
	default:
		if low, yes := looksSixteenBit(data); yes {
			text = sixteenBit(data, low)
		} else {
			text = eightBit(data)
		}
	}
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "")
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text
}

// sniffed is how much of a file decides about its encoding, in bytes.
const sniffed = 8 << 10

// looksSixteenBit tells UTF-16 without a mark by its zero bytes: text of mostly
// Latin letters has one in every second place. low is where the letters stand.
func looksSixteenBit(data []byte) (low int, yes bool) {
	head := data[:min(len(data), sniffed)]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case half < 4:
		return 0, false
	case zeros[1] > half/3 && zeros[0] < half/20+1:
		return 0, true
	case zeros[0] > half/3 && zeros[1] < half/20+1:
		return 1, true
	}
	return 0, false
}

// sixteenBit reads UTF-16 whose lower byte stands at low in each pair.
func sixteenBit(data []byte, low int) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+low]) | uint16(data[2*i+1-low])<<8
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\uFEFF")
}

// eightBit reads UTF-8, or Windows-1252 where more of the bytes over 127 are no
// UTF-8 than are. A few broken ones in UTF-8 become the replacement character.
func eightBit(data []byte) string {
	if utf8.Valid(data) {
		return onceDecoded(string(data))
	}
	good, bad := 0, 0
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		rest = rest[size:]
	}
	if good >= bad {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return string(text)
}

// onceDecoded repairs UTF-8 that some program read as Windows-1252 and wrote as
// UTF-8 again: "PaÃ\u00ads" for "País". Text of which any letter cannot be so is left.
func onceDecoded(text string) string {
	if !strings.Contains(text, "Ã") && !strings.Contains(text, "Â") {
		return text
	}
	narrow, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil || !utf8.ValidString(narrow) {
		return text
	}
	return narrow
}

// notText tells whether decoded text is no text at all: a spreadsheet, a picture.
func notText(text string) bool {
	head := text[:min(len(text), sniffed)]
	strange, seen := 0, 0
	for _, r := range head {
		seen++
		if r < ' ' && r != '\n' && r != '\t' && r != '\f' || r == utf8.RuneError {
			strange++
		}
	}
	return strange*20 > seen
}
