package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternDelimiters() Rule {
	return Rule{
		ID: "pattern/delimiters", Severity: Warning,
		Reason: "Patterns have no delimiters: slashes around one must stand in the text.",
		check:  spelling(syntax.Delimiters, "the slashes around `%.200s` are part of the pattern"),
	}
}
