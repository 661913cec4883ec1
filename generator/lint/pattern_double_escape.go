package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternDoubleEscape() Rule {
	return Rule{
		ID: "pattern/double-escape", Severity: Warning,
		Reason: "A backslash that is escaped twice in JSON is a literal backslash in the pattern, which then refuses what it was written for.",
		check:  spelling(syntax.DoubleEscape, "`%s` is a literal backslash, most likely escaped once too often"),
	}
}
