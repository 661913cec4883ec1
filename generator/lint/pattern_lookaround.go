package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternLookaround() Rule {
	return Rule{
		ID: "pattern/lookaround", Severity: Note,
		Reason: "Engines that run in linear time, such as RE2 and Go's, have no look-around.",
		check:  spelling(syntax.Lookaround, "`%s` looks around, which RE2 and Go's regexp cannot"),
	}
}
