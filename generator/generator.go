// Package generator turns service models into Go packages. Its pipeline is
// read, link, name, emit, format, type-check, write; no stage changes the result
// of an earlier one, and nothing is written unless all succeed.
package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"golang.org/x/mod/module"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/source"
	"github.com/modelsmith/modelsmith/models"
)

// Config says what to generate, and where.
type Config struct {
	// Services are names of services in Models, or paths: of model directories, of
	// their service-2.json, or of Smithy models. A path has a slash, starts with a
	// dot, or ends in .json; one service of a Smithy model is chosen by its id
	// behind a #, after names too.
	Services []string
	// Models is the models directory; nil is the one that modelsmith comes with.
	Models fs.FS
	// Out is the folder that gets a folder for each client package.
	Out string
	// Package names the client package; only for a single service. Empty takes
	// the service's id, as aws-sdk-go-v2 does.
	Package string
	// ImportPath is that of Out; empty finds it through the go.mod above Out.
	ImportPath string
	// SkipUnsupported leaves operations out that no emitter can do; else they are
	// problems.
	SkipUnsupported bool
	// NoCheck leaves the type check out.
	NoCheck bool
	// Renames are put on top of names.Table.
	Renames []names.Rename
	// CacheDir remembers what was generated from what, so that an unchanged
	// model is seen without reading it. Empty keeps no memory.
	CacheDir string
	// Progress is told about each stage that ends; nil for nobody.
	Progress func(stage string)
}

// Result says what became of each service.
type Result struct {
	Services []ServiceResult
}

// ServiceResult is the outcome of one service.
type ServiceResult struct {
	// Name is the service's name, Package the client package's.
	Name, Package string
	// Dir is the client package's folder.
	Dir string
	// Files counts the generated files; Written, Removed and Unchanged say what
	// happened to them.
	Files, Written, Removed, Unchanged int
	// Skipped are the operations that were left out, sorted by name.
	Skipped []Skipped
	// Inferred are the operations whose paginators the model does not name, sorted.
	Inferred []string
	// Unchecked are the patterns that no Validate method checks, each with the
	// reason.
	Unchecked model.Problems
}

// Generate generates clients. Faults of models are model.Problems, all of them
// together; with any error the output folder is as it was.
func Generate(ctx context.Context, cfg Config) (*Result, error) {
	run, err := newRun(cfg)
	if err != nil {
		return nil, err
	}
	if err := run.open(); err != nil {
		return nil, err
	}
	memory := recall(cfg, run)
	if result := memory.unchanged(run); result != nil {
		return result, nil
	}
	for _, stage := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"read", run.read}, {"emit", run.emit}, {"format", run.format}, {"check", run.check},
	} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := stage.do(ctx); err != nil {
			return nil, err
		}
		run.progress(stage.name)
	}
	result, err := run.write(ctx)
	if err == nil {
		memory.remember(run, result)
	}
	return result, err
}

// run is one call of Generate.
type run struct {
	cfg        Config
	importPath string
	services   []*service
	// problems are those of models that could not be opened.
	problems model.Problems
}

// service is one service on its way through the stages.
type service struct {
	source  *source.Model
	skipped []Skipped
	// inferred are the operations with paginators that no model names.
	inferred []string
	context  *emit.Context
	files    []emit.File
}

func newRun(cfg Config) (*run, error) {
	if len(cfg.Services) == 0 {
		return nil, errors.New("no services given")
	}
	if cfg.Package != "" && len(cfg.Services) > 1 {
		return nil, errors.New("a package name can be given for one service only")
	}
	if cfg.Package != "" && !names.IsPackage(cfg.Package) {
		return nil, fmt.Errorf("%q is no name for a package", cfg.Package)
	}
	if cfg.Out == "" {
		return nil, errors.New("no output folder given")
	}
	if info, err := os.Stat(cfg.Out); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("the output %s is no folder", cfg.Out)
	}
	if cfg.Models == nil {
		cfg.Models = models.FS()
	}
	importPath := cfg.ImportPath
	if importPath == "" {
		var err error
		if importPath, err = findImportPath(cfg.Out); err != nil {
			return nil, err
		}
	}
	if err := module.CheckImportPath(importPath); err != nil {
		return nil, fmt.Errorf("nobody could import what is generated: %w", err)
	}
	return &run{cfg: cfg, importPath: importPath}, nil
}

func (r *run) progress(stage string) {
	if r.cfg.Progress != nil {
		r.cfg.Progress(stage)
	}
}
