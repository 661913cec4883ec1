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
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/config"
	"github.com/modelsmith/modelsmith/generator/model"
)

// generateFlags are the flags of generate and check.
type generateFlags struct {
	config, models string
	cfg            generator.Config
	only           generator.Service
}

// register adds the flags to a command.
func (f *generateFlags) register(flags *pflag.FlagSet) {
	flags.StringVarP(&f.config, "config", "c", "", "configuration file, when no service is given (default the modelsmith.yaml here or above)")
	flags.StringVarP(&f.cfg.Out, "out", "o", ".", "folder that gets a folder for each package")
	flags.StringVar(&f.only.Package, "package", "", "name of the package, for a single service (default the service's id)")
	flags.StringVar(&f.cfg.ImportPath, "import-path", "", "import path of the output folder (default by the go.mod above it)")
	flags.StringVar(&f.models, "models", "", "models directory to take service names from (default the models that come with modelsmith)")
	flags.StringSliceVar(&f.only.Emit, "emit", nil, "what to generate, separated by commas: "+strings.Join(generator.Emitted(), ", ")+" (default all)")
	flags.StringSliceVar(&f.only.Operations, "operations", nil, "operations to generate, for a single service, separated by commas (default all)")
	flags.BoolVar(&f.cfg.SkipUnsupported, "skip-unsupported", false, "leave operations out that are not supported, and name them")
}

// read returns the configuration: that of the flags when services are given, else
// that of a file.
func (f *generateFlags) read(cmd *cobra.Command, services []string) (generator.Config, error) {
	if len(services) == 0 {
		return f.readFile(cmd)
	}
	if f.config != "" {
		return generator.Config{}, errors.New("give services, or a configuration file")
	}
	cfg := f.cfg
	cfg.Services = generator.Services(services...)
	for i := range cfg.Services {
		cfg.Services[i].Emit = f.only.Emit
	}
	if len(services) == 1 {
		cfg.Services[0] = f.only
		cfg.Services[0].Model = services[0]
	} else if f.only.Package != "" || f.only.Operations != nil {
		return cfg, errors.New("--package and --operations are for a single service")
	}
	var err error
	cfg.Models, err = modelsIn(f.models)
	return cfg, err
}

// readFile reads the configuration file. Flags that it has keys for are refused.
func (f *generateFlags) readFile(cmd *cobra.Command) (generator.Config, error) {
	for _, name := range []string{"out", "package", "import-path", "models", "emit", "operations", "skip-unsupported"} {
		if cmd.Flags().Changed(name) {
			return generator.Config{}, fmt.Errorf("--%s is for services on the command line; write it into the configuration file", name)
		}
	}
	path := f.config
	if path == "" {
		var err error
		if path, err = config.Find("."); err != nil {
			return generator.Config{}, err
		}
	}
	cfg, err := config.Read(path)
	cfg.NoCheck = f.cfg.NoCheck
	return cfg, err
}

// cacheDir is where runs remember what they gave; empty for nowhere.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "modelsmith")
}

func generateCommand() *cobra.Command {
	var f generateFlags
	cmd := &cobra.Command{
		Use:   "generate [flags] [SERVICE...]",
		Short: "Generate clients and servers",
		Long: `Generate writes a client package for each service into a folder of its own
below --out, with the package of its server in it. Without services it does what
modelsmith.yaml says, which modelsmith init writes; the file is looked for in the
working directory and above, up to the go.mod.

A service is a name out of modelsmith list, or the path of a model: a folder with
a service-2.json, or that file; or a Smithy model in JSON, or a folder with one.
Of a Smithy model with several services one is chosen by its id behind the path:
model.json#com.example#Service.

All files are formatted and type-checked before the first one is written; when
anything fails, everything stays as it was. Generated files that are no longer
made are removed; other files are left alone.`,
		Example: `  modelsmith generate
  modelsmith generate --out internal/aws iam
  modelsmith generate --out . --package chime ./models/chime/2018-05-01
  modelsmith generate --out . chime.smithy.json
  modelsmith generate --out internal/aws --operations GetUser,ListUsers iam`,
		ValidArgsFunction: completeServices,
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg, err := f.read(cmd, args)
			if err != nil {
				return err
			}
			return generate(cmd, cfg)
		},
	}
	f.register(cmd.Flags())
	cmd.Flags().BoolVar(&f.cfg.NoCheck, "no-check", false, "do not type-check what is generated")
	return cmd
}

// generate runs the generator and prints what it did.
func generate(cmd *cobra.Command, cfg generator.Config) error {
	cfg.CacheDir = cacheDir()
	bar := newProgress()
	cfg.Progress = bar.stage
	result, err := generator.Generate(cmd.Context(), cfg)
	bar.clear()
	if err != nil {
		return err
	}
	for _, s := range result.Services {
		name := model.Visible(s.Name)
		fmt.Fprintf(cmd.OutOrStdout(), "%s: package %s in %s: %d files, %d written, %d removed\n",
			name, s.Package, model.Visible(s.Dir), s.Files, s.Written, s.Removed)
		for _, skipped := range s.Skipped {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: left out %s:\n%v\n", name, model.Visible(skipped.Operation), skipped.Problems)
		}
		// Their comments say so too: nobody needs it of a run that writes nothing.
		if len(s.Inferred) > 0 && s.Written > 0 {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: paginators inferred, as the model names none: %s\n", name, model.Visible(strings.Join(s.Inferred, ", ")))
		}
		if s.Unchecked != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: patterns that Validate does not check:\n%v\n", name, s.Unchecked)
		}
	}
	for _, dir := range result.Dropped {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s belongs to no service of the configuration: remove the folder, or name the service\n", model.Visible(filepath.ToSlash(dir)))
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
