package runtime

import "time"

// Arena hands out pointers to scalars from slabs, so that a response of a
// hundred members takes a handful of allocations instead of a hundred. A slab
// lives as long as one of its values is in use; slabs are small (at most
// slabMax values) to bound what a kept value keeps alive. The zero value is
// ready; an arena is used by one decoder at a time and never reused.
type Arena struct {
	strings  slab[string]
	times    slab[time.Time]
	bools    slab[bool]
	int32s   slab[int32]
	int64s   slab[int64]
	float64s slab[float64]
	// lists counts the open lists of structures.
	lists int
}

const (
	slabMin = 8
	slabMax = 64
)

type slab[T any] struct {
	free []T
	size int
}

// take is no method: those of generic types are compiled again in each package
// that has the type in one of its own.
func take[T any](s *slab[T], v T) *T {
	if len(s.free) == 0 {
		grow(s)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	*p = v
	return p
}

func grow[T any](s *slab[T]) {
	if s.size < slabMax {
		s.size = max(slabMin, 2*s.size)
	}
	s.free = make([]T, s.size)
}
