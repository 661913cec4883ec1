package endpoints

import (
	"github.com/dave/jennifer/jen"
)

// emitter prints the statements of one function.
type emitter struct {
	locals     map[*local]string
	parameters map[*Parameter]string
}

// resolveDefault emits the function that is the compiled rules.
func resolveDefault(rs *RuleSet) jen.Code {
	// func resolveDefault(p *EndpointParameters) (endpoints.Endpoint, error) {
	//	useFIPS := endpoints.Value(p.UseFIPS, false)
	//	…
	// }
	body, ends := fold(rs.rules, newFacts())
	body = prune(body)
	e := newEmitter(body)
	code := append(requiredChecks(rs), e.defaults(rs)...)
	code = append(code, e.block(body)...)
	if !ends {
		code = append(code, jen.Return(runtime("Endpoint").Values(), runtime("ErrNoRule")))
	}
	return doc(
		jen.Func().Id(defaultFunc).Params(jen.Id("p").Op("*").Id(parametersType)).
			Params(runtime("Endpoint"), jen.Error()).Block(code...),
		defaultFunc+" is the service's endpoint rules. Parameters that are not set have their defaults.",
	)
}

// newEmitter names every variable of a function, in the order of their first use.
func newEmitter(b block) *emitter {
	e := &emitter{locals: map[*local]string{}, parameters: map[*Parameter]string{}}
	n := newNamer()
	b.walk(func(x expr) {
		if ref, ok := x.(*paramRef); ok && ref.p.Default != nil && e.parameters[ref.p] == "" {
			e.parameters[ref.p] = n.name(ref.p.Name)
		}
	})
	b.walk(func(x expr) {
		if ref, ok := x.(*localRef); ok && e.locals[ref.l] == "" {
			e.locals[ref.l] = n.name(ref.l.name)
		}
	})
	return e
}

// requiredChecks emits the checks that no default makes needless.
func requiredChecks(rs *RuleSet) []jen.Code {
	// if p.ApiType == nil {
	//	return endpoints.Endpoint{}, endpoints.Missing("ApiType")
	// }
	var code []jen.Code
	for _, p := range rs.Parameters {
		if p.Required && p.Default == nil {
			code = append(code, jen.If(jen.Id("p").Dot(p.GoName).Op("==").Nil()).Block(
				jen.Return(runtime("Endpoint").Values(), runtime("Missing").Call(jen.Lit(p.GoName))),
			))
		}
	}
	return code
}

// defaults emits the variables of parameters with a default, those that the rules read.
func (e *emitter) defaults(rs *RuleSet) []jen.Code {
	var code []jen.Code
	for _, p := range rs.Parameters {
		name, ok := e.parameters[p]
		if !ok {
			continue
		}
		field := jen.Id("p").Dot(p.GoName)
		if p.Type != StringArray {
			// useFIPS := endpoints.Value(p.UseFIPS, false)
			code = append(code, jen.Id(name).Op(":=").Add(runtime("Value")).Call(field, defaultCode(p)))
			continue
		}
		// list := p.List
		// if list == nil {
		//	list = []string{"a"}
		// }
		code = append(code,
			jen.Id(name).Op(":=").Add(field),
			jen.If(jen.Id(name).Op("==").Nil()).Block(jen.Id(name).Op("=").Add(defaultCode(p))))
	}
	return code
}

// block emits statements; branches that exclude each other become a switch or an if with an else.
func (e *emitter) block(b block) []jen.Code {
	var code []jen.Code
	for i := 0; i < len(b); {
		run := sameSubject(b[i:])
		switch s := b[i].(type) {
		case *branch:
			switch {
			case run > 1:
				code = append(code, e.switchOver(b[i:i+run]))
				i += run
			case opposite(b[i:]):
				code = append(code, e.branch(s).Else().Block(e.block(b[i+1].(*branch).body)...))
				i += 2
			default:
				code = append(code, e.branch(s))
				i++
			}
		case *let:
			// partitionResult := endpoints.PartitionOf(*p.Region)
			code = append(code, jen.Id(e.locals[s.l]).Op(":=").Add(e.expr(s.l.value)))
			i++
		case *outcome:
			code = append(code, e.outcome(s))
			i++
		}
	}
	return code
}

// sameSubject counts the branches at the start of a block that compare one expression with different constants.
func sameSubject(b block) int {
	seen := map[literal]bool{}
	key := ""
	for i, s := range b {
		t, ok := s.(*branch)
		if !ok {
			return i
		}
		subject, text, ok := comparison(t.cond)
		if !ok || seen[text] || i > 0 && subject.key() != key {
			return i
		}
		seen[text], key = true, subject.key()
	}
	return len(b)
}

// opposite tells whether the first two statements are branches of which exactly one runs.
func opposite(b block) bool {
	if len(b) < 2 {
		return false
	}
	first, ok := b[0].(*branch)
	second, okSecond := b[1].(*branch)
	return ok && okSecond && first.bind == nil && second.bind == nil && !single(first) &&
		negate(first.cond).key() == second.cond.key()
}

// single tells whether a branch is only a further condition, which then joins the one before it.
func single(s *branch) bool {
	if len(s.body) != 1 {
		return false
	}
	inner, ok := s.body[0].(*branch)
	return ok && inner.bind == nil
}

// switchOver emits comparisons of one expression; constants with the same body share a case.
func (e *emitter) switchOver(b block) jen.Code {
	// switch partitionResult.Name {
	// case "aws":
	//	…
	// }
	subject, _, _ := comparison(b[0].(*branch).cond)
	var bodies []string
	cases := map[string][]jen.Code{}
	blocks := map[string]block{}
	for _, s := range b {
		t := s.(*branch)
		_, text, _ := comparison(t.cond)
		key := t.body.key()
		if cases[key] == nil {
			bodies = append(bodies, key)
			blocks[key] = t.body
		}
		cases[key] = append(cases[key], jen.Lit(string(text)))
	}
	return jen.Switch(e.expr(subject)).BlockFunc(func(g *jen.Group) {
		for _, key := range bodies {
			g.Case(cases[key]...).Block(e.block(blocks[key])...)
		}
	})
}

// maxTests bounds the conditions in one line.
const maxTests = 4

// branch emits an if; conditions that only nest are joined by &&.
func (e *emitter) branch(s *branch) *jen.Statement {
	// if arnType, ok := endpoints.At(arn.ResourceID, 0); ok && arnType != "" {
	//	…
	// }
	var head []jen.Code
	test := e.expr(s.cond)
	if s.bind != nil {
		head = append(head, jen.List(jen.Id(e.locals[s.bind]), jen.Id("ok")).Op(":=").Add(e.optional(s.bind.value)))
		test = jen.Id("ok")
	}
	body := s.body
	for n := 1; n < maxTests && single(&branch{body: body}); n++ {
		inner := body[0].(*branch)
		test.Op("&&").Add(e.expr(inner.cond))
		body = inner.body
	}
	return jen.If(append(head, test)...).Block(e.block(body)...)
}
