package generator

import (
	"github.com/modelsmith/modelsmith/generator/model"
)

// Skipped is an operation that was left out, and why.
type Skipped struct {
	Operation string
	Problems  model.Problems
}

// omitted are the names of skipped operations.
func omitted(skipped []Skipped) (names []string) {
	for _, s := range skipped {
		names = append(names, s.Operation)
	}
	return names
}

// supported returns a service without the operations that no emitter can do,
// and those that were wanted; or their problems, when nobody asked to leave them
// out.
func (r *run) supported(s *model.Service, wanted map[string]bool) (*model.Service, []Skipped, model.Problems) {
	var skipped []Skipped
	var problems model.Problems
	all := true
	for _, op := range s.Operations {
		if op.Unsupported == nil {
			continue
		}
		all = false
		if wanted != nil && !wanted[op.Name] {
			continue
		}
		skipped = append(skipped, Skipped{op.Name, op.Unsupported})
		for _, p := range op.Unsupported {
			p.Message += "; --skip-unsupported leaves the operation out"
			problems = append(problems, p)
		}
	}
	switch {
	case all:
		return s, nil, nil
	case problems != nil && !r.cfg.SkipUnsupported:
		return nil, nil, problems
	}
	return s.Subset(func(op *model.Operation) bool { return op.Unsupported == nil }), skipped, nil
}
