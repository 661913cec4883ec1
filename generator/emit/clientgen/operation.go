package clientgen

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

const middlewarePath = "github.com/aws/smithy-go/middleware"

// operationFile emits an operation: its method, input, output, paginator, waiters
// and serde.
func (g *gen) operationFile(op *model.Operation) (*jen.File, error) {
	f := templates.File(g.ImportPath, g.Names.Package)
	name := g.Names.Operation(op)
	in, out := structureOf(op.Input), structureOf(op.Output)
	f.Add(g.method(op, name))
	f.Add(g.Struct(emit.ShapeDoc(in, name+"Input is the input of [Client."+name+"]."), name+"Input",
		emit.Fields{Members: in.Members, Stream: jen.Qual("io", "Reader")}))
	f.Add(g.Struct(emit.ShapeDoc(out, name+"Output is the output of [Client."+name+"]."), name+"Output",
		emit.Fields{Members: out.Members, Stream: jen.Qual("io", "ReadCloser"), Extra: metadataField()}))
	if op.Paginator != nil {
		if err := g.paginator(f, op, name); err != nil {
			return nil, err
		}
	}
	f.Add(g.descriptor(op, name))
	for _, w := range op.Waiters {
		code, err := g.waiter(op, w)
		if err != nil {
			return nil, err
		}
		f.Add(code)
	}
	if all := tokens(op); all != nil {
		f.Add(g.withToken(name, all))
	}
	if g.binds(op) {
		f.Add(g.bindEndpointParams(op, name))
	}
	f.Add(g.InputSerde(name+"Input", in)).Add(g.InputValidate(name+"Input", in))
	f.Add(g.Serde(name+"Output", out))
	return f, nil
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
	return jen.Id("ResultMetadata").Qual(middlewarePath, "Metadata")
}

// method emits the client's method of an operation:
//
//	func (c *Client) GetUser(ctx context.Context, params *GetUserInput, optFns ...func(*Options)) (*GetUserOutput, error) {
//		out := &GetUserOutput{}
//		result, err := c.invoke(ctx, &opGetUser, params, out, &out.ResultMetadata, optFns)
//		out, _ = result.(*GetUserOutput)
//		return out, err
//	}
func (g *gen) method(op *model.Operation, name string) jen.Code {
	out, result := jen.Id("out"), jen.Id("result")
	return g.OperationDoc(op).Add(templates.Method(templates.Receiver{Name: "c", Type: "*Client"}, name)).Params(
		jen.Id("ctx").Qual("context", "Context"),
		jen.Id("params").Op("*").Id(name+"Input"),
		jen.Id("optFns").Op("...").Func().Params(jen.Op("*").Id("Options")),
	).Params(jen.Op("*").Id(name+"Output"), jen.Error()).Block(
		out.Clone().Op(":=").Op("&").Id(name+"Output").Values(),
		jen.List(result, jen.Err()).Op(":=").Id("c").Dot("invoke").Call(
			jen.Id("ctx"), jen.Op("&").Id("op"+name), jen.Id("params"), out, jen.Op("&").Add(out).Dot("ResultMetadata"), jen.Id("optFns"),
		),
		jen.List(out, jen.Id("_")).Op("=").Add(result).Assert(jen.Op("*").Id(name+"Output")),
		jen.Return(out, jen.Err()),
	).Line()
}
