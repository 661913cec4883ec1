// Package server is what generated handlers run on: the way of a request through
// authentication, routing, decoding, validation, the service and encoding. What
// is on the wire is the business of the packages below it, one for each protocol.
// It imports package runtime and what is below it, the errors of smithy-go, and
// the standard library only.
package server
