package typesgen

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

const smithyPath = "github.com/aws/smithy-go"

func (g *gen) errorFile(f *jen.File) {
	for _, s := range g.Facts.Errors {
		name := g.Names.Shape(s)
		f.Add(emit.ShapeDoc(s, errorText(name, s.Error))).Add(g.errorStruct(name, s))
		f.Add(g.errorMethods(name, s))
	}
}

// errorText says what an error without documentation is.
func errorText(name string, e *model.Error) string {
	text := fmt.Sprintf("%s is the error with code %s", name, e.Code)
	if e.Status != 0 {
		text += fmt.Sprintf(" and status %d", e.Status)
	}
	return text + "."
}

// errorStruct emits an error's fields: the message and the code first, as every
// error type has them.
func (g *gen) errorStruct(name string, s *model.Structure) jen.Code {
	return jen.Type().Id(name).StructFunc(func(fields *jen.Group) {
		fields.Id("Message").Op("*").String()
		fields.Add(emit.Doc("ErrorCodeOverride replaces the model's code when it is set.")).Id("ErrorCodeOverride").Op("*").String()
		for _, m := range s.Members {
			if !isMessage(m) {
				fields.Add(emit.MemberDoc(m)).Id(g.Names.Member(m)).Add(g.MemberType(m))
			}
		}
	}).Line()
}

func isMessage(m *model.Member) bool { return strings.EqualFold(m.Name, "message") }

// errorMethods emits what smithy.APIError asks for.
func (g *gen) errorMethods(name string, s *model.Structure) jen.Code {
	recv := templates.Receiver{Name: "e", Type: "*" + name}
	fault := "FaultClient"
	if s.Error.Fault == "server" {
		fault = "FaultServer"
	}
	return new(jen.Statement).
		// func (e *X) Error() string { return e.ErrorCode() + ": " + e.ErrorMessage() }
		Add(templates.Method(recv, "Error")).Params().String().Add(templates.OneLine(
		jen.Return(jen.Id("e").Dot("ErrorCode").Call().Op("+").Lit(": ").Op("+").Id("e").Dot("ErrorMessage").Call()),
	)).Line().
		// func (e *X) ErrorMessage() string { return runtime.ErrorMessage(e.Message) }
		Add(templates.Method(recv, "ErrorMessage")).Params().String().Add(templates.OneLine(
		jen.Return(jen.Qual(emit.RuntimePath, "ErrorMessage").Call(jen.Id("e").Dot("Message"))),
	)).Line().
		// func (e *X) ErrorCode() string {
		//	if e == nil || e.ErrorCodeOverride == nil {
		//		return "X"
		//	}
		//	return *e.ErrorCodeOverride
		// }
		Add(templates.Method(recv, "ErrorCode")).Params().String().Block(
		jen.If(jen.Id("e").Op("==").Nil().Op("||").Id("e").Dot("ErrorCodeOverride").Op("==").Nil()).Block(
			jen.Return(jen.Lit(s.Error.Code)),
		),
		jen.Return(jen.Op("*").Id("e").Dot("ErrorCodeOverride")),
	).Line().
		// func (*X) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }
		Add(templates.Method(templates.Receiver{Type: "*" + name}, "ErrorFault")).Params().Qual(smithyPath, "ErrorFault").
		Add(templates.OneLine(jen.Return(jen.Qual(smithyPath, fault)))).Line()
}
