package botocore

import "github.com/modelsmith/modelsmith/generator/node"

// extras is what the SDKs add to a model, in a file beside it.
type extras struct {
	// id is the service's id, nil for the model's own.
	id *node.Node
	// shapes are keys of shapes that are read after the model's own, by name.
	shapes map[string]*node.Node
}

// readExtras reads the file of additions. Those to shapes are read where the
// shape is.
func (l *linker) readExtras(root *node.Node) {
	merged(root, func(n *node.Node) {
		switch n.Key {
		case "metadata":
			n.Each(func(c *node.Node) {
				if c.Key != "serviceId" {
					c.Unsupported()
					return
				}
				l.extras.id = c
			})
		case "shapes":
			l.extras.shapes = make(map[string]*node.Node)
			n.Each(func(c *node.Node) { l.extras.shapes[c.Key] = c })
		default:
			n.Unsupported()
		}
	})
}

// checkExtras reports additions to shapes that the model lacks.
func (l *linker) checkExtras() {
	for name, n := range l.extras.shapes {
		if l.shapes[name] == nil {
			n.Problem("unknown shape %q%s", name, l.similar(name))
		}
	}
}

// merged visits what a file of additions merges into another.
func merged(root *node.Node, visit func(n *node.Node)) {
	root.Each(func(n *node.Node) {
		switch n.Key {
		case "version":
		case "merge":
			n.Each(visit)
		default:
			n.Unknown()
		}
	})
}
