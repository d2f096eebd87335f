package words

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// value writes one placeholder's value.
func (b *Book) value(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case Message:
		return b.Msg(v)
	case CountryCode:
		return b.Country(string(v))
	case Share:
		return b.Percent(v.Part, v.Whole)
	case time.Time:
		return b.ShortDate(v)
	case Day:
		return b.Date(time.Time(v))
	case time.Duration:
		return b.Duration(v)
	case []string:
		return b.List(v)
	case float32:
		return b.Decimal(float64(v))
	case float64:
		return b.Decimal(v)
	case nil:
		return ""
	}
	if n, ok := integer(v); ok {
		return b.Number(n)
	}
	return fmt.Sprint(v)
}

// integer reads any whole number.
func integer(v any) (int, bool) {
	switch v := v.(type) {
	case int:
		return v, true
	case int64:
		return int(v), true
	case int32:
		return int(v), true
	case uint64:
		return int(v), true
	case uint32:
		return int(v), true
	case uint:
		return int(v), true
	case float64:
		return int(v), v == math.Trunc(v)
	}
	return 0, false
}

// Number writes a whole number with its thousands grouped: "1,234", "1.234".
func (b *Book) Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	if len(digits) <= 3 {
		return sign + digits
	}
	separator := b.T("number.group")
	var out strings.Builder
	out.WriteString(sign)
	first := len(digits) % 3
	out.WriteString(digits[:first])
	for i := first; i < len(digits); i += 3 {
		if i > 0 {
			out.WriteString(separator)
		}
		out.WriteString(digits[i : i+3])
	}
	return out.String()
}

// Decimal writes a number with at most one digit after the point.
func (b *Book) Decimal(v float64) string {
	tenths := int(math.Round(v * 10))
	whole, rest := tenths/10, tenths%10
	if rest == 0 {
		return b.Number(whole)
	}
	sign := ""
	if tenths < 0 {
		sign, whole, rest = "−", -whole, -rest
	}
	return sign + b.Number(whole) + b.T("number.point") + strconv.Itoa(rest)
}

// Percent writes a part of a whole, rounded: "60 %", with a space that does not
// break. A part of nothing is a dash.
func (b *Book) Percent(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return b.Number(int(math.Round(float64(part)*100/float64(whole)))) + nbsp + "%"
}

// Bytes writes the size of a file: "480 KB".
func (b *Book) Bytes(n int64) string {
	units := []string{"B", "KB", "MB", "GB", "TB"}
	v, i := float64(n), 0
	for v >= 999.5 && i < len(units)-1 {
		v, i = v/1000, i+1
	}
	if i < 2 || v >= 100 {
		return b.Number(int(math.Round(v))) + nbsp + units[i]
	}
	return b.Decimal(v) + nbsp + units[i]
}

// List joins names: "a, b and c".
func (b *Book) List(names []string) string {
	if len(names) == 0 {
		return ""
	}
	last := names[len(names)-1]
	if len(names) == 1 {
		return last
	}
	and := "list.and"
	if b.code == "es" && startsWithI(last) {
		and = "list.and_before_i"
	}
	return strings.Join(names[:len(names)-1], ", ") + " " + b.T(and) + " " + last
}

// startsWithI tells whether Spanish says "e" for "y" before a word: before the
// sound i, but not before a diphthong such as in "hielo".
func startsWithI(word string) bool {
	w := strings.TrimPrefix(strings.ToLower(word), "h")
	for _, diphthong := range []string{"ia", "ie", "io", "iu"} {
		if strings.HasPrefix(w, diphthong) {
			return false
		}
	}
	return strings.HasPrefix(w, "i") || strings.HasPrefix(w, "í")
}
