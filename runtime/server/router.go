package server

import (
	"net/http"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/escaped"
)

// restRouter finds operations by method, path and query, for the REST protocols.
// The segments of the paths make a tree; of several routes that match, literals
// win over labels and labels over greedy labels, segment by segment from the
// left; then the longer path wins, then the one with more literals in its query
// (Smithy 2.0, "http trait").
type restRouter struct {
	root node
}

// node is a place between two segments of a path.
type node struct {
	// literals are the segments that go on as they are, sorted by text.
	literals []branch
	// label goes on with any segment, nil for nothing.
	label *node
	// greedy are the ends of the routes that go on with a greedy label, those with
	// more segments first.
	greedy []tail
	// routes end here, those with more literals in the query first.
	routes []route
}

// branch is a literal segment and what follows it.
type branch struct {
	text string
	next *node
}

// tail is what follows a greedy label: literals, and the end of the path.
type tail struct {
	segments []string
	routes   []route
}

// route is the end of a path.
type route struct {
	op      *Operation
	query   []literal
	members []int
}

// literal is a part of the query that a route wants. Without a value, that of
// the request may be any.
type literal struct {
	key, value string
	hasValue   bool
}

// NewRESTRouter returns the router of the REST protocols.
func NewRESTRouter(api *API) Router {
	r := new(restRouter)
	for i := range api.Operations {
		r.add(&api.Operations[i])
	}
	r.root.sort()
	return r
}

// NeedsBody implements [Router].
func (*restRouter) NeedsBody() bool { return false }

// add puts an operation into the tree.
func (r *restRouter) add(op *Operation) {
	path, query, hasQuery := strings.Cut(op.URI, "?")
	end := route{op: op}
	if hasQuery {
		end.query = parseLiterals(query)
	}
	n, segments := &r.root, splitPath(path)
	table := op.NewInput().MemberTable()
	for i, s := range segments {
		if !strings.HasPrefix(s, "{") {
			n = n.literal(s)
			continue
		}
		name, greedy := strings.CutSuffix(strings.Trim(s, "{}"), "+")
		end.members = append(end.members, memberAt(table, runtime.InLabel, name))
		if greedy {
			n.addTail(segments[i+1:], end)
			return
		}
		if n.label == nil {
			n.label = new(node)
		}
		n = n.label
	}
	n.routes = append(n.routes, end)
}

// splitPath returns the segments of a path. A slash at its end means nothing.
func splitPath(path string) []string {
	path = strings.Trim(path, "/")
	if path == "" {
		return nil
	}
	return strings.Split(path, "/")
}

// memberAt returns the index of the member at a location, -1 for none.
func memberAt(table []runtime.Member, loc runtime.Location, wire string) int {
	return slices.IndexFunc(table, func(m runtime.Member) bool { return m.Loc == loc && m.Wire == wire })
}

// parseLiterals reads the query of a URI template.
func parseLiterals(query string) (out []literal) {
	for part := range strings.SplitSeq(query, "&") {
		if part != "" {
			key, value, hasValue := strings.Cut(part, "=")
			key, _ = escaped.Query(key)
			value, _ = escaped.Query(value)
			out = append(out, literal{key, value, hasValue})
		}
	}
	return out
}

func (n *node) literal(text string) *node {
	for _, b := range n.literals {
		if b.text == text {
			return b.next
		}
	}
	next := new(node)
	n.literals = append(n.literals, branch{text, next})
	return next
}

func (n *node) addTail(segments []string, end route) {
	for i := range n.greedy {
		if slices.Equal(n.greedy[i].segments, segments) {
			n.greedy[i].routes = append(n.greedy[i].routes, end)
			return
		}
	}
	n.greedy = append(n.greedy, tail{segments, []route{end}})
}

// sort puts everything in the order in which it is tried.
func (n *node) sort() {
	slices.SortFunc(n.literals, func(a, b branch) int { return strings.Compare(a.text, b.text) })
	slices.SortStableFunc(n.greedy, func(a, b tail) int { return len(b.segments) - len(a.segments) })
	sortRoutes(n.routes)
	for _, t := range n.greedy {
		sortRoutes(t.routes)
	}
	for _, b := range n.literals {
		b.next.sort()
	}
	if n.label != nil {
		n.label.sort()
	}
}

func sortRoutes(routes []route) {
	slices.SortStableFunc(routes, func(a, b route) int { return len(b.query) - len(a.query) })
}

// Route implements [Router].
func (r *restRouter) Route(x *Exchange) *runtime.ServerError {
	s := search{x: x, method: x.HTTP.Method, query: x.HTTP.URL.RawQuery}
	s.path = escapedPath(x.HTTP)
	if len(s.path) > 0 && s.path[0] == '/' && s.node(&r.root, 1) {
		return nil
	}
	x.Route.Op = nil
	if s.allow != nil {
		slices.Sort(s.allow)
		return &runtime.ServerError{
			Status: http.StatusMethodNotAllowed, Code: runtime.CodeMethodNotAllowed,
			Message: "The path does not take this method.", Allow: strings.Join(slices.Compact(s.allow), ", "),
		}
	}
	return UnknownOperation()
}

// UnknownOperation returns the error for a request that is for no operation.
func UnknownOperation() *runtime.ServerError {
	return &runtime.ServerError{Status: http.StatusNotFound, Code: runtime.CodeUnknownOperation, Message: "There is no such operation."}
}

// escapedPath returns the path of a request as it was sent.
func escapedPath(r *http.Request) string {
	if r.URL.RawPath != "" {
		return r.URL.RawPath
	}
	// Most paths are plain: what was sent is what was decoded of it.
	if path, sent := r.URL.Path, r.RequestURI; len(sent) >= len(path) && sent[:len(path)] == path &&
		(len(sent) == len(path) || sent[len(path)] == '?') {
		return path
	}
	return r.URL.EscapedPath()
}
