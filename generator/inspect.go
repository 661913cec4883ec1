package generator

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"github.com/modelsmith/modelsmith/generator/inspect"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/models"
)

// Inspect tells what services have, given by name or path as in [Service]; fsys is
// the models directory, nil for the one that modelsmith comes with. Protocols that
// nothing is generated for are fine. Errors are those of reading in Generate.
func Inspect(ctx context.Context, fsys fs.FS, services ...string) ([]*inspect.Report, error) {
	if len(services) == 0 {
		return nil, errors.New("no services given")
	}
	if fsys == nil {
		fsys = models.FS()
	}
	r := &run{cfg: Config{Models: fsys}}
	for _, s := range Services(services...) {
		r.services = append(r.services, &service{cfg: s})
	}
	if err := r.open(); err != nil {
		return nil, err
	}
	all := make([]model.Problems, len(r.services))
	reports := make([]*inspect.Report, len(r.services))
	err := each(ctx, len(r.services), func(i int) error {
		linked, problems := readModel(r.services[i].source, knownProtocols())
		if all[i] = problems; problems == nil {
			reports[i] = inspect.Of(linked)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if problems := slices.Concat(append(all, r.problems)...); problems != nil {
		return nil, problems.Sort()
	}
	return reports, nil
}
