//go:build !race

package runtime_test

import (
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
)

// A valid input costs no memory. The race detector makes pools forget.
func TestValidateAllocatesNothing(t *testing.T) {
	for name, v := range map[string]runtime.Encodable{"input": validInput(), "unique items": uniqueStrings(100)} {
		if err := runtime.Validate(v); err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(100, func() { _ = runtime.Validate(v) }); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}
