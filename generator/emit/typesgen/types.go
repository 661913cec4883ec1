// Package typesgen emits package types of a client: structures, enums, unions
// and error types, with their serde.
package typesgen

import (
	"path"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// Emitter is the emitter of package types.
var Emitter = emit.Emitter{Name: "types", Emit: Emit}

// Emit emits the files of package types.
func Emit(c *emit.Context) ([]emit.File, error) {
	if problems := emit.CheckDefaults(c.Service); problems != nil {
		return nil, problems
	}
	g := &gen{Context: c, structures: c.NestedStructures()}
	var files []emit.File
	for _, f := range []struct {
		name string
		emit func(*jen.File)
		any  bool
	}{
		{"types.go", g.structureFile, true},
		{"enums.go", g.enumFile, len(g.enums())+len(g.intEnums()) > 0},
		{"errors.go", g.errorFile, len(c.Facts.Errors) > 0},
		{"unions.go", g.unionFile, len(g.unions()) > 0},
		{"serde.go", g.serdeFile, len(g.structures)+len(c.Facts.Errors) > 0},
	} {
		if !f.any {
			continue
		}
		out := templates.File(c.TypesPath(), path.Base(c.TypesPath()))
		f.emit(out)
		src, err := templates.Render(out)
		if err != nil {
			return nil, err
		}
		files = append(files, emit.File{Path: "types/" + f.name, Source: src})
	}
	return files, nil
}

type gen struct {
	*emit.Context
	structures []*model.Structure
}

// structureFile emits the structures that are no errors.
func (g *gen) structureFile(f *jen.File) {
	text := emit.Comment("Package types holds the shapes of " + g.Service.FullName + ".")
	for line := range strings.SplitSeq(text, "\n") {
		f.PackageComment(line)
	}
	for _, s := range g.structures {
		name := g.Names.Shape(s)
		f.Add(g.Struct(emit.ShapeDoc(s, name+" is a structure of the model."), name, emit.Fields{Members: s.Members}))
	}
}

// serdeFile emits member tables and the methods that codecs call.
func (g *gen) serdeFile(f *jen.File) {
	f.Add(emit.Version())
	for _, s := range g.structures {
		f.Add(g.Serde(g.Names.Shape(s), s)).Add(g.Validate(g.Names.Shape(s), s))
	}
	for _, s := range g.Facts.Errors {
		f.Add(g.Serde(g.Names.Shape(s), s))
	}
}

func (g *gen) enums() (out []*model.Enum) {
	for _, s := range g.Service.Shapes {
		if e, ok := s.(*model.Enum); ok && g.Facts.Nested[s] {
			out = append(out, e)
		}
	}
	return out
}

func (g *gen) intEnums() (out []*model.Integer) {
	for _, s := range g.Service.Shapes {
		if i, ok := s.(*model.Integer); ok && i.Values != nil && g.Facts.Nested[s] {
			out = append(out, i)
		}
	}
	return out
}

func (g *gen) unions() (out []*model.Union) {
	for _, s := range g.Service.Shapes {
		if u, ok := s.(*model.Union); ok && g.Facts.Nested[s] {
			out = append(out, u)
		}
	}
	return out
}
