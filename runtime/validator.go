package runtime

import (
	"slices"
	"sync"
)

// validator is the walk behind [Validate], which checks every constraint.
type validator struct {
	walk
	values comparison

	violations []Violation
	// count is the number of violations, text the length of those that are kept.
	count, text int
}

// validators keeps walks for reuse.
var validators = sync.Pool{New: func() any {
	w := new(validator)
	w.by, w.flags = w, Constrained|Requires
	return w
}}

func (w *validator) release() {
	*w = validator{walk: walk{by: w, flags: w.flags, frames: w.reuse()}, values: w.values.reuse()}
	validators.Put(w)
}

// validate checks a value, and gives the walk back.
func (w *validator) validate(v Encodable) error {
	w.open(nil, v)
	var err error
	if w.count > 0 {
		err = &ValidationError{Violations: w.violations, Count: w.count}
	}
	w.release()
	return err
}

// looksInto implements walker: structures without constraints are left out, unless
// their values are compared.
func (w *validator) looksInto() bool { return w.values.open() }

// step moves to the next value.
func (w *validator) step(m *Member) {
	w.walk.step(m)
	if f := &w.frames[len(w.frames)-1]; f.unique {
		w.values.element()
	}
}

// require implements walker.
func (w *validator) require(*Member) { w.report(-1, "not be null") }

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
