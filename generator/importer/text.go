package importer

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf16"
)

// text copies the string that begins here in its canonical spelling, moves on to
// the token behind it and returns what it says.
func (w *walker) text() (string, error) {
	end := stringEnd(w.src, w.pos)
	raw := w.src[w.pos:end]
	if loneSurrogate(raw) {
		return "", w.faultf("the string escapes half a surrogate pair")
	}
	w.pos = end
	w.space()
	if canonical(raw) {
		w.out = append(w.out, raw...)
		return string(raw[1 : len(raw)-1]), nil
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", err
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return "", err
	}
	w.out = append(w.out, bytes.TrimSuffix(buf.Bytes(), []byte{'\n'})...)
	return s, nil
}

// canonical tells whether encoding/json would spell a valid string the same way:
// it has no escapes and none of the two line separators which that escapes.
func canonical(raw []byte) bool {
	return bytes.IndexByte(raw, '\\') < 0 &&
		!bytes.Contains(raw, []byte("\u2028")) && !bytes.Contains(raw, []byte("\u2029"))
}

// stringEnd is the offset behind the string that begins at start.
func stringEnd(src []byte, start int) int {
	for i := start + 1; ; i++ {
		switch src[i] {
		case '"':
			return i + 1
		case '\\':
			i++
		}
	}
}

// loneSurrogate finds an escape that encoding/json would silently replace.
func loneSurrogate(raw []byte) bool {
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		i++
		if raw[i] != 'u' {
			continue
		}
		first := codeUnit(raw[i+1:])
		i += 4
		if !utf16.IsSurrogate(first) {
			continue
		}
		if !bytes.HasPrefix(raw[i+1:], []byte(`\u`)) ||
			utf16.DecodeRune(first, codeUnit(raw[i+3:])) == '\uFFFD' {
			return true
		}
		i += 6
	}
	return false
}

// codeUnit reads the four digits of an escape, which have been checked.
func codeUnit(digits []byte) rune {
	n, _ := strconv.ParseUint(string(digits[:4]), 16, 16)
	return rune(n)
}
