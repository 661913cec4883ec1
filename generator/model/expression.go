package model

import "strconv"

// Expression is a JMESPath expression of a model; an empty one is none.
type Expression struct {
	Text string
	// JSON is the string in the model; empty if Pos is not its place.
	JSON string
	// Path is the model path.
	Path string
	Pos  Pos
}

// String returns the expression.
func (e Expression) String() string { return e.Text }

// At returns the place of the byte at an offset of the expression.
func (e Expression) At(offset int) Pos {
	pos, at := e.Pos, 1
	if e.JSON == "" {
		return pos
	}
	for offset > 0 && at < len(e.JSON)-1 {
		length, bytes := character(e.JSON[at:])
		at, offset = at+length, offset-bytes
	}
	pos.Col += at
	return pos
}

// character is the length of the byte or escape at the beginning of the text of a
// JSON string, and how many bytes it stands for. Two escapes are one character when
// they are a surrogate pair.
func character(text string) (length, bytes int) {
	if text[0] != '\\' {
		return 1, 1
	}
	if text[1] != 'u' || len(text) < 6 {
		return 2, 1
	}
	c, _ := strconv.ParseUint(text[2:6], 16, 16)
	if c >= 0xD800 && c < 0xDC00 && len(text) > 12 && text[6] == '\\' {
		return 12, 4
	}
	return 6, len(string(rune(c)))
}
