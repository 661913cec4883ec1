package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternClassSeparator() Rule {
	return Rule{
		ID: "pattern/class-separator", Severity: Warning,
		Reason: "Classes list their characters without a separator: each | is one more character that they take.",
		check:  spelling(syntax.ClassSeparator, "`%s` in a class is no separator but the character |"),
	}
}
