package generator

import (
	"errors"
	"fmt"
	"go/format"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/modelsmith/modelsmith/generator/emit"
)

func parallelism() int { return runtime.GOMAXPROCS(0) }

// formatFile formats a file; a file that does not parse is our own fault.
func formatFile(f *emit.File) error {
	src, err := format.Source(f.Source)
	if err != nil {
		return fmt.Errorf("internal error: generated file %s: %w", f.Path, err)
	}
	f.Source = src
	return nil
}

// IsPath reports whether the model of a service is given by path, maybe with one service of a
// Smithy model behind a #.
func IsPath(name string) bool {
	file, _, _ := strings.Cut(name, "#")
	return strings.HasPrefix(name, ".") || strings.HasSuffix(file, ".json") || strings.ContainsAny(name, `/\`)
}

// realPath is the path of a folder without links, as far as it exists.
func realPath(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := full; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			rest, err := filepath.Rel(at, full)
			return filepath.Join(real, rest), err
		}
		if at == filepath.Dir(at) {
			return full, nil
		}
	}
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
