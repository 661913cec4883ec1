package lint

import "fmt"

func routeOverlap() Rule {
	return Rule{
		ID: "route/overlap", Severity: Note,
		Reason: "When two routes match one path and each has a literal where the other has a label, servers differ in which one they take.",
		check:  (*pass).overlaps,
	}
}

// maxCompared is how many routes of one method and length are compared with one
// another.
const maxCompared = 1000

// overlaps compares the routes of one method, length and query.
func (p *pass) overlaps() {
	groups := make(map[string][]route)
	for _, r := range p.routes() {
		key := fmt.Sprintf("%s %d %q", r.op.Method, len(r.segments), r.query)
		if len(groups[key]) == maxCompared {
			continue
		}
		for _, other := range groups[key] {
			if crosses(r, other) {
				p.report(r.op.URIPos, r.op.Path, "%s and %s of %s match one path, and neither is the more special one", r.op.URI, other.op.URI, other.op.Name)
				break
			}
		}
		groups[key] = append(groups[key], r)
	}
}

// crosses reports whether two routes of one length match one path and each is more special
// than the other at one of its segments. Routes with greedy labels are left out.
func crosses(a, b route) bool {
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
