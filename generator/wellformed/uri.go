package wellformed

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// uri compares the labels of a URI with the members bound to them.
func (c *checker) uri(op *model.Operation) {
	path, query, _ := strings.Cut(op.URI, "?")
	switch {
	case strings.ContainsFunc(op.URI, func(c rune) bool { return c <= ' ' || c > '~' || c == '#' }):
		c.report(op.URIPos, op.Path, "the URI %q has a character that must be escaped", op.URI)
		return
	case !strings.HasPrefix(path, "/"):
		c.report(op.URIPos, op.Path, "the URI %q must start with a slash", op.URI)
		return
	case strings.ContainsAny(query, "{}"):
		c.report(op.URIPos, op.Path, "the URI %q has a label in its query", op.URI)
		return
	}
	all, ok := labels(path)
	if !ok {
		c.report(op.URIPos, op.Path, "the URI %q has a malformed label", op.URI)
		return
	}
	c.bindings(op, all)
}

// bindings reports labels without a member, and members without a label.
func (c *checker) bindings(op *model.Operation, all []string) {
	open := make(map[string]bool)
	for _, name := range all {
		if name = strings.TrimSuffix(name, "+"); open[name] {
			c.report(op.URIPos, op.Path, "the URI %q has label %q twice", op.URI, name)
		}
		open[name] = true
	}
	for _, m := range inputMembers(op) {
		if m.Location != "uri" {
			continue
		}
		name := cmp.Or(m.Traits.LocationName, m.Name)
		if !open[name] {
			c.report(op.URIPos, op.Path, "member %q is bound to label %q, which the URI %q lacks", m.Name, name, op.URI)
		}
		delete(open, name)
	}
	for _, name := range slices.Sorted(maps.Keys(open)) {
		c.report(op.URIPos, op.Path, "label %q of the URI %q has no member", name, op.URI)
	}
}

// labels returns the labels of a template; greedy ones keep their plus sign. It
// is false for a template with a malformed one.
func labels(template string) (all []string, ok bool) {
	for rest := template; ; {
		before, after, found := strings.Cut(rest, "{")
		name, tail, closed := strings.Cut(after, "}")
		switch {
		case strings.Contains(before, "}"):
			return nil, false
		case !found:
			return all, true
		case !closed || strings.TrimSuffix(name, "+") == "" || strings.Contains(name, "{"):
			return nil, false
		}
		all, rest = append(all, name), tail
	}
}

// hostCharacters are those of host names, and the braces of labels. The names of
// labels are those of members.
const hostCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._{}"

// host compares the labels of a host prefix with the members that fill them.
func (c *checker) host(op *model.Operation) {
	all, ok := labels(op.HostPrefix)
	if !ok {
		c.report(op.Pos, op.Path, "the host prefix %q has a malformed label", op.HostPrefix)
		return
	}
	if strings.ContainsFunc(op.HostPrefix, func(c rune) bool { return !strings.ContainsRune(hostCharacters, c) }) {
		c.report(op.Pos, op.Path, "the host prefix %q has a character that no host has", op.HostPrefix)
	}
	// An operation without a prefix may share its input with one that has some.
	for _, m := range inputMembers(op) {
		if m.HostLabel && op.HostPrefix != "" && !slices.Contains(all, m.Name) {
			c.report(op.Pos, op.Path, "member %q is a label of the host, which the prefix %q lacks", m.Name, op.HostPrefix)
		}
	}
	for _, name := range all {
		if !slices.ContainsFunc(inputMembers(op), func(m *model.Member) bool { return m.HostLabel && m.Name == name }) {
			c.report(op.Pos, op.Path, "label %q of the host prefix %q has no member", name, op.HostPrefix)
		}
	}
}

func inputMembers(op *model.Operation) []*model.Member {
	if op.Input == nil {
		return nil
	}
	return op.Input.Members
}
