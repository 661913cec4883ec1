package clientgen

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/emit/expression"
	"github.com/modelsmith/modelsmith/generator/model"
)

// waiterMatcher sorts the acceptors of a waiter: those that look at an output and
// those that look at an error never meet.
type waiterMatcher struct {
	gen   *gen
	op    *model.Operation
	types []jen.Code
	// answer is the state after any output, once an acceptor says so; errors are the
	// rules for errors.
	answer jen.Code
	errors []jen.Code
	// rules are those for outputs; block has what they look at.
	rules    []outputRule
	compiler *expression.Compiler
	block    expression.Block
	values   map[model.Expression]expression.Value
	withIn   bool
	problems model.Problems
}

// outputRule gives a state when one of some conditions holds.
type outputRule struct {
	conditions []jen.Code
	state      string
	// some is the path whose list has one of the expected values, if the last
	// condition says so.
	some     string
	expected []string
}

// waiterStates are the states in the runtime.
var waiterStates = map[string]string{"success": "WaiterSuccess", "failure": "WaiterFailure", "retry": "WaiterRetry"}

func waiterState(name string) *jen.Statement { return jen.Qual(emit.RuntimePath, waiterStates[name]) }

// add adds an acceptor.
func (m *waiterMatcher) add(a model.Acceptor) {
	status, _ := strconv.Atoi(a.Expected)
	switch {
	case a.Matcher == "error":
		m.addError(a.State, jen.Id("Code").Op(":").Lit(a.Expected))
	case a.Matcher == "success" && a.Expected != "true":
		m.addError(a.State, nil)
	case a.Matcher == "status" && status >= 300:
		m.addStatus(a.State, status)
	case a.Matcher == "success", a.Matcher == "status":
		if m.answer == nil {
			m.answer = waiterState(a.State)
		}
	case m.answer == nil:
		m.addPath(a)
	}
}

// addError adds a rule for errors; without a condition it is for all.
func (m *waiterMatcher) addError(state string, condition jen.Code) {
	fields := []jen.Code{jen.Id("State").Op(":").Add(waiterState(state))}
	if condition != nil {
		fields = append([]jen.Code{condition}, fields...)
	}
	m.errors = append(m.errors, jen.Values(fields...))
}

// addStatus adds rules for a status, and for the errors that have it: those that a
// test makes come without a response.
func (m *waiterMatcher) addStatus(state string, status int) {
	m.addError(state, jen.Id("Status").Op(":").Lit(status))
	for _, e := range m.op.Errors {
		if e.Error.Status == status {
			m.addError(state, jen.Id("Code").Op(":").Lit(e.Error.Code))
		}
	}
}

// addPath adds a rule for outputs, or a condition to the last one.
func (m *waiterMatcher) addPath(a model.Acceptor) {
	v, err := m.value(a)
	var problems model.Problems
	if errors.As(err, &problems) {
		m.problems = append(m.problems, problems...)
		return
	}
	if last := len(m.rules) - 1; last < 0 || m.rules[last].state != a.State {
		m.rules = append(m.rules, outputRule{state: a.State})
	}
	rule := &m.rules[len(m.rules)-1]
	if !rule.add(m, a, v) {
		m.problems = append(m.problems, model.Problem{Pos: a.Path.Pos, Path: a.Path.Path, Message: fmt.Sprintf(
			"the path %q gives nothing that can match %q by %s", a.Path.Text, a.Expected, a.Matcher)})
	}
}

// add adds the condition of an acceptor over a value. What a list may have is one
// condition for all.
func (r *outputRule) add(m *waiterMatcher, a model.Acceptor, v expression.Value) (ok bool) {
	var condition *jen.Statement
	switch a.Matcher {
	case "pathAll":
		condition, ok = m.compiler.Every(v, a.Expected)
	case "pathAny":
		if r.some != a.Path.Text || r.expected == nil {
			r.some, r.expected = a.Path.Text, nil
			r.conditions = append(r.conditions, nil)
		}
		r.expected = append(r.expected, a.Expected)
		condition, ok = m.compiler.Some(v, r.expected...)
		r.conditions[len(r.conditions)-1] = condition
		return ok
	default:
		condition, ok = m.compiler.Equal(&m.block, v, a.Expected)
	}
	r.conditions, r.expected = append(r.conditions, condition), nil
	return ok
}

// value is what the path of an acceptor gives; acceptors with one path share it.
func (m *waiterMatcher) value(a model.Acceptor) (expression.Value, error) {
	key := model.Expression{Text: a.Path.Text}
	if a.WithInput {
		key.Path = "input"
	}
	if v, ok := m.values[key]; ok {
		return v, nil
	}
	if m.compiler == nil {
		m.compiler, m.values = expression.New(m.gen.Context, "in", "out", "client", "optFns"), make(map[model.Expression]expression.Value)
	}
	from := expression.Root(structureOf(m.op.Output), jen.Id("out"))
	if a.WithInput {
		m.withIn = true
		from = expression.Object(map[string]expression.Value{"input": expression.Root(structureOf(m.op.Input), jen.Id("in")), "output": from})
	}
	v, err := m.compiler.Value(&m.block, a.Path, from)
	v = m.compiler.Once(&m.block, v)
	m.values[key] = v
	return v, err
}

// output emits the function that says what an output means:
//
//	func(_ *GetInput, out *GetOutput) runtime.WaiterState {
//		switch {
//		case out.State == "READY":
//			return runtime.WaiterSuccess
//		}
//		return runtime.WaiterUnmatched
//	}
func (m *waiterMatcher) output() jen.Code {
	in := "_"
	if m.withIn {
		in = "in"
	}
	return jen.Func().Params(jen.Id(in).Op("*").Add(m.types[0]), jen.Id("out").Op("*").Add(m.types[1])).
		Qual(emit.RuntimePath, "WaiterState").BlockFunc(func(b *jen.Group) {
		for _, statement := range m.block.Statements {
			b.Add(statement)
		}
		b.Switch().BlockFunc(func(cases *jen.Group) {
			for _, r := range m.rules {
				cases.Case(r.conditions...).Block(jen.Return(waiterState(r.state)))
			}
		})
		b.Return(jen.Qual(emit.RuntimePath, "WaiterUnmatched"))
	})
}
