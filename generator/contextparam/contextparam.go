// Package contextparam reads the parameters of endpoint rules that clients and
// operations give, which stand alike in both formats of models. It imports gjson
// and packages model and node.
package contextparam

import (
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// Read reads parameters of the endpoint rules, sorted by name; read
// fills one from each of its keys and is false for an unknown key.
func Read(n *node.Node, read func(p *model.ContextParam, c *node.Node) bool) (params []model.ContextParam) {
	n.Each(func(entry *node.Node) {
		p := model.ContextParam{Name: entry.Key, Pos: entry.Pos()}
		entry.Each(func(c *node.Node) {
			if !read(&p, c) {
				c.Unknown()
			}
		})
		params = append(params, p)
	})
	return sorted(params)
}

// Add adds parameters to others, sorted by name.
func Add(to *[]model.ContextParam, params []model.ContextParam) {
	*to = sorted(append(*to, params...))
}

func sorted(params []model.ContextParam) []model.ContextParam {
	slices.SortStableFunc(params, func(a, b model.ContextParam) int { return strings.Compare(a.Name, b.Name) })
	return params
}

// Client reads a parameter that clients set.
func Client(p *model.ContextParam, c *node.Node) bool {
	switch c.Key {
	case "documentation":
		p.Documentation = c.Text()
	case "type":
		p.Kind = c.OneOf("type", "string", "boolean", "stringArray")
	default:
		return false
	}
	return true
}

// Static reads a parameter whose value an operation knows.
func Static(p *model.ContextParam, c *node.Node) bool {
	if c.Key != "value" {
		return false
	}
	p.Value = c.Raw
	switch {
	case c.Type == gjson.String:
		p.Kind = "string"
	case c.Type == gjson.True || c.Type == gjson.False:
		p.Kind = "boolean"
	case c.IsArray():
		p.Kind = "stringArray"
		c.Items(func(e *node.Node) { e.Text() })
	default:
		c.Problem("expected a string, true or false, or an array of strings")
	}
	return true
}

// Path reads a parameter that a JMESPath expression takes out of the
// input.
func Path(p *model.ContextParam, c *node.Node) bool {
	if c.Key != "path" {
		return false
	}
	p.Path = c.Text()
	return true
}
