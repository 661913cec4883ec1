package jsonwire

import (
	"bytes"
	"math/big"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/number"
)

// BigInt implements [runtime.Reader].
func (r *Reader) BigInt(m *runtime.Member) (*big.Int, bool) {
	return readNumber(r, m, "an integer", number.ParseBigInt)
}

// BigFloat implements [runtime.Reader].
func (r *Reader) BigFloat(m *runtime.Member) (*big.Float, bool) {
	return readNumber(r, m, "a number", number.ParseBigFloat)
}

// readNumber reads a number of any size.
func readNumber[T any](r *Reader, m *runtime.Member, want string, parse func(string) (*T, error)) (*T, bool) {
	if !r.nextIsNumber() {
		r.nullOr(m, want)
		return nil, false
	}
	start := r.pos
	num, _ := r.number()
	if num == nil {
		return nil, false
	}
	v, err := parse(string(num))
	if err != nil {
		r.expectAt(start, m, want+" in range")
		return nil, false
	}
	return v, true
}

// Document implements [runtime.Reader].
func (r *Reader) Document(m *runtime.Member) ([]byte, bool) {
	null := r.peek() == 'n'
	start := r.pos
	if r.skip(); r.err != nil {
		return nil, false
	}
	if null && m.Flags&runtime.Element == 0 {
		return nil, false
	}
	return bytes.Clone(r.data[start:r.pos]), true
}
