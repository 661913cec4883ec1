package smithy

import (
	"maps"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
	"github.com/modelsmith/modelsmith/generator/wellformed"
)

// sorted are the traits in the order of their ids.
func (t traits) sorted() []*node.Node {
	all := make([]*node.Node, 0, len(t))
	for _, id := range slices.Sorted(maps.Keys(t)) {
		all = append(all, t[id])
	}
	return all
}

// has reports whether there is a trait that has no value.
func (t traits) has(id string) bool {
	n := t[id]
	return n != nil && annotation(n)
}

// annotation reads a trait whose value says nothing.
func annotation(n *node.Node) bool {
	if !n.IsObject() {
		n.Problem("expected an object")
	}
	return true
}

// closedNamespaces hold the traits that change what goes over the wire or how
// clients work: one of them that nobody knows is a problem. All others are kept.
var closedNamespaces = []string{"smithy.api", "aws.auth", "aws.protocols", "smithy.protocols", "smithy.rules", "smithy.waiters"}

// keep keeps a trait that nothing here depends on. allowed are the lists of those
// in closed namespaces that may be where the trait stands.
func keep(to *[]model.Trait, n *node.Node, allowed ...[]string) {
	namespace, _, _ := strings.Cut(n.Key, "#")
	if slices.Contains(closedNamespaces, namespace) &&
		!slices.ContainsFunc(allowed, func(list []string) bool { return slices.Contains(list, n.Key) }) && !slices.Contains(anyTraits, n.Key) {
		n.Problem("unknown trait %q", n.Key)
		return
	}
	*to = append(*to, model.Trait{Name: n.Key, JSON: n.Raw, Pos: n.Pos()})
}

// The traits of closed namespaces that change nothing: on whatever there is, on
// services, on operations, on shapes, and on members.
var (
	anyTraits = []string{
		prelude + "documentation", prelude + "deprecated", prelude + "externalDocumentation", prelude + "internal", prelude + "mixin",
		prelude + "private", prelude + "since", prelude + "suppress", prelude + "tags", prelude + "unstable", prelude + "traitValidators",
		prelude + "addedDefault", prelude + "recommended", prelude + "references", prelude + "trait",
	}
	serviceTraits = slices.Concat([]string{
		prelude + "cors", prelude + "title", "aws.protocols#awsQueryCompatible", "smithy.rules#endpointTests", "smithy.rules#bdd",
		prelude + "xmlName", "smithy.protocols#rpcv2Json",
	}, unsupportedAuth)
	operationTraits = []string{
		prelude + "examples", prelude + "suppress", prelude + "paginated", prelude + "http",
	}
	shapeTraits = []string{
		prelude + "authDefinition", prelude + "protocolDefinition", prelude + "input", prelude + "output", prelude + "default",
		prelude + "box", prelude + "idRef", prelude + "enumValue", prelude + "xmlName", prelude + "xmlNamespace", prelude + "nestedProperties",
		prelude + "httpError", "aws.protocols#awsQueryError",
	}
	memberTraits = []string{
		prelude + "idRef", prelude + "box", prelude + "nestedProperties", prelude + "notProperty", prelude + "property",
		prelude + "resourceIdentifier", "aws.protocols#ec2QueryName",
		prelude + "jsonName", prelude + "xmlName", prelude + "xmlAttribute", prelude + "xmlFlattened", prelude + "xmlNamespace",
		prelude + "httpHeader", prelude + "httpLabel", prelude + "httpPayload", prelude + "httpPrefixHeaders", prelude + "httpQuery",
		prelude + "httpQueryParams", prelude + "httpResponseCode", prelude + "hostLabel",
	}
)

// readDeprecated reads the trait of what should not be used any more.
func readDeprecated(n *node.Node) *model.Deprecation {
	d := new(model.Deprecation)
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "message":
			d.Message = c.Text()
		case "since":
			d.Since = c.Text()
		default:
			c.Unknown()
		}
	})
	return d
}

func readNamespace(n *node.Node) *model.XMLNamespace {
	ns := new(model.XMLNamespace)
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "uri":
			ns.URI = c.Text()
		case "prefix":
			ns.Prefix = c.Text()
		default:
			c.Unknown()
		}
	})
	n.Need("uri")
	return ns
}

// kinds are the kinds of shapes that a trait may stand on, or on members of; a
// trait that is not listed may stand on all.
var kinds = map[string][]string{
	prelude + "length":           {"string", "blob", "list", "map"},
	prelude + "range":            {"number"},
	prelude + "pattern":          {"string"},
	prelude + "enum":             {"string"},
	prelude + "timestampFormat":  {"timestamp"},
	prelude + "mediaType":        {"string", "blob"},
	prelude + "streaming":        {"blob", "union"},
	prelude + "requiresLength":   {"blob"},
	prelude + "uniqueItems":      {"list"},
	prelude + "sparse":           {"list", "map"},
	prelude + "xmlFlattened":     {"list", "map"},
	prelude + "error":            {"structure"},
	prelude + "httpError":        {"structure"},
	prelude + "retryable":        {"structure"},
	prelude + "idempotencyToken": {"string"},
}

// misfit reports a trait that has no meaning on a kind of shape, and whether it
// was one.
func misfit(s model.Shape, n *node.Node) bool {
	allowed, listed := kinds[n.Key]
	if !listed || slices.Contains(allowed, wellformed.Kind(s)) {
		return false
	}
	n.Problem("a %s cannot have %s", wellformed.Kind(s), n.Key)
	return true
}

// readTrait reads a trait that shapes and members share; it is false for others.
// What stands on a member overlays what its target has.
func readTrait(t *model.Traits, s model.Shape, n *node.Node) bool {
	switch strings.TrimPrefix(n.Key, prelude) {
	case "documentation":
		t.Documentation = n.Text()
	case "deprecated":
		t.Deprecated = readDeprecated(n)
	case "sensitive":
		t.Sensitive = annotation(n)
	case "internal":
		t.Internal = annotation(n)
	case "unstable":
		t.Unstable = annotation(n)
	case "since":
		t.Since = n.Text()
	case "mediaType":
		t.MediaType = n.Text()
	case "uniqueItems":
		t.UniqueItems = annotation(n)
	case "requiresLength":
		t.RequiresLength = annotation(n)
	case "streaming":
		t.Streaming = annotation(n)
	case "pattern":
		t.Pattern = &model.Pattern{Text: n.Text(), Dialect: model.ECMASearch, Pos: n.Pos()}
	case "length", "range":
		readBounds(t, s, n)
	case "timestampFormat":
		t.TimestampFormat = formats[n.OneOf("timestamp format", "date-time", "epoch-seconds", "http-date")]
	default:
		return false
	}
	return true
}

// formats are the timestamp formats in the model's words.
var formats = map[string]string{"date-time": "iso8601", "epoch-seconds": "unixTimestamp", "http-date": "rfc822"}

// readBounds reads the bounds of a length or value.
func readBounds(t *model.Traits, s model.Shape, n *node.Node) {
	t.Min, t.Max = "", ""
	at := n
	n.Each(func(c *node.Node) {
		literal := c.Literal()
		switch c.Key {
		case "min":
			t.Min, at = literal, c
		case "max":
			t.Max, at = literal, c
		default:
			c.Unknown()
			return
		}
		if literal == "" {
			return
		}
		if what := wellformed.Bound(s, literal); what != "" {
			c.Problem("%s", what)
		}
	})
	if what := wellformed.Bounds(t.Min, t.Max); what != "" {
		at.Problem("%s", what)
	}
}
