package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/modelsmith/modelsmith/generator"
)

func generateCommand() *cobra.Command {
	cfg := generator.Config{}
	var modelsDir string
	cmd := &cobra.Command{
		Use:   "generate [flags] SERVICE...",
		Short: "Generate clients",
		Long: `Generate writes a client package for each service into a folder of its own
below --out. A service is a name out of modelsmith list, or the path of a model:
a folder with a service-2.json, or that file; or a Smithy model in JSON, or a
folder with one. Of a Smithy model with several services one is chosen by its id
behind the path: model.json#com.example#Service.

All files are formatted and type-checked before the first one is written; when
anything fails, everything stays as it was. Generated files that are no longer
made are removed; other files are left alone.`,
		Example: `  modelsmith generate --out internal/aws iam
  modelsmith generate --out . --package chime ./models/chime/2018-05-01
  modelsmith generate --out . chime.smithy.json`,
		Args: someServices,
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg.Services = args
			if modelsDir != "" {
				if _, err := os.Stat(modelsDir); err != nil {
					return err
				}
				cfg.Models = os.DirFS(modelsDir)
			}
			return generate(cmd, cfg)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&cfg.Out, "out", "o", ".", "folder that gets a folder for each package")
	flags.StringVar(&cfg.Package, "package", "", "name of the package, for a single service (default the service's id)")
	flags.StringVar(&cfg.ImportPath, "import-path", "", "import path of the output folder (default by the go.mod above it)")
	flags.StringVar(&modelsDir, "models", "", "models directory to take service names from (default the models that come with modelsmith)")
	flags.BoolVar(&cfg.SkipUnsupported, "skip-unsupported", false, "leave operations out that are not supported, and name them")
	flags.BoolVar(&cfg.NoCheck, "no-check", false, "do not type-check what is generated")
	return cmd
}

// generate runs the generator and prints what it did.
func generate(cmd *cobra.Command, cfg generator.Config) error {
	if dir, err := os.UserCacheDir(); err == nil {
		cfg.CacheDir = filepath.Join(dir, "modelsmith")
	}
	bar := newProgress()
	cfg.Progress = bar.stage
	result, err := generator.Generate(cmd.Context(), cfg)
	bar.clear()
	if err != nil {
		return err
	}
	for _, s := range result.Services {
		fmt.Fprintf(cmd.OutOrStdout(), "%s: package %s in %s: %d files, %d written, %d removed\n",
			s.Name, s.Package, s.Dir, s.Files, s.Written, s.Removed)
		for _, skipped := range s.Skipped {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: left out %s:\n%v\n", s.Name, skipped.Operation, skipped.Problems)
		}
		if s.Inferred != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: paginators inferred, as the model names none: %s\n", s.Name, strings.Join(s.Inferred, ", "))
		}
		if s.Unchecked != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: patterns that Validate does not check:\n%v\n", s.Name, s.Unchecked)
		}
	}
	return nil
}

// someServices wants at least one argument.
func someServices(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("no service given; modelsmith list names some")
	}
	return nil
}

// progressDelay is how long a run takes before it shows its progress.
const progressDelay = time.Second

// progress shows the stages of a run that takes long, on a terminal.
type progress struct {
	bar   *progressbar.ProgressBar
	start time.Time
}

func newProgress() *progress {
	p := &progress{start: time.Now()}
	if term.IsTerminal(int(os.Stderr.Fd())) {
		p.bar = progressbar.NewOptions(-1,
			progressbar.OptionSetWriter(os.Stderr),
			progressbar.OptionSetVisibility(false),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionSpinnerType(14),
		)
	}
	return p
}

func (p *progress) stage(name string) {
	if p.bar == nil || time.Since(p.start) < progressDelay {
		return
	}
	progressbar.OptionSetVisibility(true)(p.bar)
	p.bar.Describe(name + " done")
	_ = p.bar.Add(1)
}

func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
