//go:build race

package sigv4_test

// raceAllocations is what the race detector adds: sync.Pool then drops every fourth buffer.
const raceAllocations = 12
