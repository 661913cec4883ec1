package botocore

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/contextparam"
	"github.com/modelsmith/modelsmith/generator/node"
)

// unsupported keeps a problem that only this operation has.
func (raw *rawOperation) unsupported(n *node.Node, format string, args ...any) {
	raw.Unsupported = append(raw.Unsupported, n.Fault(format, args...))
}

// readFeature reads the keys of an operation that change how it is sent; it is
// false for other keys.
func (raw *rawOperation) readFeature(n *node.Node) bool {
	switch n.Key {
	case "endpoint":
		n.Each(func(c *node.Node) {
			if c.Key != "hostPrefix" {
				c.Unknown()
				return
			}
			raw.HostPrefix = c.Text()
		})
	case "endpointdiscovery":
		raw.readDiscovery(n)
	case "httpChecksumRequired":
		raw.ChecksumRequired = n.Flag()
	case "httpChecksum":
		raw.readChecksum(n)
	case "requestcompression":
		n.Each(func(c *node.Node) {
			if c.Key != "encodings" {
				c.Unknown()
				return
			}
			c.Items(func(e *node.Node) { raw.Compression = append(raw.Compression, e.Text()) })
		})
	case "staticContextParams":
		contextparam.Add(&raw.ContextParams, contextparam.Read(n, contextparam.Static))
	case "operationContextParams":
		contextparam.Add(&raw.ContextParams, contextparam.Read(n, contextparam.Path))
		raw.unsupported(n, "endpoint parameters by JMESPath are not supported")
	default:
		return false
	}
	return true
}

// readDiscovery reads whether the endpoint must be asked for; where it may be,
// the one of the rules serves as well.
func (raw *rawOperation) readDiscovery(n *node.Node) {
	n.Each(func(c *node.Node) {
		switch {
		case c.Key != "required":
			c.Unknown()
		case c.Flag():
			raw.unsupported(n, "endpoint discovery is not supported")
		}
	})
}

// readChecksum reads the checksums of an operation: a required one of any kind
// is the one of httpChecksumRequired.
func (raw *rawOperation) readChecksum(n *node.Node) {
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "requestChecksumRequired":
			raw.ChecksumRequired = c.Flag()
		case "requestAlgorithmMember", "requestValidationModeMember":
			c.Text()
			raw.unsupported(c, "the choice of a checksum is not supported")
		case "responseAlgorithms":
			c.Items(func(a *node.Node) { a.Text() })
			raw.unsupported(c, "the checksum of a response is not supported")
		default:
			c.Unknown()
		}
	})
}

// readContextParam reads the name of the parameter that a member gives.
func readContextParam(n *node.Node) (name string) {
	n.Each(func(c *node.Node) {
		if c.Key != "name" {
			c.Unknown()
			return
		}
		name = c.Text()
	})
	n.Need("name")
	return name
}

// list is names with commas between, for messages.
func list(names []string) string { return strings.Join(names, ", ") }
