package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternBackreference() Rule {
	return Rule{
		ID: "pattern/backreference", Severity: Note,
		Reason: "Backreferences need a backtracking engine, which takes exponential time on some texts.",
		check:  spelling(syntax.Backreference, "`%s` refers back to a group, which needs a backtracking engine"),
	}
}
