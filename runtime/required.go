package runtime

import (
	"reflect"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/aws/smithy-go"
)

// finder is the walk behind [ValidateRequired].
type finder struct {
	walk
	missing []smithy.InvalidParamError
}

// finders keeps walks for reuse.
var finders = sync.Pool{New: func() any {
	f := new(finder)
	f.by, f.flags = f, Requires
	return f
}}

func (w *finder) release() {
	*w = finder{walk: walk{by: w, flags: w.flags, frames: w.reuse()}}
	finders.Put(w)
}

// checkInput checks an input before it is sent, as far as the client wants it.
func (op *Operation) checkInput(mode ValidationMode, in Encodable) error {
	if mode == nil {
		mode = ValidateRequired
	}
	return mode(op, in)
}

// missingError is the error that aws-sdk-go-v2 has for missing members.
func (w *finder) missingError(in Encodable) error {
	if w.missing == nil {
		return nil
	}
	// The SDK returns the value, not a pointer, which errors.As can tell apart.
	failed := smithy.InvalidParamsError{Context: reflect.TypeOf(in).Elem().Name()}
	for _, m := range w.missing {
		failed.Add(m)
	}
	return failed
}

// require implements walker: it adds the missing member's name, then where it is,
// from the inside out.
func (w *finder) require(m *Member) {
	if len(w.missing) == maxViolations {
		return
	}
	missing := smithy.NewErrParamRequired(fieldName(m))
	for i := len(w.frames) - 2; i >= 0; i-- {
		missing.AddNestedContext(w.frames[i].context())
	}
	w.missing = append(w.missing, missing)
}

// context is the place inside of a frame as the SDK writes it.
func (f *frame) context() string {
	switch {
	case f.kind == listFrame:
		return "[" + strconv.Itoa(f.index) + "]"
	case f.kind == mapFrame:
		return "[" + strconv.Quote(f.key) + "]"
	case f.table == nil:
		return "[" + f.at.ModelName() + "]"
	}
	return fieldName(f.at)
}

// fieldName is a member's name in Go, apart from renames.
func fieldName(m *Member) string {
	name := m.ModelName()
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}
