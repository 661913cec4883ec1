package servergen

import (
	"slices"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// operationsFile emits the table of the operations.
func (g *gen) operationsFile(f *jen.File) {
	rows := make([]jen.Code, len(g.Service.Operations))
	for i, op := range g.Service.Operations {
		rows[i] = g.operation(op)
	}
	f.Add(jen.Var().Id("operations").Op("=").Index(jen.Op("...")).Qual(serverPath, "Operation").Add(templates.Rows(rows)))
}

// operation emits what the handler knows of an operation, and how to call it:
//
//	{
//		Name: "GetUser", Method: "POST", URI: "/", Traits: server.HasBody | server.HasOutput,
//		NewInput: func() server.Input { return new(iam.GetUserInput) },
//		Call: func(ctx context.Context, svc any, in server.Input) (runtime.Encodable, error) {
//			return svc.(Service).GetUser(ctx, in.(*iam.GetUserInput))
//		},
//	}
func (g *gen) operation(op *model.Operation) jen.Code {
	f := &row{gen: g, op: op, name: g.Names.Operation(op)}
	f.add("Name", jen.Lit(op.WireName))
	f.binding()
	f.traits()
	f.mediaTypes()
	if n := maxBody(op.Input); n > 0 {
		f.add("MaxBody", jen.Id(strconv.FormatInt(n, 10)))
	}
	if op.ResultWrapper != "" {
		f.add("ResultWrapper", jen.Lit(op.ResultWrapper))
	}
	f.add("NewInput", jen.Func().Params().Qual(serverPath, "Input").
		Add(templates.OneLine(jen.Return(jen.New(g.client(f.name+"Input"))))))
	f.add("Call", jen.Func().Params(jen.Id("ctx").Qual("context", "Context"), jen.Id("svc").Any(), input()).
		Params(jen.Qual(emit.RuntimePath, "Encodable"), jen.Error()).
		Block(jen.Return(jen.Id("svc").Assert(jen.Id("Service")).Dot(f.name).Call(jen.Id("ctx"), f.in()))))
	f.streams()
	return jen.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, f.fields...)
}

// row collects the fields of an operation's row.
type row struct {
	*gen
	op     *model.Operation
	name   string
	fields []jen.Code
}

func (f *row) add(field string, value jen.Code) {
	f.fields = append(f.fields, jen.Id(field).Op(":").Add(value))
}

// in is the parameter in as the operation's input.
func (f *row) in() *jen.Statement {
	return jen.Id("in").Assert(jen.Op("*").Add(f.client(f.name + "Input")))
}

// binding adds the HTTP binding of the REST protocols.
func (f *row) binding() {
	if f.Service.Protocol == "query" {
		return
	}
	f.add("Method", jen.Lit(f.op.Method))
	f.add("URI", jen.Lit(f.op.URI))
	if f.op.Status != 0 && f.op.Status != 200 {
		f.add("Status", jen.Lit(f.op.Status))
	}
}

// traits adds the traits that need no argument.
func (f *row) traits() {
	op := f.op
	var value *jen.Statement
	set := func(name string, on bool) {
		switch {
		case !on:
		case value == nil:
			value = jen.Qual(serverPath, name)
		default:
			value = value.Op("|").Qual(serverPath, name)
		}
	}
	set("HasBody", hasBody(op.Input))
	set("EmptyInput", op.Input != nil && len(op.Input.Members) == 0)
	set("HasOutput", op.Output != nil && !hasPayload(op.Output))
	set("Unsigned", f.unsigned())
	set("UnsignedPayload", op.UnsignedPayload)
	if value != nil {
		f.add("Traits", value)
	}
}

// unsigned reports whether an operation takes requests without a signature.
func (f *row) unsigned() bool {
	ways := f.Service.Auth
	if f.op.Auth != nil {
		ways = f.op.Auth
	}
	return f.op.OptionalAuth || slices.Contains(ways, model.AuthNone) || ways != nil && len(ways) == 0
}

// hasBody reports whether an input has a member that is in the body, or is it.
func hasBody(in *model.Structure) bool {
	return in != nil && slices.ContainsFunc(in.Members, func(m *model.Member) bool {
		return m.Location == "" || m.Location == "payload"
	})
}

func hasPayload(s *model.Structure) bool {
	return slices.ContainsFunc(s.Members, func(m *model.Member) bool { return m.Location == "payload" })
}

// mediaTypes adds the types of bodies that are strings or blobs.
func (f *row) mediaTypes() {
	if t := mediaType(f.op.Input); t != nil {
		f.add("InputType", t)
	}
	if t := mediaType(f.op.Output); t != nil {
		f.add("OutputType", t)
	}
}

// mediaType is the media type of a body that is one string or blob, nil for all
// others. A blob without a type of its own may be anything, and so may what
// comes with a header that names its type.
func mediaType(s *model.Structure) jen.Code {
	if s == nil {
		return nil
	}
	for _, m := range s.Members {
		if m.Location != "payload" {
			continue
		}
		_, isBlob := m.Target.(*model.Blob)
		switch m.Target.(type) {
		case *model.Blob, *model.String, *model.Enum:
			switch {
			case isBlob && m.Traits.MediaType == "" || namesType(s):
				return jen.Qual(serverPath, "AnyType")
			case m.Traits.MediaType != "":
				return jen.Lit(m.Traits.MediaType)
			}
			return jen.Lit("text/plain")
		}
	}
	return nil
}

// streams adds where the bodies are that are streams.
func (f *row) streams() {
	// SetStream: func(in server.Input, body io.Reader) { in.(*x.PutInput).Body = body },
	if m := emit.Stream(f.op.Input); m != nil {
		f.add("SetStream", jen.Func().Params(input(), jen.Id("body").Qual("io", "Reader")).
			Add(templates.OneLine(f.in().Dot(f.Names.Member(m)).Op("=").Id("body"))))
	}
	// Stream: func(out runtime.Encodable) io.ReadCloser { return out.(*x.GetOutput).Body },
	if m := emit.Stream(f.op.Output); m != nil {
		f.add("Stream", jen.Func().Params(jen.Id("out").Qual(emit.RuntimePath, "Encodable")).Qual("io", "ReadCloser").
			Add(templates.OneLine(jen.Return(jen.Id("out").Assert(jen.Op("*").Add(f.client(f.name+"Output"))).Dot(f.Names.Member(m))))))
	}
}
