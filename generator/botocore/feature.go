package botocore

import (
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
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
		raw.addContextParams(readContextParams(n, readStaticParam))
	case "operationContextParams":
		raw.addContextParams(readContextParams(n, readPathParam))
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

func (raw *rawOperation) addContextParams(params []model.ContextParam) {
	raw.ContextParams = append(raw.ContextParams, params...)
	slices.SortStableFunc(raw.ContextParams, func(a, b model.ContextParam) int { return strings.Compare(a.Name, b.Name) })
}

// readContextParams reads parameters of the endpoint rules, sorted by name; read
// fills one from each of its keys and is false for an unknown key.
func readContextParams(n *node.Node, read func(p *model.ContextParam, c *node.Node) bool) (params []model.ContextParam) {
	n.Each(func(entry *node.Node) {
		p := model.ContextParam{Name: entry.Key, Pos: entry.Pos()}
		entry.Each(func(c *node.Node) {
			if !read(&p, c) {
				c.Unknown()
			}
		})
		params = append(params, p)
	})
	slices.SortFunc(params, func(a, b model.ContextParam) int { return strings.Compare(a.Name, b.Name) })
	return params
}

// readClientParam reads a parameter that clients set.
func readClientParam(p *model.ContextParam, c *node.Node) bool {
	switch c.Key {
	case "documentation":
		p.Documentation = c.Text()
	case "type":
		p.Kind = c.OneOf("type", "string", "boolean", "stringArray")
	default:
		return false
	}
	return true
}

// readStaticParam reads a parameter whose value an operation knows.
func readStaticParam(p *model.ContextParam, c *node.Node) bool {
	if c.Key != "value" {
		return false
	}
	p.Value = c.Raw
	switch {
	case c.Type == gjson.String:
		p.Kind = "string"
	case c.Type == gjson.True || c.Type == gjson.False:
		p.Kind = "boolean"
	case c.IsArray():
		p.Kind = "stringArray"
		c.Items(func(e *node.Node) { e.Text() })
	default:
		c.Problem("expected a string, true or false, or an array of strings")
	}
	return true
}

// readPathParam reads a parameter that a JMESPath expression takes out of the
// input.
func readPathParam(p *model.ContextParam, c *node.Node) bool {
	if c.Key != "path" {
		return false
	}
	p.Path = c.Text()
	return true
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
