package number

import (
	"bytes"
	"math"
	"math/big"
	"sort"
	"strconv"
)

// nearBits is the binary exponent up to which big.Float prints fast: its time
// grows with the square of the exponent, least so for large numbers of many
// digits.
const nearBits = 1 << 10

// AppendBigFloat appends the shortest text that reads back as v. It fails for
// the infinities and for exponents beyond all that ParseBigFloat reads.
func AppendBigFloat(b []byte, v *big.Float) ([]byte, error) {
	exp := v.MantExp(nil)
	switch {
	case v.IsInf() || exp > maxBits || exp < -maxBits:
		return b, strconv.ErrRange
	case exp < -nearBits, exp > nearBits && v.Prec() <= nearBits:
		return appendFar(b, v, exp), nil
	}
	return v.Append(b, 'g', -1), nil
}

// appendFar prints v / 10^shift, which is near one, with as few digits as v
// takes, and the exponent apart.
func appendFar(b []byte, v *big.Float, exp int) []byte {
	shift := int(float64(exp) * math.Log10(2))
	near := scaled(v, shift)
	text := func(digits int) []byte { return withExponent(near.Append(nil, 'e', digits), shift) }
	// So many tell all numbers of the precision apart.
	enough := int(float64(v.Prec())*math.Log10(2)) + 2
	return append(b, text(sort.Search(enough, func(digits int) bool {
		back, _, err := big.ParseFloat(string(text(digits)), 10, v.Prec(), big.ToNearestEven)
		return err == nil && back.Cmp(v) == 0
	}))...)
}

// scaled is v / 10^shift with bits to spare.
func scaled(v *big.Float, shift int) *big.Float {
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(shift, -shift))), nil)
	power := new(big.Float).SetInt(ten)
	out := new(big.Float).SetPrec(v.Prec() + 64)
	if shift < 0 {
		return out.Mul(v, power)
	}
	return out.Quo(v, power)
}

// withExponent adds to the exponent of a text in the form of the verb e.
func withExponent(text []byte, shift int) []byte {
	e := bytes.IndexByte(text, 'e')
	n, _ := strconv.Atoi(string(text[e+1:]))
	text = text[:e+1]
	if n += shift; n >= 0 {
		text = append(text, '+')
	}
	return strconv.AppendInt(text, int64(n), 10)
}
