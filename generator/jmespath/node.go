// Package jmespath reads JMESPath expressions into trees, and follows them
// through the shapes of a model: what an expression gives, and which of its names
// lead nowhere. It evaluates nothing. It imports packages model and closest and
// the standard library.
package jmespath

import "fmt"

// Node is a part of an expression; the types of this file are all there are.
type Node interface {
	// At is the offset of the part in the expression, in bytes.
	At() int
}

type at int

// At implements [Node].
func (a at) At() int { return int(a) }

// Current is the value that an expression begins at: @, or nothing.
type Current struct{ at }

// Literal is a JSON value: nil, bool, json.Number, string, []any or map[string]any.
type Literal struct {
	at
	Value any
}

// Field is the member of a name.
type Field struct {
	at
	Name string
}

// Chain is what Right gives for the value of Left: a dot, or a pipe, behind which
// no projection goes on.
type Chain struct {
	at
	Left, Right Node
}

// Index is an element of a list, from the end when negative.
type Index struct {
	at
	Of    Node
	Index int
}

// Project is the list of what Each gives for every element of Of, without those
// that are null.
type Project struct {
	at
	Of, Each Node
}

// Elements is a list as it is, or null for another value: [*].
type Elements struct {
	at
	Of Node
}

// Flatten is a list whose elements that are lists are replaced by theirs: [].
type Flatten struct {
	at
	Of Node
}

// Values are the values of an object: *.
type Values struct {
	at
	Of Node
}

// Filter are the elements of a list for which a condition holds: [?…].
type Filter struct {
	at
	Of, Condition Node
}

// Slice is a part of a list: [start:stop:step], of which each may be nil.
type Slice struct {
	at
	Of                Node
	Start, Stop, Step *int
}

// Compare is a comparison, of which Operator is one of == != < <= > >=.
type Compare struct {
	at
	Operator    string
	Left, Right Node
}

// Or is the left value if that holds, else the right one.
type Or struct {
	at
	Left, Right Node
}

// And is the left value unless that holds, else the right one.
type And struct {
	at
	Left, Right Node
}

// Not is true for what does not hold.
type Not struct {
	at
	Of Node
}

// List is a list of several values: [a, b].
type List struct {
	at
	Items []Node
}

// Hash is an object of several values: {a: x, b: y}.
type Hash struct {
	at
	Keys   []string
	Values []Node
}

// Call is a call of a function.
type Call struct {
	at
	Function string
	Args     []Node
}

// Reference is an expression that a function evaluates by itself: &a.
type Reference struct {
	at
	Of Node
}

// Fault is what is wrong with an expression.
type Fault struct {
	// Offset is where, in bytes from the beginning of the expression.
	Offset  int
	Message string
}

// Error implements error.
func (f *Fault) Error() string { return f.Message }

func faultf(offset int, format string, args ...any) *Fault {
	return &Fault{Offset: offset, Message: fmt.Sprintf(format, args...)}
}
