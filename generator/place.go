package generator

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/output"
)

// place is where the package of a service goes.
type place struct {
	// dir is the folder that gets the package's, importPath that folder's.
	dir, importPath string
}

// place finds out where a service goes.
func (r *run) place(s Service) (place, error) {
	p := place{r.cfg.Out, r.cfg.ImportPath}
	if s.Out != "" {
		p = place{s.Out, s.ImportPath}
	}
	if p.dir == "" {
		return p, errors.New("no output folder given")
	}
	if info, err := os.Stat(p.dir); err == nil && !info.IsDir() {
		return p, fmt.Errorf("the output %s is no folder", p.dir)
	}
	if p.importPath == "" {
		var err error
		if p.importPath, err = findImportPath(p.dir); err != nil {
			return p, err
		}
	}
	if err := module.CheckImportPath(p.importPath); err != nil {
		return p, fmt.Errorf("nobody could import what is generated: %w", err)
	}
	for elem := range strings.SplitSeq(p.importPath, "/") {
		switch elem {
		case "vendor":
			return p, fmt.Errorf("nobody could import what is generated: %s is in a folder vendor, which the go command has for itself", p.importPath)
		case "~":
			return p, fmt.Errorf("the output %s would get into a folder that is called ~; write the path out", p.dir)
		}
	}
	return p, nil
}

// dir is the folder of the client package.
func (s *service) dir() string { return filepath.Join(s.out.dir, s.context.Names.Package) }

// dirs are the folders of the client packages.
func (r *run) dirs() (dirs []string) {
	for _, s := range r.services {
		dirs = append(dirs, s.dir())
	}
	return dirs
}

// dropped lists the packages of services that a configuration names no more; dirs
// are those of the others.
func (r *run) dropped(dirs []string) ([]string, error) {
	if !r.cfg.Complete {
		return nil, nil
	}
	return output.FindDropped(r.cfg.Out, dirs)
}

// distinct checks that no package gets into the folder of another, or into one that
// another has for itself.
func (r *run) distinct() error {
	dirs := make([]string, len(r.services))
	for i, s := range r.services {
		var err error
		if dirs[i], err = output.RealPath(s.dir()); err != nil {
			return err
		}
	}
	var problems model.Problems
	var errs []error
	meet := func(s *service, format string, args ...any) {
		err := fmt.Errorf(format+"; generate them into two folders", args...)
		if errs = append(errs, err); s.cfg.Pos.Line > 0 {
			problems = append(problems, model.Problem{Pos: s.cfg.Pos, Message: err.Error()})
		}
	}
	for i, s := range r.services {
		for j, other := range r.services {
			rel, err := filepath.Rel(dirs[j], dirs[i])
			switch {
			case i == j || err != nil:
			case rel == "." && i > j:
				meet(s, "%s and %s both are package %s", other.source.Name, s.source.Name, s.context.Names.Package)
			case output.Owns(other.context.Names.Package, filepath.ToSlash(rel)):
				meet(s, "%s would get into %s, which is a folder of %s", s.source.Name, s.dir(), other.source.Name)
			}
		}
	}
	if problems != nil {
		return problems.Sort()
	}
	return errors.Join(errs...)
}

// findImportPath returns the import path of a folder that need not exist yet:
// the module of the go.mod above it, and the way down from there.
func findImportPath(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := full; ; at = filepath.Dir(at) {
		data, err := os.ReadFile(filepath.Join(at, "go.mod"))
		if err == nil {
			module := modfile.ModulePath(data)
			if module == "" {
				return "", fmt.Errorf("%s names no module", filepath.Join(at, "go.mod"))
			}
			rel, err := filepath.Rel(at, full)
			return path.Join(module, filepath.ToSlash(rel)), err
		}
		if !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("no go.mod above %s; run go mod init there, or give the import path", dir)
		}
	}
}
