// Package regular has regular languages over code points: expressions with looks
// ahead and behind, and minimal automata for them. It imports package charset and
// the standard library.
package regular

import "github.com/modelsmith/modelsmith/generator/pattern/charset"

// Kind is the kind of an expression.
type Kind int

// The kinds of expressions.
const (
	// Class is one character.
	Class Kind = iota
	// Concat is all parts one after another; without parts the empty text.
	Concat
	// Alternate is one of the parts; without parts nothing at all.
	Alternate
	// Repeat is the only part repeated.
	Repeat
	// Look is where the only part can be matched, ahead or behind, or cannot.
	Look
	// Begin and End are the ends of the text.
	Begin
	End
)

// Unbounded stands for no upper bound.
const Unbounded = -1

// Expr is an expression. Nobody changes one, so parts may be shared.
type Expr struct {
	Kind            Kind
	Sub             []*Expr
	Set             charset.Set
	Min, Max        int
	Behind, Negated bool
}

// The expressions that take nothing to make.
var (
	empty = &Expr{Kind: Concat}
	never = &Expr{Kind: Alternate}
)

// Empty is the empty text, Never no text.
func Empty() *Expr { return empty }

// Never is the expression of no text.
func Never() *Expr { return never }

// Chars is one character of a set.
func Chars(set charset.Set) *Expr {
	if set = set.Scalars(); len(set) == 0 {
		return never
	}
	return &Expr{Kind: Class, Set: set}
}

// Anything is any text.
func Anything() *Expr { return Repeated(Chars(charset.All), 0, Unbounded) }

// AtBegin is the beginning of the text.
func AtBegin() *Expr { return &Expr{Kind: Begin} }

// AtEnd is the end of the text.
func AtEnd() *Expr { return &Expr{Kind: End} }

// Ahead is where an expression follows, Behind where one ends.
func Ahead(e *Expr) *Expr { return &Expr{Kind: Look, Sub: []*Expr{e}} }

// Behind is where an expression ends.
func Behind(e *Expr) *Expr { return &Expr{Kind: Look, Behind: true, Sub: []*Expr{e}} }

// Not is where a look fails.
func Not(look *Expr) *Expr {
	out := *look
	out.Negated = !out.Negated
	return &out
}

// Sequence is expressions one after another.
func Sequence(parts ...*Expr) *Expr {
	var flat []*Expr
	for _, e := range parts {
		switch {
		case e.IsNever():
			return never
		case e.Kind == Concat:
			flat = append(flat, e.Sub...)
		default:
			flat = append(flat, e)
		}
	}
	flat = joinRepeats(anchored(flat))
	switch len(flat) {
	case 0:
		return empty
	case 1:
		return flat[0]
	}
	return &Expr{Kind: Concat, Sub: flat}
}

// IsNever reports the expression of no text.
func (e *Expr) IsNever() bool { return e.Kind == Alternate && len(e.Sub) == 0 }

// IsEmpty reports the expression of the empty text only.
func (e *Expr) IsEmpty() bool { return e.Kind == Concat && len(e.Sub) == 0 }

// anchored makes what stands before a beginning, or behind an end, empty, so that
// the anchor comes first, or last.
func anchored(parts []*Expr) []*Expr {
	begin, end := -1, len(parts)
	for i, e := range parts {
		if e.Kind == Begin {
			begin = i
		}
		if e.Kind == End && end == len(parts) {
			end = i
		}
	}
	for i := range begin {
		parts[i] = parts[i].emptied()
	}
	for i := end + 1; i < len(parts); i++ {
		parts[i] = parts[i].emptied()
	}
	var out []*Expr
	for _, e := range parts {
		if e.IsNever() {
			return []*Expr{never}
		}
		if !e.IsEmpty() {
			out = append(out, e)
		}
	}
	return out
}

// emptied is what of an expression matches the empty text: its looks and anchors.
func (e *Expr) emptied() *Expr {
	switch e.Kind {
	case Class:
		return never
	case Concat, Alternate:
		parts := make([]*Expr, len(e.Sub))
		for i, s := range e.Sub {
			parts[i] = s.emptied()
		}
		if e.Kind == Concat {
			return Sequence(parts...)
		}
		return Either(parts...)
	case Repeat:
		if e.Min == 0 {
			return empty
		}
		return e.Sub[0].emptied()
	}
	return e
}

// joinRepeats makes one repetition of those of a class beside one another.
func joinRepeats(parts []*Expr) []*Expr {
	var out []*Expr
	for _, e := range parts {
		if n := len(out); n > 0 {
			a, aMin, aMax, aOK := out[n-1].run()
			b, bMin, bMax, bOK := e.run()
			if aOK && bOK && a.Equal(b) {
				out[n-1] = Repeated(Chars(a), aMin+bMin, plus(aMax, bMax))
				continue
			}
		}
		out = append(out, e)
	}
	return out
}

// run is a class that is repeated; a class alone is repeated once.
func (e *Expr) run() (set charset.Set, low, high int, ok bool) {
	switch {
	case e.Kind == Class:
		return e.Set, 1, 1, true
	case e.Kind == Repeat && e.Sub[0].Kind == Class:
		return e.Sub[0].Set, e.Min, e.Max, true
	}
	return nil, 0, 0, false
}

// Run reports whether the expression is a class that is repeated.
func (e *Expr) Run() (set charset.Set, low, high int, ok bool) { return e.run() }

func plus(a, b int) int {
	if a == Unbounded || b == Unbounded {
		return Unbounded
	}
	return a + b
}
