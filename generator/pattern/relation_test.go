package pattern

import (
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/internal/patterntest"
)

func java(text string) model.Pattern { return model.Pattern{Text: text, Dialect: model.JavaFull} }

func ecma(text string) model.Pattern { return model.Pattern{Text: text, Dialect: model.ECMASearch} }

// TestRelate compares patterns whose relation one can see.
func TestRelate(t *testing.T) {
	for _, c := range []struct {
		a, b model.Pattern
		want Relation
	}{
		{java("[a-z]+"), java("[a-z]+"), Equal},
		{java("[a-z]+"), ecma("^[a-z]+$"), Equal},
		{java("a|b|c"), java("[a-c]"), Equal},
		{java("[a-z]+"), java("[a-z0-9]+"), Fewer},
		{java("[a-z]{1,64}"), java("[a-z]{1,32}"), More},
		{ecma(`\d`), java(`[\s\S]*\d[\s\S]*`), Equal},
		{ecma(`^\S$`), java(`\S`), Fewer}, // spaces beyond ASCII are none in Java
		{ecma("^a"), ecma("^a$"), More},
		{java("[a-m]+"), java("[g-z]+"), Other},
		{java("x"), java("("), Unknown},
		{java("é+"), java("[à-ü]+"), Fewer},
	} {
		if got := Relate(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.a.Text, c.b.Text, got, c.want)
		}
	}
}

// TestRelateCorpus holds relations against what java.util.regex says of samples:
// a pattern that takes fewer texts than another takes no sample that this does
// not.
func TestRelateCorpus(t *testing.T) {
	all := patterntest.Corpus(t, "patterns.jsonl")
	known, related := 0, 0
	for i := 0; i < len(all); i += 5 {
		e := all[i]
		switch r := Relate(java(e.Pattern), java(e.Pattern)); r {
		case Equal:
			known++
		case Unknown:
		default:
			t.Errorf("%q and itself: %d", e.Pattern, r)
		}
		other := all[(i+1)%len(all)]
		r := Relate(java(e.Pattern), java(other.Pattern))
		if r != Unknown {
			related++
		}
		program, err := Compile(other.Pattern, model.JavaFull)
		if err != nil || r != Fewer && r != Equal {
			continue
		}
		for _, s := range e.Samples {
			if s[1] == true && !program.Match(s[0].(string)) {
				t.Errorf("%q takes %q, which %q does not: %d", e.Pattern, s[0], other.Pattern, r)
			}
		}
	}
	t.Logf("%d automata, %d relations", known, related)
	if known < 300 || related < 250 {
		t.Error("too few patterns are understood")
	}
}
