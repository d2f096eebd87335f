package store

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName is how many bytes a name may have: what every file system takes, with
// room for a number that tells two files of one name apart.
const longestName = 200

// CleanName makes of any text a name that a file can have on every system, and that
// says what it is: without folders, without characters that are not seen or that turn
// the direction of writing (in which "exe.pdf" is shown and "fdp.exe" is meant), not
// one of the names of Windows' devices, and short enough. The extension stays.
func CleanName(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(cleanRune, strings.ToValidUTF8(name, "_"))
	// Windows drops these at the end; at the beginning they hide a file, or make an
	// option of it.
	name = strings.TrimLeft(strings.TrimRight(name, ". "), ".- ")
	extension := filepath.Ext(name)
	if len(extension) > 20 {
		extension = ""
	}
	stem := strings.TrimRight(name[:len(name)-len(extension)], ". ")
	for len(stem)+len(extension) > longestName {
		_, last := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-last]
	}
	if first, _, _ := strings.Cut(stem, "."); stem == "" || slices.Contains(devices, strings.ToUpper(strings.TrimSpace(first))) {
		stem = "_" + stem
	}
	return stem + extension
}

// cleanRune drops what is not seen and replaces what a name may not have somewhere.
func cleanRune(r rune) rune {
	const joiners = "\u200c\u200d" // part of how words and pictures are written
	switch {
	case unicode.Is(unicode.Cf, r) && !strings.ContainsRune(joiners, r), unicode.IsControl(r):
		return -1
	case strings.ContainsRune(`<>:"|?*`, r):
		return '_'
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}

// devices are the names that Windows keeps for devices, whatever extension follows.
var devices = []string{
	"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
	"COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
	"LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
}
