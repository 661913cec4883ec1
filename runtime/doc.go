// Package runtime is what generated clients and servers import: the
// protocol-neutral serde contract between generated shapes and codecs, and the
// pipeline that sends a request and reads its response.
//
// Generated shapes know nothing of a wire format. A shape pushes its members
// to an [Encoder] and receives them from a [Decoder]; the traits of each
// reference (wire name, location, time format, ...) stand in the shape's member
// table. A protocol is one folder below this one that implements [Writer],
// [Reader] and [Protocol].
//
// The package imports the core modules of aws-sdk-go-v2 and smithy-go only, so
// that clients accept aws.Config and return smithy errors.
package runtime
