// Package templates is the Go vocabulary that emitters write with: a thin layer
// over jennifer for declarations, and text/template files for output that is
// near-literal. Emitters decide what to emit; this package knows how Go looks.
// It imports jennifer and the standard library only.
package templates
