package lint

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// route is what decides which operation a request is for.
type route struct {
	op *model.Operation
	// segments are those of the path; labels are "{}", greedy ones "{+}".
	segments []string
	// query are the literals of the query, sorted.
	query []string
}

// routes are the routes of the protocols that have them.
func (f *facts) routes() (routes []route) {
	if !strings.HasPrefix(f.service.Protocol, "rest-") {
		return nil
	}
	for _, op := range f.service.Operations {
		path, query, hasQuery := strings.Cut(op.URI, "?")
		r := route{op: op, segments: strings.Split(strings.Trim(path, "/"), "/")}
		for i, s := range r.segments {
			switch {
			case strings.HasSuffix(s, "+}"):
				r.segments[i] = "{+}"
			case strings.HasPrefix(s, "{"):
				r.segments[i] = "{}"
			}
		}
		if hasQuery {
			r.query = strings.Split(query, "&")
			slices.Sort(r.query)
		}
		routes = append(routes, r)
	}
	return routes
}

// key is the same for routes that match the same requests.
func (r route) key() string {
	return r.op.Method + " /" + strings.Join(r.segments, "/") + "?" + strings.Join(r.query, "&")
}
