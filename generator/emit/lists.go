package emit

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/model"
)

// requiresList returns the shapes of outputs and errors that have a required list
// or map in the body, or lead to one.
func requiresList(s *model.Service) map[model.Shape]bool {
	answers := make([]*model.Operation, len(s.Operations))
	for i, op := range s.Operations {
		answers[i] = &model.Operation{Output: op.Output, Errors: op.Errors}
	}
	return leading(model.Reach(answers), func(s model.Shape) bool {
		return slices.ContainsFunc(model.MembersOf(s), isRequiredList)
	})
}

func isRequiredList(m *model.Member) bool {
	switch m.Target.(type) {
	case *model.List, *model.Map:
		return m.Required && m.Location == ""
	}
	return false
}
