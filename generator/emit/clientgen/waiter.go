package clientgen

import (
	"fmt"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// waiter emits a waiter over an operation:
//
//	type UserExistsWaiter = runtime.Waiter[GetUserInput, GetUserOutput, Options]
//	type UserExistsWaiterOptions = runtime.WaiterOptions[GetUserInput, GetUserOutput, Options]
//	func NewUserExistsWaiter(client GetUserAPIClient, optFns ...func(*UserExistsWaiterOptions)) *UserExistsWaiter {
//		return runtime.NewWaiter(…, optFns)
//	}
func (g *gen) waiter(op *model.Operation, w *model.Waiter) (jen.Code, error) {
	name, operation := g.Names.Waiter(w)+"Waiter", g.Names.Operation(op)
	types := []jen.Code{jen.Id(operation + "Input"), jen.Id(operation + "Output"), jen.Id("Options")}
	spec, err := g.waiterSpec(op, w, types)
	if err != nil {
		return nil, err
	}
	deprecated := ""
	if w.Deprecated {
		deprecated = "Deprecated: the model says so."
	}
	s := templates.Doc(emit.Comment(fmt.Sprintf("%s repeats [Client.%s] until its outcome is one that is waited for: see [New%s].", name, operation, name), deprecated))
	s.Type().Id(name).Op("=").Qual(emit.RuntimePath, "Waiter").Types(types...).Line()
	s.Add(emit.Doc(name+"Options are the options of a ["+name+"].")).
		Type().Id(name+"Options").Op("=").Qual(emit.RuntimePath, "WaiterOptions").Types(types...).Line()
	s.Add(templates.Doc(emit.Comment("New"+name+" returns a waiter: "+outcomes(w)+".", deprecated))).
		Func().Id("New"+name).Params(
		jen.Id("client").Id(operation+"APIClient"), jen.Id("optFns").Op("...").Func().Params(jen.Op("*").Id(name+"Options")),
	).Op("*").Id(name).Block(
		jen.Return(jen.Qual(emit.RuntimePath, "NewWaiter").Call(spec, jen.Id("optFns"))),
	).Line()
	return s, nil
}

// waiterSpec emits what the runtime has to know about a waiter.
func (g *gen) waiterSpec(op *model.Operation, w *model.Waiter, types []jen.Code) (jen.Code, error) {
	fields := []jen.Code{
		jen.Id("Name").Op(":").Lit(g.Names.Waiter(w)).Op(",").Id("Call").Op(":").Id("client").Dot(g.Names.Operation(op)).Op(",").
			Id("Logger").Op(":").Parens(jen.Op("*").Id("Options")).Dot("logger"),
		jen.Id("MinDelay").Op(":").Lit(w.MinDelay).Op(",").Id("MaxDelay").Op(":").Lit(w.MaxDelay),
	}
	m := &waiterMatcher{gen: g, op: op, types: types}
	for _, a := range w.Acceptors {
		m.add(a)
	}
	if m.problems != nil {
		return nil, m.problems
	}
	if m.answer != nil {
		fields = append(fields, jen.Id("Answer").Op(":").Add(m.answer))
	}
	if m.errors != nil {
		fields = append(fields, jen.Id("Errors").Op(":").Index().Qual(emit.RuntimePath, "WaiterError").Values(m.errors...))
	}
	if m.rules != nil {
		fields = append(fields, jen.Id("Output").Op(":").Add(m.output()))
	}
	return jen.Qual(emit.RuntimePath, "WaiterSpec").Types(types...).Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, fields...), nil
}

// outcomes says in words what a waiter waits for; what only differs in the expected
// value is said once.
func outcomes(w *model.Waiter) string {
	text, last := "", ""
	for _, a := range w.Acceptors {
		what, value := outcome(a)
		switch what = a.State + " " + what; {
		case what == last && value != "":
			text += ", " + value
			continue
		case text != "":
			text += "; "
		}
		text, last = text+what+value, what
	}
	return text
}

func outcome(a model.Acceptor) (what, value string) {
	switch a.Matcher {
	case "success":
		if a.Expected == "true" {
			return "on an output", ""
		}
		return "on any error", ""
	case "error":
		return "on the error ", a.Expected
	case "status":
		return "on the status ", a.Expected
	}
	word := map[string]string{"path": " is ", "pathAll": " are all ", "pathAny": " has "}[a.Matcher]
	return "when " + a.Path.Text + word, strconv.Quote(a.Expected)
}
