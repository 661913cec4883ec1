package endpoints

import (
	"fmt"

	"github.com/dave/jennifer/jen"
)

// expr emits an expression that has a value.
func (e *emitter) expr(x expr) *jen.Statement {
	switch x := x.(type) {
	case truth:
		return jen.Lit(bool(x))
	case number:
		return jen.Lit(int(x))
	case literal:
		return jen.Lit(string(x))
	case *template:
		return e.template(x)
	case *paramRef:
		return e.parameter(x.p)
	case *localRef:
		return jen.Id(e.locals[x.l])
	case *field:
		return e.expr(x.of).Dot(x.name.goName)
	case *call:
		return e.call(x)
	case *orEmpty:
		// endpoints.Value(p.Region, "")
		return runtime("Value").Call(jen.Id("p").Dot(x.p.GoName), jen.Lit(""))
	case *present:
		return e.present(x, presentForm)
	case *not:
		return e.not(x)
	case *equal:
		return e.expr(x.a).Op("==").Add(e.expr(x.b))
	}
	panic(fmt.Sprintf("endpoints: no Go for %T", x))
}

// template emits a concatenation.
func (e *emitter) template(x *template) *jen.Statement {
	// "https://iam." + *p.Region + "." + partitionResult.DNSSuffix
	s := e.expr(x.parts[0])
	for _, part := range x.parts[1:] {
		s.Op("+").Add(e.expr(part))
	}
	return s
}

// parameter emits a parameter that is known to be set.
func (e *emitter) parameter(p *Parameter) *jen.Statement {
	if name, ok := e.parameters[p]; ok {
		return jen.Id(name)
	}
	field := jen.Id("p").Dot(p.GoName)
	if p.Type == StringArray {
		return field
	}
	return jen.Op("*").Add(field)
}

func (e *emitter) call(x *call) *jen.Statement {
	// endpoints.IsValidHostLabel(*p.Region, true)
	return runtime(x.fn.goName).CallFunc(func(g *jen.Group) {
		for _, arg := range x.args {
			g.Add(e.expr(arg))
		}
	})
}

// optional emits an expression with two results, the second telling whether there is a first.
func (e *emitter) optional(x expr) *jen.Statement {
	if x, ok := x.(*element); ok {
		// endpoints.At(bucketArn.ResourceID, 2)
		return runtime("At").Call(e.expr(x.of), jen.Lit(x.i))
	}
	return e.expr(x)
}

// forms are the operators of one polarity of the question whether a value is there.
type forms struct{ nilOp, lengthOp, negation string }

var (
	presentForm = forms{"!=", ">", ""}
	absentForm  = forms{"==", "<=", "!"}
)

// present emits the question whether an expression has a value, or has none.
func (e *emitter) present(x *present, f forms) *jen.Statement {
	switch of := x.x.(type) {
	case *paramRef:
		// p.Region != nil
		return jen.Id("p").Dot(of.p.GoName).Op(f.nilOp).Nil()
	case *element:
		// len(bucketArn.ResourceID) > 4
		return jen.Len(e.expr(of.of)).Op(f.lengthOp).Lit(of.i)
	}
	// endpoints.Has(endpoints.ParseURL(*p.Endpoint))
	return jen.Op(f.negation).Add(runtime("Has")).Call(e.expr(x.x))
}

// not emits a negation, with the opposite operator where there is one.
func (e *emitter) not(x *not) *jen.Statement {
	switch of := x.x.(type) {
	case *equal:
		return e.expr(of.a).Op("!=").Add(e.expr(of.b))
	case *present:
		return e.present(of, absentForm)
	}
	return jen.Op("!").Add(e.expr(x.x))
}
