package botocore

import (
	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
	"github.com/modelsmith/modelsmith/generator/wellformed"
)

// readTrait reads a trait that shapes and references share; it is false for
// other keys. What stands on a reference overlays what its target has.
func readTrait(t *model.Traits, c *node.Node) bool {
	switch c.Key {
	case "documentation":
		t.Documentation = c.Text()
	case "sensitive":
		t.Sensitive = c.Flag()
	case "deprecated", "deprecatedMessage", "deprecatedSince":
		t.Deprecated = deprecated(t.Deprecated, c)
	case "timestampFormat":
		t.TimestampFormat = c.OneOf("timestamp format", "iso8601", "unixTimestamp", "rfc822")
	case "min":
		t.Min = c.Literal()
	case "max":
		t.Max = c.Literal()
	case "pattern":
		t.Pattern = &model.Pattern{Text: c.Text(), Dialect: model.JavaFull, Pos: c.Pos()}
	case "locationName":
		t.LocationName = c.Text()
	case "flattened":
		t.Flattened = c.Flag()
	case "xmlNamespace":
		t.XMLNamespace = readNamespace(c)
	case "streaming":
		t.Streaming = c.Flag()
	case "requiresLength":
		t.RequiresLength = c.Flag()
	default:
		return false
	}
	return true
}

// readNamespace reads a namespace in its two forms, a URI or an object.
func readNamespace(c *node.Node) *model.XMLNamespace {
	if !c.IsObject() {
		return &model.XMLNamespace{URI: c.Text()}
	}
	ns := new(model.XMLNamespace)
	c.Each(func(n *node.Node) {
		switch n.Key {
		case "uri":
			ns.URI = n.Text()
		case "prefix":
			ns.Prefix = n.Text()
		default:
			n.Unknown()
		}
	})
	return ns
}

// checkBounds reports bounds that no value can keep. n is the shape, or a
// reference to it that may have bounds of its own.
func checkBounds(s model.Shape, t *model.Traits, n *node.Node) {
	low, high := n.Child("min"), n.Child("max")
	okLow, okHigh := checkBound(s, low), checkBound(s, high)
	at := high
	if at == nil {
		at = low
	}
	if okLow && okHigh && at != nil {
		if what := wellformed.Bounds(t.Min, t.Max); what != "" {
			at.Problem("%s", what)
		}
	}
}

// checkBound reports one bound that cannot be; it is false for such a one.
func checkBound(s model.Shape, c *node.Node) bool {
	switch {
	case c == nil:
		return true
	case c.Type != gjson.Number:
		return false // reported where the bound is read
	}
	what := wellformed.Bound(s, c.Raw)
	if what != "" {
		c.Problem("%s", what)
	}
	return what == ""
}
