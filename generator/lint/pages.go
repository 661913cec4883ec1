package lint

import (
	"github.com/modelsmith/modelsmith/generator/lint/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

// paginated visits the operations that have a paginator.
func (p *pass) paginated(visit func(op *model.Operation, pages *model.Paginator)) {
	for _, op := range p.service.Operations {
		if op.Paginator != nil {
			visit(op, op.Paginator)
		}
	}
}

// resolve follows a path; it is nil for what leads nowhere or to nothing known.
func resolve(path string, in *model.Structure) model.Shape {
	if path == "" {
		return nil
	}
	if v, err := jmespath.Resolve(path, jmespath.Shape(in)); err == nil && v.Kind == jmespath.Of {
		return v.Shape
	}
	return nil
}
