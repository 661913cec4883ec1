package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/model"
)

// MaxDepth is how deep a model file's JSON may nest.
const MaxDepth = 128

// File is one file of a model. Its data is valid JSON in valid UTF-8, no deeper
// than MaxDepth.
type File struct {
	// Path is the file's name in messages.
	Path string
	Data []byte

	lines []int
}

// check reports what the readers could not take.
func (f *File) check() *model.Problem {
	f.Data = bytes.TrimPrefix(f.Data, []byte("\ufeff"))
	if depth, at := tooDeep(f.Data); depth {
		return &model.Problem{Pos: f.Pos(at), Message: fmt.Sprintf("JSON nested deeper than %d", MaxDepth)}
	}
	if at, what := malformed(f.Data); what != "" {
		return &model.Problem{Pos: f.Pos(at), Message: "malformed JSON: " + what}
	}
	if !utf8.Valid(f.Data) {
		return &model.Problem{Pos: f.Pos(invalidAt(f.Data)), Message: "invalid UTF-8"}
	}
	if first := bytes.TrimLeft(f.Data, " \t\r\n"); first[0] != '{' {
		return &model.Problem{Pos: f.Pos(len(f.Data) - len(first)), Message: "expected a JSON object"}
	}
	return nil
}

// tooDeep looks for nesting over MaxDepth, outside of strings.
func tooDeep(data []byte) (deep bool, at int) {
	depth, inString := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if depth++; depth > MaxDepth {
				return true, i
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false, 0
}

// malformed says what is wrong with JSON, and where.
func malformed(data []byte) (at int, what string) {
	if json.Valid(data) {
		return 0, ""
	}
	var raw json.RawMessage
	err := json.Unmarshal(data, &raw)
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) || strings.HasPrefix(syntax.Error(), "unexpected end") {
		return len(data), fmt.Sprint(err)
	}
	// The offset counts the bytes read, of which the last is wrong.
	return max(0, int(syntax.Offset)-1), syntax.Error()
}

func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return 0
}

// Pos returns the place of a byte offset.
func (f *File) Pos(offset int) model.Pos {
	if f.lines == nil {
		f.lines = append(f.lines, 0)
		for i, c := range f.Data {
			if c == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	}
	line, found := slices.BinarySearch(f.lines, offset)
	if !found {
		line--
	}
	return model.Pos{File: f.Path, Line: line + 1, Col: offset - f.lines[line] + 1}
}
