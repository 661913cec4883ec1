package runtime

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"math/big"
	"time"
)

// comparison tells whether a list holds a value twice. While such lists are open
// it writes all values down in a form in which equal ones are equal bytes.
type comparison struct {
	// lists are the open lists: the index of each one's first element in starts.
	lists []int
	// starts are the starts of elements in text.
	starts []int
	text   []byte
	// apart counts the values that equal no other.
	apart uint64
	seed  maphash.Seed
	// slots is a hash table of indices of elements, counted from one.
	slots []int32
}

// The marks before what is written down.
const (
	markName   = 'n'
	markText   = 's'
	markBlob   = 'x'
	markBool   = 'b'
	markNumber = 'i'
	markTime   = 't'
	markStruct = '{'
	markList   = '['
	markMap    = 'm'
	markKey    = 'k'
	markEnd    = '}'
	markNull   = '0'
	markApart  = 'a'
)

// maxReuse bounds the memory that is kept for the next walk, in bytes or slots.
const maxReuse = 16 << 10

// open reports whether values are compared.
func (c *comparison) open() bool { return len(c.lists) > 0 }

// reuse returns what the next walk can use.
func (c *comparison) reuse() comparison {
	clear(c.text)
	if cap(c.text) > maxReuse || cap(c.slots) > maxReuse {
		return comparison{}
	}
	return comparison{lists: c.lists[:0], starts: c.starts[:0], text: c.text[:0], seed: c.seed, slots: c.slots}
}

func (c *comparison) beginUnique() { c.lists = append(c.lists, len(c.starts)) }

// element starts an element of the innermost of the lists.
func (c *comparison) element() { c.starts = append(c.starts, len(c.text)) }

// endUnique ends the innermost of the lists and reports whether it held a value
// twice.
func (c *comparison) endUnique() bool {
	last := len(c.lists) - 1
	first := c.lists[last]
	twice := c.twice(c.starts[first:])
	c.lists, c.starts = c.lists[:last], c.starts[:first]
	return twice
}

// fewElements are as many as are compared each with each.
const fewElements = 8

// twice reports whether two of the elements are equal.
func (c *comparison) twice(starts []int) bool {
	element := func(i int) []byte {
		if i+1 < len(starts) {
			return c.text[starts[i]:starts[i+1]]
		}
		return c.text[starts[i]:]
	}
	if len(starts) <= fewElements {
		for i := range starts {
			for j := range i {
				if bytes.Equal(element(i), element(j)) {
					return true
				}
			}
		}
		return false
	}
	return c.hashed(len(starts), element)
}

// hashed is twice with a hash table that no sender can foresee.
func (c *comparison) hashed(n int, element func(int) []byte) bool {
	size := 16
	for size < 2*n {
		size *= 2
	}
	if cap(c.slots) < size {
		c.slots = make([]int32, size)
	}
	slots := c.slots[:size]
	clear(slots)
	if c.seed == (maphash.Seed{}) {
		c.seed = maphash.MakeSeed()
	}
	for i := range n {
		e := element(i)
		at := int(maphash.Bytes(c.seed, e)) & (size - 1)
		for slots[at] != 0 {
			if bytes.Equal(e, element(int(slots[at])-1)) {
				return true
			}
			at = (at + 1) & (size - 1)
		}
		slots[at] = int32(i + 1)
	}
	return false
}

// lead writes what stands before a value: the name of its member.
func (c *comparison) lead(m *Member) bool {
	if !c.open() {
		return false
	}
	if m.Flags&Element == 0 {
		c.sized(markName, m.ModelName())
	}
	return true
}

func (c *comparison) sized(mark byte, text string) {
	c.text = binary.AppendUvarint(append(c.text, mark), uint64(len(text)))
	c.text = append(c.text, text...)
}

func (c *comparison) string(m *Member, v string) {
	if c.lead(m) {
		c.sized(markText, v)
	}
}

func (c *comparison) blob(m *Member, v []byte) {
	if c.lead(m) {
		c.text = binary.AppendUvarint(append(c.text, markBlob), uint64(len(v)))
		c.text = append(c.text, v...)
	}
}

func (c *comparison) bool(m *Member, v bool) {
	if !c.lead(m) {
		return
	}
	c.text = append(c.text, markBool)
	if v {
		c.text = append(c.text, markBool)
	}
	c.text = append(c.text, markEnd)
}

func (c *comparison) int(m *Member, v int64) {
	if c.lead(m) {
		c.text = binary.AppendVarint(append(c.text, markNumber), v)
	}
}

func (c *comparison) time(m *Member, v time.Time) {
	if c.lead(m) {
		c.text = binary.AppendVarint(append(c.text, markTime), v.Unix())
		c.text = binary.AppendVarint(c.text, int64(v.Nanosecond()))
	}
}

func (c *comparison) bigInt(m *Member, v *big.Int) {
	if c.lead(m) {
		c.text = append(v.Append(append(c.text, markNumber), 62), markEnd)
	}
}

// bigFloat writes mantissa and exponent, which are as long as the number's own.
func (c *comparison) bigFloat(m *Member, v *big.Float) {
	switch {
	case !c.lead(m):
	case v.Sign() == 0:
		c.text = append(c.text, markNumber, markEnd)
	default:
		c.text = append(v.Append(append(c.text, markNumber), 'p', 0), markEnd)
	}
}

// distinct writes a value that equals no other: floating-point numbers and
// documents have no equality (Smithy 2.0, "uniqueItems trait").
func (c *comparison) distinct() {
	if c.open() {
		c.apart++
		c.text = binary.AppendUvarint(append(c.text, markApart), c.apart)
	}
}

func (c *comparison) null() {
	if c.open() {
		c.text = append(c.text, markNull)
	}
}

func (c *comparison) begin(m *Member, mark byte) {
	if c.lead(m) {
		c.text = append(c.text, mark)
	}
}

func (c *comparison) key(k string) {
	if c.open() {
		c.sized(markKey, k)
	}
}

func (c *comparison) end() {
	if c.open() {
		c.text = append(c.text, markEnd)
	}
}
