package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator/importer"
)

// exitUpdates is the exit code of an update with --exit-code that changes models;
// no failure has it.
const exitUpdates = 3

func updateCommand() *cobra.Command {
	cfg := importer.UpdateConfig{}
	var exitCode bool
	cmd := &cobra.Command{
		Use:   "update [flags] [SERVICE...]",
		Short: "Import models again from where they came from",
		Long: `Update imports the services of a models directory again, all of them or those
that are given, from the sources that modelsmith.lock names. It prints each file
with what became of it: added, updated, unchanged or removed. All or nothing is
written.

A file that is not what an import wrote is not overwritten without --force.`,
		Example: `  modelsmith update
  modelsmith update --dry-run --exit-code iam
  modelsmith update --from https://github.com/boto/botocore/archive/refs/tags/1.43.11.tar.gz`,
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg.Services = args
			result, err := importer.Update(cmd.Context(), cfg)
			if err != nil {
				return err
			}
			printFiles(cmd, result)
			if cfg.DryRun && result.Changed() {
				fmt.Fprintln(cmd.ErrOrStderr(), "nothing was written; modelsmith diff can show what changes of models mean")
			}
			if exitCode && result.Changed() {
				return coded{code: exitUpdates}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&cfg.Models, "models", "models", "models directory to update")
	flags.StringVar(&cfg.From, "from", "", "folder, file or URL to import all from, instead of the sources of the lock")
	flags.BoolVar(&cfg.DryRun, "dry-run", false, "print what would change, and write nothing")
	flags.BoolVar(&cfg.Force, "force", false, "overwrite models that are not what an import wrote")
	flags.BoolVar(&exitCode, "exit-code", false, "exit with 3 when something changed or would change")
	return cmd
}
