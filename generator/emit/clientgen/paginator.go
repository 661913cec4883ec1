package clientgen

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/emit/expression"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// pages emits the paginator of an operation.
type pages struct {
	*gen
	*model.Paginator
	op     *model.Operation
	name   string
	tokens []pageToken
	// limit is the input's limit, nil for none that is a number.
	limit *model.Member
	// items is what the pages list, nil for nothing or more than one thing; its
	// statements come before it.
	items      *expression.Value
	statements []jen.Code
}

// paginator emits the paginator of an operation with its options:
//
//	type ListUsersPaginatorOptions = runtime.PaginatorOptions[int32]
//
//	type ListUsersPaginator = runtime.ItemPaginator[*ListUsersOutput, func(*Options), types.User]
func (g *gen) paginator(f *jen.File, op *model.Operation, name string) error {
	p := &pages{gen: g, Paginator: op.Paginator, op: op, name: name}
	if err := p.resolve(); err != nil {
		return err
	}
	how := " walks over all pages."
	if p.Inferred {
		how = " is inferred: the model names none."
	}
	limit := jen.Qual(emit.RuntimePath, "NoLimit")
	if p.limit != nil {
		limit = jen.Add(p.limitType())
	}
	kind := jen.Qual(emit.RuntimePath, "Paginator").Types(p.output(), p.option())
	if p.items != nil {
		kind = jen.Qual(emit.RuntimePath, "ItemPaginator").Types(p.output(), p.option(), p.itemType())
	}
	f.Add(emit.Doc(name+"PaginatorOptions are options of a paginator.").
		Type().Id(name+"PaginatorOptions").Op("=").Qual(emit.RuntimePath, "PaginatorOptions").Types(limit).Line())
	f.Add(emit.Doc(name + "Paginator" + how).Type().Id(name + "Paginator").Op("=").Add(kind).Line())
	follow, err := p.follow()
	if err == nil {
		f.Add(p.constructor(follow))
	}
	return err
}

// output is the type of the output, option that of what changes options.
func (p *pages) output() *jen.Statement { return jen.Op("*").Id(p.name + "Output") }
func (p *pages) option() *jen.Statement { return jen.Func().Params(jen.Op("*").Id("Options")) }

// constructor emits the function that makes a paginator:
//
//	func NewListUsersPaginator(client ListUsersAPIClient, params *ListUsersInput, optFns ...func(*ListUsersPaginatorOptions)) *ListUsersPaginator {
//		params, _ = runtime.OrEmpty(params).(*ListUsersInput)
//		return runtime.NewItemPaginator(runtime.FirstPage(params.Marker, params.MaxItems, optFns),
//			func(ctx context.Context, page *runtime.Page, optFns ...func(*Options)) (*ListUsersOutput, error) {
//				…
//			},
//			func(page *runtime.Page, out *ListUsersOutput) { page.Next(out.Marker) },
//			func(out *ListUsersOutput, yield func(*types.User, error) bool) bool {
//				return runtime.EachItem(out.Users, yield)
//			})
//	}
func (p *pages) constructor(follow jen.Code) jen.Code {
	params, typ := jen.Id("params"), p.name+"Paginator"
	empty := jen.Qual(emit.RuntimePath, "OrEmpty").Call(params).Assert(jen.Op("*").Id(p.name + "Input"))
	body := []jen.Code{jen.List(params, jen.Id("_")).Op("=").Add(empty)}
	if !p.plain() {
		body = append(body, jen.Id("next").Op(":=").Op("*").Add(params))
	}
	args := []jen.Code{p.first(), jen.Line().Add(p.call()), jen.Line().Add(follow)}
	start := "NewPaginator"
	if p.items != nil {
		start = "NewItemPaginator"
		args = append(args, jen.Line().Add(p.itemsOf()))
	}
	body = append(body, jen.Return(jen.Qual(emit.RuntimePath, start).Call(args...)))
	return emit.Doc("New"+typ+" starts at params.").Func().Id("New"+typ).Params(
		jen.Id("client").Id(p.name+"APIClient"),
		jen.Id("params").Op("*").Id(p.name+"Input"),
		jen.Id("optFns").Op("...").Func().Params(jen.Op("*").Id(typ+"Options")),
	).Op("*").Id(typ).Block(body...).Line()
}

