package botocore

import (
	"math/big"

	"github.com/modelsmith/modelsmith/generator/model"
)

// readTrait reads a trait that shapes and references share; it is false for
// other keys. What stands on a reference overlays what its target has.
func readTrait(t *model.Traits, c *node) bool {
	switch c.key {
	case "documentation":
		t.Documentation = c.text()
	case "sensitive":
		t.Sensitive = c.flag()
	case "deprecated", "deprecatedMessage", "deprecatedSince":
		t.Deprecated = deprecated(t.Deprecated, c)
	case "timestampFormat":
		t.TimestampFormat = c.text()
		switch t.TimestampFormat {
		case "iso8601", "unixTimestamp", "rfc822":
		default:
			c.problem("unknown timestamp format %q", t.TimestampFormat)
		}
	case "min":
		t.Min = c.literal()
	case "max":
		t.Max = c.literal()
	case "pattern":
		t.Pattern = c.text()
	case "locationName":
		t.LocationName = c.text()
	case "flattened":
		t.Flattened = c.flag()
	case "xmlNamespace":
		t.XMLNamespace = readNamespace(c)
	default:
		return false
	}
	return true
}

// readNamespace reads a namespace in its two forms, a URI or an object.
func readNamespace(c *node) *model.XMLNamespace {
	if !c.IsObject() {
		return &model.XMLNamespace{URI: c.text()}
	}
	ns := new(model.XMLNamespace)
	c.each(func(n *node) {
		switch n.key {
		case "uri":
			ns.URI = n.text()
		case "prefix":
			ns.Prefix = n.text()
		default:
			n.unknown()
		}
	})
	return ns
}

// checkBounds reports bounds that no value can keep.
func checkBounds(raw *rawShape, n *node) {
	t := &raw.Info().Traits
	low, okLow := new(big.Rat).SetString(t.Min)
	high, okHigh := new(big.Rat).SetString(t.Max)
	if okLow && okHigh && low.Cmp(high) > 0 {
		n.problem("min %s is larger than max %s", t.Min, t.Max)
	}
	if !isLength(raw.Shape) {
		return
	}
	for _, b := range []*big.Rat{low, high} {
		if b != nil && (b.Sign() < 0 || !b.IsInt()) {
			n.problem("a length must be a whole number from 0 on, not %s", b.RatString())
		}
	}
}

// isLength reports whether min and max bound a length rather than a value.
func isLength(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum, *model.Blob, *model.List, *model.Map:
		return true
	}
	return false
}
