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
			p.InputTokens = l.readPaths(c, op.Input)
		case "output_token":
			p.OutputTokens = l.readPaths(c, op.Output)
		case "result_key":
			p.ResultKeys = l.readPaths(c, op.Output)
		case "non_aggregate_keys":
			p.NonAggregateKeys = l.readPaths(c, op.Output)
		case "limit_key":
			p.LimitKey = l.readPath(c, op.Input)
		case "more_results":
			p.MoreResults = l.readPath(c, op.Output)
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

// readPaths reads one path or several.
func (l *linker) readPaths(n *node.Node, in *model.Structure) (paths []string) {
	if !n.IsArray() {
		return []string{l.readPath(n, in)}
	}
	n.Items(func(c *node.Node) { paths = append(paths, l.readPath(c, in)) })
	return paths
}

// readPath reads a path into a structure. Dotted names must be there; what else
// JMESPath has is left to those who walk the path.
func (l *linker) readPath(n *node.Node, in *model.Structure) string {
	path := n.Text()
	if path == "" {
		return path
	}
	l.checkPath(n, path, in)
	return path
}
