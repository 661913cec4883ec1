package botocore

import (
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// Read reads a model and links it. All problems are reported together, sorted
// by place; with any there is no service.
func Read(src *source.Model) (*model.Service, model.Problems) {
	var problems model.Problems
	l := &linker{
		shapes:  make(map[string]*rawShape),
		service: &model.Service{Name: src.Name},
	}
	root := open(src.Files["service-2.json"], &problems)
	l.service.Pos = root.pos()
	l.readRoot(root)
	if f := src.Files["nullability-1.json"]; f != nil {
		l.readNullability(open(f, &problems))
	}
	if len(problems) == 0 {
		l.link()
	}
	if len(problems) > 0 {
		return nil, problems.Sort()
	}
	return l.service, nil
}

// rawOperation is an operation whose references are still names.
type rawOperation struct {
	*model.Operation
	node          *node
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
	l.readMetadata(root, metadata)
	if operations == nil || shapes == nil {
		root.problem("a service needs operations and shapes")
		return
	}
	shapes.each(func(n *node) { l.readShape(n) })
	operations.each(func(n *node) { l.readOperation(n) })
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

func (l *linker) readMetadata(root, metadata *node) {
	if metadata == nil {
		root.problem("metadata is missing")
		return
	}
	s := l.service
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
			s.ID = n.text()
		case "signingName":
			s.SigningName = n.text()
		case "uid":
			s.UID = n.text()
		case "xmlNamespace":
			s.XMLNamespace = n.text()
		case "protocol":
			s.Protocol = n.text()
			l.protocol = n
		case "signatureVersion":
			if v := n.text(); v != "v4" && v != "s3v4" {
				n.problem("signature version %q is not supported; supported is v4", v)
			}
		case "awsQueryCompatible", "protocolSettings":
			n.unsupported()
		case "auth", "protocols", "jsonVersion", "targetPrefix", "globalEndpoint", "checksumFormat", "ripServiceName":
		default:
			n.unknown()
		}
	})
	if s.FullName == "" {
		s.FullName = abbreviation
	}
	if s.SigningName == "" {
		s.SigningName = s.EndpointPrefix
	}
	for _, need := range []struct{ key, value string }{
		{"apiVersion", s.APIVersion}, {"protocol", s.Protocol},
	} {
		if need.value == "" {
			metadata.problem("%s is missing", need.key)
		}
	}
}
