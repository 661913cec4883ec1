package apicompat

import (
	"go/types"
	"regexp"
	"slices"
	"strings"
)

// A Surface is the exported API of a client and the packages below it: what each name stands for. Names look as in Go
// code that imports the client: Client, New, types.User, types.User.UserName, (*Client).GetUser. A method stands
// under the value if values have it, else under the pointer.
type Surface map[string]string

// A Client tells where a client is.
type Client struct {
	// Path is the import path of the client package; its types package is below it.
	Path string
	// Module is the common prefix of the packages that belong to the client: how these are called is its own affair.
	Module string
	// More are the names of further packages below the client's, as document.
	More []string
}

// Paths returns the import paths of a client's packages: the client's, that of its types, and more.
func (c Client) Paths() []string {
	paths := []string{c.Path, c.Path + "/types"}
	for _, name := range c.More {
		paths = append(paths, c.Path+"/"+name)
	}
	return paths
}

// Surface flattens the packages of a client, which [Load] has read.
func (c Client) Surface(loaded map[string]*types.Package) Surface {
	b := c.builder(loaded)
	for _, path := range c.Paths() {
		b.pkg(loaded[path], strings.TrimPrefix(b.rename[path]+".", "client."))
	}
	return b.surface
}

// Instances are the types with arguments that a client has names for, by these: two names may stand for one type.
func (c Client) Instances(loaded map[string]*types.Package) map[string]string {
	b, instances := c.builder(loaded), map[string]string{}
	for _, path := range c.Paths() {
		p := loaded[path]
		for _, name := range p.Scope().Names() {
			object, ok := p.Scope().Lookup(name).(*types.TypeName)
			if !ok || !object.Exported() || !object.IsAlias() {
				continue
			}
			target, ok := types.Unalias(object.Type()).(*types.Named)
			if ok && b.owns(target.Obj()) && target.TypeArgs().Len() > 0 {
				instances[b.rename[p.Path()]+"."+name] = b.typ(target)
			}
		}
	}
	return instances
}

// names are the names of the types of a client in descriptions.
var names = regexp.MustCompile(`\bclient\.\w+`)

// Expand replaces names of types by the types that they stand for.
func (s Surface) Expand(instances map[string]string) Surface {
	expanded := make(Surface, len(s))
	for name, description := range s {
		expanded[name] = names.ReplaceAllStringFunc(description, func(name string) string {
			if instance, ok := instances[name]; ok {
				return instance
			}
			return name
		})
	}
	return expanded
}

// builder returns a builder that knows the names of the packages.
func (c Client) builder(loaded map[string]*types.Package) builder {
	b := builder{
		describer: describer{rename: map[string]string{}, aliases: map[*types.TypeName]string{}},
		client:    c,
		surface:   Surface{},
	}
	for i, name := range append([]string{"client", "types"}, c.More...) {
		b.rename[loaded[c.Paths()[i]].Path()] = name
	}
	for _, path := range slices.Backward(c.Paths()) {
		b.nameAliases(loaded[path])
	}
	return b
}

// A builder collects a surface.
type builder struct {
	describer
	client  Client
	surface Surface
}

// nameAliases lets the types that a package has exported aliases of go by these.
func (b builder) nameAliases(p *types.Package) {
	for _, name := range p.Scope().Names() {
		object, ok := p.Scope().Lookup(name).(*types.TypeName)
		if !ok || !object.Exported() || !object.IsAlias() {
			continue
		}
		target, ok := types.Unalias(object.Type()).(*types.Named)
		if ok && b.owns(target.Obj()) && target.TypeArgs().Len() == 0 {
			b.aliases[target.Obj()] = b.rename[p.Path()] + "." + name
		}
	}
}

// owns tells whether a type belongs to the client and has no other name that users can write.
func (b builder) owns(object *types.TypeName) bool {
	p := object.Pkg()
	if p == nil || !strings.HasPrefix(p.Path(), b.client.Module) {
		return false
	}
	return b.rename[p.Path()] == "" || !object.Exported()
}

func (b builder) pkg(p *types.Package, prefix string) {
	for _, name := range p.Scope().Names() {
		if object := p.Scope().Lookup(name); object.Exported() {
			b.object(prefix, object)
		}
	}
}

func (b builder) object(prefix string, object types.Object) {
	name := prefix + object.Name()
	switch object := object.(type) {
	case *types.Const:
		b.surface[name] = "const " + b.typ(object.Type()) + " = " + object.Val().ExactString()
	case *types.Var:
		b.surface[name] = "var " + b.typ(object.Type())
	case *types.Func:
		b.surface[name] = "func" + b.signature(object.Signature())
	case *types.TypeName:
		b.typeName(prefix, object)
	}
}

// typeName adds a type and what it consists of. An alias counts as the type it stands for.
func (b builder) typeName(prefix string, object *types.TypeName) {
	name, underlying := prefix+object.Name(), object.Type().Underlying()
	if fields, ok := underlying.(*types.Struct); ok {
		b.surface[name] = structKind(object.Type())
		b.fields(name, fields)
	} else {
		b.surface[name] = "type " + b.typ(underlying)
	}
	if !types.IsInterface(underlying) {
		b.methods(prefix, object)
	}
}

// comparable ends the description of a struct on whose values == works. Having it is no difference, lacking it is.
const comparable = ", comparable"

// structKind says of a struct what does not depend on its fields one by one.
func structKind(t types.Type) string {
	if types.Comparable(t) {
		return "type struct" + comparable
	}
	return "type struct"
}

func (b builder) fields(owner string, s *types.Struct) {
	for field := range s.Fields() {
		if !field.Exported() {
			continue
		}
		kind := "field "
		if field.Embedded() {
			kind = "embedded field "
		}
		b.surface[owner+"."+field.Name()] = kind + b.typ(field.Type())
	}
}

func (b builder) methods(prefix string, object *types.TypeName) {
	value, pointer := types.NewMethodSet(object.Type()), types.NewMethodSet(types.NewPointer(object.Type()))
	for selection := range pointer.Methods() {
		method := selection.Obj().(*types.Func)
		if !method.Exported() {
			continue
		}
		owner := prefix + object.Name()
		if value.Lookup(method.Pkg(), method.Name()) == nil {
			owner = "(*" + owner + ")"
		}
		b.surface[owner+"."+method.Name()] = "method " + b.signature(method.Signature())
	}
}
