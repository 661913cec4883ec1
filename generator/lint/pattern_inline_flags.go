package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternInlineFlags() Rule {
	return Rule{
		ID: "pattern/inline-flags", Severity: Note,
		Reason: "Flags in the middle of a pattern are no part of ECMA-262, and engines differ in what they apply to.",
		check:  spelling(syntax.InlineFlags, "`%s` changes flags in the middle of the pattern"),
	}
}
