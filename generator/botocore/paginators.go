package botocore

import (
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
	"github.com/modelsmith/modelsmith/generator/source"
)

// readPages reads the paginators, and what the SDKs add to them.
func (l *linker) readPages(src *source.Model, problems *model.Problems) {
	if f := src.Files["paginators-1.json"]; f != nil {
		node.Open(f, problems).Each(func(n *node.Node) {
			switch n.Key {
			case "version":
			case "pagination":
				n.Each(l.readPaginator)
			default:
				n.Unknown()
			}
		})
	}
	if f := src.Files["paginators-1.sdk-extras.json"]; f != nil {
		merged(node.Open(f, problems), func(n *node.Node) {
			if n.Key != "pagination" {
				n.Unsupported()
				return
			}
			n.Each(l.readPaginator)
		})
	}
}

// readPaginator reads the paginator of one operation, on top of what there is.
func (l *linker) readPaginator(n *node.Node) {
	op := l.operation(n, n.Key)
	if op == nil {
		return
	}
	if op.Paginator == nil {
		op.Paginator = &model.Paginator{Pos: n.Pos()}
		n.Need("input_token", "output_token", "result_key")
	}
	p := op.Paginator
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "input_token":
			p.InputTokens = readExpressions(c)
		case "output_token":
			p.OutputTokens = readExpressions(c)
		case "result_key":
			p.ResultKeys = readExpressions(c)
		case "non_aggregate_keys":
			p.NonAggregateKeys = readExpressions(c)
		case "limit_key":
			p.LimitKey = c.Expression()
		case "more_results":
			p.MoreResults = c.Expression()
		default:
			c.Unknown()
		}
	})
}

// operation returns the operation of a name, nil with a problem for none.
func (l *linker) operation(n *node.Node, name string) *model.Operation {
	if l.byName == nil {
		l.byName = make(map[string]*model.Operation, len(l.operations))
		for _, raw := range l.operations {
			l.byName[raw.Name] = raw.Operation
		}
	}
	op := l.byName[name]
	if op == nil {
		n.Problem("unknown operation %q", name)
	}
	return op
}

// readExpressions reads one expression or several.
func readExpressions(n *node.Node) (all []model.Expression) {
	if !n.IsArray() {
		return []model.Expression{n.Expression()}
	}
	n.Items(func(c *node.Node) { all = append(all, c.Expression()) })
	return all
}
