package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/generator/infer"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/source"
	"github.com/modelsmith/modelsmith/models"
)

// DiffConfig says what to compare.
type DiffConfig struct {
	// Old and New are each a name of a service in Models, the path of a model, or a
	// folder of models: a botocore data directory, or a folder of Smithy models.
	Old, New string
	// Models is the models directory; nil is the one that modelsmith comes with.
	Models fs.FS
	// Go asks for the generated Go of what changed.
	Go bool
}

// DiffResult is what a comparison found.
type DiffResult struct {
	// Services are those with changes, and those of which something could not be
	// compared, sorted by id.
	Services []diff.Service
	// Code has the Go of both models, for the services of the same index; nil when
	// it was not asked for.
	Code []diff.Code
	// Compared counts the services that were compared, came or went.
	Compared int
	// Problems are those of the models in folders that could not be read; the
	// others were compared.
	Problems model.Problems
}

// Diff compares two models, or the models of two folders: services are matched by
// their ids, and two single ones whatever their ids. Faults of models are
// model.Problems.
func Diff(ctx context.Context, cfg DiffConfig) (*DiffResult, error) {
	if cfg.Models == nil {
		cfg.Models = models.FS()
	}
	old, errOld := openSet(cfg.Models, cfg.Old)
	current, errNew := openSet(cfg.Models, cfg.New)
	if err := joinProblems(errOld, errNew); err != nil {
		return nil, err
	}
	pairs, err := pairSets(ctx, old, current)
	if err != nil {
		return nil, err
	}
	return comparePairs(ctx, pairs, cfg)
}

// joinProblems puts the problems of several models together; another error goes
// first.
func joinProblems(errs ...error) error {
	var all model.Problems
	for _, err := range errs {
		var ps model.Problems
		switch {
		case errors.As(err, &ps):
			all = append(all, ps...)
		case err != nil:
			return err
		}
	}
	if all == nil {
		return nil
	}
	return all.Sort()
}

// comparePairs compares every pair. Models are read here and let go again: a
// catalogue does not fit into memory linked.
func comparePairs(ctx context.Context, pairs []pair, cfg DiffConfig) (*DiffResult, error) {
	type outcome struct {
		service diff.Service
		code    diff.Code
	}
	all, faults := make([]outcome, len(pairs)), make([]model.Problems, len(pairs))
	err := each(ctx, len(pairs), func(i int) error {
		out := &all[i]
		var err error
		out.service, out.code, err = pairs[i].compare(ctx, cfg)
		if errors.As(err, &faults[i]) {
			return nil
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	result := &DiffResult{Problems: slices.Concat(faults...).Sort()}
	slices.SortStableFunc(all, func(a, b outcome) int { return diff.CompareIDs(a.service.ID, b.service.ID) })
	for _, out := range all {
		if out.service.ID == "" {
			continue // it has problems
		}
		result.Compared++
		if out.service.Changes == nil && out.service.Notes == nil {
			continue
		}
		result.Services = append(result.Services, out.service)
		if cfg.Go {
			result.Code = append(result.Code, out.code)
		}
	}
	if result.Problems != nil && result.Compared == 0 {
		return nil, result.Problems
	}
	return result, nil
}

// pair is a service of both sides; one of them may be nil. In folders a model that
// cannot be read is the same as another one with the same bytes all the same.
type pair struct {
	old, new opener
	folders  bool
}

// compare reads both models and compares them.
func (p pair) compare(ctx context.Context, cfg DiffConfig) (diff.Service, diff.Code, error) {
	before, errOld := p.old.open()
	after, errNew := p.new.open()
	if err := joinProblems(errOld, errNew); err != nil {
		return diff.Service{}, diff.Code{}, err
	}
	old, oldProblems := link(before, "")
	current, newProblems := link(after, "")
	if problems := slices.Concat(oldProblems, newProblems); problems != nil {
		if p.folders && before != nil && after != nil && sameFiles(before, after) {
			note := fmt.Sprintf("The model cannot be read, but it is the same on both sides: %v", problems.Sort()[0])
			return diff.Service{ID: after.Name, Notes: []string{note}}, diff.Code{}, nil
		}
		return diff.Service{}, diff.Code{}, problems.Sort()
	}
	switch {
	case old == nil:
		return diff.Added(current.Service), diff.Code{}, nil
	case current == nil:
		return diff.Removed(old.Service), diff.Code{}, nil
	}
	if old.Format != current.Format && old.Service.Protocol != current.Service.Protocol {
		old, current = oneProtocol(before, after, old, current)
	}
	resolveNames(old, current)
	out := diff.Compare(*old, *current)
	if !cfg.Go || out.Changes == nil {
		return out, diff.Code{}, nil
	}
	code, err := generateBoth(ctx, old, current)
	return out, code, err
}

// sameFiles reports whether two models have the same files.
func sameFiles(a, b *source.Model) bool {
	return a.Service == b.Service && maps.EqualFunc(a.Files, b.Files, func(x, y *source.File) bool { return bytes.Equal(x.Data, y.Data) })
}

// oneProtocol reads the Smithy model of two formats again in the protocol of the
// other one, if it has that too.
func oneProtocol(before, after *source.Model, old, current *diff.Side) (*diff.Side, *diff.Side) {
	if before.Format == source.Smithy {
		if again, problems := link(before, current.Service.Protocol); problems == nil {
			return again, current
		}
	} else if again, problems := link(after, old.Service.Protocol); problems == nil {
		return old, again
	}
	return old, current
}

// resolveNames decides the Go names of both models as if they were in one folder:
// renames go by its name.
func resolveNames(old, current *diff.Side) {
	for _, s := range []*diff.Side{old, current} {
		named := *s.Service
		if old.Service.Name != current.Service.Name && current.Service.ID != "" {
			named.Name = folderName(current.Service.ID)
		}
		var problems model.Problems
		if s.Names, problems = names.Resolve(&named, "", nil); problems != nil {
			s.Unnamed = problems[0].Error()
		}
	}
	if old.Names == nil || current.Names == nil {
		old.Names, current.Names = nil, nil
	}
}

// opener opens a model when it is needed; nil stands for none.
type opener func() (*source.Model, error)

// open opens a model; there is none for nil.
func (o opener) open() (*source.Model, error) {
	if o == nil {
		return nil, nil
	}
	return o()
}

// link reads and links a model, in the given protocol when it is not empty.
func link(m *source.Model, protocol string) (*diff.Side, model.Problems) {
	if m == nil {
		return nil, nil
	}
	protocols := append(spoken(), knownProtocols()...)
	if protocol != "" {
		protocols = []string{protocol}
	}
	linked, problems := readModel(m, protocols)
	if problems != nil {
		return nil, problems
	}
	// What clients get; who names a paginator that was inferred changes nothing.
	linked, _ = infer.Paginators(linked)
	_, values := m.Files["nullability-1.json"]
	return &diff.Side{Service: linked, Format: string(m.Format), Values: values || m.Format == source.Smithy}, nil
}

// errNoModels says that a folder holds nothing to compare.
func errNoModels(path string) error {
	return fmt.Errorf("%s holds no model: no service-2.json, no Smithy model, and no folders with any", path)
}
