package botocore

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// node is a JSON value with the way to it, so that every problem can say where.
type node struct {
	gjson.Result
	parent *node
	key    string
	doc    *document
}

// document is one file and the problems found in it.
type document struct {
	file     *source.File
	problems *model.Problems
}

// open returns the root node of a file.
func open(f *source.File, problems *model.Problems) *node {
	return &node{Result: gjson.ParseBytes(f.Data), doc: &document{file: f, problems: problems}}
}

// pos is the place of the value.
func (n *node) pos() model.Pos { return n.doc.file.Pos(n.Index) }

// path is the model path: the keys from the root, with dots between.
func (n *node) path() string {
	var keys []string
	for ; n.parent != nil; n = n.parent {
		keys = append(keys, n.key)
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

// problem reports a fault of the value.
func (n *node) problem(format string, args ...any) {
	*n.doc.problems = append(*n.doc.problems, model.Problem{
		Pos: n.pos(), Path: n.path(), Message: fmt.Sprintf(format, args...),
	})
}

// child is the value of a key of an object, nil if there is none.
func (n *node) child(key string) *node {
	if !n.IsObject() {
		return nil
	}
	v := n.Get(key)
	if !v.Exists() {
		return nil
	}
	return &node{Result: v, parent: n, key: key, doc: n.doc}
}

// need reports the keys that an object lacks.
func (n *node) need(keys ...string) {
	for _, key := range keys {
		if n.IsObject() && n.child(key) == nil {
			n.problem("%s is missing", key)
		}
	}
}

// each visits the members of an object in the order of the file. A key that
// comes twice is a problem.
func (n *node) each(visit func(child *node)) {
	if !n.IsObject() {
		n.problem("expected an object")
		return
	}
	seen := make(map[string]bool)
	n.ForEach(func(k, v gjson.Result) bool {
		child := &node{Result: v, parent: n, key: k.String(), doc: n.doc}
		if seen[child.key] {
			child.problem("key %q comes twice", child.key)
			return true
		}
		seen[child.key] = true
		visit(child)
		return true
	})
}

// items visits the elements of an array.
func (n *node) items(visit func(child *node)) {
	if !n.IsArray() {
		n.problem("expected an array")
		return
	}
	i := 0
	n.ForEach(func(_, v gjson.Result) bool {
		visit(&node{Result: v, parent: n, key: fmt.Sprintf("[%d]", i), doc: n.doc})
		i++
		return true
	})
}

// text is the value of a string.
func (n *node) text() string {
	if n.Type != gjson.String {
		n.problem("expected a string")
		return ""
	}
	return n.String()
}

// oneOf is the value of a string that is one of a few; what says which kind of
// thing it names.
func (n *node) oneOf(what string, allowed ...string) string {
	s := n.text()
	if n.Type == gjson.String && !slices.Contains(allowed, s) {
		n.problem("%s %q is not supported; supported are %s", what, s, strings.Join(allowed, ", "))
	}
	return s
}

// flag is the value of a boolean.
func (n *node) flag() bool {
	if n.Type != gjson.True && n.Type != gjson.False {
		n.problem("expected true or false")
	}
	return n.Type == gjson.True
}

// integer is the value of an integer that fits into an int32; it is false for
// another value.
func (n *node) integer() (int, bool) {
	v := n.Int()
	if n.Type != gjson.Number || fmt.Sprint(v) != n.Raw || v != int64(int32(v)) {
		n.problem("expected an integer")
		return 0, false
	}
	return int(v), true
}

// literal is a number as it stands in the file.
func (n *node) literal() string {
	if n.Type != gjson.Number {
		n.problem("expected a number")
		return ""
	}
	return n.Raw
}

// unsupported reports a key that changes behaviour and that no emitter knows.
func (n *node) unsupported() {
	n.problem("%s is not supported", n.key)
}

// unknown reports a key that is no part of the format.
func (n *node) unknown() {
	n.problem("unknown key %q", n.key)
}
