package main

import (
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
)

// differing are characters whose properties are others in the Unicode versions of
// Go and of the peers.
const differing = "\u0295\u0c04\u10fc\u1734\ua7d2\ua7d4\U00016fe2"

// peers are the engines that random patterns are compared with.
var peers = []struct {
	program string
	dialect model.Dialect
	ask     func([]record) error
	// strict engines take no pattern that ought to be refused; Node's flag u refuses
	// what models have.
	strict bool
}{
	{"java", model.JavaFull, ask, true},
	{"node", model.ECMASearch, askNode, false},
}

// TestRandom compares random patterns of all that the dialects have with the engines
// that define these. Two peculiarities of Java are not copied, which these patterns do
// not meet: in a word \b counts combining marks, and a round of a repetition that reads
// nothing is the last one, whatever the least number of them.
func TestRandom(t *testing.T) {
	for _, peer := range peers {
		t.Run(peer.program, func(t *testing.T) {
			if _, err := exec.LookPath(peer.program); err != nil {
				t.Skip(err)
			}
			records := random(peer.dialect)
			records = append(records, record{Pattern: unassigned, Texts: characters(records)})
			if err := peer.ask(records); err != nil {
				t.Fatal(err)
			}
			judge(t, records, peer.dialect, peer.strict)
		})
	}
}

// random are patterns of a dialect with texts.
func random(dialect model.Dialect) []record {
	g := &grammar{Rand: rand.New(rand.NewPCG(1, 2)), java: dialect == model.JavaFull}
	count := 1000
	if testing.Short() {
		count = 200
	}
	records := make([]record, count)
	for i := range records {
		g.left, g.groups = 8, 0
		r := record{Pattern: g.alternatives(3)}
		if p, err := syntax.Parse(r.Pattern, dialect); err == nil {
			r.Texts = texts(p.Root)
			for _, text := range r.Texts {
				if dialect == model.ECMASearch {
					r.Texts = append(r.Texts, "b"+text+"a")
				}
			}
		}
		records[i] = r
	}
	return records
}

// judge compares verdicts. Those of texts with characters that the peer's Unicode
// lacks, which the last record tells, may differ.
func judge(t *testing.T, records []record, dialect model.Dialect, strict bool) {
	last, judged, refused, differ := records[len(records)-1], 0, 0, differing
	for i, text := range last.Texts {
		if last.Verdicts[i] == '1' {
			differ += text
		}
	}
	for _, r := range records[:len(records)-1] {
		p, err := pattern.Compile(r.Pattern, dialect)
		switch {
		case r.Verdicts == "!" && err == nil && strict:
			t.Errorf("%q is no pattern, and compiles", r.Pattern)
		case r.Verdicts != "!" && err != nil && !strings.HasPrefix(err.Error(), "cannot be compiled: "):
			t.Errorf("%q is a pattern: %v", r.Pattern, err)
		}
		if r.Verdicts == "!" || err != nil {
			refused++
			continue
		}
		for i, text := range r.Texts {
			if r.Verdicts[i] == '?' || strings.ContainsAny(text, differ) || halved(r.Pattern, text, dialect) {
				continue
			}
			if judged++; p.Match(text) != (r.Verdicts[i] == '1') {
				t.Errorf("%v: %q: %q is to match: %c", p.Kind, r.Pattern, text, r.Verdicts[i])
			}
		}
	}
	t.Logf("%d verdicts; %d patterns of %d do not compile", judged, refused, len(records))
	if judged < 3*len(records) {
		t.Errorf("only %d verdicts", judged)
	}
}

// halved reports a search that Node may begin between the halves of a surrogate
// pair, where only assertions match; ECMA-262 does not.
func halved(pattern, text string, dialect model.Dialect) bool {
	return dialect == model.ECMASearch && strings.IndexFunc(text, func(c rune) bool { return c > 0xFFFF }) >= 0 &&
		(strings.Contains(pattern, `\B`) || strings.Contains(pattern, `\b`) || strings.Contains(pattern, "(?"))
}
