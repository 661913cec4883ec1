// Package generator turns service models into Go packages. Its pipeline is
// read, link, name, emit, format, type-check, write; no stage changes the result
// of an earlier one, and nothing is written unless all succeed.
package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"github.com/modelsmith/modelsmith/generator/check"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/output"
	"github.com/modelsmith/modelsmith/generator/source"
	"github.com/modelsmith/modelsmith/models"
)

// Config says what to generate, and where.
type Config struct {
	// Services are names of services in Models, or paths of model directories
	// or of their service-2.json. A path has a slash or starts with a dot.
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
}

// service is one service on its way through the stages.
type service struct {
	source  *source.Model
	context *emit.Context
	files   []emit.File
}

func newRun(cfg Config) (*run, error) {
	if len(cfg.Services) == 0 {
		return nil, errors.New("no services given")
	}
	if cfg.Package != "" && len(cfg.Services) > 1 {
		return nil, errors.New("a package name can be given for one service only")
	}
	if cfg.Out == "" {
		return nil, errors.New("no output folder given")
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
	return &run{cfg: cfg, importPath: importPath}, nil
}

func (r *run) progress(stage string) {
	if r.cfg.Progress != nil {
		r.cfg.Progress(stage)
	}
}

// open reads the bytes of every model.
func (r *run) open() error {
	var problems model.Problems
	for _, name := range r.cfg.Services {
		var m *source.Model
		var err error
		if isPath(name) {
			m, err = source.OpenPath(name)
		} else {
			m, err = source.Open(r.cfg.Models, name)
		}
		var ps model.Problems
		switch {
		case errors.As(err, &ps):
			problems = append(problems, ps...)
		case err != nil:
			return err
		default:
			r.services = append(r.services, &service{source: m})
		}
	}
	if problems != nil {
		return problems.Sort()
	}
	return nil
}

// read reads and links the models and decides all names.
func (r *run) read(ctx context.Context) error {
	all := make([]model.Problems, len(r.services))
	err := each(ctx, len(r.services), func(i int) error {
		all[i] = r.readService(r.services[i])
		return nil
	})
	if err != nil {
		return err
	}
	var problems model.Problems
	for _, ps := range all {
		problems = append(problems, ps...)
	}
	if problems != nil {
		return problems.Sort()
	}
	return r.distinct()
}

func (r *run) readService(s *service) model.Problems {
	linked, problems := readModel(s.source)
	if problems != nil {
		return problems
	}
	protocol, ok := protocols()[linked.Protocol]
	if !ok {
		return model.Problems{{Pos: linked.Pos, Path: "metadata.protocol", Message: unsupportedProtocol(linked.Protocol)}}
	}
	resolved, problems := names.Resolve(linked, r.cfg.Package, append(names.Table(), r.cfg.Renames...))
	if problems != nil {
		return problems
	}
	s.context = &emit.Context{
		Service: linked, Names: resolved, Source: s.source, Facts: emit.NewFacts(linked),
		ImportPath: r.importPath + "/" + resolved.Package, ProtocolPath: protocol,
	}
	return nil
}

// distinct checks that no two services want one package.
func (r *run) distinct() error {
	seen := make(map[string]string)
	for _, s := range r.services {
		pkg := s.context.Names.Package
		if other, ok := seen[pkg]; ok {
			return fmt.Errorf("%s and %s both are package %s; generate them into two folders", other, s.source.Name, pkg)
		}
		seen[pkg] = s.source.Name
	}
	return nil
}

// emit runs every emitter of every service.
func (r *run) emit(ctx context.Context) error {
	emitters := emitters()
	out := make([][]emit.File, len(r.services)*len(emitters))
	err := each(ctx, len(out), func(i int) error {
		files, err := emitters[i%len(emitters)].Emit(r.services[i/len(emitters)].context)
		out[i] = files
		return err
	})
	for i, files := range out {
		s := r.services[i/len(emitters)]
		s.files = append(s.files, files...)
	}
	return err
}

// format formats every file.
func (r *run) format(ctx context.Context) error {
	var files []*emit.File
	for _, s := range r.services {
		for i := range s.files {
			files = append(files, &s.files[i])
		}
	}
	return each(ctx, len(files), func(i int) error { return formatFile(files[i]) })
}

// check type-checks what is about to be written.
func (r *run) check(ctx context.Context) error {
	if r.cfg.NoCheck {
		return nil
	}
	var packages []check.Package
	for _, s := range r.services {
		packages = append(packages, check.Packages(s.context.ImportPath, s.files)...)
	}
	return check.Types(ctx, r.cfg.Out, packages)
}

// write writes the files of all services, or none.
func (r *run) write(ctx context.Context) (*Result, error) {
	var plan output.Plan
	result := new(Result)
	for _, s := range r.services {
		dir := filepath.Join(r.cfg.Out, s.context.Names.Package)
		counts, err := plan.Add(dir, s.files)
		if err != nil {
			return nil, err
		}
		result.Services = append(result.Services, ServiceResult{
			Name: s.source.Name, Package: s.context.Names.Package, Dir: dir, Files: len(s.files),
			Written: counts.Written, Removed: counts.Removed, Unchanged: counts.Unchanged,
		})
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return result, plan.Apply()
}

// each calls do for 0 to n-1, as many at a time as there are processors. It
// returns the error of the lowest index, so that it does not depend on timing.
func each(ctx context.Context, n int, do func(i int) error) error {
	errs := make([]error, n)
	var group errgroup.Group
	group.SetLimit(parallelism())
	for i := range n {
		group.Go(func() error {
			if errs[i] = ctx.Err(); errs[i] == nil {
				errs[i] = do(i)
			}
			return nil
		})
	}
	_ = group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
