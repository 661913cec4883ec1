package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternLoneSurrogate() Rule {
	return Rule{
		ID: "pattern/lone-surrogate", Severity: Warning,
		Reason: "Half of a surrogate pair is no character and matches nothing; mostly the escapes of a range are in the wrong order.",
		check:  spelling(syntax.LoneSurrogate, "`%s` is half of a surrogate pair; the escapes around it are in the wrong order"),
	}
}
