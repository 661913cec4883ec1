// Package generator turns service models into Go packages. Its pipeline is
// read, link, name, emit, format, type-check, write; no stage changes the result
// of an earlier one, and nothing is written unless all succeed.
package generator

import (
	"context"
	"errors"
	"io/fs"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
	"github.com/modelsmith/modelsmith/models"
)

// Config says what to generate, and where.
type Config struct {
	Services []Service
	// Complete says that Out is for these services alone: packages of others that
	// were generated into it are told.
	Complete bool
	// Models is the models directory; nil is the one that modelsmith comes with.
	Models fs.FS
	// Out is the folder that gets a folder for each client package.
	Out string
	// ImportPath is that of Out; empty finds it through the go.mod above Out.
	ImportPath string
	// SkipUnsupported leaves operations out that no emitter can do; else they are
	// problems.
	SkipUnsupported bool
	// NoCheck leaves the type check out.
	NoCheck bool
	// CacheDir remembers what was generated from what, so that an unchanged
	// model is seen without reading it. Empty keeps no memory.
	CacheDir string
	// Progress is told about each stage that ends; nil for nobody.
	Progress func(stage string)
}

// Result says what became of each service.
type Result struct {
	Services []ServiceResult
	// Dropped are the folders of packages that no service gives; see
	// [Config.Complete].
	Dropped []string
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
		result.Dropped, err = run.dropped(result.dirs())
		return result, err
	}
	if err := run.make(ctx, run.read, run.emit, run.format, run.check); err != nil {
		return nil, err
	}
	dropped, err := run.dropped(run.dirs())
	if err != nil {
		return nil, err
	}
	result, err := run.write(ctx)
	if err == nil {
		memory.remember(run, result)
		result.Dropped = dropped
	}
	return result, err
}

// dirs are the folders of the packages.
func (r *Result) dirs() (dirs []string) {
	for _, s := range r.Services {
		dirs = append(dirs, s.Dir)
	}
	return dirs
}

// make runs stages one after the other.
func (r *run) make(ctx context.Context, stages ...func(context.Context) error) error {
	for i, stage := range stages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := stage(ctx); err != nil {
			return err
		}
		r.progress([]string{"read", "emit", "format", "check"}[i])
	}
	return nil
}

// run is one call of Generate.
type run struct {
	cfg      Config
	services []*service
	// problems are those of services without a place or a model.
	problems model.Problems
}

// service is one service on its way through the stages.
type service struct {
	cfg     Service
	out     place
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
	if cfg.Models == nil {
		cfg.Models = models.FS()
	}
	r := &run{cfg: cfg}
	for _, s := range cfg.Services {
		if err := s.check(); err != nil {
			return nil, err
		}
		out, err := r.place(s)
		switch {
		case err != nil && s.Pos.Line > 0:
			r.problems = append(r.problems, model.Problem{Pos: s.Pos, Message: err.Error()})
			continue
		case err != nil:
			return nil, err
		}
		r.services = append(r.services, &service{cfg: s, out: out})
	}
	return r, nil
}

func (r *run) progress(stage string) {
	if r.cfg.Progress != nil {
		r.cfg.Progress(stage)
	}
}
