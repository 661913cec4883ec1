package botocore

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
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
	kind := kindOf(s)
	if _, ok := s.(*model.Document); ok {
		kind = "document"
		if c.Key == "members" && len(c.Map()) > 0 {
			c.Problem("a document cannot have members")
			return true
		}
	}
	if !listed || slices.Contains(allowed, kind) {
		return false
	}
	c.Problem("a %s cannot have %s", kind, c.Key)
	return true
}

// maxNesting is how deep lists and maps may nest without a structure between.
// The deepest of the catalogue have four levels.
const maxNesting = 32

// checkNesting reports lists and maps that have no end, or nearly so.
func checkNesting(raw *rawShape) {
	seen := []string{raw.Info().Name}
	for next := elemOf(raw.Shape); elemOf(next) != nil; next = elemOf(next) {
		name := next.Info().Name
		if name == seen[0] {
			raw.node.Problem("%s holds itself without a structure between: %s", name, strings.Join(append(seen, name), ", "))
			return
		}
		if seen = append(seen, name); len(seen) > maxNesting {
			raw.node.Problem("lists and maps nest deeper than %d", maxNesting)
			return
		}
	}
}

// elemOf is what a list or map holds, nil for other shapes.
func elemOf(s model.Shape) model.Shape {
	switch s := s.(type) {
	case *model.List:
		return s.Elem.Target
	case *model.Map:
		return s.Value.Target
	}
	return nil
}
