package regular

import (
	"math"
	"slices"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// Either is one of several expressions.
func Either(parts ...*Expr) *Expr {
	var flat []*Expr
	for _, e := range parts {
		if e.Kind == Alternate {
			flat = append(flat, e.Sub...)
		} else {
			flat = append(flat, e)
		}
	}
	flat = joinClasses(flat)
	switch len(flat) {
	case 0:
		return never
	case 1:
		return flat[0]
	}
	return &Expr{Kind: Alternate, Sub: flat}
}

// joinClasses makes one class of all that are alternatives.
func joinClasses(parts []*Expr) []*Expr {
	var sets []charset.Set
	var out []*Expr
	at := -1
	for _, e := range parts {
		switch {
		case e.Kind == Class && at < 0:
			at = len(out)
			out, sets = append(out, e), append(sets, e.Set)
		case e.Kind == Class:
			sets = append(sets, e.Set)
		case e.IsEmpty() && hasEmpty(out):
		default:
			out = append(out, e)
		}
	}
	if len(sets) > 1 {
		out[at] = Chars(charset.Union(sets...))
	}
	return out
}

func hasEmpty(parts []*Expr) bool {
	for _, e := range parts {
		if e.IsEmpty() {
			return true
		}
	}
	return false
}

// Repeated is an expression low to high times.
func Repeated(e *Expr, low, high int) *Expr {
	switch {
	case high == 0 || e.IsEmpty():
		return empty
	case e.IsNever():
		if low == 0 {
			return empty
		}
		return never
	case low == 1 && high == 1:
		return e
	case e.readsNothing():
		return e.optional(low)
	case e.Kind == Repeat:
		if out := nested(e, low, high); out != nil {
			return out
		}
	}
	return &Expr{Kind: Repeat, Sub: []*Expr{e}, Min: low, Max: high}
}

// optional is what a repetition of an assertion comes to: once, or not needed.
func (e *Expr) optional(low int) *Expr {
	if low == 0 {
		return empty
	}
	return e
}

// readsNothing reports an expression of assertions only.
func (e *Expr) readsNothing() bool {
	_, high := e.Lengths()
	return high == 0
}

// zeroWidth reports an assertion.
func (e *Expr) zeroWidth() bool { return e.Kind == Look || e.Kind == Begin || e.Kind == End }

// nested makes one repetition of one of a repetition where no count between is
// left out; nil where some is.
func nested(e *Expr, low, high int) *Expr {
	a, b := e.Min, e.Max
	// From k to k+1 rounds, the counts [k·a, k·b] and [(k+1)·a, (k+1)·b] must touch.
	k := max(low, 1)
	touching := b == Unbounded || low == high || (k+1)*a <= k*b+1
	if low == 0 && a > 1 {
		touching = false
	}
	if !touching || a > math.MaxInt32 || low > math.MaxInt32 {
		return nil
	}
	top := Unbounded
	if b != Unbounded && high != Unbounded {
		if top = b * high; top > math.MaxInt32 {
			return nil
		}
	}
	return Repeated(e.Sub[0], a*low, top)
}

// Lengths returns the least and the most characters of a match; Unbounded where
// there is no bound. It takes looks for empty.
func (e *Expr) Lengths() (low, high int) {
	switch e.Kind {
	case Class:
		return 1, 1
	case Concat:
		for _, s := range e.Sub {
			l, h := s.Lengths()
			low, high = bounded(low+l), plus(high, h)
		}
	case Alternate:
		for i, s := range e.Sub {
			l, h := s.Lengths()
			if i == 0 {
				low, high = l, h
			}
			if low = min(low, l); h == Unbounded || high == Unbounded {
				high = Unbounded
			} else {
				high = max(high, h)
			}
		}
	case Repeat:
		l, h := e.Sub[0].Lengths()
		return least(l, e.Min), times(h, e.Max)
	}
	return low, high
}

// longest bounds lengths, so that they do not overflow, with 32 bits neither.
const longest = 1 << 29

// least multiplies a least length with a count, as far as it is of interest.
func least(length, count int) int {
	if length > 0 && count > longest/length {
		return longest
	}
	return length * count
}

func bounded(n int) int { return min(n, longest) }

func times(length, count int) int {
	switch {
	case length == 0 || count == 0:
		return 0
	case length == Unbounded || count == Unbounded || length > longest/count:
		return Unbounded
	}
	return length * count
}

// LooksAhead reports whether an expression depends on what follows it, LooksBehind
// on what stands before it.
func (e *Expr) LooksAhead() bool { return e.has(End) || e.looks(false) }

// LooksBehind reports whether an expression depends on what stands before it.
func (e *Expr) LooksBehind() bool { return e.has(Begin) || e.looks(true) }

func (e *Expr) looks(behind bool) bool {
	return e.Kind == Look && e.Behind == behind || slices.ContainsFunc(e.Sub, func(s *Expr) bool { return s.looks(behind) })
}

func (e *Expr) has(kind Kind) bool {
	return e.Kind == kind || slices.ContainsFunc(e.Sub, func(s *Expr) bool { return s.has(kind) })
}

// Alphabet is every character that a match may read.
func (e *Expr) Alphabet() charset.Set {
	switch e.Kind {
	case Class:
		return e.Set
	case Look:
		return nil
	}
	var sets []charset.Set
	for _, s := range e.Sub {
		sets = append(sets, s.Alphabet())
	}
	return charset.Union(sets...)
}

// Plain reports an expression without looks and anchors.
func (e *Expr) Plain() bool { return !e.LooksAhead() && !e.LooksBehind() }

// Equal reports whether two expressions are the same.
func (e *Expr) Equal(other *Expr) bool {
	return e == other || e.Kind == other.Kind && e.Set.Equal(other.Set) && e.Min == other.Min && e.Max == other.Max &&
		e.Behind == other.Behind && e.Negated == other.Negated && slices.EqualFunc(e.Sub, other.Sub, (*Expr).Equal)
}
