package config

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/model"
)

// value is a value of the file with the way to it.
type value struct {
	*yaml.Node
	path string
}

// load parses the text; the document is the value of no key.
func (r *reader) load(data []byte) value {
	var doc yaml.Node
	err := yaml.Load(data, &doc)
	var fault *yaml.LoadError
	switch {
	case errors.As(err, &fault):
		r.problems = append(r.problems, model.Problem{Pos: r.place(fault.Mark, data), Message: "this is no YAML document: " + fault.Message})
	case err != nil:
		r.problems = append(r.problems, model.Problem{Pos: model.Pos{File: r.file, Line: 1, Col: 1}, Message: "this is no YAML document: " + err.Error()})
	case len(doc.Content) == 1:
		return value{Node: doc.Content[0]}
	default:
		return value{Node: &doc}
	}
	return value{}
}

// place is the place of a fault of the text. Of bytes that are no text only the
// index is known.
func (r *reader) place(mark yaml.Mark, data []byte) model.Pos {
	if mark.Line == 0 {
		before := data[:min(max(mark.Index, 0), len(data))]
		mark.Line = 1 + bytes.Count(before, []byte("\n"))
		mark.Column = len(before) - bytes.LastIndexByte(before, '\n')
	}
	return model.Pos{File: r.file, Line: mark.Line, Col: max(mark.Column, 1)}
}

// problem reports a fault of a value.
func (r *reader) problem(v value, format string, args ...any) {
	r.problems = append(r.problems, model.Problem{Pos: r.pos(v), Path: v.path, Message: fmt.Sprintf(format, args...)})
}

// pos is the place of a value.
func (r *reader) pos(v value) model.Pos {
	return model.Pos{File: r.file, Line: max(v.Line, 1), Col: max(v.Column, 1)}
}

// is wants a value of a kind.
func (r *reader) is(v value, kind yaml.Kind, what string) bool {
	switch {
	case v.Kind == yaml.AliasNode:
		r.problem(v, "write the value out; aliases are not supported")
	case v.Kind != kind:
		r.problem(v, "expected %s", what)
	}
	return v.Kind == kind
}

// entries visits the entries of a mapping in the order of the file. The key is a
// value of its own, for its place.
func (r *reader) entries(v value, visit func(key string, at, v value)) {
	if !r.is(v, yaml.MappingNode, "a mapping") {
		return
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(v.Content); i += 2 {
		key := value{v.Content[i], v.path}
		name := r.text(key)
		if name == "" {
			continue
		}
		if key.path = name; v.path != "" {
			key.path = v.path + "." + name
		}
		if seen[name] {
			r.problem(key, "the key comes twice")
			continue
		}
		seen[name] = true
		visit(name, key, value{v.Content[i+1], key.path})
	}
}

// keys reads a mapping whose keys are known.
func (r *reader) keys(v value, known map[string]func(value)) {
	var guesser closest.Guesser
	r.entries(v, func(key string, at, v value) {
		if read, ok := known[key]; ok {
			read(v)
			return
		}
		hint := closest.Hint(&guesser, key, known)
		if hint == "" {
			hint = "; known are " + strings.Join(slices.Sorted(maps.Keys(known)), ", ")
		}
		r.problem(at, "unknown key%s", hint)
	})
}

// items visits the items of a sequence.
func (r *reader) items(v value, visit func(value)) {
	if !r.is(v, yaml.SequenceNode, "a list") {
		return
	}
	for i, item := range v.Content {
		visit(value{item, fmt.Sprintf("%s[%d]", v.path, i)})
	}
}

// text is the value of a string that is not empty.
func (r *reader) text(v value) string {
	if !r.is(v, yaml.ScalarNode, "a string") {
		return ""
	}
	if v.ShortTag() == "!!merge" {
		r.problem(v, "write the keys out; merging is not supported")
		return ""
	}
	if v.ShortTag() != "!!str" || v.Value == "" {
		r.problem(v, "expected a string; quote what looks like something else")
		return ""
	}
	return v.Value
}

// texts are the strings of a list with at least one, none of them twice.
func (r *reader) texts(v value) []string {
	out := []string{}
	r.items(v, func(item value) {
		text := r.text(item)
		if text != "" && slices.Contains(out, text) {
			r.problem(item, "%q comes twice", text)
		}
		out = append(out, text)
	})
	if len(out) == 0 && v.Kind == yaml.SequenceNode {
		r.problem(v, "the list is empty; leave the key out for all there is")
	}
	return out
}

// flag is the value of a boolean.
func (r *reader) flag(v value) bool {
	is := false
	if r.is(v, yaml.ScalarNode, "true or false") && (v.ShortTag() != "!!bool" || v.Decode(&is) != nil) {
		r.problem(v, "expected true or false")
	}
	return is
}
