package lint

import (
	"regexp"

	"github.com/modelsmith/modelsmith/generator/model"
)

func memberSensitive() Rule {
	secret := regexp.MustCompile(`(?i)(?:password|passphrase|secret|secretkey|privatekey|accesstoken|refreshtoken|sessiontoken)$`)
	// Ids and ARNs of secrets are none, whatever the member is called.
	pointer := regexp.MustCompile(`(?i)(?:id|arn|name)(?:type|string)?$`)
	return Rule{
		ID: "member/sensitive", Severity: Note,
		Reason: "What is not marked as sensitive stands in logs and messages as it is.",
		check: func(p *pass) {
			for _, m := range p.members {
				s, ok := m.Target.(*model.String)
				if !ok || !secret.MatchString(m.Name) || pointer.MatchString(s.Name) {
					continue
				}
				if !m.Traits.Sensitive && !m.owner.Info().Traits.Sensitive {
					p.report(m.Pos, m.path, "the name says that it is a secret, and it is not marked as sensitive")
				}
			}
		},
	}
}
