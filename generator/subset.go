package generator

import (
	"errors"
	"fmt"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/model"
)

// wanted returns the names of the operations that were asked for, nil for all of
// them. The error names each that the service does not have.
func (s *service) wanted(m *model.Service) (map[string]bool, error) {
	if s.cfg.Operations == nil {
		return nil, nil
	}
	known := make(map[string]bool, len(m.Operations))
	for _, op := range m.Operations {
		known[op.Name] = true
	}
	var guesser closest.Guesser
	var problems model.Problems
	var errs []error
	wanted := make(map[string]bool, len(s.cfg.Operations))
	for _, name := range s.cfg.Operations {
		if !known[name] && !wanted[name] {
			err := fmt.Errorf("%s has no operation %q%s", m.Name, name, closest.Hint(&guesser, name, known))
			errs = append(errs, err)
			problems = append(problems, model.Problem{Pos: s.cfg.Pos, Message: err.Error()})
		}
		wanted[name] = true
	}
	if problems != nil && s.cfg.Pos.Line > 0 {
		return wanted, problems
	}
	return wanted, errors.Join(errs...)
}
