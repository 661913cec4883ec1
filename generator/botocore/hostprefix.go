package botocore

import (
	"strings"

	"github.com/tidwall/gjson"
)

// checkHostPrefix compares the labels of the host prefix with the members that
// fill them.
func checkHostPrefix(raw *rawOperation) {
	if raw.hostPrefix == nil || raw.hostPrefix.Type != gjson.String {
		return
	}
	labels := make(map[string]bool)
	for rest := raw.HostPrefix; rest != ""; {
		before, after, found := strings.Cut(rest, "{")
		name, tail, closed := strings.Cut(after, "}")
		if strings.ContainsFunc(before, notHost) || found && (!closed || name == "") {
			raw.hostPrefix.Problem("the host prefix %q is malformed", raw.HostPrefix)
			return
		}
		if found {
			labels[name] = true
		}
		rest = tail
	}
	for _, m := range inputMembers(raw.Input) {
		if !m.HostLabel {
			continue
		}
		if m.Target != nil && !isString(m.Target) {
			raw.hostPrefix.Problem("member %q fills a label of the host prefix and must be a string", m.Name)
		}
		delete(labels, m.Name)
	}
	for name := range labels {
		raw.hostPrefix.Problem("label %q of the host prefix %q has no member", name, raw.HostPrefix)
	}
}

// notHost reports a character that a host name cannot have.
func notHost(c rune) bool {
	return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '.'
}
