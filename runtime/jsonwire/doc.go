// Package jsonwire is the JSON codec of generated shapes: a [Writer] that
// appends to a byte slice and a strict pull [Reader] over a whole body. It
// serves every JSON protocol; what goes into headers, labels and queries is the
// protocol's business.
//
// The reader takes RFC 8259 text and nothing else: no invalid UTF-8, no
// trailing bytes, no depth over [MaxDepth]. Keys are matched by case, null is as
// good as an absent key, and of equal keys the last one with a value wins, as a
// whole. The package imports package runtime and the standard library only.
package jsonwire

// MaxDepth is how deep arrays and objects may nest, unknown members included.
const MaxDepth = 256

// MaxStructures is how many structures a body may hold, nested ones included. A
// structure takes hundreds of bytes of memory for the two or three that the
// smallest one takes in a body; this bounds what a hostile body costs.
const MaxStructures = 1 << 20
