package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator/importer"
)

func importCommand() *cobra.Command {
	cfg := importer.Config{}
	cmd := &cobra.Command{
		Use:   "import --from DIR [flags] SERVICE...",
		Short: "Import models from a botocore data directory",
		Long: `Import takes the newest API version of each service from a botocore data
directory and writes it, without documentation, as JSON that makes good diffs.
The service all stands for every service there is.`,
		Example: `  modelsmith import --from site-packages/botocore/data --to models iam chime`,
		Args:    someServices,
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg.Services = args
			result, err := importer.Import(cmd.Context(), cfg)
			if err != nil {
				return err
			}
			for _, f := range result.Files {
				fmt.Fprintf(cmd.OutOrStdout(), "%s %v\n", f.Path, f.State)
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&cfg.From, "from", "", "botocore data directory")
	flags.StringVar(&cfg.To, "to", "models", "models directory to write")
	flags.BoolVar(&cfg.Docs, "docs", false, "keep the documentation")
	_ = cmd.MarkFlagRequired("from")
	return cmd
}
