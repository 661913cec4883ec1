package botocore

import (
	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

func (l *linker) linkMembers(raw *rawShape) []*model.Member {
	byName := make(map[string]*model.Member, len(raw.members))
	members := make([]*model.Member, 0, len(raw.members))
	for _, m := range raw.members {
		l.linkRef(&m.Ref, m.node, func(c *node.Node) { l.readMember(m.Member, c) })
		byName[m.Name] = m.Member
		members = append(members, m.Member)
	}
	for _, r := range raw.required {
		if m := named(byName, r, "required"); m != nil {
			m.Required = true
		}
	}
	if raw.payload != nil {
		if m := named(byName, raw.payload, "the payload"); m != nil {
			if m.Location != "" {
				raw.payload.Problem("%q is the payload and has location %s", m.Name, m.Location)
			}
			m.Location = "payload"
		}
	}
	return members
}

// named returns the member that a node names; what says what it is to be.
func named(members map[string]*model.Member, n *node.Node, what string) *model.Member {
	name := n.Text()
	m := members[name]
	if m == nil && n.Type == gjson.String {
		n.Problem("%q is %s but no member", name, what)
	}
	return m
}

// readMember reads the keys that only members have.
func (l *linker) readMember(m *model.Member, c *node.Node) {
	switch c.Key {
	case "location":
		m.Location = c.OneOf("location", "uri", "querystring", "header", "headers", "statusCode")
	case "idempotencyToken":
		m.IdempotencyToken = c.Flag()
	case "xmlAttribute":
		m.XMLAttribute = c.Flag()
	case "jsonvalue":
		m.JSONValue = c.Flag()
	case "hostLabel":
		m.HostLabel = c.Flag()
	case "contextParam":
		m.ContextParam = readContextParam(c)
	case "eventpayload":
		m.EventPayload = c.Flag()
	case "eventheader":
		m.EventHeader = c.Flag()
	case "queryName":
		if l.service.Protocol != "ec2" {
			c.Unsupported() // the query protocol of botocore does not look at it
			return
		}
		c.Text()
		m.Traits.Other = append(m.Traits.Other, model.Trait{Name: c.Key, JSON: c.Raw, Pos: c.Pos()})
	default:
		c.Unknown()
	}
}

// readElem reads the keys that only the members of lists have. JSON in text is
// coded in headers only, and a list has none.
func readElem(c *node.Node) {
	if c.Key != "jsonvalue" {
		c.Unknown()
		return
	}
	c.Flag()
}
