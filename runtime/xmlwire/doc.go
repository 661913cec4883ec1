// Package xmlwire is the XML codec of generated shapes, for the protocols that
// answer in XML: a [Writer] that appends to a byte slice, and a strict pull
// [Reader] over a whole body.
//
// The reader takes what services send and no more: elements, attributes, text, CDATA,
// comments, processing instructions, the five predefined entities and character
// references. A document type declaration is an error, so no entity can expand;
// tags must match, text must be UTF-8 without characters that XML 1.0 (section
// 2.2) forbids, and elements nest at most [MaxDepth] deep. Names are matched
// without their prefix, map entries may have the key behind the value (but not
// many of them inside of each other), and of several elements of one member the
// last wins, unless it is flattened. The package imports package runtime and the
// standard library only.
package xmlwire

// MaxDepth is how deep elements may nest, unknown ones included.
const MaxDepth = 256

// MaxStructures is how many structures a body may hold, nested ones included. A
// structure takes hundreds of bytes of memory for the two or three that the
// smallest one takes in a body; this bounds what a hostile body costs.
const MaxStructures = 1 << 20
