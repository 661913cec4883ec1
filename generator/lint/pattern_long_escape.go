package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternLongEscape() Rule {
	return Rule{
		ID: "pattern/long-escape", Severity: Warning,
		Reason: "\\u takes four digits; a fifth is a character of its own, so that the class has others than meant.",
		check:  spelling(syntax.LongEscape, "`%s` is an escape of four digits and the rest as it stands; write \\x{…} or a surrogate pair"),
	}
}
