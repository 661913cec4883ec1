package window_test

import (
	"math/rand/v2"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/internal/window"
)

func TestCut(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	for range 200 {
		data := make([]byte, r.IntN(20000))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		want := string(data)
		var w window.Window
		var cuts []string
		var spans [][2]int
		at := 0
		for range 100 {
			if r.IntN(10) == 0 {
				at = r.IntN(len(data) + 1) // back or far ahead
			}
			from := min(len(data), at+r.IntN(200))
			to := min(len(data), from+r.IntN([...]int{3, 100, 1500, 9000}[r.IntN(4)]))
			cuts, spans, at = append(cuts, w.Cut(data, from, to)), append(spans, [2]int{from, to}), to
		}
		clear(data)
		for i, s := range spans {
			if cuts[i] != want[s[0]:s[1]] {
				t.Fatalf("bytes %d to %d of %d differ", s[0], s[1], len(want))
			}
		}
	}
}

func TestCutEdges(t *testing.T) {
	var w window.Window
	if got := w.Cut(nil, 0, 0); got != "" {
		t.Errorf("empty body: %q", got)
	}
	data := make([]byte, 10000)
	for _, at := range []int{0, 4095, 4096, 4097, 10000} {
		if got := w.Cut(data, at, at); got != "" {
			t.Errorf("empty string at %d: %q", at, got)
		}
	}
}

// Neighbouring strings share an allocation, and what is allocated stays in
// proportion to the body.
func TestAllocations(t *testing.T) {
	data := make([]byte, 1<<20)
	for _, size := range []int{1, 8, 100, 1000, 1023, 1024, 5000} {
		n := len(data) / size
		allocs := testing.AllocsPerRun(3, func() {
			var w window.Window
			for i := range n {
				w.Cut(data, i*size, (i+1)*size)
			}
		})
		if most := float64(max(len(data)/3000, min(n, len(data)/1024)) + 1); size >= 1024 && allocs > float64(n) || size < 1024 && allocs > most {
			t.Errorf("strings of %d bytes: %v allocations for %d of them", size, allocs, n)
		}
	}
}
