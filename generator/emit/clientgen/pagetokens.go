package clientgen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/emit/expression"
	"github.com/modelsmith/modelsmith/generator/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

// pageToken is a member of the input, and the path in the output that is its next
// value.
type pageToken struct {
	in  *model.Member
	out model.Expression
}

// resolve finds the members and paths of the paginator.
func (p *pages) resolve() error {
	for i, e := range p.InputTokens {
		m := inputMember(p.op, e)
		if m == nil {
			return problem(e, "the input token %q is no member of the input", e)
		}
		if step(m) == "" {
			return problem(e, "the input token %q cannot be a token: only strings, numbers and maps can", e)
		}
		p.tokens = append(p.tokens, pageToken{m, p.OutputTokens[i]})
	}
	if m := inputMember(p.op, p.LimitKey); m != nil {
		// A limit that is text is the caller's alone, as it is in aws-sdk-go-v2.
		if i, ok := m.Target.(*model.Integer); ok && i.Values == nil {
			p.limit = m
		}
	} else if p.LimitKey.Text != "" {
		return problem(p.LimitKey, "the limit %q is no member of the input", p.LimitKey)
	}
	return p.resolveItems()
}

// resolveItems finds the one list among the results.
func (p *pages) resolveItems() error {
	lists := 0
	for _, e := range p.ResultKeys {
		block := new(expression.Block)
		v, err := p.compiler().Value(block, e, p.outRoot())
		if err != nil {
			return err
		}
		switch v.Kind() {
		case jmespath.Array:
			p.items, p.statements = &v, block.Statements
			lists++
		case jmespath.Object:
			lists++
		}
	}
	if lists != 1 {
		p.items = nil
	}
	return nil
}

func (p *pages) compiler() *expression.Compiler {
	return expression.New(p.Context, "out", "page", "next")
}

func (p *pages) outRoot() expression.Value { return expression.Root(p.op.Output, jen.Id("out")) }

// inputMember is the member of the input that a path names, nil for none.
func inputMember(op *model.Operation, e model.Expression) *model.Member {
	for _, m := range structureOf(op.Input).Members {
		if m.Name == e.Text {
			return m
		}
	}
	return nil
}

func problem(e model.Expression, format string, args ...any) error {
	return model.Problems{{Pos: e.Pos, Path: e.Path, Message: fmt.Sprintf(format, args...)}}
}

// step is the function of the runtime that takes a token a page further, empty for
// what is no token.
func step(m *model.Member) string {
	switch m.Target.(type) {
	case *model.String:
		return "Step"
	case *model.Integer:
		if pointer(m) {
			return "StepNumber"
		}
		return "StepValue"
	case *model.Enum:
		return "StepValue"
	case *model.Map:
		return "StepMap"
	}
	return ""
}

// pointer reports whether the field of an integer is a pointer.
func pointer(m *model.Member) bool {
	i, ok := m.Target.(*model.Integer)
	return ok && i.Values == nil && !m.Value
}

// plain reports whether the token is one string, as nearly always.
func (p *pages) plain() bool { return len(p.tokens) == 1 && step(p.tokens[0].in) == "Step" }

// follow emits the function that reads from an output what page comes next:
//
//	func(page *runtime.Page, out *ListUsersOutput) { page.Next(out.Marker) }
//
// or, for several tokens:
//
//	func(page *runtime.Page, out *ListRecordsOutput) {
//		page.Follow(runtime.Step(&next.Name, out.NextName) | runtime.StepValue(&next.Kind, out.NextKind))
//		page.End(jmespath.Get(out.IsTruncated))
//	}
func (p *pages) follow() (jen.Code, error) {
	c, block := p.compiler(), new(expression.Block)
	var steps *jen.Statement
	for _, t := range p.tokens {
		v, err := p.tokenValue(c, block, t)
		if err != nil {
			return nil, err
		}
		if p.plain() {
			steps = jen.Id("page").Dot("Next").Call(v)
			continue
		}
		call := jen.Qual(emit.RuntimePath, step(t.in)).Call(jen.Op("&").Id("next").Dot(p.Names.Member(t.in)), v)
		if steps != nil {
			call = steps.Op("|").Add(call)
		}
		steps = call
	}
	if !p.plain() {
		steps = jen.Id("page").Dot("Follow").Call(steps)
	}
	end, err := p.end(c, block)
	if err != nil {
		return nil, err
	}
	statements := block.Statements
	if end != nil {
		statements, steps = append(slices.Clone(statements), steps), end
	}
	return jen.Func().Params(p.page(), p.out()).Add(body(statements, steps)), nil
}

// tokenValue is what an output has for a token, of the type that the input has.
func (p *pages) tokenValue(c *expression.Compiler, block *expression.Block, t pageToken) (jen.Code, error) {
	v, err := c.Value(block, t.out, p.outRoot())
	if err != nil {
		return nil, err
	}
	want, have := source(p.MemberType(t.in)), source(v.Type())
	switch {
	case want == have:
		return v.Code(), nil
	case want == "*"+have:
		return jen.Qual(jmespathPath, "Ref").Call(v.Code()), nil
	case "*"+want == have:
		return jen.Qual(jmespathPath, "Get").Call(v.Code()), nil
	}
	return nil, problem(t.out, "the output token %q is a %s, the input token %q a %s", t.out, have, t.in.Name, want)
}

const jmespathPath = emit.RuntimePath + "/jmespath"

func source(s *jen.Statement) string { return fmt.Sprintf("%#v", s) }

// end emits what ends the pages though there is a token: an output that does not say
// that there are more. A field that is no pointer cannot tell whether the output says
// anything, so that the token decides, as in aws-sdk-go-v2; unless it is one that
// every page has, as the name of its last item.
func (p *pages) end(c *expression.Compiler, block *expression.Block) (*jen.Statement, error) {
	if p.MoreResults.Text == "" {
		return nil, nil
	}
	v, err := c.Value(block, p.MoreResults, p.outRoot())
	if err != nil {
		return nil, err
	}
	made := slices.ContainsFunc(p.OutputTokens, func(e model.Expression) bool { return strings.ContainsAny(e.Text, "[|") })
	if !v.IsPointer() && !made {
		return nil, nil
	}
	more, err := c.Condition(block, p.MoreResults, p.outRoot())
	if err != nil {
		return nil, err
	}
	return jen.Id("page").Dot("End").Call(more), nil
}
