package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator/importer"
)

func importCommand() *cobra.Command {
	cfg := importer.Config{}
	cmd := &cobra.Command{
		Use:   "import --from SOURCE [flags] SERVICE...",
		Short: "Import models from botocore or from AWS's Smithy models",
		Long: `Import takes the newest API version of each service from a source and writes it,
without documentation, as JSON that makes good diffs. The service all stands for
every service there is. A source is

  a folder    botocore's data, a clone of a repository of AWS with models in
              botocore's format or Smithy's, or a folder of Smithy models
  an archive  a zip or tar.gz of one of these
  a model     a Smithy model in JSON, which gets the name of its file or the one
              that is given; or a service-2.json alone
  a URL       of an archive or a model, with https or http

Behind a # may stand the folder inside of the source that has the models.

What was imported, and from where, is noted in modelsmith.lock beside the models,
for modelsmith update. All or nothing is written.`,
		Example: `  modelsmith import --from site-packages/botocore/data --to models iam chime
  modelsmith import --from ../api-models-aws lambda
  modelsmith import --from https://github.com/aws/api-models-aws/archive/refs/heads/main.tar.gz lambda
  modelsmith import --from lambda.smithy.json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg.Services = args
			result, err := importer.Import(cmd.Context(), cfg)
			if err != nil {
				return err
			}
			printFiles(cmd, result)
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&cfg.From, "from", "", "folder, file or URL to import from")
	flags.StringVar(&cfg.To, "to", "models", "models directory to write")
	flags.BoolVar(&cfg.Docs, "docs", false, "keep the documentation")
	flags.BoolVar(&cfg.Force, "force", false, "overwrite models that are not what an import wrote")
	_ = cmd.MarkFlagRequired("from")
	return cmd
}

// printFiles prints what became of files, and what a later update needs.
func printFiles(cmd *cobra.Command, result *importer.Result) {
	for _, f := range result.Files {
		note := ""
		switch {
		case f.Foreign:
			note = " (not from an import)"
		case f.Edited:
			note = " (edited after its import)"
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s %v%s\n", f.Path, f.State, note)
	}
	if result.Unrecorded != nil {
		fmt.Fprintln(cmd.ErrOrStderr(), "modelsmith.lock does not name the source, which is this machine's own or a URL with a query; update needs --from")
	}
}
