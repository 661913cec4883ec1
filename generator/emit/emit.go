// Package emit holds what the emitters share: Go types of references, member
// tables and serde methods, and doc comments. Each emitter is a folder below.
// Names come from package names, never from here.
package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
)

// RuntimePath is the import path of the runtime that generated code uses.
const RuntimePath = "github.com/modelsmith/modelsmith/runtime"

// GeneratedCodeVersion is the constant of the runtime that is there as long as
// what this version generates compiles with it.
const GeneratedCodeVersion = "GeneratedCodeVersion1"

// Context is what an emitter works from. It is shared by emitters that run at
// the same time and never changed.
type Context struct {
	Service *model.Service
	Names   *names.Names
	// Partial says that only some operations were asked for.
	Partial bool
	// Omitted are the names of the operations that were left out, sorted.
	Omitted []string
	// ImportPath is that of the client package.
	ImportPath string
	// ProtocolPath is the import path of the protocol's runtime package, whose
	// type Protocol the client uses.
	ProtocolPath string
	// ServerProtocolPath is that of the protocol's server side.
	ServerProtocolPath string
	// Facts are derived once from the service.
	Facts *Facts
}

// TypesPath is the import path of package types.
func (c *Context) TypesPath() string { return c.ImportPath + "/types" }

// DocumentPath is the import path of package document.
func (c *Context) DocumentPath() string { return c.ImportPath + "/document" }

// ConstraintsPath is the import path of package constraints.
func (c *Context) ConstraintsPath() string { return c.ImportPath + "/internal/constraints" }

// Version returns the line that does not compile with a runtime of a version that
// does not go with the code. Packages that the client imports have it too: the go
// command tells of the first one that does not compile, and not of the client. It
// is a type, as the compiler checks these first and gives up after ten errors.
//
//	type _ [runtime.GeneratedCodeVersion1]struct{}
func Version() *jen.Statement {
	return Doc("If this does not compile, generate again with the modelsmith of go.mod.").
		Type().Id("_").Index(jen.Qual(RuntimePath, GeneratedCodeVersion)).Struct().Line()
}

// File is one emitted file, not formatted yet.
type File struct {
	// Path is relative to the client package's folder, with slashes.
	Path   string
	Source []byte
}

// Emitter turns a service into files. The problems are faults of the model that
// only the emitter can see.
type Emitter struct {
	Name string
	Emit func(*Context) ([]File, error)
}

// Facts are what several emitters ask about a service's shapes.
type Facts struct {
	// Nested are the structures, unions and enums that package types declares:
	// all that are reached other than as an operation's input or output.
	Nested map[model.Shape]bool
	// Sensitive are the shapes that are or hold a sensitive value.
	Sensitive map[model.Shape]bool
	// Errors are the error structures, sorted by name.
	Errors []*model.Structure
	// Checks are the constraints of inputs.
	Checks *Checks
	// Lists are the shapes of answers that have a required list or map, or lead to
	// one.
	Lists map[model.Shape]bool
	// Documents is true if a shape holds a document.
	Documents bool
}

// NewFacts derives the facts of a service, which may be a part of a whole one.
func NewFacts(s, whole *model.Service) *Facts {
	f := &Facts{Nested: s.Nested(), Sensitive: sensitive(s.Shapes), Checks: NewChecks(s, whole), Lists: requiresList(s)}
	for _, shape := range s.Shapes {
		if st, ok := shape.(*model.Structure); ok && st.Error != nil && f.Nested[st] {
			f.Errors = append(f.Errors, st)
		}
		model.Refs(shape, func(r *model.Ref) {
			_, isDocument := r.Target.(*model.Document)
			f.Documents = f.Documents || isDocument
		})
	}
	return f
}

// sensitive follows references backwards from all that is sensitive.
func sensitive(shapes []model.Shape) map[model.Shape]bool {
	found := make(map[model.Shape]bool)
	holders := make(map[model.Shape][]model.Shape)
	var queue []model.Shape
	add := func(s model.Shape) {
		if !found[s] {
			found[s] = true
			queue = append(queue, s)
		}
	}
	for _, s := range shapes {
		if s.Info().Traits.Sensitive {
			add(s)
		}
		model.Refs(s, func(r *model.Ref) {
			holders[r.Target] = append(holders[r.Target], s)
			if r.Traits.Sensitive {
				add(s)
			}
		})
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		for _, h := range holders[s] {
			add(h)
		}
	}
	return found
}
