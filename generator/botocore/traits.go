package botocore

import (
	"math/big"

	"github.com/tidwall/gjson"

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
		t.TimestampFormat = c.oneOf("timestamp format", "iso8601", "unixTimestamp", "rfc822")
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

// checkBounds reports bounds that no value can keep. n is the shape, or a
// reference to it that may have bounds of its own.
func checkBounds(s model.Shape, t *model.Traits, n *node) {
	low, high := n.child("min"), n.child("max")
	okLow, okHigh := checkBound(s, low), checkBound(s, high)
	if !okLow || !okHigh || low == nil && high == nil {
		return
	}
	at := high
	if at == nil {
		at = low
	}
	lowest, hasLow := new(big.Rat).SetString(t.Min)
	highest, hasHigh := new(big.Rat).SetString(t.Max)
	if hasLow && hasHigh && lowest.Cmp(highest) > 0 {
		at.problem("min %s is larger than max %s", t.Min, t.Max)
	}
}

// checkBound reports one bound that cannot be; it is false for such a one.
func checkBound(s model.Shape, c *node) bool {
	if c == nil {
		return true
	}
	v, ok := new(big.Rat).SetString(c.Raw)
	switch {
	case c.Type != gjson.Number:
		return false // reported where the bound is read
	case !ok:
		c.problem("the number %.40s is too large", c.Raw)
		return false
	case isLength(s) && (v.Sign() < 0 || !v.IsInt()):
		c.problem("a length must be a whole number from 0 on, not %.40s", c.Raw)
		return false
	}
	return true
}

// isLength reports whether min and max bound a length rather than a value.
func isLength(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum, *model.Blob, *model.List, *model.Map:
		return true
	}
	return false
}
