package smithy

import (
	"slices"
	"strings"
)

// protocols are the traits of protocols, and botocore's names of them.
var protocols = map[string]string{
	"aws.protocols#restJson1":    "rest-json",
	"aws.protocols#restXml":      "rest-xml",
	"aws.protocols#awsJson1_0":   "json",
	"aws.protocols#awsJson1_1":   "json",
	"aws.protocols#awsQuery":     "query",
	"aws.protocols#ec2Query":     "ec2",
	"smithy.protocols#rpcv2Cbor": "smithy-rpc-v2-cbor",
}

// wire is what a protocol makes of traits.
type wire struct {
	// name is the trait that renames members; empty for none.
	name string
	// xml is true where the traits of XML count, rest where those of HTTP do.
	xml, rest bool
	// queryErrors is true where errors have the codes of the query protocol, and
	// wrapped where results are in an element of their own.
	queryErrors, wrapped bool
}

var wires = map[string]wire{
	"rest-json": {name: prelude + "jsonName", rest: true},
	"rest-xml":  {name: prelude + "xmlName", xml: true, rest: true},
	"query":     {name: prelude + "xmlName", xml: true, queryErrors: true, wrapped: true},
	"ec2":       {name: prelude + "xmlName", xml: true},
}

// reads reports whether the protocol looks at a trait of members.
func (w wire) reads(trait string) bool {
	switch trait {
	case w.name:
		return true
	case prelude + "xmlAttribute", prelude + "xmlFlattened", prelude + "xmlNamespace":
		return w.xml
	}
	return w.rest && strings.HasPrefix(trait, prelude+"http") && slices.Contains(memberTraits, trait)
}

// isProtocol reports whether a trait is that of a protocol.
func isProtocol(trait string) bool { return protocols[trait] != "" }

// readProtocol chooses a protocol of the service: the first of those that are
// supported. It is false when there is none.
func (r *reader) readProtocol(s *shape) bool {
	var has []string
	for _, n := range s.traits.sorted() {
		if name := protocols[n.Key]; name != "" {
			has = append(has, name)
		}
	}
	for _, name := range r.protocols {
		if slices.Contains(has, name) {
			r.service.Protocol, r.wire = name, wires[name]
			return true
		}
	}
	supported := strings.Join(r.protocols, ", ")
	if has == nil {
		s.node.Problem("%s has no protocol that is supported; supported are %s", s.id, supported)
	} else {
		s.node.Problem("protocol %q is not supported; supported are %s", strings.Join(has, ", "), supported)
	}
	return false
}
