package testshape

import (
	"fmt"
	"runtime"
	"testing"
	"time"
)

// Linear checks that reading a body takes time and memory in proportion to its
// size: body makes one of about n bytes, and perByte bounds what is allocated
// for a byte of it, in bytes.
func Linear(t *testing.T, name string, perByte uint64, body func(n int) []byte, read func([]byte) error) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		const times = 8
		small := 1 << 20
		if testing.Short() {
			small = 128 << 10
		}
		short, _ := cost(t, body(small), read)
		text := body(times * small)
		long, allocated := cost(t, text, read)
		if limit := perByte*uint64(len(text)) + 64<<10; allocated > limit {
			t.Errorf("%d bytes took %d bytes of memory, more than %d", len(text), allocated, limit)
		}
		// What is quadratic in the bytes takes minutes for so many of them; a busy
		// machine takes a few times the proportion.
		if limit := 4*times*short + 5*time.Second; long > limit {
			t.Errorf("%d bytes took %v, %d bytes %v", small, short, len(text), long)
		}
	})
}

// cost returns the least time and memory of a few reads.
func cost(t *testing.T, body []byte, read func([]byte) error) (time.Duration, uint64) {
	t.Helper()
	least, memory := time.Hour, ^uint64(0)
	for range 3 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		err := read(body)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if err != nil {
			t.Fatal(fmt.Errorf("%d bytes: %w", len(body), err))
		}
		least, memory = min(least, took), min(memory, after.TotalAlloc-before.TotalAlloc)
	}
	return least, memory
}
