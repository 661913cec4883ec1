package clientgen

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// errorFile emits the way from a wire code to an error type:
//
//	func newError(code string) runtime.ErrorShape {
//		switch code {
//		case "NoSuchEntity":
//			return &types.NoSuchEntityException{}
//		}
//		return nil
//	}
func (g *gen) errorFile() *jen.File {
	f := templates.File(g.ImportPath, g.Names.Package)
	f.Add(emit.Doc("newError returns the empty error type of a wire code, nil for an unknown one.")).
		Func().Id("newError").Params(jen.Id("code").String()).Qual(emit.RuntimePath, "ErrorShape").Block(
		jen.Switch(jen.Id("code")).BlockFunc(func(cases *jen.Group) {
			for _, s := range g.byCode() {
				cases.Case(jen.Lit(s.Error.Code)).Block(
					jen.Return(jen.Op("&").Qual(g.TypesPath(), g.Names.Shape(s)).Values()),
				)
			}
		}),
		jen.Return(jen.Nil()),
	)
	return f
}

// byCode returns the errors sorted by code; of two with one code, which only
// the operation could tell apart, the first by name.
func (g *gen) byCode() []*model.Structure {
	out := slices.Clone(g.Facts.Errors)
	slices.SortStableFunc(out, func(a, b *model.Structure) int { return strings.Compare(a.Error.Code, b.Error.Code) })
	return slices.CompactFunc(out, func(a, b *model.Structure) bool { return a.Error.Code == b.Error.Code })
}
