package smithy

import (
	"github.com/modelsmith/modelsmith/generator/contextparam"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// readFeature reads a trait that changes how an operation is sent; it is false
// for others.
func (op linkedOperation) readFeature(n *node.Node) bool {
	switch n.Key {
	case "aws.auth#unsignedPayload":
		op.UnsignedPayload = annotation(n)
	case prelude + "httpChecksumRequired":
		op.ChecksumRequired = annotation(n)
	case "aws.protocols#httpChecksum":
		op.readChecksum(n)
	case prelude + "requestCompression":
		only(n, "encodings", func(c *node.Node) {
			c.Items(func(e *node.Node) { op.Compression = append(op.Compression, e.Text()) })
		})
	case prelude + "endpoint":
		only(n, "hostPrefix", func(c *node.Node) { op.HostPrefix = c.Text() })
	case "smithy.rules#staticContextParams":
		contextparam.Add(&op.ContextParams, contextparam.Read(n, contextparam.Static))
	case "smithy.rules#operationContextParams":
		contextparam.Add(&op.ContextParams, contextparam.Read(n, contextparam.Path))
		op.unsupported(n, "endpoint parameters by JMESPath are not supported")
	case "aws.api#clientDiscoveredEndpoint":
		only(n, "required", func(c *node.Node) {
			if c.Flag() {
				op.unsupported(n, "endpoint discovery is not supported")
			}
		})
	case "aws.customizations#s3UnwrappedXmlOutput":
		op.unsupported(n, "%s is not supported", n.Key)
	default:
		return false
	}
	return true
}

// only reads an object that has one key.
func only(n *node.Node, key string, read func(c *node.Node)) {
	n.Each(func(c *node.Node) {
		if c.Key != key {
			c.Unknown()
			return
		}
		read(c)
	})
	n.Need(key)
}

// unsupported keeps a problem that only this operation has.
func (op linkedOperation) unsupported(n *node.Node, format string, args ...any) {
	op.Unsupported = append(op.Unsupported, n.Fault(format, args...))
}

// readChecksum reads the checksums of an operation: a required one of any kind
// is the one of httpChecksumRequired.
func (op linkedOperation) readChecksum(n *node.Node) {
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "requestChecksumRequired":
			op.ChecksumRequired = c.Flag()
		case "requestAlgorithmMember", "requestValidationModeMember":
			c.Text()
			op.unsupported(c, "the choice of a checksum is not supported")
		case "responseAlgorithms":
			c.Items(func(a *node.Node) { a.Text() })
			op.unsupported(c, "the checksum of a response is not supported")
		default:
			c.Unknown()
		}
	})
}

// refuseEventStreams keeps a problem for every event stream that an operation
// sends or receives: nothing does.
func (r *reader) refuseEventStreams(op linkedOperation) {
	for _, st := range []*model.Structure{op.Input, op.Output} {
		if st == nil {
			continue
		}
		for _, m := range st.Members {
			u, ok := m.Target.(*model.Union)
			if !ok || !u.EventStream {
				continue
			}
			op.Unsupported = append(op.Unsupported, model.Problem{
				Pos: m.Pos, Path: st.Path + ".members." + m.Name,
				Message: "event streams are not supported, and member " + m.Name + " of " + st.Name + " is one",
			})
		}
	}
}
