package config

import (
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/source"
)

// maxServices is how many services a file may have, a few times those of AWS: each
// is in memory.
const maxServices = 1000

// root reads the whole file.
func (r *reader) root(v value) {
	r.cfg.Out = r.dir
	versioned := false
	r.keys(v, map[string]func(value){
		"version": func(v value) {
			versioned = true
			if r.is(v, yaml.ScalarNode, "the version of the format, "+Version) && v.Value != Version {
				r.problem(v, "this modelsmith reads version %s of the format", Version)
			}
		},
		"models": func(v value) { r.models(v) },
		"out":    func(v value) { r.cfg.Out = r.path(r.text(v)) },
		"import-path": func(v value) {
			r.cfg.ImportPath = r.text(v)
		},
		"skip-unsupported": func(v value) { r.cfg.SkipUnsupported = r.flag(v) },
		"services": func(v value) {
			if len(v.Content) > maxServices {
				r.problem(v, "more than %d services; use several files", maxServices)
				return
			}
			r.items(v, r.service)
		},
	})
	if r.problems != nil {
		return
	}
	if !versioned {
		r.problem(v, "the version is missing; begin the file with version: %s", Version)
	}
	if len(r.cfg.Services) == 0 {
		r.problem(v, "there are no services")
	}
}

// models reads the folder that services are named out of.
func (r *reader) models(v value) {
	dir := r.text(v)
	if dir == "" {
		return
	}
	if info, err := os.Stat(r.path(dir)); err != nil || !info.IsDir() {
		r.problem(v, "there is no folder %s", dir)
	}
	r.cfg.Models = source.Folder(r.path(dir))
}

// service reads one service.
func (r *reader) service(v value) {
	s, hasModel := generator.Service{Pos: r.pos(v)}, false
	r.keys(v, map[string]func(value){
		"model": func(v value) {
			hasModel = true
			s.Model, s.Pos = r.model(r.text(v)), r.pos(v)
		},
		"package": func(v value) {
			if s.Package = r.text(v); s.Package != "" && !names.IsPackage(s.Package) {
				r.problem(v, "%q is no name for a package", s.Package)
			}
		},
		"out":         func(v value) { s.Out = r.path(r.text(v)) },
		"import-path": func(v value) { s.ImportPath = r.text(v) },
		"emit":        func(v value) { s.Emit = r.emit(v) },
		"operations":  func(v value) { s.Operations = r.texts(v) },
		"overrides":   func(v value) { r.overrides(v, &s) },
	})
	if !hasModel && v.Kind == yaml.MappingNode {
		r.problem(v, "the model is missing: a name out of modelsmith list, or a path")
	}
	if s.ImportPath != "" && s.Out == "" {
		r.problem(v, "an import path of its own is for a service with an out of its own")
	}
	r.cfg.Services = append(r.cfg.Services, s)
}

// model is what names a model: paths are relative to the file, names stay.
func (r *reader) model(text string) string {
	if !generator.IsPath(text) {
		return text
	}
	file, service, chosen := strings.Cut(text, "#")
	if file = r.path(file); !generator.IsPath(file) {
		file = "./" + file
	}
	if chosen {
		file += "#" + service
	}
	return file
}

// emit reads what to emit.
func (r *reader) emit(v value) []string {
	emit := r.texts(v)
	for i, name := range emit {
		if name != "" && !slices.Contains(generator.Emitted(), name) {
			r.problem(value{v.Content[i], v.path}, "%q cannot be emitted; there are %s", name, strings.Join(generator.Emitted(), ", "))
		}
	}
	if len(emit) > 0 && !slices.Contains(emit, generator.EmitClient) {
		r.problem(v, "what is emitted needs the %s, which has the types", generator.EmitClient)
	}
	return emit
}

// overrides reads what the rules do not fit.
func (r *reader) overrides(v value, s *generator.Service) {
	r.keys(v, map[string]func(value){
		"names": func(v value) {
			r.entries(v, func(path string, at, v value) {
				s.Renames = append(s.Renames, names.Rename{Path: path, Name: r.text(v), Pos: r.pos(at)})
			})
		},
		"values": func(v value) {
			for i, path := range r.texts(v) {
				s.Values = append(s.Values, generator.Override{Path: path, Pos: r.pos(value{v.Content[i], ""})})
			}
		},
		"unchecked-patterns": func(v value) {
			r.entries(v, func(path string, at, v value) {
				s.Unchecked = append(s.Unchecked, generator.Override{Path: path, Reason: r.text(v), Pos: r.pos(at)})
			})
		},
	})
}
