package generator

import (
	"fmt"
	"go/format"
	"runtime"
	"strings"

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
