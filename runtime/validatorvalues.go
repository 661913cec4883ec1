package runtime

import (
	"math/big"
	"slices"
	"time"
)

var _ Writer = (*validator)(nil)

// String implements [Writer].
func (w *validator) String(m *Member, v string) {
	w.step(m)
	w.values.string(m, v)
	if c := m.Check; c != nil {
		w.checkText(c, v, w.frames)
	}
}

// farBeyond is how much longer than allowed a text is, in code points, that is not
// matched too: some patterns take a third of a millisecond for each.
const farBeyond = 1024

// checkText checks a string, which the last of the frames holds.
func (w *validator) checkText(c *Check, v string, frames []frame) {
	far := false
	if c.bounded() {
		if n, ok := c.textLength(v); !ok {
			w.reportAt(len(w.violations), frames, n, c.lengthText())
			far = n > farBeyond && c.Max != "" && intAbove(n-farBeyond, c.Max)
		}
	}
	if c.Match != nil && !far && !c.Match.Match(v) {
		w.reportAt(len(w.violations), frames, -1, c.patternText())
	}
	if c.isEnum() && !c.knows(v) {
		w.reportAt(len(w.violations), frames, -1, c.enumText())
	}
}

// Bool implements [Writer].
func (w *validator) Bool(m *Member, v bool) {
	w.step(m)
	w.values.bool(m, v)
}

// Int implements [Writer].
func (w *validator) Int(m *Member, v int64) {
	w.step(m)
	w.values.int(m, v)
	c := m.Check
	if c == nil {
		return
	}
	if !c.allowsInt(v) {
		w.report(-1, c.rangeText())
	}
	if c.Ints != nil && (int64(int32(v)) != v || !slices.Contains(c.Ints, int32(v))) {
		w.report(-1, c.intsText())
	}
}

// Float implements [Writer].
func (w *validator) Float(m *Member, v float64, bits int) {
	w.step(m)
	w.values.distinct()
	if c := m.Check; c != nil && !c.allowsFloat(v, bits) {
		w.report(-1, c.rangeText())
	}
}

// BigInt implements [Writer].
func (w *validator) BigInt(m *Member, v *big.Int) {
	w.step(m)
	w.values.bigInt(m, v)
	if c := m.Check; c != nil && !c.allowsBigInt(v) {
		w.report(-1, c.rangeText())
	}
}

// BigFloat implements [Writer].
func (w *validator) BigFloat(m *Member, v *big.Float) {
	w.step(m)
	w.values.bigFloat(m, v)
	if c := m.Check; c != nil && !c.allowsBig(v) {
		w.report(-1, c.rangeText())
	}
}

// Time implements [Writer].
func (w *validator) Time(m *Member, v time.Time) {
	w.step(m)
	w.values.time(m, v)
}

// Blob implements [Writer].
func (w *validator) Blob(m *Member, v []byte) {
	w.step(m)
	w.values.blob(m, v)
	w.checkLength(m, len(v))
}

// checkLength checks the length of a blob, list or map.
func (w *validator) checkLength(m *Member, n int) {
	if c := m.Check; c != nil && !c.allowsInt(int64(n)) {
		w.report(int64(n), c.lengthText())
	}
}

// Document implements [Writer].
func (w *validator) Document(m *Member, _ []byte) { w.opaque(m) }

// opaque takes a document, which nothing constrains but that it is there.
func (w *validator) opaque(m *Member) {
	w.step(m)
	w.values.distinct()
}

// Struct implements [Writer].
func (w *validator) Struct(m *Member, v Encodable) {
	w.step(m)
	w.values.begin(m, markStruct)
	w.open(m, v)
	w.values.end()
}

// BeginList implements [Writer].
func (w *validator) BeginList(m *Member, n int) {
	w.step(m)
	w.values.begin(m, markList)
	w.checkLength(m, n)
	f := frame{kind: listFrame, via: m, index: -1, first: len(w.violations)}
	if c := m.Check; c != nil && c.Unique {
		f.unique = true
		w.values.beginUnique()
	}
	w.begin(f)
}

// EndList implements [Writer].
func (w *validator) EndList(*Member) {
	f := w.frames[len(w.frames)-1]
	w.pop()
	if f.unique && w.values.endUnique() {
		w.reportAt(f.first, w.frames, -1, "have unique values")
	}
	w.values.end()
}

// BeginMap implements [Writer].
func (w *validator) BeginMap(m *Member, n int) {
	w.step(m)
	w.values.begin(m, markMap)
	w.checkLength(m, n)
	w.begin(frame{kind: mapFrame, via: m})
}

// Key implements [Writer]: a bad key is told of the map.
func (w *validator) Key(m *Member, k string) {
	last := len(w.frames) - 1
	w.frames[last].key = k
	w.values.key(k)
	if m.Key == nil {
		return
	}
	if c := m.Key.Check; c != nil {
		w.checkText(c, k, w.frames[:last])
	}
}

// EndMap implements [Writer].
func (w *validator) EndMap(*Member) {
	w.pop()
	w.values.end()
}

// Null implements [Writer]: an absent element of a sparse list or map keeps every
// constraint.
func (w *validator) Null(m *Member) {
	w.step(m)
	w.values.null()
}
