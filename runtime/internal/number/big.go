package number

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// maxDigits bounds a number of any size, in bytes of text, and maxExponent its
// exponent: reading and writing one takes more than linear time.
const (
	maxDigits   = 4096
	maxExponent = 6144
	// maxBits is the largest binary exponent: a digit takes less than four bits.
	maxBits = 4 * (maxDigits + maxExponent)
)

// ParseBigInt parses a decimal integer of any size up to a bound.
func ParseBigInt(s string) (*big.Int, error) {
	if len(s) > maxDigits {
		return nil, strconv.ErrRange
	}
	if strings.Trim(strings.TrimPrefix(s, "-"), "0123456789") != "" {
		return nil, strconv.ErrSyntax
	}
	v, ok := new(big.Int).SetString(s, 10)
	if !ok {
		return nil, strconv.ErrSyntax
	}
	return v, nil
}

// ParseBigFloat parses a decimal number, with as much precision as it takes to
// print the same digits.
func ParseBigFloat(s string) (*big.Float, error) {
	if len(s) > maxDigits {
		return nil, strconv.ErrRange
	}
	digits, exponent := s, ""
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		digits, exponent = s[:i], s[i+1:]
		n, err := strconv.Atoi(exponent)
		if err != nil {
			return nil, strconv.ErrSyntax
		}
		if n > maxExponent || n < -maxExponent {
			return nil, strconv.ErrRange
		}
	}
	if strings.Trim(strings.TrimPrefix(digits, "-"), "0123456789.") != "" {
		return nil, strconv.ErrSyntax
	}
	v, _, err := big.ParseFloat(s, 10, precision(len(digits)), big.ToNearestEven)
	if err != nil {
		return nil, strconv.ErrSyntax
	}
	return v, nil
}

// precision is the number of bits that tell apart all numbers of n decimal
// digits, at least those of big.ParseFloat.
func precision(n int) uint {
	return max(64, uint(math.Ceil(float64(n)*math.Log2(10)))+8)
}
