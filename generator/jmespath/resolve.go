package jmespath

import (
	"encoding/json"
	"fmt"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/model"
)

// Resolve follows an expression from a value of a type. The error is a *[Fault]: a
// syntax error, a name that leads nowhere, or an operation on a value that it
// gives nothing but null for.
func Resolve(text string, from Type) (Type, error) { return new(Resolver).Resolve(text, from) }

// Resolver follows many expressions through the same shapes. Its zero value is
// ready.
type Resolver struct {
	members map[model.Shape]map[string]*model.Member
}

// Resolve is as the function of that name.
func (r *Resolver) Resolve(text string, from Type) (Type, error) {
	n, err := Parse(text)
	if err != nil {
		return Type{}, err
	}
	return r.TypeOf(n, from)
}

// TypeOf is what an expression gives for a value of a type. The error is a
// *[Fault].
func (r *Resolver) TypeOf(n Node, from Type) (Type, error) {
	run := &resolver{shared: r}
	t := run.resolve(n, from)
	if run.fault != nil {
		return Type{}, run.fault
	}
	return t, nil
}

// member is the member of a name, nil for none. Expressions may be many and
// structures wide, so that nothing is searched twice.
func (r *Resolver) member(s model.Shape, name string) *model.Member {
	if r.members == nil {
		r.members = make(map[model.Shape]map[string]*model.Member)
	}
	members, known := r.members[s]
	if !known {
		members = make(map[string]*model.Member)
		for _, m := range model.MembersOf(s) {
			members[m.Name] = m
		}
		r.members[s] = members
	}
	return members[name]
}

// resolver follows an expression; it keeps the first fault.
type resolver struct {
	shared *Resolver
	fault  *Fault
}

// fail records the first fault; of what comes after it nothing is known.
func (r *resolver) fail(n Node, format string, args ...any) Type {
	if r.fault == nil {
		r.fault = faultf(n.At(), format, args...)
	}
	return Type{}
}

func (r *resolver) resolve(n Node, from Type) Type {
	switch n := n.(type) {
	case *Current:
		return from
	case *Literal:
		return typeOfJSON(n.Value)
	case *Field:
		return r.field(n, from)
	case *Chain:
		return r.resolve(n.Right, r.resolve(n.Left, from))
	case *Or:
		return common(r.resolve(n.Left, from), r.resolve(n.Right, from))
	case *And:
		return common(r.resolve(n.Left, from), r.resolve(n.Right, from))
	case *Not:
		r.resolve(n.Of, from)
		return Type{Kind: Boolean}
	case *Compare:
		r.resolve(n.Left, from)
		r.resolve(n.Right, from)
		return Type{Kind: Boolean}
	case *Hash:
		fields := make(map[string]Type, len(n.Keys))
		for i, key := range n.Keys {
			fields[key] = r.resolve(n.Values[i], from)
		}
		return OfFields(fields)
	case *List:
		return r.several(n.Items, from)
	case *Call:
		return r.call(n, from)
	case *Reference:
		return Type{}
	}
	return r.list(n, from)
}

// several is a list of the values of several expressions.
func (r *resolver) several(items []Node, from Type) Type {
	elem := Type{Kind: Null}
	for _, item := range items {
		elem = common(elem, r.resolve(item, from))
	}
	return ListOf(elem)
}

// list is what nodes give that take lists, or objects as lists.
func (r *resolver) list(n Node, from Type) Type {
	switch n := n.(type) {
	case *Project:
		return ListOf(r.resolve(n.Each, r.resolve(n.Of, from).Elem()))
	case *Index:
		return r.array(n, n.Of, from).Elem()
	case *Elements:
		return r.array(n, n.Of, from)
	case *Slice:
		return r.array(n, n.Of, from)
	case *Flatten:
		t := r.array(n, n.Of, from)
		if elem := t.Elem(); elem.Kind == Array {
			return ListOf(elem.Elem())
		}
		return t
	case *Filter:
		t := r.array(n, n.Of, from)
		r.resolve(n.Condition, t.Elem())
		return t
	case *Values:
		return r.values(n, r.resolve(n.Of, from))
	}
	return Type{}
}

// array resolves what must be a list.
func (r *resolver) array(n, of Node, from Type) Type {
	t := r.resolve(of, from)
	if t.Kind == Any {
		return ListOf(Type{})
	}
	if t.Kind != Array {
		return r.fail(n, "%s is no list", describe(t))
	}
	return t
}

// values is a list of the values of an object.
func (r *resolver) values(n Node, t Type) Type {
	if t.Kind != Object {
		if t.Kind != Any {
			return r.fail(n, "%s has no members", describe(t))
		}
		return ListOf(Type{})
	}
	if _, ok := t.Shape.(*model.Map); ok {
		return ListOf(t.Elem())
	}
	return ListOf(Type{})
}

// field is what a name leads to.
func (r *resolver) field(n *Field, t Type) Type {
	if t.Kind != Object {
		if t.Kind != Any {
			return r.fail(n, "%q leads into %s, which has no members", n.Name, describe(t))
		}
		return Type{}
	}
	switch s := t.Shape.(type) {
	case nil:
		f, ok := t.fields[n.Name]
		if !ok {
			return r.fail(n, "there is no %q", n.Name)
		}
		return f
	case *model.Map:
		return t.Elem()
	default:
		if m := r.shared.member(s, n.Name); m != nil {
			return Of(m.Target)
		}
		return r.fail(n, "%s has no member %q%s", describe(t), n.Name, similar(n.Name, s))
	}
}

// similar says which member a wrong name may have meant.
func similar(wrong string, s model.Shape) string {
	var known []string
	for _, m := range model.MembersOf(s) {
		known = append(known, m.Name)
	}
	if len(known) > maxKnown {
		return ""
	}
	for _, near := range closest.Names(wrong, known, 1) {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// maxKnown is among how many members one is sought that a wrong name may have
// meant.
const maxKnown = 200

// describe names a type in messages.
func describe(t Type) string {
	if t.Shape != nil {
		return t.Shape.Info().Name
	}
	return words[t.Kind]
}

// typeOfJSON is the type of a literal.
func typeOfJSON(v any) Type {
	switch v := v.(type) {
	case nil:
		return Type{Kind: Null}
	case bool:
		return Type{Kind: Boolean}
	case json.Number:
		return Type{Kind: Number}
	case string:
		return Type{Kind: Text}
	case []any:
		elem := Type{Kind: Null}
		for _, e := range v {
			elem = common(elem, typeOfJSON(e))
		}
		return ListOf(elem)
	case map[string]any:
		fields := make(map[string]Type, len(v))
		for key, e := range v {
			fields[key] = typeOfJSON(e)
		}
		return OfFields(fields)
	}
	return Type{}
}
