package endpoints

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
)

// reader walks one JSON document and collects its problems.
type reader struct {
	file     string
	text     string
	lines    *positions
	problems model.Problems
}

// value is a JSON value together with the way to it.
type value struct {
	gjson.Result
	path string
}

func (v value) child(name string) string {
	if v.path == "" || strings.HasPrefix(name, "[") {
		return v.path + name
	}
	return v.path + "." + name
}

// open checks the document's syntax and returns its root. The check is encoding/json's, because gjson overflows the
// stack on deep nesting and accepts what is no JSON.
func (r *reader) open(data []byte) (value, bool) {
	r.text = string(data)
	var raw json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		offset := len(data)
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
			offset = max(0, int(syntax.Offset)-1)
		}
		r.fault(value{Result: gjson.Result{Index: min(offset, len(data))}}, "%v", err)
		return value{}, false
	}
	if i := invalidUTF8(r.text); i >= 0 {
		r.fault(value{Result: gjson.Result{Index: i}}, "invalid UTF-8")
		return value{}, false
	}
	return value{Result: gjson.Parse(r.text)}, true
}

// invalidUTF8 returns where a text is no UTF-8, or -1.
func invalidUTF8(s string) int {
	for i, c := range s {
		if c == utf8.RuneError && !strings.HasPrefix(s[i:], string(utf8.RuneError)) {
			return i
		}
	}
	return -1
}

func (r *reader) fault(v value, format string, args ...any) {
	if r.lines == nil {
		r.lines = newPositions(r.text)
	}
	line, col := r.lines.of(v.Index)
	r.problems = append(r.problems, model.Problem{
		Pos: model.Pos{File: r.file, Line: line, Col: col}, Path: v.path, Message: fmt.Sprintf(format, args...),
	})
}

// member is one entry of an object.
type member struct {
	name  string
	value value
}

type object []member

func (o object) get(name string) (value, bool) {
	i := slices.IndexFunc(o, func(m member) bool { return m.name == name })
	if i < 0 {
		return value{}, false
	}
	return o[i].value, true
}

// members returns an object's entries in file order; anything else and a name given twice are problems.
func (r *reader) members(v value) object {
	if !v.IsObject() {
		r.fault(v, "expected an object, found %s", kindOf(v))
		return nil
	}
	var o object
	seen := map[string]bool{}
	v.ForEach(func(key, child gjson.Result) bool {
		m := member{name: key.String(), value: value{Result: child, path: v.child(key.String())}}
		if seen[m.name] {
			r.fault(m.value, "%q is given twice", m.name)
			return true
		}
		seen[m.name] = true
		o = append(o, m)
		return true
	})
	return o
}

// object is members with a fixed set of names, and prose. A name beyond them is a problem, because it would be passed
// over.
func (r *reader) object(v value, names ...string) object {
	o := r.members(v)
	for _, m := range o {
		if !slices.Contains(names, m.name) && !isProse(m.name) {
			r.fault(m.value, "%q is not known here", m.name)
		}
	}
	return o
}

// isProse tells whether a member is there for human readers only.
func isProse(name string) bool {
	return name == "documentation" || name == "comment" || name == "description"
}

// required returns a member that has to be there.
func (r *reader) required(at value, o object, name string) (value, bool) {
	v, ok := o.get(name)
	if !ok && at.IsObject() {
		r.fault(at, "%q is missing", name)
	}
	return v, ok
}

// array returns an array's elements; anything else is a problem.
func (r *reader) array(v value) ([]value, bool) {
	if !v.IsArray() {
		r.fault(v, "expected an array, found %s", kindOf(v))
		return nil, false
	}
	var list []value
	v.ForEach(func(_, child gjson.Result) bool {
		list = append(list, value{Result: child, path: v.child("[" + strconv.Itoa(len(list)) + "]")})
		return true
	})
	return list, true
}

// elements is array for readers to which no array is an empty one.
func (r *reader) elements(v value) []value {
	list, _ := r.array(v)
	return list
}

func (r *reader) string(v value) (string, bool) {
	if v.Type != gjson.String {
		r.fault(v, "expected a string, found %s", kindOf(v))
		return "", false
	}
	return v.Str, true
}

func (r *reader) bool(v value) (bool, bool) {
	if !v.IsBool() {
		r.fault(v, "expected true or false, found %s", kindOf(v))
		return false, false
	}
	return v.Bool(), true
}

// optionalString returns a member that may be absent, and then the empty string.
func (r *reader) optionalString(o object, name string) string {
	v, ok := o.get(name)
	if !ok {
		return ""
	}
	s, _ := r.string(v)
	return s
}

func (r *reader) requiredString(at value, o object, name string) string {
	v, ok := r.required(at, o, name)
	if !ok {
		return ""
	}
	s, _ := r.string(v)
	return s
}

func (r *reader) requiredBool(at value, o object, name string) bool {
	v, ok := r.required(at, o, name)
	if !ok {
		return false
	}
	b, _ := r.bool(v)
	return b
}

func kindOf(v value) string {
	switch {
	case v.IsObject():
		return "an object"
	case v.IsArray():
		return "an array"
	case v.Type == gjson.String:
		return "a string"
	case v.Type == gjson.Number:
		return "a number"
	case v.IsBool():
		return "a boolean"
	}
	return "null"
}
