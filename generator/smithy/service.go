package smithy

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/contextparam"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// choose returns the service that was asked for, by its id or name, or the only
// one; nil for none.
func (r *reader) choose(wanted string) *shape {
	var services, found []*shape
	var ids []string
	for _, s := range r.order {
		if s.kind != "service" {
			continue
		}
		services, ids = append(services, s), append(ids, s.id)
		if s.id == wanted || nameOf(s.id) == wanted {
			found = append(found, s)
		}
	}
	all := strings.Join(ids, ", ")
	switch {
	case len(services) == 0:
		r.root.Problem("the model has no service")
	case wanted == "" && len(services) == 1:
		return services[0]
	case wanted == "":
		file := path.Base(r.root.Pos().File)
		r.root.Problem("the model has several services, %s; choose one by its id behind the path: %s#%s", all, file, ids[0])
	case len(found) == 0:
		r.root.Problem("the model has no service %q; it has %s", wanted, all)
	case len(found) > 1:
		r.root.Problem("several services are named %q: %s", wanted, all)
	default:
		return found[0]
	}
	return nil
}

// readService reads what stands on the service itself; it is false for one that
// cannot be read further.
func (r *reader) readService(s *shape) bool {
	out := r.service
	out.Pos, out.IDPos = s.node.Pos(), s.node.Pos()
	out.ID = nameOf(s.id)
	if v := s.keys["version"]; v != nil {
		out.APIVersion = v.Text()
	}
	known := r.readProtocol(s)
	for _, n := range s.traits.sorted() {
		if !r.readServiceTrait(s, n) && !isProtocol(n.Key) && !slices.Contains(authTraits, n.Key) {
			keep(&out.Other, n, serviceTraits)
		}
	}
	out.Auth = r.readServiceAuth(s)
	out.Name = hyphenated(out.ID)
	out.FullName = strings.Join(strings.Fields(cmp.Or(out.FullName, out.ID)), " ")
	out.EndpointPrefix = cmp.Or(out.EndpointPrefix, strings.ToLower(nameOf(s.id)))
	out.SigningName = cmp.Or(out.SigningName, out.EndpointPrefix)
	out.UID = cmp.Or(out.UID, fmt.Sprintf("%s-%s", out.Name, out.APIVersion))
	r.readRenames(s)
	return known
}

// readServiceTrait reads a trait of the service; it is false for others.
func (r *reader) readServiceTrait(s *shape, n *node.Node) bool {
	out := r.service
	switch n.Key {
	case "aws.api#service":
		r.readAWS(n)
	case prelude + "title":
		out.FullName = n.Text()
	case prelude + "documentation":
		out.Documentation = n.Text()
	case prelude + "deprecated":
		out.Deprecated = readDeprecated(n)
	case prelude + "xmlNamespace":
		out.XMLNamespace = readNamespace(n)
	case prelude + "paginated":
		r.paginated = n
	case "smithy.rules#endpointRuleSet":
		n.Each(func(*node.Node) {})
		out.EndpointRules = &model.Fragment{Data: []byte(n.Raw), Pos: n.Pos()}
	case "smithy.rules#endpointBdd":
		if s.traits["smithy.rules#endpointRuleSet"] == nil {
			n.Problem("endpoint rules as a decision diagram are not supported without a rule set")
		}
	case "smithy.rules#clientContextParams":
		out.ContextParams = contextparam.Read(n, contextparam.Client)
	default:
		return false
	}
	return true
}

// readAWS reads what AWS says of a service.
func (r *reader) readAWS(n *node.Node) {
	var namespace string
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "sdkId":
			r.service.ID, r.service.IDPos = c.Text(), c.Pos()
		case "endpointPrefix":
			r.service.EndpointPrefix = c.Text()
		case "arnNamespace":
			namespace = c.Text()
		case "docId":
			r.service.UID = c.Text()
		case "cloudFormationName", "cloudTrailEventSource", "consoleNamespace":
			c.Text()
		default:
			c.Unknown()
		}
	})
	n.Need("sdkId")
	r.service.EndpointPrefix = cmp.Or(r.service.EndpointPrefix, namespace)
}

// hyphenated is a service's id as botocore has it for a folder: chime-sdk-identity
// for Chime SDK Identity.
func hyphenated(id string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(id, func(c rune) bool { return c == ' ' || c == '-' || c == '_' }), "-"))
}

// readRenames reads the names that the service gives to shapes.
func (r *reader) readRenames(s *shape) {
	all := s.keys["rename"]
	if all == nil {
		return
	}
	all.Each(func(n *node.Node) {
		name := n.Text()
		switch target := r.shapes[n.Key]; {
		case target == nil:
			n.Problem("unknown shape %q%s", n.Key, r.similar(n.Key))
		case !target.isData():
			n.Problem("%s has the type %s, and only shapes of values can be renamed", target.id, target.kind)
		case n.Type == gjson.String && !isName(name):
			n.Problem("%q is no name of a shape", name)
		}
		r.renames[n.Key] = name
	})
}
