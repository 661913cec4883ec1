package botocore

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
	"github.com/modelsmith/modelsmith/generator/wellformed"
)

// kinds are the kinds of shapes that a key may stand on; a key that is not
// listed may stand on all.
var kinds = map[string][]string{
	"members":         {"structure", "union", "document"},
	"required":        {"structure", "union"},
	"union":           {"structure", "union"},
	"payload":         {"structure"},
	"exception":       {"structure"},
	"error":           {"structure"},
	"fault":           {"structure"},
	"retryable":       {"structure"},
	"wrapper":         {"structure"},
	"synthetic":       {"structure"},
	"xmlOrder":        {"structure"},
	"member":          {"list"},
	"key":             {"map"},
	"value":           {"map"},
	"sparse":          {"list", "map"},
	"flattened":       {"list", "map"},
	"enum":            {"string"},
	"pattern":         {"string"},
	"timestampFormat": {"timestamp"},
	"min":             {"string", "blob", "list", "map", "number"},
	"max":             {"string", "blob", "list", "map", "number"},
	"streaming":       {"blob", "union"},
	"requiresLength":  {"blob"},
	"eventstream":     {"union"},
	"event":           {"structure"},
	"document":        {"structure", "document"},
}

// misfit reports a key that has no meaning on a kind of shape, and whether it
// was one.
func misfit(s model.Shape, c *node.Node) bool {
	allowed, listed := kinds[c.Key]
	kind := wellformed.Kind(s)
	if _, ok := s.(*model.Document); ok && c.Key == "members" && len(c.Map()) > 0 {
		c.Problem("a document cannot have members")
		return true
	}
	if !listed || slices.Contains(allowed, kind) {
		return false
	}
	c.Problem("a %s cannot have %s", kind, c.Key)
	return true
}
