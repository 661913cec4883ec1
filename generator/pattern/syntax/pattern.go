// Package syntax reads the regular expressions of models, in the dialects of both
// formats: java.util.regex and ECMA-262. It gives their syntax tree, and what is
// doubtful about their spelling. It imports package model, charset and the
// standard library.
package syntax

import (
	"fmt"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// Pattern is a pattern that has been read.
type Pattern struct {
	// Root is the syntax tree.
	Root *Node
	// Facts are what is doubtful about the spelling, in the order of the text.
	Facts []Fact
	// Dialect is the language that it was read in.
	Dialect model.Dialect
	// Captures is the number of capturing groups.
	Captures int
	// Unsupported is what of the pattern the tree cannot show; nil when it is whole.
	Unsupported *Error
}

// Fact is something doubtful in the text of a pattern.
type Fact struct {
	Kind FactKind
	// At is the byte offset, Text what stands there.
	At   int
	Text string
}

// FactKind is a kind of doubt.
type FactKind int

// The kinds of doubtful spelling.
const (
	// DoubleEscape is an escaped backslash before what was meant to be escaped.
	DoubleEscape FactKind = iota
	// Delimiters are the slashes around a pattern of other languages.
	Delimiters
	// QuantifiedAnchor is a $ or ^ that is repeated.
	QuantifiedAnchor
	// ClassSeparator is a | between the items of a class.
	ClassSeparator
	// LongEscape is a \u with more than the four digits that it takes.
	LongEscape
	// LoneSurrogate is half of a surrogate pair.
	LoneSurrogate
	// InlineFlags change the flags behind the beginning.
	InlineFlags
	// Intersection is the && of Java's classes.
	Intersection
	// Lookaround is a look ahead or behind.
	Lookaround
	// Backreference repeats what a group matched.
	Backreference
	// WideRange is a range from one kind of character to another, such as A-z.
	WideRange
)

// Op is the kind of a node.
type Op int

// The kinds of nodes.
const (
	// OpEmpty matches nothing but the empty text.
	OpEmpty Op = iota
	// OpClass matches one character of Node.Set.
	OpClass
	// OpBegin and OpEnd match at the ends of the text.
	OpBegin
	OpEnd
	// OpFinal matches where OpEnd does, and before a last line terminator: Java's $.
	OpFinal
	// OpLook matches no character, but where its only part can be matched: ahead, or
	// behind; where it cannot if Node.Negated.
	OpLook
	// OpBoundary matches between a word and what is none, or elsewhere if Node.Negated.
	OpBoundary
	// OpBackref matches what the group Node.Group matched.
	OpBackref
	// OpConcat and OpAlternate have their parts in Node.Sub.
	OpConcat
	OpAlternate
	// OpRepeat repeats its only part Node.Min to Node.Max times.
	OpRepeat
)

// Unbounded stands for no upper bound.
const Unbounded = -1

// Node is a node of a syntax tree.
type Node struct {
	Op       Op
	Sub      []*Node
	Set      charset.Set
	Min, Max int
	// Group is the number of a group that captures, or of the one that is referred
	// to; 0 for none.
	Group int
	// Behind and Negated tell the looks apart; a boundary is negated too.
	Behind, Negated bool
	// Possessive marks a repetition that gives nothing back.
	Possessive bool
	At         int
}

// Error is a fault of a pattern's syntax.
type Error struct {
	// At is the byte offset.
	At      int
	Message string
}

// Error implements error.
func (e *Error) Error() string { return fmt.Sprintf("%s at offset %d", e.Message, e.At) }

// maxDepth is how deep groups may nest.
const maxDepth = 100

// maxQuantifiers is how many quantifiers may follow one another.
const maxQuantifiers = 8

// maxSize is the longest pattern that is read, in bytes. The longest of the
// catalogue has 5,000.
const maxSize = 64 << 10

// Parse reads a pattern.
func Parse(text string, dialect model.Dialect) (*Pattern, error) {
	p := &parser{text: text, out: &Pattern{Dialect: dialect}}
	if len(text) > maxSize {
		return nil, &Error{Message: fmt.Sprintf("the pattern is longer than %d bytes", maxSize)}
	}
	p.delimiters()
	p.out.Root = p.alternatives(0)
	if p.err == nil && p.at < len(p.text) {
		p.fail(p.at, "unmatched )")
	}
	if p.err != nil {
		return nil, p.err
	}
	return p.out, nil
}
