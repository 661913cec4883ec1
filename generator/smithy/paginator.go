package smithy

import (
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
		InputTokens:  keys.list("inputToken", n),
		OutputTokens: keys.list("outputToken", n),
		Pos:          n.Pos(),
	}
	p.ResultKeys = keys.list("items", n)
	for _, size := range keys.list("pageSize", n) {
		p.LimitKey = size
	}
	op.Paginator = p
}

// list are the expressions of a key, of which there is one at most. What comes from
// the service is told where the operation asks for pages.
func (p pagination) list(key string, operation *node.Node) []model.Expression {
	c := p[key]
	if c == nil {
		return nil
	}
	e := c.Expression()
	if operation.Child(key) == nil {
		e.JSON, e.Path, e.Pos = "", operation.Path(), operation.Pos()
	}
	return []model.Expression{e}
}
