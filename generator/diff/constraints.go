package diff

import (
	"math/big"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// verdict says what a changed constraint does to the values that it takes.
type verdict uint8

const (
	same verdict = iota
	rewritten
	tightened
	loosened
	other
)

func constraintTightened() Rule {
	return Rule{
		ID: "constraint-tightened", Client: Dangerous, Server: Breaking,
		What:   "A constraint takes fewer values in inputs.",
		Reason: "Handlers refuse what they took. Clients send it all the same, unless callers ask Validate.",
		check:  constraints(tightened, true),
	}
}

func constraintLoosened() Rule {
	return Rule{
		ID: "constraint-loosened", Client: Compatible, Server: Dangerous,
		What:   "A constraint takes more values in inputs.",
		Reason: "Implementations get values that were refused before.",
		check:  constraints(loosened, true),
	}
}

func constraintOther() Rule {
	return Rule{
		ID: "constraint-changed", Client: Dangerous, Server: Dangerous,
		What:   "A constraint takes some values more and others less in inputs, or nobody can tell: a pattern too large to compare.",
		Reason: "Values may be refused that were taken, and may be taken that were refused.",
		check:  constraints(other, true),
	}
}

func constraintRewritten() Rule {
	return Rule{
		ID: "constraint-rewritten", Client: Compatible, Server: Compatible,
		What:   "A constraint is written otherwise and takes the same values.",
		Reason: "Only texts of violations may differ.",
		check:  sameFormatOnly(constraints(rewritten, true)),
	}
}

func constraintOutput() Rule {
	return Rule{
		ID: "constraint-changed-output", Client: Compatible, Server: Compatible,
		What:   "A constraint changed that only outputs or streams have.",
		Reason: "Nobody checks them.",
		check: func(p *pass) {
			for _, v := range []verdict{tightened, loosened, other} {
				constraints(v, false)(p)
			}
			if p.formats {
				constraints(rewritten, false)(p)
			}
		},
	}
}

// constraint is one of the constraints of a place.
type constraint struct {
	name string
	get  func(*model.Traits) string
	// judge compares two texts that differ.
	judge func(old, current string, t traitPair, c *comparison) verdict
}

// constraints is the check of the constraints with a verdict, of what inputs hold
// outside of streams or of the rest.
func constraints(want verdict, sent bool) func(*pass) {
	all := []constraint{
		{"min", func(t *model.Traits) string { return t.Min }, judgeMin},
		{"max", func(t *model.Traits) string { return t.Max }, judgeMax},
		{"pattern", patternText, judgePattern},
		{"uniqueItems", func(t *model.Traits) string { return flag(t.UniqueItems) }, judgeFlag},
		{"enum", func(t *model.Traits) string { return strings.Join(t.Enum, "\n") }, judgeEnum},
	}
	return func(p *pass) {
		for _, t := range p.traits {
			if checked := t.owner.sent && !(t.old.Streaming && t.new.Streaming); checked != sent {
				continue
			}
			for _, c := range all {
				old, current, differ := differing(t, c.get)
				if !differ || c.judge(old, current, t, p.comparison) != want {
					continue
				}
				at := t.in(c.name)
				if c.name == "pattern" {
					at.old, at.new = patternPos(t.old, at.old), patternPos(t.new, at.new)
				}
				p.report(at, nil, "%s", was(old, current))
			}
		}
	}
}

func judgeMin(old, current string, t traitPair, _ *comparison) verdict {
	if isLength(t.newShape) {
		old, current = strings.TrimPrefix(old, "0"), strings.TrimPrefix(current, "0")
	}
	return judgeBound(old, current, 1)
}

func judgeMax(old, current string, _ traitPair, _ *comparison) verdict {
	return judgeBound(old, current, -1)
}

// judgeBound compares bounds; sign is 1 where a greater one takes fewer values.
func judgeBound(old, current string, sign int) verdict {
	switch {
	case old == current:
		return rewritten
	case old == "":
		return tightened
	case current == "":
		return loosened
	}
	a, okA := decimal(old)
	b, okB := decimal(current)
	if !okA || !okB {
		return other
	}
	return [...]verdict{loosened, rewritten, tightened}[1+sign*b.Cmp(a)]
}

// decimal reads a bound. An exponent could make it as long as it likes.
func decimal(text string) (*big.Rat, bool) {
	if len(text) > 100 || strings.ContainsAny(text, "eE/") {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

func isLength(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum, *model.Blob, *model.List, *model.Map:
		return true
	}
	return false
}

func judgeFlag(old, _ string, _ traitPair, _ *comparison) verdict {
	if old == "" {
		return tightened
	}
	return loosened
}

func judgeEnum(old, current string, _ traitPair, _ *comparison) verdict {
	if old == "" || current == "" {
		return judgeFlag(old, current, traitPair{}, nil)
	}
	known := make(map[string]bool)
	for v := range strings.SplitSeq(old, "\n") {
		known[v] = true
	}
	kept, came := make(map[string]bool), false
	for v := range strings.SplitSeq(current, "\n") {
		kept[v] = known[v]
		came = came || !known[v]
	}
	gone := false
	for v := range known {
		gone = gone || !kept[v]
	}
	switch {
	case came && gone:
		return other
	case came:
		return loosened
	case gone:
		return tightened
	}
	return rewritten
}
