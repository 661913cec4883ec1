package botocore

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
	"github.com/modelsmith/modelsmith/generator/source"
)

// maxWait is the longest time between two calls of a waiter, in seconds: the
// value that Smithy has where a model says nothing, as this format never does.
const maxWait = 120

// readWaiters reads the waiters.
func (l *linker) readWaiters(src *source.Model, problems *model.Problems) {
	f := src.Files["waiters-2.json"]
	if f == nil {
		return
	}
	node.Open(f, problems).Each(func(n *node.Node) {
		switch n.Key {
		case "version":
		case "waiters":
			n.Each(l.readWaiter)
		default:
			n.Unknown()
		}
	})
	for _, op := range l.operations {
		slices.SortFunc(op.Waiters, func(a, b *model.Waiter) int { return strings.Compare(a.Name, b.Name) })
	}
}

func (l *linker) readWaiter(n *node.Node) {
	w := &model.Waiter{Name: n.Key, Pos: n.Pos()}
	n.Need("operation", "delay", "maxAttempts", "acceptors")
	if name := n.Child("operation"); name != nil && name.Type == gjson.String {
		if op := l.operation(name, name.String()); op != nil {
			op.Waiters = append(op.Waiters, w)
		}
	}
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "operation":
			c.Text()
		case "delay":
			w.MinDelay = positive(c)
			w.MaxDelay = max(w.MinDelay, maxWait)
		case "maxAttempts":
			w.MaxAttempts = positive(c)
		case "acceptors":
			c.Items(func(a *node.Node) { w.Acceptors = append(w.Acceptors, readAcceptor(a)) })
		case "description", "documentation":
			w.Documentation = c.Text()
		case "deprecated":
			w.Deprecated = c.Flag()
		default:
			c.Unknown()
		}
	})
}

// positive reads an integer from 1 on.
func positive(n *node.Node) int {
	v, ok := n.Integer()
	if ok && v < 1 {
		n.Problem("expected an integer from 1 on")
	}
	return v
}

// readAcceptor reads a condition over the outcome of an operation.
func readAcceptor(n *node.Node) model.Acceptor {
	a := model.Acceptor{Pos: n.Pos()}
	n.Need("state", "matcher", "expected")
	var argument, expected *node.Node
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "state":
			a.State = c.OneOf("state", "success", "failure", "retry")
		case "matcher":
			a.Matcher = c.OneOf("matcher", "status", "error", "path", "pathAny", "pathAll")
		case "argument":
			a.Path, argument = c.Expression(), c
		case "expected":
			expected = c
		default:
			c.Unknown()
		}
	})
	if expected != nil {
		readExpected(&a, expected)
	}
	isPath := strings.HasPrefix(a.Matcher, "path")
	switch {
	case isPath && argument == nil && n.IsObject():
		n.Problem("a path matcher needs an argument")
	case !isPath && argument != nil && a.Matcher != "":
		argument.Problem("the matcher %s takes no argument", a.Matcher)
	}
	return a
}

// readExpected reads what an acceptor compares with. An error that is true or
// false stands for any error or none.
func readExpected(a *model.Acceptor, n *node.Node) {
	switch {
	case a.Matcher == "error" && (n.Type == gjson.True || n.Type == gjson.False):
		a.Matcher, a.Expected = "success", fmt.Sprint(!n.Bool())
	case a.Matcher == "error":
		a.Expected = n.Text()
	case a.Matcher == "status":
		n.Integer()
		a.Expected = n.Raw
	case n.Type == gjson.String || n.Type == gjson.Number || n.Type == gjson.True || n.Type == gjson.False:
		a.Expected = n.String()
	default:
		n.Problem("expected a string, a number, or true or false")
	}
}
