package clientgen

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

const middlewarePath = "github.com/aws/smithy-go/middleware"

// operationFile emits an operation: its method, input, output and serde.
func (g *gen) operationFile(op *model.Operation) *jen.File {
	f := templates.File(g.ImportPath, g.Names.Package)
	name := g.Names.Operation(op)
	in, out := structureOf(op.Input), structureOf(op.Output)
	f.Add(g.method(op, name))
	f.Add(g.Struct(emit.ShapeDoc(in, name+"Input is the input of [Client."+name+"]."), name+"Input", in.Members, nil))
	f.Add(g.Struct(emit.ShapeDoc(out, name+"Output is the output of [Client."+name+"]."), name+"Output", out.Members, metadataField()))
	f.Add(g.descriptor(op, name))
	if m := token(op); m != nil {
		f.Add(g.withToken(name, m))
	}
	f.Add(g.InputSerde(name+"Input", in))
	f.Add(g.Serde(name+"Output", out))
	return f
}

// structureOf stands in for an operation's missing input or output.
func structureOf(s *model.Structure) *model.Structure {
	if s == nil {
		return &model.Structure{}
	}
	return s
}

// metadataField is the last field of every output.
func metadataField() jen.Code {
	return emit.Doc("ResultMetadata holds the request id.").Id("ResultMetadata").Qual(middlewarePath, "Metadata")
}

// method emits the client's method of an operation:
//
//	func (c *Client) GetUser(ctx context.Context, params *GetUserInput, optFns ...func(*Options)) (*GetUserOutput, error) {
//		if params == nil {
//			params = &GetUserInput{}
//		}
//		out := &GetUserOutput{}
//		if err := c.invoke(ctx, &opGetUser, params, out, &out.ResultMetadata, optFns); err != nil {
//			return nil, err
//		}
//		return out, nil
//	}
func (g *gen) method(op *model.Operation, name string) jen.Code {
	params, out, err := jen.Id("params"), jen.Id("out"), jen.Id("err")
	return g.OperationDoc(op).Add(templates.Method(templates.Receiver{Name: "c", Type: "*Client"}, name)).Params(
		jen.Id("ctx").Qual("context", "Context"),
		jen.Id("params").Op("*").Id(name+"Input"),
		jen.Id("optFns").Op("...").Func().Params(jen.Op("*").Id("Options")),
	).Params(jen.Op("*").Id(name+"Output"), jen.Error()).Block(
		jen.If(params.Clone().Op("==").Nil()).Block(params.Clone().Op("=").Op("&").Id(name+"Input").Values()),
		out.Clone().Op(":=").Op("&").Id(name+"Output").Values(),
		jen.If(
			err.Clone().Op(":=").Id("c").Dot("invoke").Call(
				jen.Id("ctx"), jen.Op("&").Id("op"+name), params, out, jen.Op("&").Add(out).Dot("ResultMetadata"), jen.Id("optFns"),
			),
			err.Clone().Op("!=").Nil(),
		).Block(jen.Return(jen.Nil(), err)),
		jen.Return(out, jen.Nil()),
	).Line()
}

// descriptor emits what the pipeline knows of an operation:
//
//	var opGetUser = runtime.Operation{Name: "GetUser", Method: "POST", URI: "/"}
func (g *gen) descriptor(op *model.Operation, name string) jen.Code {
	fields := []jen.Code{
		jen.Id("Name").Op(":").Lit(op.WireName),
		jen.Id("Method").Op(":").Lit(op.Method),
		jen.Id("URI").Op(":").Lit(op.URI),
	}
	if op.ResultWrapper != "" {
		fields = append(fields, jen.Id("ResultWrapper").Op(":").Lit(op.ResultWrapper))
	}
	if hasBody(op.Input) {
		fields = append(fields, jen.Id("HasBody").Op(":").True())
	}
	return jen.Var().Id("op"+name).Op("=").Qual(emit.RuntimePath, "Operation").Values(fields...).Line()
}

// hasBody reports whether an input has a member in the body, or a structure
// that is the body. A union has no empty form that could be sent for it.
func hasBody(in *model.Structure) bool {
	if in == nil {
		return false
	}
	for _, m := range in.Members {
		_, isStruct := m.Target.(*model.Structure)
		if m.Location == "" || m.Location == "payload" && isStruct {
			return true
		}
	}
	return false
}

// withToken emits the way in which the client fills an idempotency token, in a
// copy of the caller's input:
//
//	func (v *CreateRoomInput) withToken(next func() (string, error)) (runtime.Encodable, error) {
//		if v.ClientRequestToken != nil {
//			return v, nil
//		}
//		token, err := next()
//		in := *v
//		in.ClientRequestToken = &token
//		return &in, err
//	}
func (g *gen) withToken(name string, m *model.Member) jen.Code {
	field := g.Names.Member(m)
	v, in := jen.Id("v"), jen.Id("in")
	set := jen.Op("&").Id("token")
	unset := v.Clone().Dot(field).Op("!=").Nil()
	if _, ok := m.Target.(*model.Enum); ok {
		set, unset = g.MemberType(m).Call(jen.Id("token")), v.Clone().Dot(field).Op("!=").Lit("")
	}
	return emit.Doc("withToken returns the input with its idempotency token set.").
		Add(templates.Method(templates.Receiver{Name: "v", Type: "*" + name + "Input"}, "withToken")).
		Params(jen.Id("next").Func().Params().Params(jen.String(), jen.Error())).
		Params(jen.Qual(emit.RuntimePath, "Encodable"), jen.Error()).Block(
		jen.If(unset).Block(jen.Return(v, jen.Nil())),
		jen.List(jen.Id("token"), jen.Err()).Op(":=").Id("next").Call(),
		in.Clone().Op(":=").Op("*").Add(v),
		in.Clone().Dot(field).Op("=").Add(set),
		jen.Return(jen.Op("&").Add(in), jen.Err()),
	).Line()
}
