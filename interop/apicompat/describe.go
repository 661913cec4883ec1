package apicompat

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// A describer writes types as the comparison wants them: without the names of parameters, through aliases, and with
// the packages that are to be replaced under a common name.
type describer struct {
	// rename maps the import paths that differ between the two sides to what both are called.
	rename map[string]string
	// aliases has the names that a client gives to types of its own module's other packages: to users these are the
	// types' names.
	aliases map[*types.TypeName]string
}

// typ describes a type by its name if it has one.
func (d describer) typ(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return d.named(t)
	case *types.Pointer:
		return "*" + d.typ(t.Elem())
	case *types.Slice:
		return "[]" + d.typ(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), d.typ(t.Elem()))
	case *types.Map:
		return "map[" + d.typ(t.Key()) + "]" + d.typ(t.Elem())
	case *types.Chan:
		return [...]string{"chan ", "chan<- ", "<-chan "}[t.Dir()] + d.typ(t.Elem())
	case *types.Signature:
		return "func" + d.signature(t)
	case *types.Interface:
		return d.iface(t)
	case *types.Struct:
		return d.structure(t)
	default:
		return t.String()
	}
}

func (d describer) named(t *types.Named) string {
	name := t.Obj().Name()
	if alias, ok := d.aliases[t.Obj()]; ok {
		name = alias
	} else if pkg := t.Obj().Pkg(); pkg != nil {
		path := pkg.Path()
		if common, ok := d.rename[path]; ok {
			path = common
		}
		name = path + "." + name
	}
	if args := t.TypeArgs(); args.Len() > 0 {
		list := make([]string, args.Len())
		for i := range list {
			list[i] = d.typ(args.At(i))
		}
		name += "[" + strings.Join(list, ", ") + "]"
	}
	return name
}

// signature describes parameters and results, without the word func.
func (d describer) signature(s *types.Signature) string {
	params := d.tuple(s.Params())
	if s.Variadic() {
		last := len(params) - 1
		params[last] = "..." + strings.TrimPrefix(params[last], "[]")
	}
	text := "(" + strings.Join(params, ", ") + ")"
	switch results := d.tuple(s.Results()); len(results) {
	case 0:
		return text
	case 1:
		return text + " " + results[0]
	default:
		return text + " (" + strings.Join(results, ", ") + ")"
	}
}

func (d describer) tuple(t *types.Tuple) []string {
	list := make([]string, t.Len())
	for i := range list {
		list[i] = d.typ(t.At(i).Type())
	}
	return list
}

// iface describes the whole method set: to someone who implements an interface, one more method is a difference.
// Unexported methods, whatever their names, seal it.
func (d describer) iface(t *types.Interface) string {
	var methods []string
	for m := range t.Methods() {
		if m.Exported() {
			methods = append(methods, m.Name()+d.signature(m.Signature()))
		} else if !slices.Contains(methods, sealed) {
			methods = append(methods, sealed)
		}
	}
	if t.IsComparable() {
		methods = append(methods, "comparable")
	}
	return "interface{" + strings.Join(methods, "; ") + "}"
}

// sealed stands for the unexported methods of an interface.
const sealed = "sealed"

// structure describes a struct type that has no name.
func (d describer) structure(t *types.Struct) string {
	fields := make([]string, t.NumFields())
	for i := range fields {
		fields[i] = t.Field(i).Name() + " " + d.typ(t.Field(i).Type())
	}
	return "struct{" + strings.Join(fields, "; ") + "}"
}
