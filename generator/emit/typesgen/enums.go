package typesgen

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

func (g *gen) enumFile(f *jen.File) {
	for _, e := range g.enums() {
		name := g.Names.Shape(e)
		f.Add(emit.ShapeDoc(e, name+" is an enum. A service may answer with values that are not listed.")).
			Type().Id(name).String().Line()
		f.Add(g.constants(name, e))
		f.Add(g.values(name, e))
	}
	for _, i := range g.intEnums() {
		f.Add(g.intEnum(g.Names.Shape(i), i))
	}
}

// intEnum emits an integer with known values, which is no type of its own in
// aws-sdk-go-v2:
//
//	type Level = int32
//
//	const (
//		LevelLow Level = 1
//	)
func (g *gen) intEnum(name string, i *model.Integer) jen.Code {
	return emit.ShapeDoc(i, name+" is a number with known values. A service may answer with others.").
		Type().Id(name).Op("=").Int32().Line().Line().
		Add(emit.Doc("The values of " + name + ".")).Const().DefsFunc(func(defs *jen.Group) {
		for n, c := range g.Names.IntValues(i) {
			defs.Id(c).Id(name).Op("=").Lit(int(i.Values[n].Value))
		}
	}).Line()
}

// constants emits the known values:
//
//	const (
//		StatusTypeActive StatusType = "Active"
//	)
func (g *gen) constants(name string, e *model.Enum) jen.Code {
	return emit.Doc("The values of " + name + ".").Const().DefsFunc(func(defs *jen.Group) {
		for i, c := range g.Names.Values(e) {
			defs.Id(c).Id(name).Op("=").Lit(e.Values[i])
		}
	}).Line()
}

// values emits the list of the known values:
//
//	func (StatusType) Values() []StatusType {
//		return []StatusType{StatusTypeActive}
//	}
func (g *gen) values(name string, e *model.Enum) jen.Code {
	names := g.Names.Values(e)
	ids := make([]jen.Code, len(names))
	for i, c := range names {
		ids[i] = jen.Id(c)
	}
	return emit.Doc("Values returns the values that the model knows, in its order.").
		Add(templates.Method(templates.Receiver{Type: name}, "Values")).Params().Index().Id(name).
		Block(jen.Return(jen.Index().Id(name).Add(templates.Rows(ids)))).Line()
}
