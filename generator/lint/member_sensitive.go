package lint

import (
	"regexp"

	"github.com/modelsmith/modelsmith/generator/model"
)

func memberSensitive() Rule {
	secret := regexp.MustCompile(`(?i)(?:password|passphrase|secret|secretkey|privatekey|accesstoken|refreshtoken|sessiontoken)$`)
	return Rule{
		ID: "member/sensitive", Severity: Note,
		Reason: "What is not marked as sensitive stands in logs and messages as it is.",
		check: func(p *pass) {
			for _, m := range p.members {
				if _, ok := m.Target.(*model.String); ok && secret.MatchString(m.Name) && !m.Traits.Sensitive && !m.owner.Info().Traits.Sensitive {
					p.report(m.Pos, m.path, "the name says that it is a secret, and it is not marked as sensitive")
				}
			}
		},
	}
}
