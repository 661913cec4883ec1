// Package number parses numbers that stand in text: headers, labels, queries
// and XML.
package number

import (
	"math"
	"strconv"
)

// ParseFloat parses a decimal floating-point number of a size in bits, or one of
// the names NaN, Infinity and -Infinity. Unlike strconv it takes no hexadecimal
// forms and no other spellings of the names.
func ParseFloat(s string, bits int) (float64, error) {
	switch s {
	case "NaN":
		return math.NaN(), nil
	case "Infinity":
		return math.Inf(1), nil
	case "-Infinity":
		return math.Inf(-1), nil
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c|0x20 != 'e' {
			return 0, strconv.ErrSyntax
		}
	}
	return strconv.ParseFloat(s, bits)
}
