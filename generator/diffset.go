package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// modelSet is one side of a comparison: the openers of its models by their names,
// or a single one.
type modelSet struct {
	single opener
	all    map[string]opener
}

// openSet finds the models of an argument. Those of folders are opened later.
func openSet(known fs.FS, arg string) (modelSet, error) {
	if !IsPath(arg) {
		m, err := source.Open(known, arg)
		var ps model.Problems
		if _, missing := os.Stat(arg); err != nil && missing == nil && !errors.As(err, &ps) {
			err = fmt.Errorf("%w; the path here is ./%s", err, arg)
		}
		return modelSet{single: opened(m)}, err
	}
	info, err := os.Stat(arg)
	if err != nil || !info.IsDir() {
		return openSingle(arg)
	}
	folder := source.Folder(arg)
	services, files := source.List(folder), source.SmithyFiles(folder)
	if source.IsModel(folder) || len(files) == 1 && services == nil {
		return openSingle(arg)
	}
	if services != nil && files == nil && !slices.ContainsFunc(services, func(name string) bool { return !source.IsVersion(name) }) {
		return openVersions(arg)
	}
	set := modelSet{all: make(map[string]opener, len(services)+len(files))}
	for _, name := range services {
		set.all[name] = inFolder(filepath.Join(arg, name), func() (*source.Model, error) { return source.Open(folder, name) })
	}
	for _, file := range files {
		path := filepath.Join(arg, file)
		set.all[strings.TrimSuffix(strings.TrimSuffix(file, ".json"), ".smithy")] = inFolder(path, func() (*source.Model, error) {
			return source.OpenPath(path)
		})
	}
	if len(set.all) == 0 {
		return openVersions(arg)
	}
	return set, nil
}

// inFolder makes whatever keeps one model of a folder from being opened a problem
// of that model: the others are compared all the same.
func inFolder(path string, open opener) opener {
	return func() (*source.Model, error) {
		m, err := open()
		var ps model.Problems
		if err == nil || errors.As(err, &ps) {
			return m, err
		}
		return nil, model.Problems{{Pos: model.Pos{File: filepath.ToSlash(path)}, Message: err.Error()}}
	}
}

func openSingle(arg string) (modelSet, error) {
	m, err := source.OpenPath(arg)
	return modelSet{single: opened(m)}, err
}

// openVersions opens the newest version of a service's folder.
func openVersions(arg string) (modelSet, error) {
	full, err := filepath.Abs(arg)
	if err != nil {
		return modelSet{}, err
	}
	m, err := source.Open(source.Folder(filepath.Join(arg, "..")), filepath.Base(full))
	var ps model.Problems
	if err != nil && !errors.As(err, &ps) {
		return modelSet{}, errNoModels(arg)
	}
	return modelSet{single: opened(m)}, err
}

// opened is the opener of a model that is open.
func opened(m *source.Model) opener {
	return func() (*source.Model, error) { return m, nil }
}

// pairSets matches the models of two sides by the ids of their services: those of
// the same folder names first, so that most are not read for it.
func pairSets(ctx context.Context, old, current modelSet) ([]pair, error) {
	if old.single != nil && current.single != nil {
		return []pair{{old: old.single, new: current.single}}, nil
	}
	before, after := old.openers(), current.openers()
	var pairs []pair
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if other := after[name]; other != nil {
			pairs = append(pairs, pair{before[name], other, true})
			delete(before, name)
			delete(after, name)
		}
	}
	rest, err := pairByID(ctx, before, after)
	return append(pairs, rest...), err
}

func (s modelSet) openers() map[string]opener {
	if s.single != nil {
		return map[string]opener{"": s.single}
	}
	return maps.Clone(s.all)
}

// pairByID reads the models that no folder's name matched, for their ids.
func pairByID(ctx context.Context, before, after map[string]opener) ([]pair, error) {
	old, err := byID(ctx, before)
	if err != nil {
		return nil, err
	}
	current, err := byID(ctx, after)
	if err != nil {
		return nil, err
	}
	var pairs []pair
	for _, id := range slices.Sorted(maps.Keys(old)) {
		pairs = append(pairs, pair{old[id], current[id], true})
		delete(current, id)
	}
	for _, id := range slices.Sorted(maps.Keys(current)) {
		pairs = append(pairs, pair{nil, current[id], true})
	}
	return pairs, nil
}

// byID reads models and lets them go again, but for the ids of their services.
// What cannot be read has none: its problems are told when it is compared.
func byID(ctx context.Context, openers map[string]opener) (map[string]opener, error) {
	folders := slices.Sorted(maps.Keys(openers))
	ids := make([]string, len(folders))
	err := each(ctx, len(folders), func(i int) error {
		m, err := openers[folders[i]].open()
		if err != nil {
			return nil
		}
		if side, problems := link(m, ""); problems == nil {
			ids[i] = strings.ToLower(side.Service.ID)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make(map[string]opener, len(ids))
	for i, id := range ids {
		if id == "" || out[id] != nil {
			id = "folder " + folders[i]
		}
		out[id] = openers[folders[i]]
	}
	return out, nil
}

// folderName is the name that a folder of a service most often has.
func folderName(id string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(id, func(c rune) bool { return c == ' ' || c == '-' || c == '_' }), "-"))
}
