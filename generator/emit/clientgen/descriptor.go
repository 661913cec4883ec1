package clientgen

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// descriptor emits what the pipeline knows of an operation:
//
//	var opGetUser = runtime.Operation{
//		Name: "GetUser", Method: "POST", URI: "/",
//	}
func (g *gen) descriptor(op *model.Operation, name string) jen.Code {
	f := &descriptor{gen: g, op: op, name: name}
	f.add("Name", jen.Lit(op.WireName))
	f.add("Method", jen.Lit(op.Method))
	f.add("URI", jen.Lit(op.URI))
	if op.ResultWrapper != "" {
		f.add("ResultWrapper", jen.Lit(op.ResultWrapper))
	}
	if hasBody(op.Input) {
		f.add("HasBody", jen.True())
	}
	f.payload()
	f.auth()
	f.traits()
	if slices.Contains(op.Compression, "gzip") {
		f.add("Compress", jen.Qual(emit.RuntimePath, "Gzip"))
	}
	f.host()
	f.streams()
	f.emptyLabel()
	f.errors()
	values := jen.Values(f.fields...)
	if f.long {
		values = jen.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, f.fields...)
	}
	return jen.Var().Id("op"+name).Op("=").Qual(emit.RuntimePath, "Operation").Add(values).Line()
}

// descriptor collects the fields of an operation's descriptor.
type descriptor struct {
	*gen
	op     *model.Operation
	name   string
	fields []jen.Code
	// long is true when a field has lines of its own.
	long bool
}

func (f *descriptor) add(field string, value jen.Code) {
	f.fields = append(f.fields, jen.Id(field).Op(":").Add(value))
}

// payload adds the type of a blob or string that is the body.
func (f *descriptor) payload() {
	if f.op.Input == nil {
		return
	}
	for _, m := range f.op.Input.Members {
		switch m.Target.(type) {
		case *model.Blob, *model.String, *model.Enum:
			if m.Location == "payload" && m.Traits.MediaType != "" {
				f.add("PayloadType", jen.Lit(m.Traits.MediaType))
			}
		}
	}
}

// errors adds the modelled errors.
func (f *descriptor) errors() {
	if f.op.Errors == nil {
		return
	}
	var list []jen.Code
	for _, e := range f.op.Errors {
		list = append(list, jen.Op("&").Id(f.errorName(e)))
	}
	f.add("Errors", jen.Index().Op("*").Qual(emit.RuntimePath, "ModelledError").Values(list...))
}

// traits adds the traits that need no argument.
func (f *descriptor) traits() {
	op := f.op
	var names []string
	set := func(name string, on bool) {
		if on {
			names = append(names, name)
		}
	}
	stream := emit.Stream(op.Input)
	set("UnsignedPayload", op.UnsignedPayload)
	set("ChecksumRequired", op.ChecksumRequired)
	set("RequiresLength", stream != nil && stream.Traits.RequiresLength)
	set("TreeHash", slices.Contains(f.quirks().TreeHash, op.Name))
	if names == nil {
		return
	}
	value := jen.Qual(emit.RuntimePath, names[0])
	for _, name := range names[1:] {
		value = value.Op("|").Qual(emit.RuntimePath, name)
	}
	f.add("Traits", value)
}

// host adds the prefix of the host, and where its labels are:
//
//	HostPrefix: "{Account}.",
//	HostLabel: func(in runtime.Encodable, name string) string {
//		switch name {
//		case "Account":
//			return aws.ToString(in.(*GetInput).Account)
//		}
//		return ""
//	},
func (f *descriptor) host() {
	if f.op.HostPrefix == "" {
		return
	}
	f.add("HostPrefix", jen.Lit(f.op.HostPrefix))
	var cases []jen.Code
	for _, m := range structureOf(f.op.Input).Members {
		if m.HostLabel {
			value := f.input().Dot(f.Names.Member(m))
			if _, ok := m.Target.(*model.Enum); ok {
				value = jen.String().Call(value)
			} else {
				value = jen.Qual(awsPath, "ToString").Call(value)
			}
			cases = append(cases, jen.Case(jen.Lit(m.Name)).Block(jen.Return(value)))
		}
	}
	if cases != nil {
		f.long = true
		f.add("HostLabel", jen.Func().Params(jen.Id("in").Qual(emit.RuntimePath, "Encodable"), jen.Id("name").String()).String().
			Block(jen.Switch(jen.Id("name")).Block(cases...), jen.Return(jen.Lit(""))))
	}
}

// input is the parameter in as the operation's input.
func (f *descriptor) input() *jen.Statement {
	return jen.Id("in").Assert(jen.Op("*").Id(f.name + "Input"))
}

// streams adds where the bodies are that are streams:
//
//	RequestStream:  func(in runtime.Encodable) io.Reader { return in.(*PutInput).Body },
//	ResponseStream: func(out runtime.Decodable) *io.ReadCloser { return &out.(*GetOutput).Body },
func (f *descriptor) streams() {
	if m := emit.Stream(f.op.Input); m != nil {
		f.long = true
		f.add("RequestStream", jen.Func().Params(jen.Id("in").Qual(emit.RuntimePath, "Encodable")).Qual("io", "Reader").
			Add(templates.OneLine(jen.Return(f.input().Dot(f.Names.Member(m))))))
	}
	if m := emit.Stream(f.op.Output); m != nil {
		f.long = true
		f.add("ResponseStream", jen.Func().Params(jen.Id("out").Qual(emit.RuntimePath, "Decodable")).Op("*").Qual("io", "ReadCloser").
			Add(templates.OneLine(jen.Return(jen.Op("&").Id("out").Assert(jen.Op("*").Id(f.name+"Output")).Dot(f.Names.Member(m))))))
	}
}

// emptyLabel adds what stands for a label that is empty:
//
//	EmptyLabel: &runtime.LabelDefault{Name: "accountId", Value: "-"},
func (f *descriptor) emptyLabel() {
	d := f.quirks().EmptyLabel
	for _, m := range structureOf(f.op.Input).Members {
		if d != nil && m.Location == "uri" && emit.WireName(m) == d.Name {
			f.add("EmptyLabel", jen.Op("&").Qual(emit.RuntimePath, "LabelDefault").Values(
				jen.Id("Name").Op(":").Lit(d.Name), jen.Id("Value").Op(":").Lit(d.Value),
			))
		}
	}
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
