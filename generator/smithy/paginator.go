package smithy

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// pagination are the keys of a paginator that say something.
type pagination map[string]*node.Node

// read reads the keys of the trait, over those that are there.
func (p pagination) read(n *node.Node) {
	if n == nil {
		return
	}
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "inputToken", "outputToken", "items", "pageSize":
			c.Text()
			p[c.Key] = c
		default:
			c.Unknown()
		}
	})
}

// readPaginator reads how the pages of an operation follow one another: what the
// operation says, over what its service says.
func (r *reader) readPaginator(op linkedOperation) {
	n := op.raw.traits[prelude+"paginated"]
	if n == nil {
		return
	}
	keys := make(pagination)
	keys.read(r.paginated)
	keys.read(n)
	if keys["inputToken"] == nil || keys["outputToken"] == nil {
		n.Problem("a paginator needs inputToken and outputToken, here or in the service")
		return
	}
	p := &model.Paginator{
		InputTokens:  []string{keys["inputToken"].String()},
		OutputTokens: []string{keys["outputToken"].String()},
		Pos:          n.Pos(),
	}
	checkPath(keys["inputToken"], n, op.Input)
	checkPath(keys["outputToken"], n, op.Output)
	if items := keys["items"]; items != nil {
		p.ResultKeys = []string{items.String()}
		checkPath(items, n, op.Output)
	}
	if size := keys["pageSize"]; size != nil {
		p.LimitKey = size.String()
		checkPath(size, n, op.Input)
	}
	op.Paginator = p
}

// checkPath reports a path of members that leads to none. The problem is where
// the operation asks for pages.
func checkPath(path, at *node.Node, in *model.Structure) {
	if in == nil {
		at.Problem("the path %q leads into a structure that the operation lacks", path.String())
		return
	}
	var shape model.Shape = in
	for name := range strings.SplitSeq(path.String(), ".") {
		var next model.Shape
		found := false
		for _, m := range model.MembersOf(shape) {
			if m.Name == name {
				next, found = m.Target, true
			}
		}
		if !found {
			at.Problem("the path %q leads to no member: %s has no %q", path.String(), shape.Info().Name, name)
			return
		}
		if shape = next; shape == nil {
			return // reported already
		}
	}
}
