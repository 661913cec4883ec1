package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

const (
	// maxDepth is how deep objects and lists may nest; the deepest file of the
	// whole catalogue, a rule set, has 41 levels.
	maxDepth = 128
	// maxLine is the longest line, in characters, up to which a list of scalars
	// stands on one line.
	maxLine = 100
	indent  = "  "
)

// transform writes a JSON object anew in the one form that imported models have
// and leaves out the prose that root knows of; a nil root leaves out nothing.
func transform(src []byte, root place) ([]byte, error) {
	if err := check(src); err != nil {
		return nil, err
	}
	w := &walker{src: src, out: make([]byte, 0, len(src))}
	w.space()
	if w.src[w.pos] != '{' {
		return nil, w.faultf("the file holds no JSON object")
	}
	if err := w.value(root, 0); err != nil {
		return nil, err
	}
	return append(w.out, '\n'), nil
}

// check refuses what is not JSON, so that the walker only meets well-formed
// input. The scanner of encoding/json has a limit on nesting of its own.
func check(src []byte) error {
	if !utf8.Valid(src) {
		return faultAt(src, invalidUTF8(src), "the text is not valid UTF-8")
	}
	var raw json.RawMessage
	err := json.Unmarshal(src, &raw)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return faultAt(src, max(int(syntax.Offset)-1, 0), "invalid JSON: "+syntax.Error())
	}
	return err
}

// invalidUTF8 is the offset of the first byte that belongs to no character.
func invalidUTF8(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(src)
}

// walker reads well-formed JSON once from front to back and writes its new form.
type walker struct {
	src []byte
	pos int
	out []byte
}

func (w *walker) faultf(format string, args ...any) error {
	return faultAt(w.src, w.pos, fmt.Sprintf(format, args...))
}

// space moves on to the next token.
func (w *walker) space() {
	for w.pos < len(w.src) && isSpace(w.src[w.pos]) {
		w.pos++
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// skip moves behind a punctuation mark, to the next token.
func (w *walker) skip() {
	w.pos++
	w.space()
}

// line begins a new line in the output.
func (w *walker) line(depth int) {
	w.out = append(w.out, '\n')
	for range depth {
		w.out = append(w.out, indent...)
	}
}

// value copies the value that begins here and moves on to the token behind it.
func (w *walker) value(at place, depth int) error {
	if depth >= maxDepth {
		return w.faultf("nested more than %d levels deep", maxDepth)
	}
	// Indentation makes the most of many small values at a great depth.
	if len(w.out) > maxSize {
		return w.faultf("longer than %d MiB when written anew", maxSize>>20)
	}
	switch w.src[w.pos] {
	case '{':
		return w.object(at, depth)
	case '[':
		return w.list(at, depth)
	case '"':
		_, err := w.text()
		return err
	default:
		// A number, true, false or null, kept as it is spelled.
		start := w.pos
		for !isSpace(w.src[w.pos]) && bytes.IndexByte([]byte(",]}"), w.src[w.pos]) < 0 {
			w.pos++
		}
		w.out = append(w.out, w.src[start:w.pos]...)
		w.space()
		return nil
	}
}

func (w *walker) object(at place, depth int) error {
	seen := map[string]struct{}{}
	w.out = append(w.out, '{')
	body := len(w.out)
	for w.skip(); w.src[w.pos] != '}'; {
		if w.src[w.pos] == ',' {
			w.skip()
		}
		before := len(w.out)
		if before > body {
			w.out = append(w.out, ',')
		}
		w.line(depth + 1)
		prose, err := w.member(at, seen, depth)
		if err != nil {
			return err
		}
		if prose {
			w.out = w.out[:before]
		}
	}
	if len(w.out) > body {
		w.line(depth)
	}
	w.out = append(w.out, '}')
	w.skip()
	return nil
}

// member copies a key and its value and tells whether they are prose, so that
// the caller can take them back.
func (w *walker) member(at place, seen map[string]struct{}, depth int) (prose bool, err error) {
	start := w.pos
	key, err := w.text()
	if err != nil {
		return false, err
	}
	if _, again := seen[key]; again {
		w.pos = start
		return false, w.faultf("duplicate key %q", key)
	}
	seen[key] = struct{}{}
	w.skip() // the colon
	w.out = append(w.out, ": "...)
	var inner place
	if at != nil {
		inner, prose = at(key)
	}
	return prose, w.value(inner, depth+1)
}

// list puts scalars on one line where they fit, and else each element on its own.
func (w *walker) list(at place, depth int) error {
	if w.onlyScalars() {
		start, body := w.pos, len(w.out)
		if err := w.oneLine(depth); err != nil {
			return err
		}
		line := w.out[bytes.LastIndexByte(w.out, '\n')+1:]
		if utf8.RuneCount(line) <= maxLine {
			return nil
		}
		w.pos, w.out = start, w.out[:body]
	}
	w.out = append(w.out, '[')
	for w.skip(); w.src[w.pos] != ']'; {
		if w.src[w.pos] == ',' {
			w.out = append(w.out, ',')
			w.skip()
		}
		w.line(depth + 1)
		if err := w.value(at, depth+1); err != nil {
			return err
		}
	}
	w.line(depth)
	w.out = append(w.out, ']')
	w.skip()
	return nil
}

func (w *walker) oneLine(depth int) error {
	w.out = append(w.out, '[')
	for w.skip(); w.src[w.pos] != ']'; {
		if w.src[w.pos] == ',' {
			w.out = append(w.out, ", "...)
			w.skip()
		}
		if err := w.value(nil, depth+1); err != nil {
			return err
		}
	}
	w.out = append(w.out, ']')
	w.skip()
	return nil
}

// onlyScalars tells whether the list that begins here holds no list or object.
func (w *walker) onlyScalars() bool {
	for i := w.pos + 1; ; i++ {
		switch w.src[i] {
		case ']':
			return true
		case '[', '{':
			return false
		case '"':
			i = stringEnd(w.src, i) - 1
		}
	}
}
