package diff

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

const bothEnds = "What one end writes the other does not find: both must change together."

func wireName() Rule {
	return Rule{
		ID: "wire-name-changed", Client: Dangerous, Server: Breaking,
		What:   "The name of a member on the wire changed.",
		Reason: bothEnds,
		check: func(p *pass) {
			for _, m := range p.members {
				old, current := emit.WireName(m.old), emit.WireName(m.new)
				label := m.old.Location == "uri" && m.new.Location == "uri"
				message := isError(m.owner.new) && isMessage(m.new) && m.old.Name != m.new.Name
				if old != current && !label && (!message || p.formats) {
					p.report(m.in("locationName"), nil, "wire name %s", was(old, current))
				}
			}
			if p.formats {
				p.wireNamesOfOthers()
			}
		},
	}
}

// wireNamesOfOthers looks at shapes, elements, keys and values.
func (p *pass) wireNamesOfOthers() {
	for _, t := range p.traits {
		if old, current, differ := differing(t, wireNameOf); differ && !t.isMember && p.wireNameCounts(t) {
			p.report(t.in("locationName"), nil, "wire name %s", was(old, current))
		}
	}
}

func location() Rule {
	return Rule{
		ID: "location-changed", Client: Dangerous, Server: Breaking,
		What:   "A member stands elsewhere in the message: body, header, query string, URI, status.",
		Reason: bothEnds,
		check:  memberFact("location", func(m *model.Member) string { return m.Location }),
	}
}

func flattened() Rule {
	return Rule{
		ID: "flattened-changed", Client: Dangerous, Server: Breaking,
		What:   "The elements of a list or map stand beside each other, or inside of an element, and did not before.",
		Reason: bothEnds,
		check: func(p *pass) {
			if p.formats || strings.Contains(p.new.Service.Protocol, "xml") || strings.Contains(p.new.Service.Protocol, "query") {
				// In JSON it means nothing, and Smithy's reader leaves it out.
				traitFact("flattened", func(t *model.Traits) string { return flag(t.Flattened) })(p)
			}
		},
	}
}

func timestampFormat() Rule {
	return Rule{
		ID: "timestamp-format-changed", Client: Dangerous, Server: Breaking,
		What:   "A timestamp is written otherwise.",
		Reason: bothEnds,
		check:  traitFact("timestampFormat", func(t *model.Traits) string { return t.TimestampFormat }),
	}
}

func xmlAttribute() Rule {
	return Rule{
		ID: "xml-attribute-changed", Client: Dangerous, Server: Breaking,
		What:   "A member became an XML attribute, or is none any more.",
		Reason: bothEnds,
		check:  conditionalFact(attribute()),
	}
}

func xmlNamespace() Rule {
	return Rule{
		ID: "xml-namespace-changed", Client: Compatible, Server: Dangerous,
		What:   "The XML namespace of an element changed.",
		Reason: "Generated code does not look at namespaces when it reads; other clients may.",
		check:  sameFormatOnly(traitFact("xmlNamespace", func(t *model.Traits) string { return namespace(t.XMLNamespace) })),
	}
}

func jsonValue() Rule {
	return Rule{
		ID: "json-value-changed", Client: Dangerous, Server: Breaking,
		What:   "A header became a carrier of JSON, or is none any more.",
		Reason: bothEnds,
		check:  conditionalFact(jsonInHeader()),
	}
}

func mediaType() Rule {
	return Rule{
		ID: "media-type-changed", Client: Dangerous, Server: Breaking,
		What:   "The type of what a body or a header holds changed.",
		Reason: "It is the content type of a body, and handlers refuse others; in a header it decides the encoding.",
		check: sameFormatOnly(func(p *pass) {
			for _, t := range p.traits {
				if old, current, differ := differing(t, mediaTypeOf); differ && p.mediaTypeCounts(t) {
					p.report(t.in("mediaType"), nil, "%s", was(old, current))
				}
			}
		}),
	}
}

func eventBinding() Rule {
	return Rule{
		ID: "event-binding-changed", Client: Dangerous, Server: Breaking,
		What:   "A member of an event stands elsewhere in it.",
		Reason: bothEnds,
		check: func(p *pass) {
			conditionalFact(eventPayload())(p)
			conditionalFact(eventHeader())(p)
		},
	}
}

func hostLabel() Rule {
	return Rule{
		ID: "host-label-changed", Client: Dangerous, Server: Compatible,
		What:   "A member became a part of the host's name, or is none any more.",
		Reason: "Requests go to another host.",
		check:  memberFact("hostLabel", func(m *model.Member) string { return flag(m.HostLabel) }),
	}
}

func memberContextParam() Rule {
	return Rule{
		ID: "member-endpoint-parameter-changed", Client: Dangerous, Server: Compatible,
		What:   "A member became a parameter of the endpoint rules, or is none any more.",
		Reason: "Requests may go to another endpoint.",
		check:  memberFact("contextParam", func(m *model.Member) string { return m.ContextParam }),
	}
}

func requiresLength() Rule {
	return Rule{
		ID: "requires-length-changed", Client: Dangerous, Server: Compatible,
		What:   "The length of a stream must be known before it is sent, or need not any more.",
		Reason: "Callers with a reader that cannot tell its length cannot call.",
		check:  traitFact("requiresLength", func(t *model.Traits) string { return flag(t.RequiresLength) }),
	}
}
