package runtime

import (
	"reflect"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/aws/smithy-go"
)

// checkInput checks an input before it is sent, as far as the client wants it.
func (op *Operation) checkInput(mode ValidationMode, in Encodable) error {
	if mode == ValidateNone {
		return nil
	}
	if _, ok := tableToCheck(in, wanted(mode == ValidateAll)); !ok {
		return nil
	}
	w := validators.Get().(*validator)
	w.all = mode == ValidateAll
	w.hasStream = op.RequestStream != nil && op.RequestStream(in) != nil
	if op.EmptyLabel != nil {
		w.absent = op.EmptyLabel.Name
	}
	if w.all {
		return w.validate(in)
	}
	w.walk(in)
	err := w.missingError(in)
	w.release()
	return err
}

// missingError is the error that aws-sdk-go-v2 has for missing members.
func (w *validator) missingError(in Encodable) error {
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

// addMissing adds the missing member that the walk is at: its name, then where
// it is, from the inside out.
func (w *validator) addMissing(m *Member) {
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
