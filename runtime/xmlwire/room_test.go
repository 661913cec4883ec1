package xmlwire_test

import (
	"testing"

	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/xmlwire"
)

// TestRoomForElements expects that a list of elements as long as the first gets its
// memory at once: a list that outgrows its memory has a quarter more than it needs.
func TestRoomForElements(t *testing.T) {
	for _, n := range []int{50, 100, 200, 400} {
		r := xmlwire.NewReader(marshal(t, testshape.NewBots(n)))
		var got testshape.Bots
		r.Root()
		r.Struct(nil, &got)
		if err := r.End(); err != nil {
			t.Fatal(err)
		}
		r.Release()
		if have := cap(got.Bots); len(got.Bots) != n || have > n+n/8 {
			t.Errorf("%d elements, of %d, have memory for %d", len(got.Bots), n, have)
		}
	}
}
