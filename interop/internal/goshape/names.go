package goshape

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// GoName is the exported Go name of a model's member: without leading underscores, its first letter in upper case.
func GoName(member string) string {
	name := strings.TrimLeft(member, "_")
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return name
	}
	return string(unicode.ToUpper(first)) + name[size:]
}
