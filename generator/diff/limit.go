package diff

import (
	"fmt"
	"io"
	"strings"
)

// Limit says from which severities on changes are too bad; 0 is none.
type Limit struct {
	Client, Server Severity
}

// ParseLimit reads a limit: breaking, dangerous or any for both sides, or
// client:SEVERITY and server:SEVERITY separated by a comma; empty for none.
func ParseLimit(text string) (Limit, error) {
	var l Limit
	if text == "" {
		return l, nil
	}
	for part := range strings.SplitSeq(text, ",") {
		side, name, one := strings.Cut(part, ":")
		if !one {
			side, name = "", part
		}
		severity := map[string]Severity{"breaking": Breaking, "dangerous": Dangerous, "any": Docs}[name]
		if severity == 0 || side != "" && side != "client" && side != "server" || one && side == "" {
			return Limit{}, fmt.Errorf("%q is no limit; there are breaking, dangerous, any, or one side's such as client:breaking", part)
		}
		if side != "server" {
			l.Client = severity
		}
		if side != "client" {
			l.Server = severity
		}
	}
	return l, nil
}

// Reached reports whether a change is as bad as the limit.
func (l Limit) Reached(r Report) bool {
	for _, s := range r.Services {
		for _, c := range s.Changes {
			if l.Client != 0 && c.Client >= l.Client || l.Server != 0 && c.Server >= l.Server {
				return true
			}
		}
	}
	return false
}

// WriteRulesText writes rules, one a line.
func WriteRulesText(w io.Writer, rules []Rule) error {
	for _, r := range rules {
		if _, err := fmt.Fprintf(w, "%-36s %-10s %-10s %s %s\n", r.ID, r.Client, r.Server, r.What, r.Reason); err != nil {
			return err
		}
	}
	return nil
}
