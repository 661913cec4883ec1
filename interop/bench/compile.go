package main

import (
	"context"
	"fmt"
	"go/version"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A package is compiled at least so often, and a small one until it has taken so long, in seconds, or as often as is
// of use.
const (
	compileRuns = 3
	compileTill = 8
	compileMost = 15
)

// compileTime is the median of the processor time that the compiler takes for a package, in seconds. The list has the
// package's dependencies.
func compileTime(ctx context.Context, list []listed, p listed) (float64, error) {
	dir, err := os.MkdirTemp("", "modelsmith-bench")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	imports := filepath.Join(dir, "importcfg")
	if err := os.WriteFile(imports, []byte(importConfig(list)), 0o600); err != nil {
		return 0, err
	}
	compiler, err := output(exec.CommandContext(ctx, "go", "tool", "-n", "compile"))
	if err != nil {
		return 0, err
	}
	arguments, err := compilerArguments(p, imports, filepath.Join(dir, "out.a"))
	if err != nil {
		return 0, err
	}
	var runs []float64
	for total := 0.0; len(runs) < compileRuns || total < compileTill && len(runs) < compileMost; total += runs[len(runs)-1] {
		command := exec.CommandContext(ctx, strings.TrimSpace(compiler), arguments...)
		command.Dir = p.Dir
		took, err := commandTime(command)
		if err != nil {
			return 0, err
		}
		runs = append(runs, took.Seconds())
	}
	return median(runs), nil
}

// compilerArguments are those that the go command gives to the compiler.
func compilerArguments(p listed, imports, out string) ([]string, error) {
	if p.Module == nil || len(p.GoFiles) == 0 {
		return nil, fmt.Errorf("%s: no package of a module with Go files", p.ImportPath)
	}
	language := version.Lang("go" + p.Module.GoVersion)
	return append([]string{
		"-o", out, "-trimpath", p.Dir, "-p", p.ImportPath, "-lang", language,
		"-complete", "-nolocalimports", "-importcfg", imports, "-pack",
	}, p.GoFiles...), nil
}

// importConfig tells the compiler where built packages are.
func importConfig(list []listed) string {
	var b strings.Builder
	for _, p := range list {
		if p.Export != "" {
			fmt.Fprintf(&b, "packagefile %s=%s\n", p.ImportPath, p.Export)
		}
	}
	return b.String()
}
