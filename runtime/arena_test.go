package runtime_test

import (
	"fmt"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
)

// Pointers from an arena are as good as new ones: each to its own value.
func TestArena(t *testing.T) {
	var a runtime.Arena
	m := new(runtime.Member)
	var texts []*string
	var numbers []*int64
	for i := range 1000 {
		d := runtime.Decoder{R: &runtime.TextReader{Text: fmt.Sprint(i)}, A: &a}
		var s *string
		var n *int64
		d.String(m, &s)
		d.Int64(m, &n)
		texts, numbers = append(texts, s), append(numbers, n)
	}
	*texts[7], *numbers[7] = "changed", -1
	texts[8] = nil
	for i := range texts {
		if i == 7 || i == 8 {
			continue
		}
		if *texts[i] != fmt.Sprint(i) || *numbers[i] != int64(i) {
			t.Fatalf("value %d: %q, %d", i, *texts[i], *numbers[i])
		}
	}
	allocs := testing.AllocsPerRun(10, func() {
		a := new(runtime.Arena)
		r := &runtime.TextReader{Text: "1"}
		for range 640 {
			var n *int32
			runtime.Decoder{R: r, A: a}.Int32(m, &n)
		}
	})
	if allocs > 20 {
		t.Errorf("%v allocations for 640 values", allocs)
	}
}
