package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/drift"
)

// exitDrift is the exit code of check for a tree that is not what it should be.
const exitDrift = 1

func checkCommand() *cobra.Command {
	var f generateFlags
	var format string
	formats := drift.Formats()
	names := make([]string, len(formats))
	for i := range formats {
		names[i] = formats[i].Name
	}
	cmd := &cobra.Command{
		Use:   "check [flags] [SERVICE...]",
		Short: "Compare the tree with what generate would write",
		Long: `Check tells which generated files are not what generate would write: edited,
missing and stale ones, and those with other line endings; and which packages the
configuration has no service for. It takes services and flags as generate does,
and writes nothing.

The exit code is 0 when the tree is what the models give, 1 when it is not, and 2
when a model or the configuration is wrong; the command line is told by 1 too.`,
		Example: `  modelsmith check
  modelsmith check --format github
  modelsmith check --out internal/aws iam`,
		ValidArgsFunction: completeServices,
		RunE: func(cmd *cobra.Command, args []string) error {
			i := slices.Index(names, format)
			if i < 0 {
				return fmt.Errorf("%q is no format; there are %s", format, strings.Join(names, ", "))
			}
			cfg, err := f.read(cmd, args)
			if err != nil {
				return err
			}
			cfg.CacheDir = cacheDir()
			found, err := generator.Check(cmd.Context(), cfg)
			if err != nil {
				return err
			}
			if err := formats[i].Write(cmd.OutOrStdout(), found); err != nil {
				return err
			}
			if found != nil {
				return coded{code: exitDrift}
			}
			return nil
		},
	}
	f.register(cmd.Flags())
	cmd.Flags().StringVar(&format, "format", names[0], strings.Join(names, ", "))
	return cmd
}
