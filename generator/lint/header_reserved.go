package lint

import (
	"slices"
	"strings"
)

func headerReserved() Rule {
	return Rule{
		ID: "header/reserved", Severity: Warning,
		Reason: "Headers that belong to the connection or the signature are overwritten or removed on the way.",
		check: func(p *pass) {
			reserved := []string{
				"authorization", "connection", "content-length", "expect", "host", "keep-alive", "proxy-authenticate",
				"proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "x-amz-date", "x-amz-security-token",
			}
			for _, m := range p.members {
				if m.Location == "header" && p.sent[m.owner] && slices.Contains(reserved, strings.ToLower(m.wireName())) {
					p.report(m.Pos, m.path, "the header %s is not the caller's to set", m.wireName())
				}
			}
		},
	}
}
