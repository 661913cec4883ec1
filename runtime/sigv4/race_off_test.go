//go:build !race

package sigv4_test

const raceAllocations = 0
