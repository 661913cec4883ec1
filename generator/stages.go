package generator

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
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
			r.problems = append(r.problems, ps...)
		case err != nil:
			return err
		default:
			r.services = append(r.services, &service{source: m})
		}
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
	if problems := slices.Concat(append(all, r.problems)...); problems != nil {
		return problems.Sort()
	}
	return r.distinct()
}

func (r *run) readService(s *service) model.Problems {
	linked, problems := readModel(s.source, spoken())
	if problems != nil {
		return problems
	}
	linked, s.skipped, problems = r.supported(linked)
	if problems != nil {
		return problems
	}
	linked, s.inferred = infer.Paginators(linked)
	resolved, problems := names.Resolve(linked, r.cfg.Package, r.cfg.Renames)
	if problems != nil {
		return problems
	}
	s.context = &emit.Context{
		Service: linked, Names: resolved, Facts: emit.NewFacts(linked),
		Omitted: omitted(s.skipped), ImportPath: r.importPath + "/" + resolved.Package,
		ProtocolPath: protocols()[linked.Protocol].client, ServerProtocolPath: protocols()[linked.Protocol].server,
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
	problems := make([]model.Problems, len(out))
	err := each(ctx, len(out), func(i int) error {
		files, err := emitters[i%len(emitters)].Emit(r.services[i/len(emitters)].context)
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