// first is the first page: runtime.FirstPage(params.Marker, params.MaxItems, optFns).
func (p *pages) first() jen.Code {
	token, limit := jen.Nil(), jen.Nil()
	if p.plain() {
		token = jen.Id("params").Dot(p.Names.Member(p.tokens[0].in))
	}
	if p.limit != nil {
		limit = jen.Id("params").Dot(p.Names.Member(p.limit))
		if p.limit.Value {
			limit = jen.Op("&").Add(limit)
		}
	}
	return jen.Qual(emit.RuntimePath, "FirstPage").Call(token, limit, jen.Id("optFns"))
}

// call emits the function that calls the operation for a page:
//
//	func(ctx context.Context, page *runtime.Page, optFns ...func(*Options)) (*ListUsersOutput, error) {
//		in := *params
//		in.Marker, in.MaxItems = page.Token, runtime.Limit[int32](page)
//		return client.ListUsers(ctx, &in, optFns...)
//	}
func (p *pages) call() jen.Code {
	in := jen.Id("in")
	var fields, values []jen.Code
	for _, t := range p.tokens {
		name := p.Names.Member(t.in)
		fields = append(fields, in.Clone().Dot(name))
		if p.plain() {
			values = append(values, jen.Id("page").Dot("Token"))
		} else {
			values = append(values, jen.Id("next").Dot(name))
		}
	}
	if p.limit != nil {
		limit := "Limit"
		if p.limit.Value {
			limit = "LimitValue"
		}
		fields = append(fields, in.Clone().Dot(p.Names.Member(p.limit)))
		values = append(values, jen.Qual(emit.RuntimePath, limit).Types(p.limitType()).Call(jen.Id("page")))
	}
	return jen.Func().Params(
		jen.Id("ctx").Qual("context", "Context"), p.page(), jen.Id("optFns").Op("...").Add(p.option()),
	).Params(p.output(), jen.Error()).Block(
		in.Clone().Op(":=").Op("*").Id("params"),
		jen.List(fields...).Op("=").List(values...),
		jen.Return(jen.Id("client").Dot(p.name).Call(jen.Id("ctx"), jen.Op("&").Add(in), jen.Id("optFns").Op("..."))),
	)
}

// limitType is the type of the limit without a pointer.
func (p *pages) limitType() jen.Code {
	return p.ElemType(&p.limit.Ref, false)
}

// page is the parameter page, out the parameter out.
func (p *pages) page() *jen.Statement { return jen.Id("page").Op("*").Qual(emit.RuntimePath, "Page") }
func (p *pages) out() *jen.Statement  { return jen.Id("out").Add(p.output()) }

// byPointer reports whether a loop over items gets pointers to them.
func (p *pages) byPointer() bool {
	_, isStruct := p.items.Elem().Shape().(*model.Structure)
	return isStruct && !p.items.Elem().IsPointer()
}

// itemType is the type of what a loop over items gets.
func (p *pages) itemType() *jen.Statement {
	if p.byPointer() {
		return jen.Op("*").Add(p.items.Elem().Type())
	}
	return p.items.Elem().Type()
}

// itemsOf emits the function that gives a loop what a page lists.
func (p *pages) itemsOf() jen.Code {
	each := "EachValue"
	if p.byPointer() {
		each = "EachItem"
	}
	yield := jen.Id("yield").Func().Params(p.itemType(), jen.Error()).Bool()
	return jen.Func().Params(p.out(), yield).Bool().
		Add(jen.Block(append(p.statements, jen.Return(jen.Qual(emit.RuntimePath, each).Call(p.items.Code(), jen.Id("yield"))))...))
}

// body is the body of a function, on one line if it has one statement.
func body(statements []jen.Code, last jen.Code) jen.Code {
	if statements == nil {
		return templates.OneLine(last)
	}
	return jen.Block(append(statements, last)...)
}
