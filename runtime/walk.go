package runtime

import (
	"math/big"
	"time"
)

// walk is the writer that looks for required members: it takes what a shape's
// Encode method pushes. Members that are not pushed are missing.
type walk struct {
	// by is the writer that walks: this one, or the one that it is a part of.
	by walker
	// flags are those of tables that have something to look for.
	flags Flags
	// hasStream says that the root's body, which no writer sees, is there.
	hasStream bool
	// absent is the wire name of a member of the root that may be missing.
	absent string
	frames []frame
}

// walker is what walks.
type walker interface {
	Writer
	// require is told of a required member that is missing.
	require(m *Member)
	// looksInto reports whether structures without anything to look for are walked
	// all the same.
	looksInto() bool
}

// maxFrames is how many frames a walk keeps for the next.
const maxFrames = 64

// reuse returns the frames for another walk.
func (w *walk) reuse() []frame {
	if cap(w.frames) > maxFrames {
		return nil
	}
	return w.frames
}

// open walks a structure or union that m holds; m is nil for the root.
func (w *walk) open(m *Member, v Encodable) {
	table, checked := tableToCheck(v, w.flags)
	if !checked && !w.by.looksInto() {
		return
	}
	w.frames = append(w.frames, frame{kind: structFrame, via: m, table: table})
	v.Encode(Encoder{W: w.by})
	w.absentUntil(nil)
	w.pop()
}

// looksInto implements walker.
func (w *walk) looksInto() bool { return false }

// pop closes the last frame, and lets go of what it held.
func (w *walk) pop() {
	last := len(w.frames) - 1
	w.frames[last] = frame{}
	w.frames = w.frames[:last]
}

// tableToCheck returns a structure's member table, and whether it leads to
// something to look for. A union, which does not tell its table, may.
func tableToCheck(v Encodable, flags Flags) (table []Member, ok bool) {
	d, isStruct := v.(Decodable)
	if !isStruct {
		return nil, true
	}
	table = d.MemberTable()
	return table, len(table) > 0 && table[0].Flags&flags != 0
}

// step moves to the next value.
func (w *walk) step(m *Member) {
	f := &w.frames[len(w.frames)-1]
	switch f.kind {
	case listFrame:
		f.index++
	case structFrame:
		if f.table != nil {
			w.absentUntil(m)
			f = &w.frames[len(w.frames)-1]
		}
		f.at = m
	}
}

// absentUntil reports the required members of the open structure up to m, which
// follows them in the table; nil is its end.
func (w *walk) absentUntil(m *Member) {
	f := &w.frames[len(w.frames)-1]
	for len(f.table) > 0 {
		next := &f.table[0]
		f.table = f.table[1:]
		if next == m {
			return
		}
		if next.Flags&Required != 0 && !w.mayMiss(next) {
			f.at = next
			w.by.require(next)
		}
	}
}

// mayMiss reports whether a required member of the root has its value from
// elsewhere.
func (w *walk) mayMiss(m *Member) bool {
	return len(w.frames) == 1 && (w.hasStream && m.Loc == InPayload || w.absent != "" && w.absent == m.Wire)
}

// String implements [Writer], and so do the methods below.
func (w *walk) String(m *Member, _ string)        { w.step(m) }
func (w *walk) Bool(m *Member, _ bool)            { w.step(m) }
func (w *walk) Int(m *Member, _ int64)            { w.step(m) }
func (w *walk) Float(m *Member, _ float64, _ int) { w.step(m) }
func (w *walk) BigInt(m *Member, _ *big.Int)      { w.step(m) }
func (w *walk) BigFloat(m *Member, _ *big.Float)  { w.step(m) }
func (w *walk) Time(m *Member, _ time.Time)       { w.step(m) }
func (w *walk) Blob(m *Member, _ []byte)          { w.step(m) }
func (w *walk) Document(m *Member, _ []byte)      { w.step(m) }
func (w *walk) Null(m *Member)                    { w.step(m) }
func (w *walk) Key(_ *Member, k string)           { w.frames[len(w.frames)-1].key = k }
func (w *walk) EndList(*Member)                   { w.pop() }
func (w *walk) EndMap(*Member)                    { w.pop() }
func (w *walk) Fail(error)                        {} // what cannot be sent, codecs report
func (w *walk) Struct(m *Member, v Encodable)     { w.step(m); w.open(m, v) }
func (w *walk) BeginList(m *Member, _ int) {
	w.step(m)
	w.begin(frame{kind: listFrame, via: m, index: -1})
}
func (w *walk) BeginMap(m *Member, _ int) { w.step(m); w.begin(frame{kind: mapFrame, via: m}) }
func (w *walk) begin(f frame)             { w.frames = append(w.frames, f) }
