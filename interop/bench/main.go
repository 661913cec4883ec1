package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"
)

// A part is one of the things that are measured.
type part struct {
	name, usage string
	measure     func(ctx context.Context, cfg config) (section, error)
}

// config is what the flags set.
type config struct {
	rounds int
	sample time.Duration
}

func main() {
	missed, err := run(context.Background(), os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	case missed:
		os.Exit(1)
	}
}

// run measures the parts that the arguments name, all of them if they name none, and prints each when it is done. It
// returns whether bars were missed that the arguments insist on.
func run(ctx context.Context, arguments []string) (bool, error) {
	parts := []part{
		{"calls", "calls of the clients", measureCalls},
		{"server", "requests to generated handlers", measureServer},
		{"patterns", "validation of texts against patterns", measurePatterns},
		{"size", "lines and compile time of the clients", measureSize},
		{"binary", "size of programs that use a client", measureBinary},
		{"generate", "time that the generator takes", measureGenerate},
	}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	var cfg config
	flags.IntVar(&cfg.rounds, "rounds", 7, "runs of each measurement; their median counts")
	flags.DurationVar(&cfg.sample, "sample", 100*time.Millisecond, "how long one run of a call should take")
	strict := flags.Bool("strict", false, "exit with 1 when a bar is missed")
	chosen := make([]*bool, len(parts))
	for i, p := range parts {
		chosen[i] = flags.Bool(p.name, false, "measure only the "+p.usage)
	}
	if err := flags.Parse(arguments); err != nil {
		return false, err
	}
	selective := false
	for _, choice := range chosen {
		selective = selective || *choice
	}
	misses := 0
	for i, p := range parts {
		if selective && !*chosen[i] {
			continue
		}
		s, err := p.measure(ctx, cfg)
		if err != nil {
			return false, fmt.Errorf("%s: %w", p.name, err)
		}
		fmt.Println(s)
		misses += s.misses()
	}
	return *strict && misses > 0, nil
}
