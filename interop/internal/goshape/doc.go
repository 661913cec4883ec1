// Package goshape moves values between generated Go types and tagged JSON, by reflection, for tests that compare
// a client with an implementation that is not written in Go.
//
// Tagged JSON is plain JSON with three marks for what JSON cannot say: {"$time": "1683356889.25"} is an instant in
// seconds since the epoch, {"$blob": "aGk="} is base64 of bytes, and {"$float": "NaN"} is a number that is not
// finite. A structure is an object of its members, under the model's names when it is filled and under Go's field
// names when it is dumped: the model's spelling cannot be got back from a Go field. To compare a Go value with
// expected JSON, fill a second value of the same type from that JSON, dump both, and take the Diff. What the Go type
// cannot hold apart, such as a zero and an absent member of a plain bool, is then alike on both sides.
//
// The package imports the standard library only, and knows smithy documents and unions by their method names, so it
// works for any package that follows aws-sdk-go-v2's layout.
package goshape
