package importer

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Key is the linking key: it makes a person's pseudonym the same in every import,
// so that re-joins and returning people can be counted. It lies in the user's
// configuration folder, never in a notebook; colleagues who import for one
// programme share it as a file.
type Key struct{ secret [32]byte }

const (
	keyFile   = "linking.key"
	keyPrefix = "rapporteur-linking-key-1 "
)

// KeyFolder is where the linking key lies: "rapporteur" in the user's
// configuration folder. ErrKey: the system names none.
func KeyFolder() (string, error) {
	base, err := os.UserConfigDir()
	if err != nil {
		return "", fail(ErrKey, "import.error.key_folder")
	}
	return filepath.Join(base, "rapporteur"), nil
}

// LoadKey reads the linking key of a folder, and makes one where there is none.
// A key file that cannot be read is ErrKey: a new key in its place would silently
// part everyone from who they were before.
func LoadKey(folder string) (Key, error) {
	path := filepath.Join(folder, keyFile)
	key, err := ReadKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Key{}, fail(ErrKey, "import.error.key_write", "path", path)
	}
	if _, err := rand.Read(key.secret[:]); err != nil {
		return Key{}, fail(ErrKey, "import.error.key_write", "path", path)
	}
	if err := SaveKey(path, key); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return ReadKey(path) // another window was faster
		}
		return Key{}, err
	}
	return key, nil
}

// ReadKey reads a key from a file. A file that is not there is fs.ErrNotExist,
// one that holds no key ErrKey.
func ReadKey(path string) (Key, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Key{}, err
	}
	text, ok := strings.CutPrefix(strings.Trim(string(data), " \t\r\n\uFEFF"), keyPrefix)
	raw, decodeErr := base64.StdEncoding.DecodeString(text)
	if err != nil || !ok || decodeErr != nil || len(raw) != len(Key{}.secret) {
		return Key{}, fail(ErrKey, "import.error.key_damaged", "path", path)
	}
	return Key{[32]byte(raw)}, nil
}

// SaveKey writes a key to a new file, which only its owner may read. It never
// replaces one: fs.ErrExist.
func SaveKey(path string, key Key) error {
	temporary := path + "." + rand.Text()[:8]
	defer os.Remove(temporary)
	text := keyPrefix + base64.StdEncoding.EncodeToString(key.secret[:]) + "\n"
	if err := writeSynced(temporary, text); err != nil {
		return fail(ErrKey, "import.error.key_write", "path", path)
	}
	err := os.Link(temporary, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// A file system without links.
	if _, statErr := os.Lstat(path); statErr == nil {
		return fs.ErrExist
	}
	if err := os.Rename(temporary, path); err != nil {
		return fail(ErrKey, "import.error.key_write", "path", path)
	}
	return nil
}

// ReplaceKey makes another key that of a folder. The one that was there stays beside
// it, as linking-ID.key, so that it can be taken up again. What cannot be written is
// ErrKey; a key that could be read there is still the folder's then.
func ReplaceKey(folder string, key Key) error {
	path := filepath.Join(folder, keyFile)
	before, err := ReadKey(path)
	failed := fail(ErrKey, "import.error.key_write", "path", path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return failed
		}
	case err != nil:
		if os.Rename(path, filepath.Join(folder, "linking-damaged-"+rand.Text()[:8]+".key")) != nil {
			return failed
		}
	case before.ID() == key.ID():
		return nil
	default:
		err := SaveKey(filepath.Join(folder, "linking-"+before.ID()+".key"), before)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return failed
		}
	}
	// At once: whoever reads meanwhile would make a key where there is none.
	temporary := path + "." + rand.Text()[:8]
	defer os.Remove(temporary)
	if err := SaveKey(temporary, key); err != nil || os.Rename(temporary, path) != nil {
		return failed
	}
	return nil
}

// writeSynced writes a file that is on disk when it returns: a key that a power cut
// leaves empty would be gone for good.
func writeSynced(path, text string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Sync(), file.Close())
}

// ID names the key without giving it away.
func (k Key) ID() string {
	sum := k.mac("key id")
	return hex.EncodeToString(sum[:6])
}

// pseudonyms returns what makes the pseudonyms of people: kind is the first
// letter, see store.Participant.Key. It is for one goroutine.
func (k Key) pseudonyms() func(kind byte, text string) string {
	h := hmac.New(sha256.New, k.secret[:])
	var sum, buffer []byte
	return func(kind byte, text string) string {
		h.Reset()
		buffer = append(append(append(buffer[:0], "person\x00"...), kind, 0), text...)
		h.Write(buffer)
		sum = h.Sum(sum[:0])
		return string(hex.AppendEncode([]byte{kind}, sum[:16]))
	}
}

// session is what stands for a session's name.
func (k Key) session(text string) string {
	sum := k.mac("session\x00" + text)
	return hex.EncodeToString(sum[:16])
}

func (k Key) mac(text string) []byte {
	h := hmac.New(sha256.New, k.secret[:])
	h.Write([]byte(text))
	return h.Sum(nil)
}
