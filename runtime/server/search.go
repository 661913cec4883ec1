package server

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/runtime/internal/escaped"
)

// search is the way of one request through the tree.
type search struct {
	x                   *Exchange
	path, method, query string
	// allow are the methods of the routes that match but for the method.
	allow []string
}

// node goes on behind the slash in front of pos. Each node of the tree is tried
// once at most, for there is one way to it.
func (s *search) node(n *node, pos int) bool {
	if pos >= len(s.path) {
		return s.end(n.routes)
	}
	end := pos
	for end < len(s.path) && s.path[end] != '/' {
		end++
	}
	segment := s.path[pos:end]
	if segment != "" {
		if next := n.find(segment); next != nil && s.node(next, end+1) {
			return true
		}
		if n.label != nil && s.below(n.label, segment, end+1) {
			return true
		}
	}
	return s.tails(n.greedy, s.path[pos:])
}

// below goes on behind a label.
func (s *search) below(n *node, value string, pos int) bool {
	labels := &s.x.Route.Labels
	*labels = append(*labels, value)
	if s.node(n, pos) {
		return true
	}
	*labels = (*labels)[:len(*labels)-1]
	return false
}

// find returns what follows a literal segment. Escapes in a literal are those of
// the model; a client may escape more than it has to.
func (n *node) find(segment string) *node {
	if strings.IndexByte(segment, '%') >= 0 {
		plain, ok := escaped.Path(segment)
		if !ok || strings.IndexByte(plain, '/') >= 0 {
			return nil
		}
		segment = plain
	}
	low, high := 0, len(n.literals)
	for low < high {
		mid := (low + high) / 2
		if n.literals[mid].text < segment {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(n.literals) && n.literals[low].text == segment {
		return n.literals[low].next
	}
	return nil
}

// tails tries the routes that go on with a greedy label, which takes at least
// one byte.
func (s *search) tails(tails []tail, rest string) bool {
	labels := &s.x.Route.Labels
	for _, t := range tails {
		value, ok := cutTail(rest, t.segments)
		if !ok || value == "" {
			continue
		}
		*labels = append(*labels, value)
		if s.end(t.routes) {
			return true
		}
		*labels = (*labels)[:len(*labels)-1]
	}
	return false
}

// cutTail cuts segments from the end of a path.
func cutTail(path string, segments []string) (string, bool) {
	if len(segments) > 0 {
		path = strings.TrimSuffix(path, "/")
	}
	for _, want := range slices.Backward(segments) {
		i := strings.LastIndexByte(path, '/')
		if i < 0 {
			return "", false
		}
		if have := path[i+1:]; have != want {
			if plain, ok := escaped.Path(have); !ok || plain != want {
				return "", false
			}
		}
		path = path[:i]
	}
	return path, true
}

// end takes the first route with the request's method and query.
func (s *search) end(routes []route) bool {
	for i := range routes {
		r := &routes[i]
		if !s.matches(r.query) {
			continue
		}
		if r.op.Method != s.method {
			s.allow = append(s.allow, r.op.Method)
			continue
		}
		s.x.Route.Op, s.x.Route.Members = r.op, r.members
		return true
	}
	return false
}

func (s *search) matches(query []literal) bool {
	for i := range query {
		l := &query[i]
		if l.hasValue && !escaped.HasValue(s.query, l.key, l.value) || !l.hasValue && !escaped.Has(s.query, l.key) {
			return false
		}
	}
	return true
}
