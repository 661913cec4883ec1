package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	switch err := run(context.Background(), os.Args[1:], os.Stdout); {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "catalogue:", err)
		os.Exit(1)
	}
}

// config is what the flags set.
type config struct {
	data, doc, keep string
	build           bool
}

// run generates the catalogue and prints what came of it.
func run(ctx context.Context, arguments []string, w io.Writer) error {
	var cfg config
	flags := flag.NewFlagSet("catalogue", flag.ContinueOnError)
	flags.StringVar(&cfg.data, "data", "", "botocore's data directory (default that of the botocore that python3 imports)")
	flags.StringVar(&cfg.doc, "doc", "", "file that gets the table in Markdown")
	flags.StringVar(&cfg.keep, "out", "", "empty folder that keeps what is generated (default a temporary one)")
	flags.BoolVar(&cfg.build, "build", false, "compile everything at the end, which takes minutes")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	version := "unknown"
	if cfg.data == "" {
		var err error
		if cfg.data, version, err = findData(); err != nil {
			return err
		}
	}
	if cfg.keep == "" {
		dir, err := os.MkdirTemp("", "catalogue")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		cfg.keep = dir
	}
	return cfg.run(ctx, version, w)
}

func (cfg config) run(ctx context.Context, version string, w io.Writer) error {
	checkout, err := filepath.Abs("..")
	if err != nil {
		return err
	}
	if err := newModule(cfg.keep, checkout); err != nil {
		return err
	}
	models := openData(cfg.data)
	start := time.Now()
	names, err := supported(models)
	if err != nil {
		return err
	}
	listed := time.Now()
	all, err := job{models: models, out: cfg.keep}.generate(ctx, names)
	if err != nil {
		return err
	}
	r := report{version: version, services: all}
	r.print(w)
	cpu, memory := spent()
	fmt.Fprintf(w, "\nfound in %.1f s, generated and type-checked in %.1f s; %.1f s of cpu, peak memory %d MB\n",
		listed.Sub(start).Seconds(), time.Since(listed).Seconds(), cpu.Seconds(), memory)
	if cfg.doc != "" {
		if err := r.write(cfg.doc); err != nil {
			return err
		}
	}
	if cfg.build {
		return build(ctx, cfg.keep, w)
	}
	return r.failed()
}

// spent is what this process took: time of the processors, and the largest
// resident set in MB.
func spent() (cpu time.Duration, memory int64) {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0, 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()), usage.Maxrss >> 10 // Linux counts in KB
}

// build compiles the packages of a folder.
func build(ctx context.Context, dir string, w io.Writer) error {
	start := time.Now()
	cmd := exec.CommandContext(ctx, "go", "build", "-p", "2", "./...")
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, w, w
	err := cmd.Run()
	fmt.Fprintf(w, "compiled in %.0f s\n", time.Since(start).Seconds())
	return err
}
