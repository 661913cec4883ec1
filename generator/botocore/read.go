package botocore

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// Read reads a model of one of the given protocols and links it. All problems
// are reported together, sorted by place; with any there is no service.
func Read(src *source.Model, protocols []string) (*model.Service, model.Problems) {
	var problems model.Problems
	l := &linker{
		protocols: protocols,
		shapes:    make(map[string]*rawShape),
		service:   &model.Service{Name: src.Name},
	}
	root := open(src.Files["service-2.json"], &problems)
	l.service.Pos = root.pos()
	l.readRoot(root)
	if f := src.Files["nullability-1.json"]; f != nil {
		l.readNullability(open(f, &problems))
	}
	l.link()
	if len(problems) > 0 {
		return nil, problems.Sort()
	}
	return l.service, nil
}

// rawOperation is an operation whose references are still names.
type rawOperation struct {
	*model.Operation
	node *node
	// uri is where the URI stands; the operation when it has none.
	uri           *node
	input, output *node
	errors        []*node
}

// rawShape is a shape whose references are still names.
type rawShape struct {
	model.Shape
	node     *node
	members  []*rawMember
	elem     *node
	key      *node
	value    *node
	required []*node
	payload  *node
	// reached is true once an operation leads to the shape.
	reached bool
}

// rawMember is a member whose target is still a name.
type rawMember struct {
	*model.Member
	node *node
}

func (l *linker) readRoot(root *node) {
	s := l.service
	var operations, shapes, metadata *node
	root.each(func(n *node) {
		switch n.key {
		case "metadata":
			metadata = n
		case "operations":
			operations = n
		case "shapes":
			shapes = n
		case "documentation":
			s.Documentation = n.text()
		case "deprecated":
			s.Deprecated = deprecated(s.Deprecated, n)
		case "deprecatedMessage":
			s.Deprecated = deprecated(s.Deprecated, n)
		case "version", "examples":
		case "clientContextParams":
			n.unsupported()
		default:
			n.unknown()
		}
	})
	root.need("metadata")
	if !l.readMetadata(metadata) {
		return // the rest of the file has another meaning
	}
	root.need("operations", "shapes")
	if shapes != nil {
		shapes.each(func(n *node) { l.readShape(n) })
	}
	if operations != nil {
		operations.each(func(n *node) { l.readOperation(n) })
	}
}

// deprecated adds one of the three keys of a deprecation.
func deprecated(d *model.Deprecation, n *node) *model.Deprecation {
	if d == nil {
		d = new(model.Deprecation)
	}
	switch n.key {
	case "deprecated":
		if !n.flag() {
			return nil
		}
	case "deprecatedMessage":
		d.Message = n.text()
	case "deprecatedSince":
		d.Since = n.text()
	}
	return d
}

// readMetadata is false for a protocol that is not supported.
func (l *linker) readMetadata(metadata *node) bool {
	if metadata == nil {
		return true // reported with the other keys of the root
	}
	supported := true
	s := l.service
	s.IDPos = metadata.pos()
	var abbreviation string
	metadata.each(func(n *node) {
		switch n.key {
		case "apiVersion":
			s.APIVersion = n.text()
		case "endpointPrefix":
			s.EndpointPrefix = n.text()
		case "serviceFullName":
			s.FullName = n.text()
		case "serviceAbbreviation":
			abbreviation = n.text()
		case "serviceId":
			s.ID, s.IDPos = n.text(), n.pos()
		case "signingName":
			s.SigningName = n.text()
		case "uid":
			s.UID = n.text()
		case "xmlNamespace":
			s.XMLNamespace = n.text()
		case "protocol":
			s.Protocol = n.text()
			supported = l.checkProtocol(n)
		case "signatureVersion":
			n.oneOf("signature version", "v4", "s3v4")
		case "awsQueryCompatible", "protocolSettings":
			n.unsupported()
		case "auth", "protocols", "jsonVersion", "targetPrefix", "globalEndpoint", "checksumFormat", "ripServiceName":
		default:
			n.unknown()
		}
	})
	s.FullName = strings.Join(strings.Fields(cmp.Or(s.FullName, abbreviation, s.ID, s.Name)), " ")
	s.SigningName = cmp.Or(s.SigningName, s.EndpointPrefix)
	metadata.need("apiVersion", "protocol")
	return supported
}

// checkProtocol is false for a protocol that is not supported.
func (l *linker) checkProtocol(n *node) bool {
	if n.Type != gjson.String || slices.Contains(l.protocols, n.String()) {
		return true
	}
	n.oneOf("protocol", l.protocols...)
	return false
}
