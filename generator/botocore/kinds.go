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
	"members":         {"structure", "union"},
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
	"requiresLength":  {"blob"},
}

// misfit reports a key that has no meaning on a kind of shape, and whether it
// was one.
func misfit(s model.Shape, c *node.Node) bool {
	allowed, listed := kinds[c.Key]
	if !listed || slices.Contains(allowed, wellformed.Kind(s)) {
		return false
	}
	c.Problem("a %s cannot have %s", wellformed.Kind(s), c.Key)
	return true
}
