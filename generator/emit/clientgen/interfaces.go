package clientgen

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/templates"
)

// interfaceFile emits an interface for what calls one operation each:
//
//	type (
//		GetUserAPIClient interface {
//			GetUser(context.Context, *GetUserInput, ...func(*Options)) (*GetUserOutput, error)
//		}
//	)
func (g *gen) interfaceFile() *jen.File {
	f := templates.File(g.ImportPath, g.Names.Package)
	var all []jen.Code
	for _, op := range g.Service.Operations {
		name := g.Names.Operation(op)
		method := jen.Id(name).Params(
			jen.Qual("context", "Context"), jen.Op("*").Id(name+"Input"), jen.Op("...").Func().Params(jen.Op("*").Id("Options")),
		).Params(jen.Op("*").Id(name+"Output"), jen.Error())
		all = append(all, jen.Id(name+"APIClient").Interface(method))
	}
	if all == nil {
		return f
	}
	f.Add(emit.Doc("Each of these interfaces is one operation of a [Client]: what paginators and waiters need of it, and what a test can stand in for.").
		Type().Defs(all...))
	return f
}
