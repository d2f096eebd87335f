package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Hash is the SHA-256 of a blob's bytes, and its name.
type Hash [sha256.Size]byte

// HashOf returns the hash of the bytes.
func HashOf(b []byte) Hash { return sha256.Sum256(b) }

// IsZero tells whether the hash names nothing.
func (h Hash) IsZero() bool { return h == Hash{} }

// String returns the hash as 64 hexadecimal digits; empty for the zero hash.
func (h Hash) String() string {
	if h.IsZero() {
		return ""
	}
	return hex.EncodeToString(h[:])
}

// MarshalText implements encoding.TextMarshaler for JSON.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler; empty text is the zero hash.
func (h *Hash) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*h = Hash{}
		return nil
	}
	b, err := hex.DecodeString(string(text))
	if err != nil || len(b) != len(h) {
		return fmt.Errorf("%q is not a SHA-256 hash", text)
	}
	copy(h[:], b)
	return nil
}

// TextVersion names the state of a text, so that a translation can say which
// state it translates.
func TextVersion(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
