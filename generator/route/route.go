// Package route is what decides, by method, path and query, which operation a
// request of a REST protocol is for. It imports package model and the standard
// library.
package route

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// The segments that stand for labels.
const (
	Label  = "{}"
	Greedy = "{+}"
)

// Route is the route of an operation.
type Route struct {
	Operation *model.Operation
	// Segments are those of the path; labels are [Label], greedy ones [Greedy].
	Segments []string
	// Query are the literals of the query, sorted.
	Query []string
}

// Of returns the routes of a service, none for a protocol without routes.
func Of(s *model.Service) (routes []Route) {
	if !strings.HasPrefix(s.Protocol, "rest-") {
		return nil
	}
	for _, op := range s.Operations {
		path, query, hasQuery := strings.Cut(op.URI, "?")
		r := Route{Operation: op, Segments: strings.Split(strings.Trim(path, "/"), "/")}
		for i, s := range r.Segments {
			switch {
			case strings.HasSuffix(s, "+}"):
				r.Segments[i] = Greedy
			case strings.HasPrefix(s, "{"):
				r.Segments[i] = Label
			}
		}
		if hasQuery {
			r.Query = strings.Split(query, "&")
			slices.Sort(r.Query)
		}
		routes = append(routes, r)
	}
	return routes
}

// Key is the same for routes that match the same requests.
func (r Route) Key() string {
	return r.Operation.Method + " /" + strings.Join(r.Segments, "/") + "?" + strings.Join(r.Query, "&")
}

// Ambiguous calls report for each operation that has the route of another one
// before it.
func Ambiguous(routes []Route, report func(op, other *model.Operation)) {
	first := make(map[string]*model.Operation)
	for _, r := range routes {
		if other, taken := first[r.Key()]; taken {
			report(r.Operation, other)
			continue
		}
		first[r.Key()] = r.Operation
	}
}
