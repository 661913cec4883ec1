package pattern

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/runtime/pattern"
	"github.com/modelsmith/modelsmith/runtime/pattern/lazyregexp"
)

// The limits of Go's regexp, which may take all instructions for every character: the
// longest text, in bytes, and the most instructions. No service's has more than 6,200.
const (
	maxRegexp       = 64 << 10
	maxInstructions = 8192
)

// asRegexp is an expression for Go's regexp; nil when that lacks something.
func asRegexp(e *regular.Expr) pattern.Matcher {
	var b strings.Builder
	b.WriteString(`\A`)
	if !write(&b, e) || b.Len() > maxRegexp {
		return nil
	}
	b.WriteString(`\z`)
	if !fewInstructions(b.String()) {
		return nil
	}
	return &lazyregexp.Regexp{Text: b.String()}
}

// fewInstructions reports whether Go's regexp takes a text, and has few enough
// instructions for it.
func fewInstructions(text string) bool {
	parsed, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return false
	}
	program, err := syntax.Compile(parsed.Simplify())
	return err == nil && len(program.Inst) <= maxInstructions
}

// write writes an expression in Go's syntax; it is false for a look.
func write(b *strings.Builder, e *regular.Expr) bool {
	switch e.Kind {
	case regular.Class:
		writeSet(b, e.Set)
	case regular.Begin:
		b.WriteString(`\A`)
	case regular.End:
		b.WriteString(`\z`)
	case regular.Look:
		return false
	case regular.Repeat:
		return writeRepeat(b, e)
	case regular.Concat, regular.Alternate:
		if e.IsNever() {
			b.WriteString(`[^\x{0}-\x{10FFFF}]`)
			return true
		}
		b.WriteString("(?:")
		for i, s := range e.Sub {
			if i > 0 && e.Kind == regular.Alternate {
				b.WriteByte('|')
			}
			if !write(b, s) || b.Len() > maxRegexp {
				return false
			}
		}
		b.WriteByte(')')
	}
	return true
}

// writeSet writes a class, a plain character as itself.
func writeSet(b *strings.Builder, set charset.Set) {
	if set.Len() == 1 {
		b.WriteString(member(set[0]))
		return
	}
	b.WriteByte('[')
	for i := 0; i+1 < len(set); i += 2 {
		if b.WriteString(member(set[i])); set[i] < set[i+1] {
			b.WriteString("-" + member(set[i+1]))
		}
	}
	b.WriteByte(']')
}

// member writes a character, in a class or outside.
func member(c rune) string {
	switch {
	case c > ' ' && c < 0x7F:
		if c == '-' || c == '&' || c == '~' {
			return `\` + string(c)
		}
		return regexp.QuoteMeta(string(c))
	default:
		return fmt.Sprintf(`\x{%X}`, c)
	}
}

// maxRepeat is how often Go's regexp repeats.
const maxRepeat = 1000

// writeRepeat writes a repetition, as several where the bounds are beyond Go's.
func writeRepeat(b *strings.Builder, e *regular.Expr) bool {
	low, optional := e.Min, e.Max-e.Min
	for ; low > 0; low -= maxRepeat {
		if !writeCount(b, e.Sub[0], fmt.Sprintf("{%d}", min(low, maxRepeat))) {
			return false
		}
	}
	if e.Max == regular.Unbounded {
		return writeCount(b, e.Sub[0], "*")
	}
	for ; optional > 0; optional -= maxRepeat {
		if !writeCount(b, e.Sub[0], fmt.Sprintf("{0,%d}", min(optional, maxRepeat))) {
			return false
		}
	}
	return true
}

func writeCount(b *strings.Builder, e *regular.Expr, count string) bool {
	b.WriteString("(?:")
	ok := write(b, e) && b.Len() <= maxRegexp
	b.WriteString(")" + count)
	return ok
}
