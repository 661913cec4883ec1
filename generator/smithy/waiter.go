package smithy

import (
	"strconv"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// The seconds between two calls of a waiter that says nothing else.
const (
	minDelay = 2
	maxDelay = 120
)

func (r *reader) readWaiters(op linkedOperation, n *node.Node) {
	for _, w := range sortedChildren(n) {
		op.Waiters = append(op.Waiters, readWaiter(op, w))
	}
}

// sortedChildren are the members of an object, by key.
func sortedChildren(n *node.Node) []*node.Node {
	all := make(traits)
	n.Each(func(c *node.Node) { all[c.Key] = c })
	return all.sorted()
}

func readWaiter(op linkedOperation, n *node.Node) *model.Waiter {
	w := &model.Waiter{Name: n.Key, MinDelay: minDelay, MaxDelay: maxDelay, Pos: n.Pos()}
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "acceptors":
			c.Items(func(a *node.Node) { w.Acceptors = append(w.Acceptors, readAcceptor(op, a)) })
		case "minDelay":
			w.MinDelay = positive(c)
		case "maxDelay":
			w.MaxDelay = positive(c)
		case "documentation":
			w.Documentation = c.Text()
		case "deprecated":
			w.Deprecated = c.Flag()
		case "tags":
			c.Items(func(t *node.Node) { t.Text() })
		default:
			c.Unknown()
		}
	})
	n.Need("acceptors")
	if w.MinDelay > w.MaxDelay {
		n.Problem("minDelay %d is larger than maxDelay %d", w.MinDelay, w.MaxDelay)
	}
	return w
}

// positive reads an integer from 1 on.
func positive(n *node.Node) int {
	v, ok := n.Integer()
	if ok && v < 1 {
		n.Problem("expected an integer from 1 on")
	}
	return v
}

func readAcceptor(op linkedOperation, n *node.Node) model.Acceptor {
	a := model.Acceptor{Pos: n.Pos()}
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "state":
			a.State = c.OneOf("state", "success", "failure", "retry")
		case "matcher":
			readMatcher(op, &a, c)
		default:
			c.Unknown()
		}
	})
	n.Need("state", "matcher")
	return a
}

// readMatcher reads the one key that a matcher has.
func readMatcher(op linkedOperation, a *model.Acceptor, n *node.Node) {
	count := 0
	n.Each(func(c *node.Node) {
		count++
		switch c.Key {
		case "success":
			a.Matcher, a.Expected = "success", strconv.FormatBool(c.Flag())
		case "errorType":
			a.Matcher, a.Expected = "error", op.errorCode(c.Text())
		case "output", "inputOutput":
			a.WithInput = c.Key == "inputOutput"
			readPathMatcher(a, c)
		default:
			c.Unknown()
		}
	})
	if n.IsObject() && count != 1 {
		n.Problem("a matcher has one of success, errorType, output and inputOutput")
	}
}

// errorCode is the code on the wire of an error that is named by its shape. Some
// models name it by the code itself.
func (op linkedOperation) errorCode(name string) string {
	if isID(name, false) {
		name = nameOf(name)
	}
	for _, e := range op.Errors {
		if e.Name == name {
			return e.Error.Code
		}
	}
	return name
}

// comparators are the comparisons of a path, and the model's words for them.
var comparators = map[string]string{
	"stringEquals": "path", "booleanEquals": "path", "allStringEquals": "pathAll", "anyStringEquals": "pathAny",
}

func readPathMatcher(a *model.Acceptor, n *node.Node) {
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "path":
			a.Path = c.Expression()
		case "expected":
			a.Expected = c.Text()
		case "comparator":
			a.Matcher = comparators[c.OneOf("comparator", "stringEquals", "booleanEquals", "allStringEquals", "anyStringEquals")]
		default:
			c.Unknown()
		}
	})
	n.Need("path", "expected", "comparator")
}
