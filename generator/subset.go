package generator

import (
	"errors"
	"fmt"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/model"
)

// wanted returns the names of the operations that were asked for, nil for all of
// them. The error names each that the service does not have.
func (r *run) wanted(s *model.Service) (map[string]bool, error) {
	if r.cfg.Operations == nil {
		return nil, nil
	}
	known := make(map[string]bool, len(s.Operations))
	for _, op := range s.Operations {
		known[op.Name] = true
	}
	var guesser closest.Guesser
	var errs []error
	wanted := make(map[string]bool, len(r.cfg.Operations))
	for _, name := range r.cfg.Operations {
		if !known[name] && !wanted[name] {
			errs = append(errs, fmt.Errorf("%s has no operation %q%s", s.Name, name, closest.Hint(&guesser, name, known)))
		}
		wanted[name] = true
	}
	return wanted, errors.Join(errs...)
}
