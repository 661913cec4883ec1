package jmespath

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
)

// kind is the kind of a token.
type kind uint8

const (
	end kind = iota
	symbol
	name
	quotedName
	value
	number
)

// token is a word of an expression.
type token struct {
	kind kind
	// text is the symbol or name, value that of a literal, number an integer.
	text   string
	value  any
	number int
	offset int
}

// is reports whether a token is a symbol.
func (t token) is(text string) bool { return t.kind == symbol && t.text == text }

func (t token) String() string {
	switch t.kind {
	case end:
		return "the end"
	case value:
		return "a literal"
	case number:
		return strconv.Itoa(t.number)
	}
	return strconv.Quote(t.text)
}

// The tokens of more than one character; symbols that begin with another one go
// before it.
var (
	blank   = regexp.MustCompile(`^[ \t\r\n]+`)
	symbols = regexp.MustCompile(`^(?:\[\]|\[\?|\|\||&&|==|!=|<=|>=|[.*\[\]{}(),:@&|!<>])`)
	plain   = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*`)
	digits  = regexp.MustCompile(`^-?[0-9]+`)
	quoted  = regexp.MustCompile(`^"(?:[^"\\]|\\.)*"`)
	raw     = regexp.MustCompile(`(?s)^'(?:[^'\\]|\\.)*'`)
	literal = regexp.MustCompile("(?s)^`(?:[^`\\\\]|\\\\.)*`")
)

// tokens splits an expression; the last token is the end.
func tokens(text string) (all []token, fault *Fault) {
	for at := 0; at < len(text); {
		rest := text[at:]
		if space := blank.FindString(rest); space != "" {
			at += len(space)
			continue
		}
		t, length, what := next(rest)
		if what != "" {
			return nil, faultf(at, "%s", what)
		}
		t.offset = at
		all = append(all, t)
		at += length
	}
	return append(all, token{offset: len(text)}), nil
}

// next reads the token at the beginning of a text, or says what is wrong.
func next(text string) (t token, length int, what string) {
	if s := symbols.FindString(text); s != "" {
		return token{kind: symbol, text: s}, len(s), ""
	}
	if s := plain.FindString(text); s != "" {
		return token{kind: name, text: s}, len(s), ""
	}
	if s := digits.FindString(text); s != "" {
		n, err := strconv.ParseInt(s, 10, 32)
		if err != nil {
			return t, 0, "the number " + s + " is too large"
		}
		return token{kind: number, number: int(n)}, len(s), ""
	}
	if s := quoted.FindString(text); s != "" {
		var v string
		if json.Unmarshal([]byte(s), &v) != nil {
			return t, 0, "malformed name " + s
		}
		return token{kind: quotedName, text: v}, len(s), ""
	}
	if s := raw.FindString(text); s != "" {
		return token{kind: value, value: strings.ReplaceAll(s[1:len(s)-1], `\'`, `'`)}, len(s), ""
	}
	if s := literal.FindString(text); s != "" {
		v, ok := parseLiteral(strings.ReplaceAll(s[1:len(s)-1], "\\`", "`"))
		if !ok {
			return t, 0, "malformed literal " + s
		}
		return token{kind: value, value: v}, len(s), ""
	}
	return t, 0, "unexpected " + strconv.Quote(string([]rune(text)[:1]))
}

// parseLiteral reads JSON. The quotes of a string may be missing, as in old
// models.
func parseLiteral(text string) (any, bool) {
	text = strings.Trim(text, " \t\r\n")
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err == nil && d.InputOffset() == int64(len(text)) {
		return v, true
	}
	return text, text != "" && !strings.ContainsAny(text[:1], "\"[{-0123456789")
}
