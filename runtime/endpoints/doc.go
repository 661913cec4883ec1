// Package endpoints is what generated endpoint resolvers call at run time: the result they return, the functions of the
// endpoint rules language whose work does not fit in a Go operator, and the table of AWS partitions.
//
// Every function takes text from outside (regions, ARNs, bucket names, URLs), never panics on it, and answers "no value"
// with a second result of false, as the rules language answers null. The package may import the standard library and
// smithy-go, nothing of the generator.
//
// The language is described at https://smithy.io/2.0/additional-specs/rules-engine/.
package endpoints
