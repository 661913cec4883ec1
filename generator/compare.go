package generator

import (
	"context"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/output"
)

// Check compares the output folders with what Generate would write into them, and
// returns the differences; none when all is as it should be. It writes nothing.
// Files without modelsmith's header are differences only where a generated file
// belongs. Errors are those of Generate.
func Check(ctx context.Context, cfg Config) ([]output.Difference, error) {
	run, err := newRun(cfg)
	if err != nil {
		return nil, err
	}
	if err := run.open(); err != nil {
		return nil, err
	}
	if result := recall(cfg, run).unchanged(run); result != nil {
		return run.differences(result.dirs(), nil)
	}
	if err := run.make(ctx, run.read, run.emit, run.format); err != nil {
		return nil, err
	}
	var found []output.Difference
	for _, s := range run.services {
		of, err := output.Compare(s.dir(), s.files)
		if err != nil {
			return nil, err
		}
		found = append(found, of...)
	}
	return run.differences(run.dirs(), found)
}

// differences adds the packages of no service to what differs, and sorts it.
func (r *run) differences(dirs []string, found []output.Difference) ([]output.Difference, error) {
	dropped, err := r.dropped(dirs)
	if err != nil {
		return nil, err
	}
	for _, dir := range dropped {
		found = append(found, output.Difference{Kind: output.Dropped, Path: dir})
	}
	slices.SortFunc(found, func(a, b output.Difference) int { return strings.Compare(a.Path, b.Path) })
	return found, nil
}
