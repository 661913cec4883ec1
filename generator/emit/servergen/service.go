package servergen

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// serviceFile emits what a service implements.
func (g *gen) serviceFile(f *jen.File) {
	f.PackageComment(emit.Comment("Package "+g.name+" is the server side of "+g.Service.FullName+".", emit.Deprecation(g.Service.Deprecated)))
	f.Add(g.service())
	f.Add(g.unimplemented())
}

// service emits the interface of a service:
//
//	type Service interface {
//		GetUser(context.Context, *iam.GetUserInput) (*iam.GetUserOutput, error)
//	}
func (g *gen) service() jen.Code {
	return emit.Doc("Service answers the operations of " + g.Service.FullName + ". Its methods are called by several goroutines at once, " +
		"with inputs that keep every constraint of the model. A nil output is an empty one. Errors of package types are sent as the " +
		"model has them, and so is a *runtime.ServerError; all others are logged and sent as an internal failure.").
		Type().Id("Service").InterfaceFunc(func(methods *jen.Group) {
		for _, op := range g.Service.Operations {
			methods.Id(g.Names.Operation(op)).Params(jen.Qual("context", "Context"), g.inputOf(op)).
				Params(g.outputOf(op), jen.Error())
		}
	}).Line()
}

func (g *gen) inputOf(op *model.Operation) *jen.Statement {
	return jen.Op("*").Add(g.client(g.Names.Operation(op) + "Input"))
}

func (g *gen) outputOf(op *model.Operation) *jen.Statement {
	return jen.Op("*").Add(g.client(g.Names.Operation(op) + "Output"))
}

// unimplemented emits the service that can do nothing:
//
//	type Unimplemented struct{}
//
//	func (Unimplemented) GetUser(context.Context, *iam.GetUserInput) (*iam.GetUserOutput, error) {
//		return nil, server.NotImplemented("GetUser")
//	}
func (g *gen) unimplemented() jen.Code {
	out := emit.Doc("Unimplemented is a [Service] that answers every operation with status 501. Embed it in a service that does not have all of them.").
		Type().Id("Unimplemented").Struct().Line().Line().
		Var().Id("_").Id("Service").Op("=").Id("Unimplemented").Values().Line()
	for _, op := range g.Service.Operations {
		name := g.Names.Operation(op)
		out.Line().Add(emit.Doc(name+" implements [Service].")).
			Add(templates.Method(templates.Receiver{Type: "Unimplemented"}, name)).
			Params(jen.Qual("context", "Context"), g.inputOf(op)).Params(g.outputOf(op), jen.Error()).
			Block(jen.Return(jen.Nil(), jen.Qual(serverPath, "NotImplemented").Call(jen.Lit(op.WireName)))).Line()
	}
	return out
}
