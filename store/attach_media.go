package store

import (
	"bytes"
	"net/http"
	"path/filepath"
	"strings"
)

// sniffed is how many bytes tell what a file is.
const sniffed = 512

// documents are the extensions of files that a program shows and does not run, with
// their MIME types. Office files that may hold programs of their own are not among
// them, nor are pages that a browser would run.
var documents = map[string]string{
	".pdf": "application/pdf", ".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".tsv": "text/tab-separated-values; charset=utf-8", ".rtf": "application/rtf",
	".vtt": "text/vtt; charset=utf-8", ".srt": "application/x-subrip", ".ics": "text/calendar; charset=utf-8",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff", ".heic": "image/heic", ".avif": "image/avif",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".wav": "audio/wav", ".ogg": "audio/ogg", ".flac": "audio/flac",
	".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/quicktime", ".webm": "video/webm", ".mkv": "video/x-matroska",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".doc":  "application/msword", ".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
	".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".odp": "application/vnd.oasis.opendocument.presentation", ".epub": "application/epub+zip",
}

// programs are how files begin that a system can run.
var programs = [][]byte{
	[]byte("MZ"), []byte("\x7fELF"), []byte("#!"), []byte("[Desktop Entry]"),
	{0xfe, 0xed, 0xfa, 0xce}, {0xfe, 0xed, 0xfa, 0xcf}, {0xce, 0xfa, 0xed, 0xfe}, {0xcf, 0xfa, 0xed, 0xfe}, {0xca, 0xfe, 0xba, 0xbe},
}

func isProgram(head []byte) bool {
	for _, begin := range programs {
		if bytes.HasPrefix(head, begin) {
			return true
		}
	}
	return false
}

// mediaOf tells the MIME type of a file by how it begins and, where that says little,
// by its name.
func mediaOf(name string, head []byte) string {
	if isProgram(head) {
		return "application/octet-stream"
	}
	media := http.DetectContentType(head)
	byName := documents[strings.ToLower(filepath.Ext(name))]
	switch base, _, _ := strings.Cut(media, ";"); {
	case byName == "":
		return media
	case base == "application/octet-stream", base == "application/zip", base == "text/plain" && strings.HasPrefix(byName, "text/"):
		return byName
	}
	return media
}

// IsDocument tells whether a file, by its name and by how it begins, is one that a
// program shows. Others a person may keep and save a copy of, but opening them could
// run what somebody else wrote.
func IsDocument(name string, head []byte) bool {
	return documents[strings.ToLower(filepath.Ext(CleanName(name)))] != "" && !isProgram(head)
}
