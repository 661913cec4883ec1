package clientgen

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// errorFile emits the errors that operations name, nil if none does:
//
//	var errNoSuchEntityException = runtime.ModelledError{
//		Code: "NoSuchEntity", New: func() runtime.ErrorShape { return new(types.NoSuchEntityException) },
//	}
func (g *gen) errorFile() *jen.File {
	used := make(map[*model.Structure]bool)
	for _, op := range g.Service.Operations {
		for _, e := range op.Errors {
			used[e] = true
		}
	}
	var list []jen.Code
	for _, e := range g.Facts.Errors {
		if used[e] {
			list = append(list, jen.Id(g.errorName(e)).Op("=").Qual(emit.RuntimePath, "ModelledError").Values(
				jen.Id("Code").Op(":").Lit(e.Error.Code),
				jen.Id("New").Op(":").Func().Params().Qual(emit.RuntimePath, "ErrorShape").
					Add(templates.OneLine(jen.Return(jen.New(jen.Qual(g.TypesPath(), g.Names.Shape(e)))))),
			))
		}
	}
	if list == nil {
		return nil
	}
	f := templates.File(g.ImportPath, g.Names.Package)
	f.Add(emit.Doc("The errors that operations have.").Var().Defs(list...))
	return f
}

// errorName is the variable of an error.
func (g *gen) errorName(e *model.Structure) string { return "err" + g.Names.Shape(e) }
