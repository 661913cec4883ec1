package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternWideRange() Rule {
	return Rule{
		ID: "pattern/wide-range", Severity: Warning,
		Reason: "A range from an upper-case to a lower-case letter takes the punctuation between them too.",
		check:  spelling(syntax.WideRange, "the range `%s` takes the punctuation between its ends too"),
	}
}
