package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// modulePath is the module that holds the generator and the runtime.
const modulePath = "github.com/modelsmith/modelsmith"

// measureGenerate times the generator on all services: into an empty folder without and with the compile check, and
// again when nothing has changed. It counts wall time, as somebody who waits for it does.
func measureGenerate(ctx context.Context, cfg config) (section, error) {
	dir, err := os.MkdirTemp("", "modelsmith-bench")
	if err != nil {
		return section{}, err
	}
	defer os.RemoveAll(dir)
	goCache, err := output(exec.CommandContext(ctx, "go", "env", "GOCACHE"))
	if err != nil {
		return section{}, err
	}
	g := generation{dir: dir, binary: filepath.Join(dir, "modelsmith"), goCache: strings.TrimSpace(goCache)}
	if err := g.prepare(ctx); err != nil {
		return section{}, err
	}
	var without, with, unchanged []float64
	for range cfg.rounds {
		for _, step := range []struct {
			run   func(context.Context, ...string) (float64, error)
			flags []string
			times *[]float64
		}{
			{g.runFresh, []string{"--no-check"}, &without},
			{g.runFresh, nil, &with},
			{g.run, nil, &unchanged},
		} {
			seconds, err := step.run(ctx, step.flags...)
			if err != nil {
				return section{}, err
			}
			*step.times = append(*step.times, seconds)
		}
	}
	return section{title: "modelsmith generate, all services", rows: []row{
		{name: "without check", unit: "wall s", ours: median(without), bar: 0.33},
		{name: "with check", unit: "wall s", ours: median(with), bar: 1.2},
		{name: "unchanged", unit: "wall s", ours: median(unchanged), bar: 0.1},
	}}, nil
}

// A generation is a module of its own to generate into.
type generation struct{ dir, binary, goCache string }

func (g generation) out() string { return filepath.Join(g.dir, "module", "aws") }

func (g generation) cache() string { return filepath.Join(g.dir, "cache") }

// prepare builds the command and writes a module that can import the runtime. One run warms the build cache.
func (g generation) prepare(ctx context.Context) error {
	root, err := output(exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", modulePath))
	if err != nil {
		return err
	}
	root = strings.TrimSpace(root)
	build := exec.CommandContext(ctx, "go", "build", "-o", g.binary, "./cmd/modelsmith")
	build.Dir = root
	if _, err := output(build); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(g.out()), 0o750); err != nil {
		return err
	}
	if err := g.writeModule(root); err != nil {
		return err
	}
	_, err = g.runFresh(ctx)
	return err
}

// writeModule writes a module with the dependencies of the root's.
func (g generation) writeModule(root string) error {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return err
	}
	text := strings.Replace(string(mod), "module "+modulePath+"\n", "module example.com/bench\n", 1)
	text += fmt.Sprintf("\nrequire %s v0.0.0\n\nreplace %s => %s\n", modulePath, modulePath, root)
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return err
	}
	module := filepath.Dir(g.out())
	if err := os.WriteFile(filepath.Join(module, "go.mod"), []byte(text), 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(module, "go.sum"), sums, 0o600)
}

// runFresh is run without output or cache of an earlier one.
func (g generation) runFresh(ctx context.Context, flags ...string) (float64, error) {
	for _, dir := range []string{g.out(), g.cache()} {
		if err := os.RemoveAll(dir); err != nil {
			return 0, err
		}
	}
	if err := os.MkdirAll(g.out(), 0o750); err != nil {
		return 0, err
	}
	return g.run(ctx, flags...)
}

// run generates once and returns the seconds that it took.
func (g generation) run(ctx context.Context, flags ...string) (float64, error) {
	arguments := append([]string{"generate", "--out", g.out()}, flags...)
	command := exec.CommandContext(ctx, g.binary, append(arguments, "chime", "iam", "chime-sdk-identity")...)
	command.Dir = filepath.Dir(g.out())
	// The folder for caches is the generator's own; Go's build cache stays where it is.
	command.Env = append(os.Environ(), "XDG_CACHE_HOME="+g.cache(), "GOCACHE="+g.goCache)
	start := time.Now()
	_, err := output(command)
	return time.Since(start).Seconds(), err
}
