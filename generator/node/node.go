// Package node is a JSON value with the way to it: what readers of models walk, so
// that every problem can say where. It imports gjson and packages model and source.
package node

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// Node is a JSON value with the way to it, so that every problem can say where.
type Node struct {
	gjson.Result
	parent *Node
	Key    string
	doc    *document
}

// document is one file and the problems found in it.
type document struct {
	file     *source.File
	problems *model.Problems
}

// Open returns the root node of a file.
func Open(f *source.File, problems *model.Problems) *Node {
	return &Node{Result: gjson.ParseBytes(f.Data), doc: &document{file: f, problems: problems}}
}

// Pos is the place of the value.
func (n *Node) Pos() model.Pos { return n.doc.file.Pos(n.Index) }

// maxKey is how many bytes of a key a path has: a large model may have a problem
// for each of its values, and all of these have the keys above in their paths.
const maxKey = 500

// Path is the model path: the keys from the root, with dots between.
func (n *Node) Path() string {
	var keys []string
	for ; n.parent != nil; n = n.parent {
		key := n.Key
		if len(key) > maxKey {
			key = strings.ToValidUTF8(key[:maxKey], "") + "…"
		}
		keys = append(keys, key)
	}
	var b strings.Builder
	for i := len(keys) - 1; i >= 0; i-- {
		if b.Len() > 0 && !strings.HasPrefix(keys[i], "[") {
			b.WriteByte('.')
		}
		b.WriteString(keys[i])
	}
	return b.String()
}

// Problem reports a fault of the value.
func (n *Node) Problem(format string, args ...any) {
	*n.doc.problems = append(*n.doc.problems, n.Fault(format, args...))
}

// Fault is a fault of the value that is not reported yet.
func (n *Node) Fault(format string, args ...any) model.Problem {
	return model.Problem{Pos: n.Pos(), Path: n.Path(), Message: fmt.Sprintf(format, args...)}
}

// Child is the value of a key of an object, nil if there is none.
func (n *Node) Child(key string) *Node {
	if !n.IsObject() {
		return nil
	}
	v := n.Get(key)
	if !v.Exists() {
		return nil
	}
	return &Node{Result: v, parent: n, Key: key, doc: n.doc}
}

// Need reports the keys that an object lacks.
func (n *Node) Need(keys ...string) {
	for _, key := range keys {
		if n.IsObject() && n.Child(key) == nil {
			n.Problem("%s is missing", key)
		}
	}
}

// Each visits the members of an object in the order of the file. A key that
// comes twice is a problem.
func (n *Node) Each(visit func(child *Node)) {
	if !n.IsObject() {
		n.Problem("expected an object")
		return
	}
	seen := make(map[string]bool)
	n.ForEach(func(k, v gjson.Result) bool {
		child := &Node{Result: v, parent: n, Key: k.String(), doc: n.doc}
		if seen[child.Key] {
			child.Problem("key %q comes twice", child.Key)
			return true
		}
		seen[child.Key] = true
		visit(child)
		return true
	})
}

// Items visits the elements of an array.
func (n *Node) Items(visit func(child *Node)) {
	if !n.IsArray() {
		n.Problem("expected an array")
		return
	}
	i := 0
	n.ForEach(func(_, v gjson.Result) bool {
		visit(&Node{Result: v, parent: n, Key: fmt.Sprintf("[%d]", i), doc: n.doc})
		i++
		return true
	})
}

// Text is the value of a string.
func (n *Node) Text() string {
	if n.Type != gjson.String {
		n.Problem("expected a string")
		return ""
	}
	return n.String()
}

// Expression is a JMESPath expression, which cannot be empty.
func (n *Node) Expression() model.Expression {
	text := n.Text()
	if text == "" && n.Type == gjson.String {
		n.Problem("the path is empty")
	}
	if text == "" {
		return model.Expression{}
	}
	return model.Expression{Text: text, JSON: n.Raw, Path: n.Path(), Pos: n.Pos()}
}

// OneOf is the value of a string that is one of a few; what says which kind of
// thing it names.
func (n *Node) OneOf(what string, allowed ...string) string {
	s := n.Text()
	if n.Type == gjson.String && !slices.Contains(allowed, s) {
		n.Problem("%s %q is not supported; supported are %s", what, s, strings.Join(allowed, ", "))
	}
	return s
}

// Flag is the value of a boolean.
func (n *Node) Flag() bool {
	if n.Type != gjson.True && n.Type != gjson.False {
		n.Problem("expected true or false")
	}
	return n.Type == gjson.True
}

// Integer is the value of an integer that fits into an int32; it is false for
// another value.
func (n *Node) Integer() (int, bool) {
	v := n.Int()
	if n.Type != gjson.Number || fmt.Sprint(v) != n.Raw || v != int64(int32(v)) {
		n.Problem("expected an integer")
		return 0, false
	}
	return int(v), true
}

// Literal is a number as it stands in the file.
func (n *Node) Literal() string {
	if n.Type != gjson.Number {
		n.Problem("expected a number")
		return ""
	}
	return n.Raw
}

// Unsupported reports a key that changes behaviour and that no emitter knows.
func (n *Node) Unsupported() {
	n.Problem("%s is not supported", n.Key)
}

// Unknown reports a key that is no part of the format.
func (n *Node) Unknown() {
	n.Problem("unknown key %q", n.Key)
}
