package lint

import (
	"strconv"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
)

func patternLength() Rule {
	return Rule{
		ID: "pattern/length", Severity: Error,
		Reason: "When a pattern's matches are all shorter or longer than the length allows, no value passes both.",
		check:  func(p *pass) { p.patterns(p.checkLength) },
	}
}

// checkLength compares what the pattern matches with the bounds of the length.
func (p *pass) checkLength(s subject) {
	low, high := s.pattern.Root.Lengths()
	if low >= syntax.Impossible {
		return // another rule's
	}
	if begin, end := s.pattern.Root.Anchored(); s.pattern.Dialect == model.ECMASearch && !(begin && end) {
		high = syntax.Unbounded
	}
	if most, err := strconv.Atoi(s.traits.Max); err == nil && low > most {
		p.report(s.traits.Pattern.Pos, s.path, "the pattern needs at least %d characters, the length allows at most %d", low, most)
	}
	if least, err := strconv.Atoi(s.traits.Min); err == nil && high != syntax.Unbounded && high < least {
		p.report(s.traits.Pattern.Pos, s.path, "the pattern takes at most %d characters, the length wants at least %d", high, least)
	}
}
