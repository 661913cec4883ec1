package runtime

import (
	"cmp"
	"errors"
	"math"
	"math/big"
	"slices"
	"strconv"
	"sync/atomic"
	"unicode/utf8"
)

// Check is what the values of a member or element must keep, apart from being
// there (flag [Required]). Generated code declares checks as static values.
type Check struct {
	// Min and Max bound a number, or the length of a string (in code points), blob
	// (bytes), list (elements) or map (entries). They are decimal literals; empty
	// for no bound.
	Min, Max string
	// Pattern is the pattern of a string, for messages; Match tells whether a text
	// has it. A pattern without Match is not checked.
	Pattern string
	Match   Matcher
	// Enum returns the known values of an enum, and Values are those of a string
	// that has them at one place only. Internal values are known and in no message.
	Enum             func() []string
	Values, Internal []string
	// Ints are the known values of an integer.
	Ints []int32
	// Unique lists hold no value twice.
	Unique bool

	// set are the known values, a map[string]struct{}, once they were asked for.
	set atomic.Value
}

// Matcher is a compiled pattern. Those of generated code are data of package
// runtime/pattern.
type Matcher interface {
	Match(text string) bool
}

// EnumOf returns the known values of an enum, for a [Check].
func EnumOf[E interface {
	~string
	Values() []E
}]() []string {
	values := E("").Values()
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// bounded reports whether there is a bound.
func (c *Check) bounded() bool { return c.Min != "" || c.Max != "" }

// allowsInt reports whether an integer is within the bounds.
func (c *Check) allowsInt(n int64) bool {
	return (c.Min == "" || !intBelow(n, c.Min)) && (c.Max == "" || !intAbove(n, c.Max))
}

// smallBound reads the usual bound, of up to nine digits; none is zero.
func smallBound(text string) (n int64, ok bool) {
	if len(text) > 9 {
		return 0, false
	}
	for i := range len(text) {
		digit := text[i] - '0'
		if digit > 9 {
			return 0, false
		}
		n = n*10 + int64(digit)
	}
	return n, true
}

func intBelow(n int64, bound string) bool {
	if small, ok := smallBound(bound); ok {
		return n < small
	}
	return compareExact(n, bound) < 0
}

func intAbove(n int64, bound string) bool {
	if small, ok := smallBound(bound); ok {
		return n > small
	}
	return compareExact(n, bound) > 0
}

// compareExact compares an integer with any decimal literal.
func compareExact(n int64, bound string) int {
	b, err := strconv.ParseInt(bound, 10, 64)
	switch {
	case errors.Is(err, strconv.ErrRange) && b < 0:
		return 1
	case errors.Is(err, strconv.ErrRange):
		return -1
	case err == nil:
		return cmp.Compare(n, b)
	}
	return compareRat(new(big.Rat).SetInt64(n), bound)
}

// compareRat compares a number with a decimal literal; one that is no number
// bounds nothing. Generated bounds are short, so that none of them is expensive.
func compareRat(n *big.Rat, bound string) int {
	if b, ok := new(big.Rat).SetString(bound); ok {
		return n.Cmp(b)
	}
	return 0
}

// allowsFloat reports whether a floating-point number of bits size is within the
// bounds, which are rounded as the number was: 4.4 is within a bound of 4.4. NaN
// is within none.
func (c *Check) allowsFloat(v float64, bits int) bool {
	if !c.bounded() {
		return true
	}
	if math.IsNaN(v) {
		return false
	}
	if low, err := strconv.ParseFloat(c.Min, bits); err == nil && v < low {
		return false
	}
	high, err := strconv.ParseFloat(c.Max, bits)
	return err != nil || v <= high
}

// allowsBigInt reports whether an integer of any size is within the bounds.
func (c *Check) allowsBigInt(v *big.Int) bool {
	if v.IsInt64() {
		return c.allowsInt(v.Int64())
	}
	return !c.bounded() || c.allowsRat(new(big.Rat).SetInt(v))
}

func (c *Check) allowsRat(n *big.Rat) bool {
	return (c.Min == "" || compareRat(n, c.Min) >= 0) && (c.Max == "" || compareRat(n, c.Max) <= 0)
}

// allowsBig reports whether a number of any size is within the bounds. What is
// too large to be written out is compared by its sign.
func (c *Check) allowsBig(v *big.Float) bool {
	if !c.bounded() {
		return true
	}
	const manyBits = 1 << 14
	n := new(big.Rat)
	if exp := v.MantExp(nil); v.IsInf() || exp > manyBits {
		n.SetInt(new(big.Int).Lsh(big.NewInt(int64(v.Sign())), manyBits))
	} else if exp < -manyBits {
		n.SetFrac(big.NewInt(int64(v.Sign())), new(big.Int).Lsh(big.NewInt(1), manyBits))
	} else {
		v.Rat(n)
	}
	return c.allowsRat(n)
}

// textLength reports whether the bounds allow a text's length; when they do not,
// n is the number of its code points.
func (c *Check) textLength(text string) (n int64, ok bool) {
	// Every code point has one to four bytes, so that most texts need no counting.
	bytes := int64(len(text))
	low, isLow := smallBound(c.Min)
	high, isHigh := smallBound(c.Max)
	if isLow && isHigh && (bytes+3)/4 >= low && (bytes <= high || c.Max == "") {
		return 0, true
	}
	n = int64(utf8.RuneCountInString(text))
	return n, c.allowsInt(n)
}

// isEnum reports whether a string has known values.
func (c *Check) isEnum() bool { return c.Enum != nil || c.Values != nil }

// known are the known values, in the order of the model.
func (c *Check) known() []string {
	if c.Enum != nil {
		return c.Enum()
	}
	return c.Values
}

// knows reports whether a string is one of the known values.
func (c *Check) knows(text string) bool {
	set, built := c.set.Load().(map[string]struct{})
	if !built {
		set = make(map[string]struct{})
		for _, v := range slices.Concat(c.known(), c.Internal) {
			set[v] = struct{}{}
		}
		c.set.Store(set)
	}
	_, known := set[text]
	return known
}

// shown are the known values that messages name.
func (c *Check) shown() []string {
	return slices.DeleteFunc(slices.Clone(c.known()), func(v string) bool { return slices.Contains(c.Internal, v) })
}
