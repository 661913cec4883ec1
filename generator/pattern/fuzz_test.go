package pattern

import (
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
	"github.com/modelsmith/modelsmith/runtime/pattern"
)

// ways are all matchers that there are for an expression, by name.
func ways(e *regular.Expr) map[string]pattern.Matcher {
	out := make(map[string]pattern.Matcher)
	if m := straight(e); m != nil {
		out["straight"] = m
	}
	if d, _, err := regular.Determinize(e, regular.Limits{NFA: 4000, DFA: 1000, Work: 200_000}); err == nil {
		out["automaton"] = d
		if t := newTable(d); len(t.states) <= maxStates {
			out["table"] = t.narrow()
		}
		if m := wideTable(d); m != nil {
			out["wide"] = m
		}
	}
	if m := asRegexp(e); m != nil {
		out["regexp"] = m
	}
	if m := backward(e); m != nil {
		out["backward"] = m
	}
	c := &compiler{work: maxWork / 8}
	for name, f := range map[string]func(*regular.Expr, int) candidate{
		"branches": c.branches, "conjunction": c.conjunction, "measured": c.measured, "rounds": c.rounds,
		"split": c.split, "splitLast": c.splitLast, "distributed": c.distributed,
	} {
		if found := f(e, maxDepth); found.matcher != nil {
			out[name] = found.matcher
		}
	}
	return out
}

// lowered is the expression of a pattern; nil when there is none.
func lowered(text string, dialect model.Dialect) *regular.Expr {
	parsed, err := syntax.Parse(text, dialect)
	if err != nil || parsed.Unsupported != nil {
		return nil
	}
	e, err := lower(parsed)
	if err != nil {
		return nil
	}
	return e
}

// TestWays wants every kind of matcher to agree with java.util.regex, whichever the
// compiler chooses: for every tenth pattern, or every hundredth with -short.
func TestWays(t *testing.T) {
	step, counts := 10, make(map[string]int)
	if testing.Short() {
		step = 100
	}
	recordings := recorded(t)
	lacking := newer(t, recordings)
	for i := 0; i < len(recordings); i += step {
		r := recordings[i]
		e := lowered(r.Pattern, model.JavaFull)
		if e == nil {
			continue
		}
		for name, m := range ways(e) {
			counts[name]++
			for j, text := range r.Texts {
				if len(text) > 2000 || strings.ContainsAny(text, lacking) || r.Verdicts[j] == '?' {
					continue
				}
				if m.Match(text) != (r.Verdicts[j] == '1') {
					t.Errorf("%s: %s: %.80q is to match: %c", name, r.Pattern, text, r.Verdicts[j])
				}
			}
		}
	}
	t.Logf("%v", counts)
	if len(counts) < 10 {
		t.Errorf("only %d kinds of matchers", len(counts))
	}
}

// TestHostile wants an end in short time for patterns that expand to a lot.
func TestHostile(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("(a{1000}", 90) + strings.Repeat("){1000}", 90), strings.Repeat("(", 90) + strings.Repeat("a*", 20_000) + strings.Repeat(")*", 90),
		strings.Repeat("(a+b+", 90) + strings.Repeat(")+", 90), strings.Repeat("x", 60<<10), "(" + strings.Repeat("[ab]|", 10_000) + "x)*",
		strings.Repeat("^", 60<<10), strings.Repeat("(?=a.*)", 8_000), strings.Repeat("(?!", 90) + "a" + strings.Repeat("{0,999})", 90),
		`(a|b)(c|d)(e|f)(g|h)(i|j)(k|l)(m|n)(o|p)` + strings.Repeat(`\1\2\3\4\5\6\7\8`, 500), "(.*a){500}", ".*a.{60}b.{60}c.{60}",
		strings.Repeat("[a-z&&[b-y]]", 5_000), strings.Repeat(`(\w+\s?)*$|`, 5_000), `(?:(?:x*)*y?){1,999}`, `a{999999999}`, strings.Repeat(`\p{L}|`, 8_000),
		`((a?){0,999}b?){0,999}`, manySets(), strings.Repeat("(?:", 99) + "a" + strings.Repeat(")", 99),
		"(" + strings.Repeat("^|$|", 10_000) + "a)*", "(" + strings.Repeat("[ab]{0,30}[bc]{0,30}", 30) + "){0,30}",
		strings.Repeat("[&&a-z", 90) + strings.Repeat("]", 90), "[" + strings.Repeat("a-z", 5_000) + strings.Repeat("&&[^x]", 5_000) + "]",
	} {
		for _, dialect := range []model.Dialect{model.JavaFull, model.ECMASearch} {
			start := time.Now()
			p, err := Compile(text, dialect)
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%.40s… took %v", text, took)
			}
			if err != nil {
				continue
			}
			start = time.Now()
			p.Match(strings.Repeat("ab", 500))
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%.40s… takes %v to match", text, took)
			}
		}
	}
}

// manySets is a pattern with many classes, all of them different.
func manySets() string {
	var b strings.Builder
	for c := rune(0x4E00); c < 0x4E00+6000; c++ {
		b.WriteString("[" + string(c) + "-" + string(c+6000) + "]")
	}
	return "(" + b.String() + "|x)*"
}

func FuzzCompile(f *testing.F) {
	for _, seed := range [][2]string{
		{`^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$`, "a-b-c"},
		{`(?=.{2,9}$)(\w+|\s)*\b!?`, "ab c!"},
		{`.*\S.*`, "\u0085\u0085"},
		{`(a|b)?c\1{2}+|[^\p{L}&&[^x]]$\n?`, "acaa\n"},
		{`(?i)x*+(?<!y)(?s:.)`, "Xx\n"},
		{`(?:(?:x*)*y?){1,9}`, "xyxy"},
		{`a{2}{3}|{4}`, "aa"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 200 || len(text) > 200 {
			return
		}
		for _, dialect := range []model.Dialect{model.JavaFull, model.ECMASearch} {
			p, err := Compile(pattern, dialect)
			if err != nil {
				continue
			}
			want := p.Match(text)
			for name, m := range ways(lowered(pattern, dialect)) {
				if m.Match(text) != want {
					t.Errorf("%q on %q: %s says %t, %v %t", pattern, text, name, !want, p.Kind, want)
				}
			}
		}
	})
}
