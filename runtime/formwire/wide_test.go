package formwire_test

import (
	"math/big"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/document"
	"github.com/modelsmith/modelsmith/runtime/formwire"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

func TestWide(t *testing.T) {
	whole, _ := new(big.Int).SetString("-123456789012345678901234567890", 10)
	exact, _, _ := big.ParseFloat("1.5e300", 10, 64, big.ToNearestEven)
	got := write(&testshape.Wide{Integer: whole, Decimal: exact, Choice: &testshape.ChoiceInner{Value: &testshape.ChoiceText{Value: "a b"}}})
	if want := "integer=-123456789012345678901234567890&decimal=1.5e%2B300&choice.inner.text=a%20b&greeting=hi"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// What the query protocol cannot carry is an error, and none for the next body.
func TestFail(t *testing.T) {
	var w formwire.Writer
	for name, v := range map[string]*testshape.Wide{
		"document": {Document: document.New("x")},
		"unknown":  {Choice: &testshape.UnknownUnionMember{Tag: "new"}},
		"infinite": {Decimal: new(big.Float).SetInf(false)},
	} {
		w.Reset("")
		if v.Encode(runtime.Encoder{W: &w}); w.Err() == nil {
			t.Errorf("%s: %s", name, w.Buf)
		}
	}
	w.Reset("")
	if new(testshape.Wide).Encode(runtime.Encoder{W: &w}); w.Err() != nil || string(w.Buf) != "greeting=hi" {
		t.Errorf("%s, %v", w.Buf, w.Err())
	}
}
