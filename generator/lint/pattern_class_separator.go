package lint

import "github.com/modelsmith/modelsmith/generator/lint/pattern"

func patternClassSeparator() Rule {
	return Rule{
		ID: "pattern/class-separator", Severity: Warning,
		Reason: "Classes list their characters without a separator: each | is one more character that they take.",
		check:  spelling(pattern.ClassSeparator, "`%s` in a class is no separator but the character |"),
	}
}
