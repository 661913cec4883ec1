package lint

import "strings"

func routeOverlap() Rule {
	return Rule{
		ID: "route/overlap", Severity: Note,
		Reason: "When two routes match one path and each has a literal where the other has a label, servers differ in which one they take.",
		check: func(p *pass) {
			routes := p.routes()
			for i, r := range routes {
				for _, other := range routes[:i] {
					if r.op.Method == other.op.Method && crosses(r, other) {
						p.report(r.op.URIPos, r.op.Path, "%s and %s of %s match one path, and neither is the more special one", r.op.URI, other.op.URI, other.op.Name)
						break
					}
				}
			}
		},
	}
}

// crosses reports whether two routes match one path and each is more special
// than the other at one of its segments. Routes with greedy labels are left out.
func crosses(a, b route) bool {
	if len(a.segments) != len(b.segments) || strings.Join(a.query, "&") != strings.Join(b.query, "&") {
		return false
	}
	moreA, moreB := false, false
	for i, s := range a.segments {
		o := b.segments[i]
		switch {
		case s == "{+}" || o == "{+}":
			return false
		case s == o:
		case o == "{}":
			moreA = true
		case s == "{}":
			moreB = true
		default:
			return false
		}
	}
	return moreA && moreB
}
