package runtime

import (
	"slices"

	"github.com/aws/smithy-go"
)

// validator is the writer behind [Validate]: it takes what a shape's Encode
// method pushes, and checks it. Members that are not pushed are missing.
type validator struct {
	// all checks every constraint, else only required members are looked for.
	all bool
	// hasStream says that the root's body, which no writer sees, is there.
	hasStream bool
	// absent is the wire name of a member of the root that may be missing.
	absent string
	frames []frame
	values comparison

	violations []Violation
	// count is the number of violations, text the length of those that are kept.
	count, text int
	// missing are the members that a client misses.
	missing []smithy.InvalidParamError
}

// maxFrames is how many frames a walk keeps for the next.
const maxFrames = 64

func (w *validator) release() {
	frames := w.frames
	if cap(frames) > maxFrames {
		frames = nil
	}
	*w = validator{frames: frames, values: w.values.reuse()}
	validators.Put(w)
}

// walk checks a structure.
func (w *validator) walk(v Encodable) {
	w.open(nil, v)
}

// open checks a structure or union that m holds. Structures without constraints
// are left out, unless their values are compared.
func (w *validator) open(m *Member, v Encodable) {
	table, checked := tableToCheck(v, wanted(w.all))
	if !checked && !w.values.open() {
		return
	}
	w.frames = append(w.frames, frame{kind: structFrame, via: m, table: table})
	v.Encode(Encoder{W: w})
	w.absentUntil(nil)
	w.pop()
}

// pop closes the last frame, and lets go of what it held.
func (w *validator) pop() {
	last := len(w.frames) - 1
	w.frames[last] = frame{}
	w.frames = w.frames[:last]
}

// tableToCheck returns a structure's member table, and whether it leads to
// something to check. A union, which does not tell its table, may.
func tableToCheck(v Encodable, flags Flags) (table []Member, ok bool) {
	d, isStruct := v.(Decodable)
	if !isStruct {
		return nil, true
	}
	table = d.MemberTable()
	return table, len(table) > 0 && table[0].Flags&flags != 0
}

// wanted are the flags of tables that have something to check.
func wanted(all bool) Flags {
	if all {
		return Constrained | Requires
	}
	return Requires
}

// step moves to the next value.
func (w *validator) step(m *Member) {
	f := &w.frames[len(w.frames)-1]
	switch f.kind {
	case listFrame:
		f.index++
		if f.unique {
			w.values.element()
		}
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
func (w *validator) absentUntil(m *Member) {
	f := &w.frames[len(w.frames)-1]
	for len(f.table) > 0 {
		next := &f.table[0]
		f.table = f.table[1:]
		if next == m {
			return
		}
		if next.Flags&Required != 0 && !w.mayMiss(next) {
			f.at = next
			w.require(next)
		}
	}
}

// mayMiss reports whether a required member of the root has its value from
// elsewhere.
func (w *validator) mayMiss(m *Member) bool {
	return len(w.frames) == 1 && (w.hasStream && m.Loc == InPayload || w.absent != "" && w.absent == m.Wire)
}

// require reports that a required member is missing.
func (w *validator) require(m *Member) {
	if w.all {
		w.report(-1, "not be null")
		return
	}
	w.addMissing(m)
}

// report adds a violation of the value that the walk is at.
func (w *validator) report(length int64, constraint string) {
	w.reportAt(len(w.violations), w.frames, length, constraint)
}

// reportAt adds a violation in front of others.
func (w *validator) reportAt(i int, frames []frame, length int64, constraint string) {
	w.count++
	if len(w.violations) == maxViolations || w.text > maxViolationText {
		return
	}
	v := violation(path(frames), length, constraint)
	w.text += len(v.Path) + len(v.Message)
	w.violations = slices.Insert(w.violations, i, v)
}
