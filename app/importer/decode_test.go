package importer

import (
	"context"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestDecodeReadsWhatSpreadsheetsAndPlatformsWrite(t *testing.T) {
	const text = "Nombre;País\nMª José;Türkiye\n"
	for how, data := range map[string][]byte{
		"UTF-8":                    []byte(text),
		"UTF-8 with mark":          []byte("\xEF\xBB\xBF" + text),
		"UTF-16 LE with mark":      sixteen(text, binary.LittleEndian, true),
		"UTF-16 BE with mark":      sixteen(text, binary.BigEndian, true),
		"UTF-16 LE without mark":   sixteen(text, binary.LittleEndian, false),
		"UTF-16 BE without mark":   sixteen(text, binary.BigEndian, false),
		"Windows-1252":             []byte("Nombre;Pa\xeds\nM\xaa Jos\xe9;T\xfcrkiye\n"),
		"UTF-8 made UTF-8 twice":   []byte("Nombre;PaÃ\u00ads\nMÂª JosÃ©;TÃ¼rkiye\n"),
		"NUL bytes":                []byte(strings.ReplaceAll(text, ";", ";\x00")),
		"lines of Windows":         []byte(strings.ReplaceAll(text, "\n", "\r\n")),
		"lines of old Macs":        []byte(strings.ReplaceAll(text, "\n", "\r")),
		"UTF-16 LE, lines of both": sixteen(strings.ReplaceAll(text, "\n", "\r\n"), binary.LittleEndian, true),
	} {
		if got := decode(data); got != text {
			t.Errorf("%s: %q", how, got)
		}
	}
	for _, text := range []string{"SÃO PAULO", "Âncora", "João Ã©", "Ã"} {
		if got := decode([]byte(text)); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
	if got := decode([]byte("Türkiye, España and one broken \xff")); got != "Türkiye, España and one broken \uFFFD" {
		t.Errorf("one broken byte in UTF-8: %q", got)
	}
}

func TestWhatIsNoExportIsToldSo(t *testing.T) {
	for name, data := range map[string]string{
		"nothing":         "",
		"only empty rows": " \n,,,\n\n",
		"prose":           "Dear all,\n\nplease find the minutes below. Bea, Cy and I met at 10:00.\n",
		"a picture":       "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x05\x00\x01\x02\x03\x04\x05\x06\x07",
		"a spreadsheet":   "PK\x03\x04\x14\x00\x06\x00",
		"other JSON":      `{"users": 3, "list": [1, 2]}`,
		"broken JSON":     `{"users": {"a": `,
		"a web page":      "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>",
		"numbers":         "1,2,3\n4,5,6\n",
		"quotes":          strings.Repeat(`"`, 999),
		"no rows":         "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n",
	} {
		e, err := Read(context.Background(), "dir/file.csv", []byte(data), Options{})
		var told *Error
		if !errors.As(err, &told) || !errors.Is(err, ErrNotExport) {
			t.Errorf("%s: %v, %+v", name, err, e)
			continue
		}
		if text := told.Error(); !strings.HasPrefix(text, "file.csv ") || !strings.Contains(text, "nothing was imported") {
			t.Errorf("%s: %q does not say which file and what is safe", name, text)
		}
	}
}

// What takes a time that grows with the square of the size takes minutes here.
func TestAbsurdFilesCostNeitherTimeNorMemory(t *testing.T) {
	const size = 2 << 20
	for name, unit := range map[string]string{
		"delimiters": ",", "lines": "\n", "quotes": `"`, "opened quotes": `"a,`, "opened quotes on lines": "\"a\n", "tabs": "a\t",
		"doubled quotes": `""`, "headers": "Name,Email\n", "nested": `"a,b,c,""d""",` + "\n", "NUL": "a\x00", "digits": "1", "letters": "é",
		"times": "1:1:1 ", "question marks": "Name,Email?,", "spaces": " ", "JSON": `{"a":`, "brackets": "[",
	} {
		data := []byte(strings.Repeat(unit, size/len(unit)))
		start := time.Now()
		if _, err := Read(context.Background(), name, data, Options{}); err == nil {
			t.Errorf("%s are an export", name)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}
