package httpbinding

import (
	"fmt"
	"math/big"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/number"
)

// wholeBody returns the member as which the codec writes a payload: without a
// name, for it is all of the body.
func (w *Writer) wholeBody(m *runtime.Member) *runtime.Member {
	w.whole, w.nameless = true, *m
	w.nameless.Flags |= runtime.Element
	return &w.nameless
}

// Document implements [runtime.Writer].
func (w *Writer) Document(m *runtime.Member, text []byte) {
	switch {
	case w.inBody(m):
		w.body.Document(m, text)
	case m.Loc == runtime.InPayload && w.list == nil:
		w.body.Document(w.wholeBody(m), text)
	default:
		w.fail(m, "a document cannot stand at its location")
	}
}

// BigInt implements [runtime.Writer].
func (w *Writer) BigInt(m *runtime.Member, v *big.Int) {
	if w.inBody(m) {
		w.body.BigInt(m, v)
		return
	}
	w.put(m, v.String())
}

// BigFloat implements [runtime.Writer].
func (w *Writer) BigFloat(m *runtime.Member, v *big.Float) {
	if w.inBody(m) {
		w.body.BigFloat(m, v)
		return
	}
	text, err := number.AppendBigFloat(nil, v)
	if err != nil {
		w.Fail(fmt.Errorf("member %s: the number has no decimal form", m.ModelName()))
	}
	w.put(m, string(text))
}

// Fail implements [runtime.Writer].
func (w *Writer) Fail(err error) {
	if w.err == nil {
		w.err = err
	}
}
