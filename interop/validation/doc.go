// Package validation holds generated validators against the raw models and against botocore's: every constraint of an
// input is kept at its edge and broken beyond it. The test reads the models by itself.
package validation
