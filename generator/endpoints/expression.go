package endpoints

import (
	"strconv"
	"strings"
)

// Type is the type of a parameter or of an expression.
type Type uint8

// The types a parameter can have come first; the others are what functions return.
const (
	invalid Type = iota // already reported
	String
	Boolean
	StringArray
	integer
	partitionType
	arnType
	urlType
)

func (t Type) String() string {
	return [...]string{"invalid", "string", "boolean", "stringArray", "integer", "partition", "ARN", "URL"}[t]
}

// expr is a checked expression. Operators are in one form each, so that equal tests have equal keys: a comparison with
// a constant has the constant on the right, one with true or false is its operand, and two negations are none.
type expr interface {
	typ() Type
	// key is the same for two expressions that always have the same value.
	key() string
	// children are the direct operands.
	children() []expr
}

type (
	// bad stands for an expression with a problem and keeps it from being reported again.
	bad struct{}
	// truth is true or false.
	truth bool
	// number is an integer constant.
	number int
	// literal is the constant part of a template.
	literal string
	// template is a string put together from literals and string expressions.
	template struct{ parts []expr }
	// paramRef is a parameter's value.
	paramRef struct{ p *Parameter }
	// localRef is an assigned variable.
	localRef struct{ l *local }
	// field is an attribute of a partition, an ARN or a URL.
	field struct {
		of   expr
		name attribute
	}
	// element is one string of an array; it may be absent.
	element struct {
		of expr
		i  int
	}
	// call is a function that the runtime package provides.
	call struct {
		fn   function
		args []expr
	}
	// orEmpty is a string parameter, or the empty string where it is unset.
	orEmpty struct{ p *Parameter }
	// present asks whether an expression that may be absent has a value.
	present struct{ x expr }
	// not is the negation of a boolean.
	not struct{ x expr }
	// equal compares strings, or booleans that are both unknown.
	equal struct{ a, b expr }
)

// local is a variable that a condition assigns. There is one for each name and value, see ruleReader.locals.
type local struct {
	id    int
	name  string
	value expr
}

func (bad) typ() Type         { return invalid }
func (truth) typ() Type       { return Boolean }
func (number) typ() Type      { return integer }
func (literal) typ() Type     { return String }
func (*template) typ() Type   { return String }
func (e *paramRef) typ() Type { return e.p.Type }
func (e *localRef) typ() Type { return e.l.value.typ() }
func (e *field) typ() Type    { return e.name.typ }
func (*element) typ() Type    { return String }
func (e *call) typ() Type     { return e.fn.result }
func (*orEmpty) typ() Type    { return String }
func (*present) typ() Type    { return Boolean }
func (*not) typ() Type        { return Boolean }
func (*equal) typ() Type      { return Boolean }

func (bad) key() string         { return "!" }
func (e truth) key() string     { return strconv.FormatBool(bool(e)) }
func (e number) key() string    { return strconv.Itoa(int(e)) }
func (e literal) key() string   { return strconv.Quote(string(e)) }
func (e *template) key() string { return "[" + keys(e.parts) + "]" }
func (e *paramRef) key() string { return "$" + e.p.Name }
func (e *localRef) key() string { return "%" + strconv.Itoa(e.l.id) }
func (e *field) key() string    { return e.of.key() + "." + e.name.name }
func (e *element) key() string  { return e.of.key() + "[" + strconv.Itoa(e.i) + "]" }
func (e *call) key() string     { return e.fn.name + "(" + keys(e.args) + ")" }
func (e *orEmpty) key() string  { return "orEmpty($" + e.p.Name + ")" }
func (e *present) key() string  { return "present(" + e.x.key() + ")" }
func (e *not) key() string      { return "not(" + e.x.key() + ")" }
func (e *equal) key() string    { return "equal(" + e.a.key() + "," + e.b.key() + ")" }

func (bad) children() []expr         { return nil }
func (truth) children() []expr       { return nil }
func (number) children() []expr      { return nil }
func (literal) children() []expr     { return nil }
func (e *template) children() []expr { return e.parts }
func (*paramRef) children() []expr   { return nil }
func (*localRef) children() []expr   { return nil }
func (e *field) children() []expr    { return []expr{e.of} }
func (e *element) children() []expr  { return []expr{e.of} }
func (e *call) children() []expr     { return e.args }
func (*orEmpty) children() []expr    { return nil }
func (e *present) children() []expr  { return []expr{e.x} }
func (e *not) children() []expr      { return []expr{e.x} }
func (e *equal) children() []expr    { return []expr{e.a, e.b} }

func keys(list []expr) string {
	all := make([]string, len(list))
	for i, e := range list {
		all[i] = e.key()
	}
	return strings.Join(all, ",")
}

// negate returns the opposite of a boolean.
func negate(e expr) expr {
	switch e := e.(type) {
	case truth:
		return !e
	case *not:
		return e.x
	case bad:
		return e
	}
	return &not{e}
}

// equals returns the comparison of two expressions of one type, constants folded.
func equals(a, b expr) expr {
	if isConstant(a) {
		a, b = b, a
	}
	if isConstant(a) {
		return truth(a.key() == b.key())
	}
	if t, ok := b.(truth); ok {
		if t {
			return a
		}
		return negate(a)
	}
	return &equal{a, b}
}

func isConstant(e expr) bool {
	switch e.(type) {
	case truth, literal:
		return true
	}
	return false
}
