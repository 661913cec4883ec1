package server

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern"
	"github.com/modelsmith/modelsmith/generator/pattern/charset"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
	"github.com/modelsmith/modelsmith/interop/internal/botomodel"
)

// The characters that texts are made of as far as a pattern has them: plain ones, and those that some part of a message
// must escape.
const (
	plainChars   = "xyzabcdefghijklmnopqrstuvw0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	awkwardChars = "é /+&<>\"'%=;?#漢,@:😀._-~|\\a0Z\u00a0"
)

// samplers make texts for patterns.
type samplers map[string]*sampler

// A sampler makes texts that a pattern matches.
type sampler struct {
	root    *syntax.Node
	program *pattern.Program
}

func newSamplers(t *testing.T, m *botomodel.Model) samplers {
	t.Helper()
	out := samplers{}
	for name, s := range m.Shapes {
		if s.Pattern == "" || out[s.Pattern] != nil {
			continue
		}
		parsed, err := syntax.Parse(s.Pattern, model.JavaFull)
		if err != nil {
			t.Fatal(name, err)
		}
		program, err := pattern.Compile(s.Pattern, model.JavaFull)
		if err != nil {
			t.Fatal(name, err)
		}
		out[s.Pattern] = &sampler{parsed.Root, program}
	}
	return out
}

// sample returns a text with a length between least and most. It repeats what may be repeated more and more often until
// the text is long enough; a full text has some repetitions from the start, if it may.
func (s samplers) sample(text string, least, most int64, full bool, seed int) (string, bool) {
	g := s[text]
	try := func(extra int, chars string, turn int) (string, bool) {
		w := walker{extra: extra, chars: chars, turn: turn}
		w.walk(g.root)
		out := w.out.String()
		n := int64(utf8.RuneCountInString(out))
		return out, n >= least && n <= most && g.program.Match(out)
	}
	if full {
		for extra := 20 + int(least); extra >= 0; extra-- {
			for _, chars := range []string{awkwardChars, plainChars} {
				one, fits := try(extra, chars, seed)
				// Alternatives may differ in length.
				two, fitsToo := try(extra, chars, seed+1)
				switch {
				case fitsToo && (!fits || len(two) > len(one)):
					return two, true
				case fits:
					return one, true
				}
			}
		}
	}
	for extra := range int(most) + 1 {
		if out, ok := try(extra, plainChars, seed); ok {
			return out, true
		}
	}
	return "", false
}

// A walker writes one text of a syntax tree. Looks are left to the matcher.
type walker struct {
	out   strings.Builder
	extra int
	chars string
	turn  int
}

func (w *walker) walk(n *syntax.Node) {
	switch n.Op {
	case syntax.OpClass:
		w.out.WriteRune(w.char(n.Set))
	case syntax.OpConcat:
		for _, sub := range n.Sub {
			w.walk(sub)
		}
	case syntax.OpAlternate:
		choice := 0
		if w.extra > 0 {
			choice = (w.turn + w.extra) % len(n.Sub)
			w.turn++
		}
		w.walk(n.Sub[choice])
	case syntax.OpRepeat:
		count := n.Min + w.extra
		if n.Max != syntax.Unbounded {
			count = min(count, n.Max)
		}
		for range count {
			w.walk(n.Sub[0])
		}
	}
}

// char is the next of the characters that a set has.
func (w *walker) char(set charset.Set) rune {
	chars := []rune(w.chars)
	for range chars {
		w.turn++
		if c := chars[w.turn%len(chars)]; set.Contains(c) {
			return c
		}
	}
	return set[0]
}

// TestSamples shows that every pattern has a short text and one that is awkward where it may be.
func TestSamples(t *testing.T) {
	for _, s := range services(t) {
		for name, shape := range s.model.Shapes {
			for _, variant := range variants {
				if shape.Pattern == "" {
					continue
				}
				text := newMaker(t, s, variant).text(shape)
				if n := int64(utf8.RuneCountInString(text)); n < botomodel.Number(shape.Min, 0) || n > botomodel.Number(shape.Max, n) {
					t.Errorf("%s: %q is %d long", name, text, n)
				}
				t.Logf("%s %s %q: %q", name, variant, shape.Pattern, text)
			}
		}
	}
}
