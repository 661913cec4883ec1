// Package validation holds generated validators against the raw models and against botocore's: every constraint of an
// input is kept at its edge and broken beyond it, in Go and over HTTP. The tests read the models by themselves.
package validation
