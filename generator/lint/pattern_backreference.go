package lint

import pattern "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternBackreference() Rule {
	return Rule{
		ID: "pattern/backreference", Severity: Note,
		Reason: "Backreferences need a backtracking engine, which takes exponential time on some texts.",
		check:  spelling(pattern.Backreference, "`%s` refers back to a group, which needs a backtracking engine"),
	}
}
