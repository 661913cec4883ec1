package lint

import "github.com/modelsmith/modelsmith/generator/lint/pattern"

func patternBackreference() Rule {
	return Rule{
		ID: "pattern/backreference", Severity: Note,
		Reason: "Backreferences need a backtracking engine, which takes exponential time on some texts.",
		check:  spelling(pattern.Backreference, "`%s` refers back to a group, which needs a backtracking engine"),
	}
}
