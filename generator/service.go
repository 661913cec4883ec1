package generator

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
)

// Service is a service to generate.
type Service struct {
	// Model is the name of a service in the models directory, or a path: of a
	// model directory, of its service-2.json, or of a Smithy model. A path has a
	// slash, starts with a dot, or ends in .json; one service of a Smithy model is
	// chosen by its id behind a #, after names too.
	Model string
	// Out replaces Config.Out, ImportPath what is found for it.
	Out, ImportPath string
	// Package names the client package. Empty takes the service's id, as
	// aws-sdk-go-v2 does.
	Package string
	// Emit chooses what is generated, out of [Emitted]. Nil is all of it.
	Emit []string
	// Operations are the operations to generate, by their names in the model, with
	// the shapes that they reach. Nil is all of them. Go names are those that the
	// whole service has.
	Operations []string
	// Renames are put on top of names.Table; their Service is this one.
	Renames []names.Rename
	// Values are the members that are values where the rules want pointers.
	Values []Override
	// Unchecked are the shapes and members whose patterns are not checked.
	Unchecked []Override
	// Pos is where the service stands in a configuration file.
	Pos model.Pos
}

// Override is a member or a shape that the rules do not fit.
type Override struct {
	// Path is the model path: shapes.X, or shapes.X.members.Y.
	Path string
	// Reason says why; it is required of patterns that are not checked.
	Reason string
	// Pos is where the override stands, for problems.
	Pos model.Pos
}

// Services are services by name or path, as they are.
func Services(models ...string) []Service {
	out := make([]Service, len(models))
	for i, m := range models {
		out[i].Model = m
	}
	return out
}

// What is generated of a service: the client, with all that it needs, and the
// server, which has the client's types.
const (
	EmitClient = "client"
	EmitServer = "server"
)

// Emitted are the names for Service.Emit.
func Emitted() []string { return []string{EmitClient, EmitServer} }

// check reports a service that cannot be generated, whatever its model.
func (s *Service) check() error {
	if s.Package != "" && !names.IsPackage(s.Package) {
		return fmt.Errorf("%q is no name for a package", s.Package)
	}
	if s.Operations != nil && len(s.Operations) == 0 {
		return errors.New("no operations given")
	}
	if s.Emit != nil && len(s.Emit) == 0 {
		return fmt.Errorf("nothing given to emit; there are %s", strings.Join(Emitted(), ", "))
	}
	for _, name := range s.Emit {
		if !slices.Contains(Emitted(), name) {
			return fmt.Errorf("%q cannot be emitted; there are %s", name, strings.Join(Emitted(), ", "))
		}
	}
	if s.Emit != nil && !slices.Contains(s.Emit, EmitClient) {
		return fmt.Errorf("%s needs %s, which has the types", EmitServer, EmitClient)
	}
	return nil
}

// emits reports whether one of the emitters was asked for.
func (s *Service) emits(name string) bool { return s.Emit == nil || slices.Contains(s.Emit, name) }

// renames are the renames of the service's configuration, but for those of
// operations that are left out.
func (s *service) renames() (out []names.Rename) {
	left := make(map[string]bool, len(s.skipped))
	for _, op := range s.skipped {
		left["operations."+op.Operation] = true
	}
	for _, r := range s.cfg.Renames {
		if r.Service = s.source.Name; !left[r.Path] {
			out = append(out, r)
		}
	}
	return out
}

// IsPath reports whether the model of a service is given by path, maybe with one
// service of a Smithy model behind a #.
func IsPath(name string) bool {
	file, _, _ := strings.Cut(name, "#")
	return strings.HasPrefix(name, ".") || strings.HasSuffix(file, ".json") || strings.ContainsAny(name, `/\`)
}
