package main

import (
	"context"
	"fmt"
	"runtime"
	"syscall"
	"time"
)

// A call runs an operation once.
type call func(context.Context) (any, error)

// A cost is what one call takes.
type cost struct {
	// micros is processor time of all threads, in microseconds.
	micros float64
	// allocations is the number of objects.
	allocations float64
}

// repeats is how often a call fits into the time. It goes by processor time, which does not grow while others have
// the processor; the first call, which is slower than the others, does not count.
func repeats(ctx context.Context, c call, sample time.Duration) (int, error) {
	if _, err := c(ctx); err != nil {
		return 0, err
	}
	for n := 1; ; n *= 2 {
		one, err := costOf(ctx, c, n)
		if err != nil {
			return 0, err
		}
		if one.micros*float64(n) > float64(sample.Microseconds())/4 {
			return max(1, int(float64(sample.Microseconds())/one.micros)), nil
		}
	}
}

// costOf runs a call n times. The time of the collector counts, whichever thread it runs on.
func costOf(ctx context.Context, c call, n int) (cost, error) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start, err := processorTime()
	if err != nil {
		return cost{}, err
	}
	for range n {
		if _, err := c(ctx); err != nil {
			return cost{}, err
		}
	}
	end, err := processorTime()
	if err != nil {
		return cost{}, err
	}
	runtime.ReadMemStats(&after)
	return cost{
		micros:      float64((end - start).Nanoseconds()) / 1e3 / float64(n),
		allocations: float64(after.Mallocs-before.Mallocs) / float64(n),
	}, nil
}

// processorTime is what this process has used so far, in user and system mode.
func processorTime() (time.Duration, error) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0, fmt.Errorf("getrusage: %w", err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()), nil
}
