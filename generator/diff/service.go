package diff

import "github.com/modelsmith/modelsmith/generator/model"

func serviceAdded() Rule {
	return Rule{
		ID: "service-added", Client: Compatible, Server: Compatible,
		What:   "A service is new.",
		Reason: "Nobody calls it yet.",
	}
}

func serviceRemoved() Rule {
	return Rule{
		ID: "service-removed", Client: Breaking, Server: Breaking,
		What:   "A service is gone.",
		Reason: "Its packages are not generated any more.",
	}
}

func serviceID() Rule {
	return Rule{
		ID: "service-id-changed", Client: Breaking, Server: Breaking,
		What:   "The id of the service changed.",
		Reason: "Packages are named for the id: imports of the old name do not compile.",
		check:  idChanged(true),
	}
}

func serviceIDRewritten() Rule {
	return Rule{
		ID: "service-id-rewritten", Client: Compatible, Server: Compatible,
		What:   "The id of the service is written otherwise, and packages have the name that they had.",
		Reason: "ServiceID, user agents and texts of errors have the new spelling.",
		check:  idChanged(false),
	}
}

// idChanged is the check of the id, which names the packages or not.
func idChanged(named bool) func(*pass) {
	return func(p *pass) {
		old, current := p.old.Service.ID, p.new.Service.ID
		known := p.old.Names != nil && p.new.Names != nil
		// Without an id a folder names the packages.
		same := known && old != "" && current != "" && p.old.Names.Package == p.new.Names.Package
		if old == current || same == named {
			return
		}
		s := p.service().in("id")
		s.old, s.new = p.old.Service.IDPos, p.new.Service.IDPos
		var effects []string
		if known && !same {
			effects = append(effects, "package "+p.old.Names.Package+" → "+p.new.Names.Package)
		}
		p.report(s, effects, "%s", was(old, current))
	}
}

func serviceProtocol() Rule {
	return Rule{
		ID: "service-protocol-changed", Client: Dangerous, Server: Breaking,
		What:   "The protocol of the service changed.",
		Reason: "Go code stays as it is, but every request and response is written differently: both ends must change together.",
		check:  serviceFact("protocol", func(s *model.Service) string { return s.Protocol }),
	}
}

func serviceVersion() Rule {
	return Rule{
		ID: "service-version-changed", Client: Dangerous, Server: Breaking,
		What:   "The version of the API changed.",
		Reason: "Clients of the query protocol send it, and handlers refuse requests with another one.",
		check:  serviceFact("apiVersion", func(s *model.Service) string { return s.APIVersion }),
	}
}

func serviceSigningName() Rule {
	return Rule{
		ID: "service-signing-name-changed", Client: Dangerous, Server: Breaking,
		What:   "The name of the service in signatures changed.",
		Reason: "A signature for another name does not verify.",
		check:  serviceFact("signingName", func(s *model.Service) string { return s.SigningName }),
	}
}

func serviceEndpointPrefix() Rule {
	return Rule{
		ID: "service-endpoint-prefix-changed", Client: Compatible, Server: Compatible,
		What:   "The endpoint prefix changed.",
		Reason: "Endpoints come from the endpoint rules; the prefix is not used for them.",
		check:  serviceFact("endpointPrefix", func(s *model.Service) string { return s.EndpointPrefix }),
	}
}

func serviceTitle() Rule {
	return Rule{
		ID: "service-title-changed", Client: Docs, Server: Docs,
		What:   "The full name of the service or its name in AWS's reference changed.",
		Reason: "They stand in comments only.",
		check: sameFormatOnly(func(p *pass) {
			serviceFact("fullName", func(s *model.Service) string { return s.FullName })(p)
			serviceFact("uid", func(s *model.Service) string { return s.UID })(p)
		}),
	}
}

func serviceNamespace() Rule {
	return Rule{
		ID: "service-xml-namespace-changed", Client: Compatible, Server: Dangerous,
		What:   "The XML namespace of the service changed.",
		Reason: "Generated clients do not look at namespaces; other clients may.",
		check:  sameFormatOnly(serviceFact("xmlNamespace", func(s *model.Service) string { return namespace(s.XMLNamespace) })),
	}
}

func namespace(n *model.XMLNamespace) string {
	switch {
	case n == nil:
		return ""
	case n.Prefix == "":
		return n.URI
	}
	return n.Prefix + "=" + n.URI
}

// unreached are shapes that no operation leads to.
func unreached() Rule {
	return Rule{
		ID: "unreached-shapes-changed", Client: Compatible, Server: Compatible,
		What:   "Shapes that no operation leads to came or went.",
		Reason: "Nothing is generated from them.",
		check: sameFormatOnly(func(p *pass) {
			old := make(map[string]bool)
			for _, u := range p.old.Service.Unreached {
				old[u.Name] = true
			}
			came, gone := 0, 0
			for _, u := range p.new.Service.Unreached {
				if !old[u.Name] {
					came++
				}
				delete(old, u.Name)
			}
			gone = len(old)
			if came+gone > 0 {
				p.report(p.service().in("unreached"), nil, "%d came, %d went", came, gone)
			}
		}),
	}
}
