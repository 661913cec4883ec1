package generator

import (
	"bytes"
	"encoding/json"
	"strings"
)

// hostile are texts that have a meaning somewhere on the way to Go.
var hostile = []string{
	"", "a-b", "\u202e", "日本", "*/", "`", "\n", "\r\n//go:build ignore", "\\", `"`, "'", "{", "}", "+", "{a+}", "%s", "{{.X}}",
	"type", "String", "string", "Error", "Encode", "MemberTable", "message", "v", "m", "init", "_", "__a", "0", "a b", "é", "ß",
	"\u0000", "\ufeff", "\u2028", "\U0001f600", "// Code generated", "Deprecated: x", "<p>*/</p>", "</", "&#0;", "A_test", "A_linux",
	"Input", "Output", "UnknownUnionMember", "/", "/{a}/{b+}?c", "structure", "list", "map", "integer", "blob", "timestamp", "uri",
	"smithy.api#required", "smithy.api#String", "smithy.api#Unit", "smithy.api#http", "smithy.api#mixin", "smithy.api#default",
	"smithy.api#streaming", "smithy.api#sparse", "smithy.api#httpPayload", "smithy.api#enumValue", "smithy.api#error",
	"smithy.api#Document", "smithy.api#BigDecimal", "smithy.api", "tiny#", "#", "$", "a#b$c", "target", "traits", "members",
	"mixins", "apply", "service", "resource", "operation", "document", "enum", "intEnum", "union", "set", "bigDecimal",
	"header", "payload", "querystring", "headers", "statusCode", "iso8601", strings.Repeat("long", 99), strings.Repeat("é", 99),
}

// tree is a JSON value that keeps the order of its keys, and keys that come
// twice. Neither keys nor items stand for a scalar.
type tree struct {
	scalar any
	keys   []string
	items  []*tree
	object bool
}

// mutate changes a model: every three bytes of the program choose a value, a
// change and what it takes. A model that is no JSON stays as it is.
func mutate(text []byte, program []byte) []byte {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	root, err := parseTree(d)
	if err != nil {
		return text
	}
	for ; len(program) >= 3; program = program[3:] {
		all := root.all(nil)
		from := all[(int(program[2])*7+1)%len(all)]
		all[int(program[0])*3%len(all)].change(program[1], program[2], from)
		if len(root.all(nil)) > 5000 {
			break
		}
	}
	var out bytes.Buffer
	root.write(&out)
	return out.Bytes()
}

func parseTree(d *json.Decoder) (*tree, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	open, ok := token.(json.Delim)
	if !ok {
		return &tree{scalar: token}, nil
	}
	t := &tree{object: open == '{', items: []*tree{}}
	for d.More() {
		if t.object {
			key, err := d.Token()
			if err != nil {
				return nil, err
			}
			t.keys = append(t.keys, key.(string))
		}
		item, err := parseTree(d)
		if err != nil {
			return nil, err
		}
		t.items = append(t.items, item)
	}
	_, err = d.Token()
	return t, err
}

// all appends the value and all below it.
func (t *tree) all(to []*tree) []*tree {
	to = append(to, t)
	for _, item := range t.items {
		to = item.all(to)
	}
	return to
}

// change makes one change; from is a value from elsewhere in the model.
func (t *tree) change(how, what byte, from *tree) {
	text := hostile[int(what)%len(hostile)]
	at := int(what)
	switch {
	case t.items == nil:
		t.changeScalar(how, what, text)
	case len(t.items) == 0 || how%6 == 0:
		t.add(text, from.copy())
	case how%6 == 1 && t.object:
		t.keys[at%len(t.keys)] = text
	case how%6 == 2 && t.object:
		t.keys[at%len(t.keys)] += text
	case how%6 == 3:
		t.items[at%len(t.items)] = from.copy()
	case how%6 == 4:
		t.remove(at % len(t.items))
	default:
		t.add(text, t.items[at%len(t.items)].copy())
	}
}

func (t *tree) changeScalar(how, what byte, text string) {
	old, isText := t.scalar.(string)
	switch how % 6 {
	case 0, 1:
		t.scalar = text
	case 2:
		if t.scalar = text; isText {
			t.scalar = old + text
		}
	case 3:
		t.scalar = []any{nil, true, false, json.Number("0"), json.Number("-1"), json.Number("1e999"), json.Number("0.5")}[what%7]
	case 4:
		*t = tree{object: what%2 == 0, items: []*tree{}}
	default:
		if isText {
			t.scalar = strings.ToUpper(old)
		}
	}
}

func (t *tree) add(key string, item *tree) {
	t.items = append(t.items, item)
	if t.object {
		t.keys = append(t.keys, key)
	}
}

func (t *tree) remove(i int) {
	t.items = append(t.items[:i:i], t.items[i+1:]...)
	if t.object {
		t.keys = append(t.keys[:i:i], t.keys[i+1:]...)
	}
}

func (t *tree) copy() *tree {
	c := &tree{scalar: t.scalar, object: t.object, keys: append([]string(nil), t.keys...)}
	if t.items != nil {
		c.items = []*tree{}
	}
	for _, item := range t.items {
		c.items = append(c.items, item.copy())
	}
	return c
}

func (t *tree) write(out *bytes.Buffer) {
	if t.items == nil {
		text, _ := json.Marshal(t.scalar)
		out.Write(text)
		return
	}
	brackets := "[]"
	if t.object {
		brackets = "{}"
	}
	out.WriteByte(brackets[0])
	for i, item := range t.items {
		if i > 0 {
			out.WriteByte(',')
		}
		if t.object {
			key, _ := json.Marshal(t.keys[i])
			out.Write(key)
			out.WriteByte(':')
		}
		item.write(out)
	}
	out.WriteByte(brackets[1])
}
