// Package constraintgen emits package constraints of a client: the patterns of
// its inputs, which the member tables of the client and of package types share.
package constraintgen

import (
	"path"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/templates"
)

// Emitter is the emitter of package constraints.
var Emitter = emit.Emitter{Name: "constraints", Emit: Emit}

// Emit emits the package if an input has a pattern.
func Emit(c *emit.Context) ([]emit.File, error) {
	if len(c.Facts.Checks.Named) == 0 {
		return nil, nil
	}
	f := templates.File(c.ConstraintsPath(), path.Base(c.ConstraintsPath()))
	f.PackageComment("// Package constraints holds the patterns of inputs.")
	f.Add(emit.Version())
	c.Constraints(f)
	src, err := templates.Render(f)
	return []emit.File{{Path: "internal/constraints/constraints.go", Source: src}}, err
}
