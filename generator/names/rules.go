package names

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// export makes a model name an exported Go name: what cannot begin one is cut,
// the first letter goes to upper case.
func export(name string) string {
	name = strings.TrimLeftFunc(identifier(name), func(c rune) bool { return c == '_' || unicode.IsDigit(c) })
	if name == "" {
		return ""
	}
	c, n := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(c)) + name[n:]
}

// identifier replaces what a Go name cannot hold.
func identifier(name string) string {
	return strings.Map(func(c rune) rune {
		if c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return '_'
	}, name)
}

// constant is what an enum value adds to its type's name: the words of the
// value, each with an upper-case first letter. A word of mixed case stays as it
// is, every other one is lower-cased: text/csv is TextCsv, APNS_SANDBOX is
// ApnsSandbox, and v1Token is V1Token.
func constant(value string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(value, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		if strings.IndexFunc(word, unicode.IsLower) < 0 || strings.IndexFunc(word, unicode.IsUpper) < 0 {
			word = strings.ToLower(word)
		}
		c, n := utf8.DecodeRuneInString(word)
		b.WriteRune(unicode.ToUpper(c))
		b.WriteString(word[n:])
	}
	return b.String()
}

// Distinct is the name of a thing that only generated code sees, made of names of
// the model. It needs no rename when another has it: the later one gets a number.
func Distinct(taken map[string]bool, parts ...string) string {
	base := ""
	for _, part := range parts {
		base += export(part)
	}
	if base == "" {
		base = "X"
	}
	name := base
	for i := 2; taken[name]; i++ {
		name = base + strconv.Itoa(i)
	}
	taken[name] = true
	return name
}
