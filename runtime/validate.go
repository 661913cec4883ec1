package runtime

import (
	"io"
	"sync"
)

// ValidationMode is what a client checks of an input before it sends it.
type ValidationMode uint8

const (
	// ValidateRequired checks that required members are there, as aws-sdk-go-v2
	// does.
	ValidateRequired ValidationMode = iota
	// ValidateAll checks every constraint of the model.
	ValidateAll
	// ValidateNone checks nothing; an empty label is an error still.
	ValidateNone
)

// Validate checks a structure against the constraints of the model: its own and
// those of all that it holds. The error is a [*ValidationError]. Generated
// Validate methods call it.
//
//go:noinline
func Validate(v Encodable) error {
	w := validators.Get().(*validator)
	w.all = true
	return w.validate(v)
}

// ValidateStream is [Validate] for an input whose body is a stream, of which
// only its presence is checked.
//
//go:noinline
func ValidateStream(v Encodable, body io.Reader) error {
	w := validators.Get().(*validator)
	w.all, w.hasStream = true, body != nil
	return w.validate(v)
}

// validators keeps walks for reuse.
var validators = sync.Pool{New: func() any { return new(validator) }}

// validate walks a value, and gives the walk back.
func (w *validator) validate(v Encodable) error {
	w.walk(v)
	var err error
	if w.count > 0 {
		err = &ValidationError{Violations: w.violations, Count: w.count}
	}
	w.release()
	return err
}
