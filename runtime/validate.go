package runtime

import "io"

// ValidationMode is what a client checks of an input before it sends it. Nil is
// [ValidateRequired]. It is a function, so that programs have no more of the checks
// than they use.
type ValidationMode func(op *Operation, in Encodable) error

// ValidateRequired checks that required members are there, as aws-sdk-go-v2 does.
// The error is a smithy.InvalidParamsError.
func ValidateRequired(op *Operation, in Encodable) error {
	if _, ok := tableToCheck(in, Requires); !ok {
		return nil
	}
	f := finders.Get().(*finder)
	op.exempt(&f.walk, in)
	f.open(nil, in)
	err := f.missingError(in)
	f.release()
	return err
}

// ValidateAll checks every constraint of the model. The error is a
// [*ValidationError].
func ValidateAll(op *Operation, in Encodable) error {
	w := validators.Get().(*validator)
	op.exempt(&w.walk, in)
	return w.validate(in)
}

// ValidateNone checks nothing; an empty label is an error still.
func ValidateNone(*Operation, Encodable) error { return nil }

// exempt tells a walk what of an input has its value from elsewhere.
func (op *Operation) exempt(w *walk, in Encodable) {
	w.hasStream = op.RequestStream != nil && op.RequestStream(in) != nil
	if op.EmptyLabel != nil {
		w.absent = op.EmptyLabel.Name
	}
}

// Validate checks a structure against the constraints of the model: its own and
// those of all that it holds. The error is a [*ValidationError]. Generated
// Validate methods call it.
//
//go:noinline
func Validate(v Encodable) error {
	return validators.Get().(*validator).validate(v)
}

// ValidateStream is [Validate] for an input whose body is a stream, of which
// only its presence is checked.
//
//go:noinline
func ValidateStream(v Encodable, body io.Reader) error {
	w := validators.Get().(*validator)
	w.hasStream = body != nil
	return w.validate(v)
}
