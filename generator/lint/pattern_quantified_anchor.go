package lint

import pattern "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternQuantifiedAnchor() Rule {
	return Rule{
		ID: "pattern/quantified-anchor", Severity: Warning,
		Reason: "A repeated anchor repeats nothing; the bounds were meant for what stands before it.",
		check:  spelling(pattern.QuantifiedAnchor, "`%s` repeats the anchor, which bounds nothing"),
	}
}
