package diff

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// conditional is a fact of members that means something in some places only; what
// it is elsewhere is a trait that nothing depends on.
type conditional struct {
	name   string
	get    func(*model.Member) string
	counts func(*comparison, memberPair) bool
}

func idempotencyToken() conditional {
	return conditional{
		"idempotencyToken", func(m *model.Member) string { return flag(m.IdempotencyToken) },
		func(_ *comparison, m memberPair) bool { return m.owner.input },
	}
}

func jsonInHeader() conditional {
	return conditional{
		"jsonValue", func(m *model.Member) string { return flag(m.JSONValue) },
		func(_ *comparison, m memberPair) bool {
			return m.old.Location == "header" || m.new.Location == "header"
		},
	}
}

func attribute() conditional {
	return conditional{
		"xmlAttribute", func(m *model.Member) string { return flag(m.XMLAttribute) },
		func(c *comparison, _ memberPair) bool { return c.speaksXML() },
	}
}

func eventPayload() conditional {
	return conditional{"eventPayload", func(m *model.Member) string { return flag(m.EventPayload) }, inEvent}
}

func eventHeader() conditional {
	return conditional{"eventHeader", func(m *model.Member) string { return flag(m.EventHeader) }, inEvent}
}

func inEvent(c *comparison, m memberPair) bool {
	return c.oldFacts.isEvent(m.owner.old) || c.newFacts.isEvent(m.owner.new)
}

// isEvent reports whether a shape is sent in an event stream.
func (f *facts) isEvent(s model.Shape) bool {
	for _, h := range f.holders[s] {
		if u, ok := h.(*model.Union); ok && u.EventStream {
			return true
		}
	}
	return false
}

// speaksXML reports whether the elements of one of the protocols have names: of
// those in JSON only members have any.
func (c *comparison) speaksXML() bool {
	for _, protocol := range []string{c.old.Service.Protocol, c.new.Service.Protocol} {
		if strings.Contains(protocol, "xml") || protocol == "query" || protocol == "ec2" {
			return true
		}
	}
	return false
}

// conditionalFact is the check of a fact where it counts.
func conditionalFact(f conditional) func(*pass) {
	return func(p *pass) {
		for _, m := range p.members {
			if old, current := f.get(m.old), f.get(m.new); old != current && f.counts(p.comparison, m) {
				p.report(m.in(f.name), nil, "%s", was(old, current))
			}
		}
	}
}

// conditionalFlag is [conditionalFact] for a flag that came or went.
func conditionalFlag(f conditional, came bool) func(*pass) {
	return func(p *pass) {
		for _, m := range p.members {
			if old, current := f.get(m.old), f.get(m.new); old != current && (current != "") == came && f.counts(p.comparison, m) {
				p.report(m.in(f.name), nil, "%s", nowOrNot(came))
			}
		}
	}
}

// withoutMeaning is the check of what changed where it does not count.
func withoutMeaning(p *pass) {
	for _, op := range p.operations {
		if old, current := missing(op.old), missing(op.new); old != current && old != "" && current != "" {
			p.report(op.in("unsupported"), nil, "unsupported features %s", was(old, current))
		}
	}
	for _, f := range []conditional{idempotencyToken(), jsonInHeader(), attribute(), eventPayload(), eventHeader()} {
		f.counts = not(f.counts)
		conditionalFact(f)(p)
	}
	for _, t := range p.traits {
		if old, current, differ := differing(t, mediaTypeOf); differ && !p.mediaTypeCounts(t) {
			p.report(t.in("mediaType"), nil, "%s", was(old, current))
		}
		if old, current, differ := differing(t, isStreaming); differ && !isBlob(t.oldShape) && !isBlob(t.newShape) && !isUnion(t.newShape) {
			p.report(t.in("streaming"), nil, "%s", was(flag(old), flag(current)))
		}
		if old, current, differ := differing(t, wireNameOf); differ && !t.isMember && !p.wireNameCounts(t) {
			p.report(t.in("locationName"), nil, "wire name %s", was(old, current))
		}
	}
}

func not(counts func(*comparison, memberPair) bool) func(*comparison, memberPair) bool {
	return func(c *comparison, m memberPair) bool { return !counts(c, m) }
}

func mediaTypeOf(t *model.Traits) string { return t.MediaType }

// mediaTypeCounts reports whether something of the media type is a body or a
// header.
func (c *comparison) mediaTypeCounts(t traitPair) bool {
	if c.bound == nil {
		c.bound = make(map[any]bool)
		for _, m := range c.members {
			for _, end := range []*model.Member{m.old, m.new} {
				if end.Location == "header" || end.Location == "payload" {
					c.bound[end.Target], c.bound[&end.Traits] = true, true
				}
			}
		}
	}
	if t.isShape {
		return c.bound[t.oldShape] || c.bound[t.newShape]
	}
	return c.bound[t.old] || c.bound[t.new]
}

func wireNameOf(t *model.Traits) string { return t.LocationName }

// wireNameCounts reports whether the name of a shape or an element is on the wire.
// Flattened lists in JSON have their elements' name as that of the member.
func (c *comparison) wireNameCounts(t traitPair) bool {
	return c.speaksXML() && (!t.isShape || c.namesShapes())
}

// namesShapes reports whether shapes have names on the wire: as the roots of
// bodies.
func (c *comparison) namesShapes() bool {
	return strings.Contains(c.old.Service.Protocol+c.new.Service.Protocol, "xml")
}
