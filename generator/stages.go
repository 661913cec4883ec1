package generator

import (
	"context"
	"errors"
	"fmt"
	"go/format"
	"maps"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/modelsmith/modelsmith/generator/check"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/infer"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/output"
	"github.com/modelsmith/modelsmith/generator/source"
)

// open reads the bytes of every model. The problems of those that are no JSON
// wait for those of the others.
func (r *run) open() error {
	opened := r.services[:0]
	for _, s := range r.services {
		var err error
		if IsPath(s.cfg.Model) {
			s.source, err = source.OpenPath(s.cfg.Model)
		} else {
			s.source, err = source.Open(r.cfg.Models, s.cfg.Model)
		}
		var ps model.Problems
		switch {
		case errors.As(err, &ps):
			r.problems = append(r.problems, ps...)
		case err != nil && s.cfg.Pos.Line > 0:
			r.problems = append(r.problems, model.Problem{Pos: s.cfg.Pos, Message: err.Error()})
		case err != nil:
			return err
		default:
			opened = append(opened, s)
		}
	}
	r.services = opened
	return nil
}

// read reads and links the models and decides all names.
func (r *run) read(ctx context.Context) error {
	all := make([]model.Problems, len(r.services))
	err := each(ctx, len(r.services), func(i int) error {
		err := r.readService(r.services[i])
		if errors.As(err, &all[i]) {
			return nil
		}
		return err
	})
	if err != nil {
		return err
	}
	if problems := slices.Concat(append(all, r.problems)...); problems != nil {
		return problems.Sort()
	}
	return r.distinct()
}

func (r *run) readService(s *service) error {
	linked, problems := readModel(s.source, spoken())
	if problems != nil {
		return problems
	}
	wanted, err := s.wanted(linked)
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	// What is wrong with a configuration comes together.
	problems = append(problems, s.override(linked)...)
	supported, skipped, of := r.supported(linked, wanted)
	problems = append(problems, of...)
	if of == nil {
		linked, s.skipped = supported, skipped
	}
	linked, s.inferred = infer.Paginators(linked)
	resolved, of := names.Resolve(linked, s.cfg.Package, s.renames())
	if problems = append(problems, of...); problems != nil {
		return problems.Sort()
	}
	whole := linked
	if wanted != nil {
		linked = whole.Subset(func(op *model.Operation) bool { return wanted[op.Name] })
		s.inferred = slices.DeleteFunc(s.inferred, func(op string) bool { return !wanted[op] })
	}
	s.context = &emit.Context{
		Service: linked, Names: resolved, Facts: emit.NewFacts(linked, whole),
		Partial: wanted != nil, Omitted: omitted(s.skipped), ImportPath: s.out.importPath + "/" + resolved.Package,
		ProtocolPath: protocols()[linked.Protocol].client, ServerProtocolPath: protocols()[linked.Protocol].server,
	}
	return nil
}

// emit runs every emitter of every service.
func (r *run) emit(ctx context.Context) error {
	emitters := emitters()
	out := make([][]emit.File, len(r.services)*len(emitters))
	problems := make([]model.Problems, len(out))
	err := each(ctx, len(out), func(i int) error {
		s, e := r.services[i/len(emitters)], emitters[i%len(emitters)]
		if e.Name == EmitServer && !s.cfg.emits(EmitServer) {
			return nil
		}
		files, err := e.Emit(s.context)
		out[i] = files
		if errors.As(err, &problems[i]) {
			return nil
		}
		return err
	})
	if all := slices.Concat(problems...); err == nil && all != nil {
		return all.Sort()
	}
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
	// Packages in one folder are in one module.
	byDir := make(map[string][]check.Package)
	for _, s := range r.services {
		byDir[s.out.dir] = append(byDir[s.out.dir], check.Packages(s.context.ImportPath, s.files)...)
	}
	for _, dir := range slices.Sorted(maps.Keys(byDir)) {
		if err := check.Types(ctx, dir, byDir[dir]); err != nil {
			return err
		}
	}
	return nil
}

// write writes the files of all services, or none.
func (r *run) write(ctx context.Context) (*Result, error) {
	var plan output.Plan
	defer plan.Release()
	folders := make([]string, len(r.services))
	for i, s := range r.services {
		folders[i] = s.out.dir
	}
	if err := plan.Lock(ctx, folders...); err != nil {
		return nil, err
	}
	result := new(Result)
	for _, s := range r.services {
		dir := s.dir()
		counts, err := plan.Add(dir, s.files)
		if err != nil {
			return nil, err
		}
		result.Services = append(result.Services, ServiceResult{
			Name: s.source.Name, Package: s.context.Names.Package, Dir: dir, Files: len(s.files),
			Skipped: s.skipped, Inferred: s.inferred, Unchecked: s.context.Facts.Checks.Skipped, Written: counts.Written, Removed: counts.Removed, Unchanged: counts.Unchanged,
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
	group.SetLimit(runtime.GOMAXPROCS(0))
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

// formatFile formats a file; a file that does not parse is our own fault.
func formatFile(f *emit.File) error {
	src, err := format.Source(f.Source)
	if err != nil {
		return fmt.Errorf("internal error: generated file %s: %w", f.Path, err)
	}
	f.Source = src
	return nil
}
