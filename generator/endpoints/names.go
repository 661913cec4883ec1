package endpoints

import (
	"go/token"
	"go/types"
	"strconv"
	"strings"
	"unicode"
)

// isIdentifier accepts what the rules language calls an identifier.
func isIdentifier(s string) bool {
	for i, c := range s {
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// fieldName is a parameter's name with a capital, as aws-sdk-go-v2 has it; it is empty where that is no exported name.
func fieldName(name string) string {
	if !isIdentifier(name) || name[0] == '_' {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// namer gives out names of local variables, each once.
type namer struct{ taken map[string]bool }

// newNamer starts with the names that the emitted function uses otherwise.
func newNamer() *namer {
	return &namer{map[string]bool{"p": true, "ok": true, runtimeName: true, smithyName: true, "context": true, "fmt": true}}
}

// name returns a lower camel case form of a name, with a number where that is taken.
func (n *namer) name(model string) string {
	base := lowerCamel(model)
	name := base
	for i := 2; n.taken[name] || token.IsKeyword(name) || types.Universe.Lookup(name) != nil; i++ {
		name = base + strconv.Itoa(i)
	}
	n.taken[name] = true
	return name
}

// lowerCamel turns PartitionResult, uri_encoded_bucket and ARNParts into partitionResult, uriEncodedBucket, arnParts.
func lowerCamel(s string) string {
	var out []rune
	upper := false
	for _, c := range s {
		if c == '_' {
			upper = len(out) > 0
			continue
		}
		if upper {
			c = unicode.ToUpper(c)
			upper = false
		}
		out = append(out, c)
	}
	if len(out) == 0 || unicode.IsDigit(out[0]) {
		return "v" + string(out)
	}
	for i := range out {
		if !unicode.IsUpper(out[i]) || i > 0 && i+1 < len(out) && unicode.IsLower(out[i+1]) {
			break
		}
		out[i] = unicode.ToLower(out[i])
	}
	return string(out)
}
