package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternIntersection() Rule {
	return Rule{
		ID: "pattern/intersection", Severity: Note,
		Reason: "Only Java has && in classes; other engines read it as two characters.",
		check:  spelling(syntax.Intersection, "`%s` intersects classes in Java and is two characters elsewhere"),
	}
}
