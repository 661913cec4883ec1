package lint

import (
	"github.com/modelsmith/modelsmith/generator/jmespath"
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

// resolve follows a path; it is nil for what leads to nothing that has a shape.
func resolve(path model.Expression, in *model.Structure) model.Shape {
	if path.Text == "" {
		return nil
	}
	t, _ := jmespath.Resolve(path.Text, jmespath.OfStructure(in))
	return t.Shape
}
