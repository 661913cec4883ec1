package botocore

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/contextparam"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
	"github.com/modelsmith/modelsmith/generator/source"
	"github.com/modelsmith/modelsmith/generator/wellformed"
)

// Read reads a model of one of the given protocols and links it. All problems
// are reported together, sorted by place; with any there is no service.
func Read(src *source.Model, protocols []string) (*model.Service, model.Problems) {
	var problems model.Problems
	l := &linker{
		protocols: protocols,
		shapes:    make(map[string]*rawShape),
		service:   &model.Service{Name: src.Name},
		problems:  &problems,
	}
	if f := src.Files["service-2.sdk-extras.json"]; f != nil {
		l.readExtras(node.Open(f, &problems))
	}
	root := node.Open(src.Files["service-2.json"], &problems)
	l.service.Pos = root.Pos()
	if !l.readRoot(root) {
		return nil, problems.Sort()
	}
	if f := src.Files["endpoint-rule-set-1.json"]; f != nil {
		l.service.EndpointRules = &model.Fragment{Data: f.Data, Pos: f.Pos(0)}
	}
	if f := src.Files["nullability-1.json"]; f != nil {
		l.readNullability(node.Open(f, &problems))
	}
	l.link()
	l.readPages(src, &problems)
	l.readWaiters(src, &problems)
	problems = append(problems, wellformed.Expressions(l.service.Operations)...)
	if len(problems) > 0 {
		return nil, problems.Sort()
	}
	return l.service, nil
}

// rawOperation is an operation whose references are still names.
type rawOperation struct {
	*model.Operation
	node *node.Node
	// uri is where the URI stands; the operation when it has none.
	uri           *node.Node
	input, output *node.Node
	errors        []*node.Node
}

// rawShape is a shape whose references are still names.
type rawShape struct {
	model.Shape
	node     *node.Node
	members  []*rawMember
	elem     *node.Node
	key      *node.Node
	value    *node.Node
	required []*node.Node
	payload  *node.Node
}

// rawMember is a member whose target is still a name.
type rawMember struct {
	*model.Member
	node *node.Node
}

// readRoot is false for a protocol that is not supported: the rest of the files
// has another meaning.
func (l *linker) readRoot(root *node.Node) bool {
	s := l.service
	var operations, shapes, metadata *node.Node
	root.Each(func(n *node.Node) {
		switch n.Key {
		case "metadata":
			metadata = n
		case "operations":
			operations = n
		case "shapes":
			shapes = n
		case "documentation":
			s.Documentation = n.Text()
		case "deprecated":
			s.Deprecated = deprecated(s.Deprecated, n)
		case "deprecatedMessage":
			s.Deprecated = deprecated(s.Deprecated, n)
		case "version", "examples":
		case "clientContextParams":
			s.ContextParams = contextparam.Read(n, contextparam.Client)
		default:
			n.Unknown()
		}
	})
	root.Need("metadata")
	if !l.readMetadata(metadata) {
		return false
	}
	root.Need("operations", "shapes")
	s.Auth = l.auth()
	l.lostUnions = lostUnions()[s.ID]
	if shapes != nil {
		shapes.Each(func(n *node.Node) { l.readShape(n) })
	}
	if operations != nil {
		operations.Each(func(n *node.Node) { l.readOperation(n) })
	}
	return true
}

// deprecated adds one of the three keys of a deprecation.
func deprecated(d *model.Deprecation, n *node.Node) *model.Deprecation {
	if d == nil {
		d = new(model.Deprecation)
	}
	switch n.Key {
	case "deprecated":
		if !n.Flag() {
			return nil
		}
	case "deprecatedMessage":
		d.Message = n.Text()
	case "deprecatedSince":
		d.Since = n.Text()
	}
	return d
}

// readMetadata is false for a protocol that is not supported.
func (l *linker) readMetadata(metadata *node.Node) bool {
	if metadata == nil {
		return true // reported with the other keys of the root
	}
	supported := true
	s := l.service
	s.IDPos = metadata.Pos()
	var abbreviation string
	metadata.Each(func(n *node.Node) {
		switch n.Key {
		case "apiVersion":
			s.APIVersion = n.Text()
		case "endpointPrefix":
			s.EndpointPrefix = n.Text()
		case "serviceFullName":
			s.FullName = n.Text()
		case "serviceAbbreviation":
			abbreviation = n.Text()
		case "serviceId":
			s.ID, s.IDPos = n.Text(), n.Pos()
		case "signingName":
			s.SigningName = n.Text()
		case "uid":
			s.UID = n.Text()
		case "xmlNamespace":
			s.XMLNamespace = &model.XMLNamespace{URI: n.Text()}
		case "protocol":
			s.Protocol = n.Text()
			supported = l.checkProtocol(n)
		case "signatureVersion":
			l.signature = readSignature(n)
		case "auth":
			l.schemes = n
		case "awsQueryCompatible", "protocolSettings":
			s.Other = append(s.Other, model.Trait{Name: n.Key, JSON: n.Raw, Pos: n.Pos()})
		case "protocols", "jsonVersion", "targetPrefix", "globalEndpoint", "checksumFormat", "ripServiceName":
		default:
			n.Unknown()
		}
	})
	if id := l.extras.id; id != nil {
		s.ID, s.IDPos = id.Text(), id.Pos()
	}
	s.FullName = strings.Join(strings.Fields(cmp.Or(s.FullName, abbreviation, s.ID, s.Name)), " ")
	s.SigningName = cmp.Or(s.SigningName, s.EndpointPrefix)
	metadata.Need("apiVersion", "protocol")
	return supported
}

// checkProtocol is false for a protocol that is not supported.
func (l *linker) checkProtocol(n *node.Node) bool {
	if n.Type != gjson.String || slices.Contains(l.protocols, n.String()) {
		return true
	}
	n.OneOf("protocol", l.protocols...)
	return false
}
