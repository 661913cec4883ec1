package importer

import (
	"cmp"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/modelsmith/modelsmith/generator/importer/download"
	"github.com/modelsmith/modelsmith/generator/lock"
)

// UpdateConfig says what to update.
type UpdateConfig struct {
	// Models is the directory of models, which has a lock.
	Models string
	// Services are the services to update; without any it is all of the lock.
	Services []string
	// From is a source for all of them, instead of those of the lock.
	From string
	// DryRun writes nothing.
	DryRun bool
	// Force overwrites models that are not what an import wrote.
	Force bool
	// Authorities sign the certificates of servers; nil for those of the system.
	Authorities *x509.CertPool

	observe func(step string)
}

// Update imports services again from where the lock says that they come from. As
// with Import, either all that changes is written or nothing.
func Update(ctx context.Context, cfg UpdateConfig) (*Result, error) {
	t, err := cfg.target()
	if err != nil {
		return nil, err
	}
	defer t.close()
	if !t.locked {
		return nil, fmt.Errorf("%s: no such file: import models first", filepath.ToSlash(filepath.Join(cfg.Models, lock.Name)))
	}
	groups, err := cfg.groups(t.lock)
	if err != nil {
		return nil, err
	}
	var models []imported
	var faults []error
	for _, g := range groups {
		some, err := cfg.load(ctx, t.lock, g)
		models, faults = append(models, some...), append(faults, err)
	}
	if err := join(faults); err != nil {
		return nil, err
	}
	slices.SortFunc(models, func(a, b imported) int { return cmp.Compare(a.Name, b.Name) })
	return t.write(models, options{dry: cfg.DryRun, force: cfg.Force, observe: cfg.observe})
}

// target opens the directory of models.
func (cfg UpdateConfig) target() (*target, error) {
	if cfg.DryRun {
		return lookTarget(cfg.Models)
	}
	return openTarget(cfg.Models)
}

// A group is what comes from one source.
type group struct {
	from     string
	services []string
}

// groups sorts services by where they come from.
func (cfg UpdateConfig) groups(l lock.Lock) ([]group, error) {
	known := slices.DeleteFunc(slices.Sorted(maps.Keys(l.Services)), func(s string) bool { return s == lock.Partitions })
	wanted := slices.Compact(slices.Sorted(slices.Values(cfg.Services)))
	if len(wanted) == 0 {
		wanted = known
	}
	bySource := map[string][]string{}
	var faults []error
	for _, name := range wanted {
		from := cmp.Or(cfg.From, l.Services[name].Source)
		switch {
		case !slices.Contains(known, name):
			faults = append(faults, fmt.Errorf("%[1]s has no service %q: %s", lock.Name, name, suggest(name, known)))
		case from == "":
			faults = append(faults, fmt.Errorf("%s names no source for %s: give one with --from", lock.Name, name))
		default:
			bySource[from] = append(bySource[from], name)
		}
	}
	if len(faults) == 0 && len(wanted) == 0 {
		return nil, fmt.Errorf("%[1]s has no services", lock.Name)
	}
	groups := make([]group, 0, len(bySource))
	for _, from := range slices.Sorted(maps.Keys(bySource)) {
		groups = append(groups, group{from: from, services: bySource[from]})
	}
	return groups, errors.Join(faults...)
}

// load reads the models of a group, and the partitions if they come from there.
func (cfg UpdateConfig) load(ctx context.Context, l lock.Lock, g group) (models []imported, err error) {
	from := g.from
	if cfg.From == "" && !download.IsURL(from) {
		from = filepath.Join(cfg.Models, filepath.FromSlash(from))
	}
	o, err := open(ctx, from, cfg.Models, cfg.Authorities)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	if err := o.gone(g.services); err != nil {
		return nil, err
	}
	names, err := o.choose(g.services)
	if err != nil {
		return nil, err
	}
	wanted := make([]request, len(names))
	for i, name := range names {
		wanted[i] = request{name: name, docs: l.Services[name].Docs}
	}
	var withPartitions *request
	if p := l.Services[lock.Partitions]; cfg.From != "" || p.Source == g.from {
		withPartitions = &request{docs: p.Docs}
	}
	return o.load(ctx, wanted, withPartitions)
}

// gone says which services of a lock the source does not have.
func (o *origin) gone(services []string) error {
	if o.layout == nil {
		return nil
	}
	known := o.layout.names()
	var faults []error
	for _, name := range services {
		if !slices.Contains(known, name) {
			faults = append(faults, fmt.Errorf("%[1]s has no service %[2]s any more: update others by their names, or remove the folder of %[2]s and its entry in %[3]s", o.shown, name, lock.Name))
		}
	}
	return errors.Join(faults...)
}
