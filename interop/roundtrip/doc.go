// Package roundtrip has the generated clients call the generated servers, and measures a small call. It may import the
// generated packages, the runtime, and packages goshape and sample.
package roundtrip
