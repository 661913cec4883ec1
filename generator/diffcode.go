package generator

import (
	"context"
	"errors"

	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

// generateBoth generates the Go of both models, as far as it can be.
func generateBoth(ctx context.Context, old, current *diff.Side) (code diff.Code, err error) {
	if old.Names == nil {
		return code, nil // a note of the comparison says why
	}
	for _, s := range []*diff.Side{old, current} {
		if protocols()[s.Service.Protocol].client == "" {
			return diff.Code{Note: "No Go is generated: the protocol " + s.Service.Protocol + " is not supported."}, nil
		}
	}
	code.Subjects = make(map[string]string)
	addSubjects(code.Subjects, old, current)
	addSubjects(code.Subjects, current, old)
	if code.Old, err = generateSide(ctx, old); err == nil {
		code.New, err = generateSide(ctx, current)
	}
	var ps model.Problems
	if errors.As(err, &ps) {
		return diff.Code{Note: "No Go is generated from one of the models: " + ps[0].Error()}, nil
	}
	return code, err
}

// generateSide generates the Go of a model without the operations that are not
// supported.
func generateSide(ctx context.Context, s *diff.Side) (map[string]string, error) {
	linked := s.Service.Subset(func(op *model.Operation) bool { return op.Unsupported == nil })
	r := &run{services: []*service{{context: &emit.Context{
		Service: linked, Names: s.Names, Facts: emit.NewFacts(linked, linked), ImportPath: "example.com/" + s.Names.Package,
		ProtocolPath: protocols()[linked.Protocol].client, ServerProtocolPath: protocols()[linked.Protocol].server,
	}}}}
	if err := r.emit(ctx); err != nil {
		return nil, err
	}
	if err := r.format(ctx); err != nil {
		return nil, err
	}
	out := make(map[string]string)
	for _, f := range r.services[0].files {
		out[f.Path] = string(f.Source)
	}
	return out, nil
}

// addSubjects adds what the Go names of a model come from. All of an operation
// that the other model lacks is the operation's.
func addSubjects(to map[string]string, s, other *diff.Side) {
	known := make(map[string]bool)
	for _, op := range other.Service.Operations {
		known[op.Name] = true
	}
	nested := s.Service.Nested()
	for _, shape := range s.Service.Shapes {
		if nested[shape] {
			to["types."+s.Names.Shape(shape)] = "shapes." + shape.Info().Name
		}
	}
	for _, op := range s.Service.Operations {
		name := s.Names.Operation(op)
		subject := "operations." + op.Name
		for _, suffix := range []string{"", "Input", "Output", "APIClient", "Paginator", "PaginatorOptions"} {
			to[name+suffix] = subject
		}
		for _, w := range op.Waiters {
			waiter := s.Names.Waiter(w) + "Waiter"
			to[waiter], to[waiter+"Options"] = subject, subject
		}
		if op.Input != nil && known[op.Name] {
			to[name+"Input"] = "shapes." + op.Input.Name
		}
		if op.Output != nil && known[op.Name] {
			to[name+"Output"] = "shapes." + op.Output.Name
		}
	}
}
