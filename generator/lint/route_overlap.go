package lint

import (
	"fmt"

	"github.com/modelsmith/modelsmith/generator/route"
)

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
	groups := make(map[string][]route.Route)
	for _, r := range p.routes() {
		key := fmt.Sprintf("%s %d %q", r.Operation.Method, len(r.Segments), r.Query)
		if len(groups[key]) == maxCompared {
			continue
		}
		for _, other := range groups[key] {
			if crosses(r, other) {
				p.report(r.Operation.URIPos, r.Operation.Path, "%s and %s of %s match one path, and neither is the more special one", r.Operation.URI, other.Operation.URI, other.Operation.Name)
				break
			}
		}
		groups[key] = append(groups[key], r)
	}
}

// crosses reports whether two routes of one length match one path and each is more special
// than the other at one of its segments. Routes with greedy labels are left out.
func crosses(a, b route.Route) bool {
	moreA, moreB := false, false
	for i, s := range a.Segments {
		o := b.Segments[i]
		switch {
		case s == route.Greedy || o == route.Greedy:
			return false
		case s == o:
		case o == route.Label:
			moreA = true
		case s == route.Label:
			moreB = true
		default:
			return false
		}
	}
	return moreA && moreB
}
