package emit

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern"
)

// matcher is a compiled pattern as Go code.
type matcher struct {
	// value is the expression of its data:
	//
	//	pattern.Run{Set: pattern.Set{ASCII: [4]uint64{0x3ff000000000000}}, Min: 1, Max: -1}
	value *jen.Statement
	// address is the operator that makes a matcher of it.
	address *jen.Statement
}

// of is the matcher with the data that an expression gives.
func (m *matcher) of(value jen.Code) jen.Code { return m.address.Clone().Add(value) }

// Matcher is the expression of a pattern's matcher, static data with a method
// Match(string) bool. The error says why the pattern cannot be compiled.
func Matcher(p *model.Pattern) (jen.Code, error) {
	m, err := compilePattern(new(pattern.Budget), p)
	if err != nil {
		return nil, err
	}
	return m.of(m.value), nil
}

func compilePattern(b *pattern.Budget, p *model.Pattern) (*matcher, error) {
	if p.Unchecked != "" {
		return nil, errors.New(p.Unchecked)
	}
	program, err := b.Compile(p.Text, p.Dialect)
	if err != nil {
		return nil, err
	}
	m := &matcher{address: new(jen.Statement)}
	v := reflect.ValueOf(program.Matcher())
	if v.Kind() == reflect.Pointer {
		v, m.address = v.Elem(), jen.Op("&")
	}
	m.value = data(v)
	return m, nil
}

// data is the expression of a value whose types are exported. Zero fields are left
// out, zeros at the end of an array and the types of a list's elements too.
func data(v reflect.Value) *jen.Statement {
	switch v.Kind() {
	case reflect.Interface:
		return data(v.Elem())
	case reflect.Pointer:
		return jen.Op("&").Add(data(v.Elem()))
	case reflect.Struct:
		return typeOf(v.Type()).ValuesFunc(fields(v))
	case reflect.Slice:
		return typeOf(v.Type()).ValuesFunc(func(g *jen.Group) {
			for i := range v.Len() {
				if e := v.Index(i); e.Kind() == reflect.Struct {
					g.ValuesFunc(fields(e))
				} else {
					g.Add(data(e))
				}
			}
		})
	case reflect.Array:
		return typeOf(v.Type()).ValuesFunc(func(g *jen.Group) {
			last := v.Len()
			for last > 0 && v.Index(last-1).IsZero() {
				last--
			}
			for i := range last {
				g.Add(data(v.Index(i)))
			}
		})
	case reflect.Uint64:
		return jen.Id("0x" + strconv.FormatUint(v.Uint(), 16))
	case reflect.String, reflect.Int, reflect.Bool:
		return jen.Lit(v.Interface())
	}
	panic(fmt.Sprintf("emit: no data of %s", v.Type()))
}

// fields adds the exported fields of a structure that are not zero.
func fields(v reflect.Value) func(*jen.Group) {
	return func(g *jen.Group) {
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() {
				g.Add(field(f.Name, data(v.Field(i))))
			}
		}
	}
}

// typeOf is a type's name, or the type itself when it has none.
func typeOf(t reflect.Type) *jen.Statement {
	switch {
	case t.Name() != "" && t.PkgPath() != "":
		return jen.Qual(t.PkgPath(), t.Name())
	case t.Kind() == reflect.Slice:
		return jen.Index().Add(typeOf(t.Elem()))
	case t.Kind() == reflect.Array:
		return jen.Index(jen.Lit(t.Len())).Add(typeOf(t.Elem()))
	}
	return jen.Id(t.Name())
}
