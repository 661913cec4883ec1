package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternQuantifiedAnchor() Rule {
	return Rule{
		ID: "pattern/quantified-anchor", Severity: Warning,
		Reason: "A repeated anchor repeats nothing; the bounds were meant for what stands before it.",
		check:  spelling(syntax.QuantifiedAnchor, "`%s` repeats the anchor, which bounds nothing"),
	}
}
