// Package pattern compiles the regular expressions of models to the fastest
// matchers that mean exactly the same: code for classes and literals, minimal
// automata as tables, and Go's regexp for the rest. No matcher backtracks: all
// take time in proportion to the text. It imports packages model and
// runtime/pattern, the packages below it and the standard library.
//
// Text is in UTF-8: halves of surrogate pairs match nothing. Properties of
// characters are those of the Unicode version that Go has.
package pattern

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
	"github.com/modelsmith/modelsmith/runtime/pattern"
)

// Kind is the kind of matcher that a pattern has got.
type Kind int

// The kinds of matchers, the fastest first.
const (
	// Straight is a class or classes and literals.
	Straight Kind = iota
	// Automaton is a table of at most 256 states.
	Automaton
	// Combined is several matchers of these kinds.
	Combined
	// WideAutomaton has a larger table in it.
	WideAutomaton
	// Regexp has Go's regexp in it.
	Regexp
	// Backward has a program in it that is evaluated from the end of the text.
	Backward
)

// String implements fmt.Stringer.
func (k Kind) String() string {
	return [...]string{"straight", "automaton", "combined", "wide automaton", "regexp", "backward"}[k]
}

// Program is a compiled pattern.
type Program struct {
	Kind Kind
	// matcher is of the types that generated code uses.
	matcher pattern.Matcher
}

// Match reports whether a text satisfies the pattern, as generated code does.
func (p *Program) Match(text string) bool { return p.matcher.Match(text) }

// Compile compiles a pattern: one of [model.JavaFull] must match all of a text,
// one of [model.ECMASearch] a part. The error says what cannot be compiled.
func Compile(text string, dialect model.Dialect) (*Program, error) {
	return new(Budget).Compile(text, dialect)
}

// Budget bounds what it takes to compile the patterns of one service: some seconds,
// which no known service comes near to. It is for one goroutine.
type Budget struct{ spent int }

// Compile compiles a pattern as the function [Compile] does, or fails when the
// patterns before it have taken too long.
func (b *Budget) Compile(text string, dialect model.Dialect) (*Program, error) {
	if b.spent > maxTotal {
		return nil, errors.New("not compiled: the patterns of the service take too long")
	}
	parsed, err := syntax.Parse(text, dialect)
	if err != nil {
		return nil, err
	}
	if parsed.Unsupported != nil {
		return nil, fmt.Errorf("cannot be compiled: %w", parsed.Unsupported)
	}
	e, err := lower(parsed)
	if err != nil {
		return nil, fmt.Errorf("cannot be compiled: %w", err)
	}
	c := &compiler{work: maxWork}
	best := c.compile(e, 0)
	b.spent += maxWork - c.work
	if best.matcher == nil {
		return nil, fmt.Errorf("cannot be compiled: %w", cmp.Or(c.unsupported, regular.ErrTooLarge))
	}
	return &Program{Kind: best.kind, matcher: best.matcher}, nil
}
